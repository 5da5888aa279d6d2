/** The partners in a campaign of the shop's own: who they are, inviting more of them, answering those that ask to join. */
import { API_CODES } from '#shared/contract/api/codes.ts';
import { apiContract, type EndpointData } from '#shared/contract/api/endpoints.ts';
import type { WireSellerCampaign } from '#shared/contract/api/wire.ts';
import { invitationProblems } from '#shared/domain/seller-campaign-rules.ts';
import type { Call, Handler } from '../call.ts';
import { shopOf, viewOf } from '../call.ts';
import { idempotent } from '../idempotency.ts';
import { Refusal, sentence } from '../rules/refusal.ts';
import { requireNoProblems } from '../rules/seller-content.ts';
import { requireStanding } from '../shop-policy.ts';
import type { ShopRow } from '../store/schema.ts';
import { invite, participantOf, setParticipant } from '../store/seller-campaigns.ts';
import { invitedIn, readParticipants, visibleParticipants } from '../store/seller-records.ts';
import type { Unit } from '../store/store.ts';
import { pageOf } from './page.ts';
import { ownCampaign, partnersAmong, requireRunning, seen } from './seller-campaigns.ts';

export const listParticipants: Handler<'listParticipants'> = async (call) => {
  const { db } = call.store;
  const shop = await shopOf(db, call);
  const campaign = await ownCampaign(db, shop, call.params.seller_campaign_id);
  const listed = visibleParticipants(db, shop.id)
    .where('participants.seller_campaign_id', '=', campaign.id)
    .select('feed.record_id')
    .as('listed');
  const { items: participants, page } = await pageOf(db, listed, call.query, (ids) =>
    readParticipants(db, viewOf(shop, call), ids),
  );
  return { participants, ...page };
};

/** Campaign, shop, whether partners can still join, who may join at all, then the partners. */
async function inviteMore(
  unit: Unit,
  shop: ShopRow,
  call: Call<'invitePartners'>,
): Promise<EndpointData<'invitePartners'>> {
  const { partner_ids: partnerIds } = call.body;
  const row = await ownCampaign(unit.db, shop, call.params.seller_campaign_id);
  const campaign = await seen(unit.db, shop, row.id, call);
  requireStanding(shop);
  requireRunning(campaign);
  requireRegistration(campaign, call.now);
  if (campaign.participation === 'ALL_PARTNERS') {
    const place = { at: 'field', field: 'invitedPartners' } as const;
    requireNoProblems([{ place, code: 'PARTNERS_NOT_EXPECTED' }]);
  }
  const known = await partnersAmong(unit.db, shop, partnerIds);
  requireNoProblems(invitationProblems(partnerIds, invitedIn(row), (id) => known.has(id)));
  await requireAway(unit, row.id, partnerIds);
  const ids = await invite(unit, row, partnerIds, call.now);
  return {
    seller_campaign: await seen(unit.db, shop, row.id, call),
    participants: await readParticipants(unit.db, viewOf(shop, call), ids),
  };
}

/** Refuses partners that are in the campaign, or wait for an answer. One that said no, or was told no, may be invited again. */
async function requireAway(unit: Unit, campaignId: string, partnerIds: readonly string[]): Promise<void> {
  const there = await unit.db
    .selectFrom('participants')
    .select('partner_id')
    .where('seller_campaign_id', '=', campaignId)
    .where('partner_id', 'in', partnerIds)
    .where('status', 'in', ['INVITED', 'REQUESTED', 'JOINED'])
    .orderBy('partner_id')
    .execute();
  if (there.length === 0) return;
  const code = 'PARTNER_ALREADY_INVITED';
  const problems = there.map(({ partner_id: id }) => ({
    at: 'partner' as const,
    field: null,
    id,
    code: API_CODES[code],
    message: sentence(code),
  }));
  throw new Refusal(code, { data: { problems } });
}

/** Accepting takes open registration; declining is possible until the campaign is over. */
async function answer(
  unit: Unit,
  shop: ShopRow,
  call: Call<'answerJoinRequest'>,
): Promise<EndpointData<'answerJoinRequest'>> {
  const { accept } = call.body;
  const row = await ownCampaign(unit.db, shop, call.params.seller_campaign_id);
  const campaign = await seen(unit.db, shop, row.id, call);
  requireStanding(shop);
  requireRunning(campaign);
  if (accept) requireRegistration(campaign, call.now);
  const request = await participantOf(unit, row.id, call.params.partner_id);
  if (request?.status !== 'REQUESTED') throw new Refusal('JOIN_REQUEST_NOT_FOUND');
  const { partner_id: partnerId, message } = request;
  const id = await setParticipant(
    unit,
    row,
    partnerId,
    { status: accept ? 'JOINED' : 'REFUSED', message },
    call.now,
  );
  const [participant] = await readParticipants(unit.db, viewOf(shop, call), [id]);
  if (!participant) throw new Refusal('JOIN_REQUEST_NOT_FOUND');
  return { participant };
}

function requireRegistration(campaign: WireSellerCampaign, now: number): void {
  if (now > campaign.registration_end_time) throw new Refusal('REGISTRATION_CLOSED');
}

export const invitePartners: Handler<'invitePartners'> = idempotent(
  'invitePartners',
  apiContract.invitePartners.data,
  inviteMore,
);

export const answerJoinRequest: Handler<'answerJoinRequest'> = idempotent(
  'answerJoinRequest',
  apiContract.answerJoinRequest.data,
  answer,
);
