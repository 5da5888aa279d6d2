/**
 * What the API's yes makes of an operation in a campaign of the seller's own: it is done, and what was answered is written.
 * Pure. Null when the answer is not about what was sent: another campaign, other numbers, somebody missing, or a state that was not asked for.
 * What cannot be read in it says nothing against it.
 */
import { sameValue } from '#shared/domain/same-value.ts';
import { type AnsweredSellerCampaign, type ChangeAnswer, readableOf } from '../remote/change-answer.ts';
import { participantFromWire, sellerCampaignFromWire } from '../remote/seller-records.ts';
import { DONE, fits, type Operation, type Settlement } from './settlement.ts';

type Kind<Name extends Operation['kind']> = Extract<Operation, { kind: Name }>;
type Answered = ChangeAnswer<'editSellerCampaign'>;
type Participants = ChangeAnswer<'invitePartners'>['participants'];
type SentContent = Kind<'editSellerCampaign'>['changes'] | Kind<'publishSellerCampaign'>['content'];

/** The campaign was created and published; its id is the API's to choose. */
export function settlePublishing(
  { content }: Kind<'publishSellerCampaign'>,
  { seller_campaign: campaign }: Answered,
): Settlement | null {
  return isPublished(campaign) && hasContent(campaign, content) ? doneWith([campaign]) : null;
}

/** The campaign has what the edit changed, under another version than before. */
export function settleEdit(
  { sellerCampaignId, base, changes, publishes }: Kind<'editSellerCampaign'>,
  { seller_campaign: campaign }: Answered,
): Settlement | null {
  const isEdited = campaign.id === sellerCampaignId && campaign.version !== base.version;
  const isAsSent = isEdited && hasContent(campaign, changes) && (!publishes || isPublished(campaign));
  return isAsSent ? doneWith([campaign]) : null;
}

export function settleClosing(
  { sellerCampaignId }: Kind<'closeSellerCampaign'>,
  { seller_campaign: campaign }: Answered,
): Settlement | null {
  return campaign.id === sellerCampaignId && fits(campaign.status, 'CLOSED') ? doneWith([campaign]) : null;
}

/** Everybody who was invited is in the campaign, and nobody else is told of. */
export function settleInvitations(
  { sellerCampaignId, partners }: Kind<'invitePartners'>,
  { seller_campaign: campaign, participants }: ChangeAnswer<'invitePartners'>,
): Settlement | null {
  const invited = partners.map(({ id }) => id);
  const isOfThis =
    campaign.id === sellerCampaignId &&
    participants.every(({ seller_campaign_id }) => seller_campaign_id === sellerCampaignId) &&
    sameSet(
      participants.map(({ partner }) => partner.id),
      invited,
    );
  const isAsSent =
    isOfThis &&
    participants.every(({ status }) => fits(status, 'INVITED')) &&
    invited.every((id) => campaign.invited_partner_ids?.includes(id) ?? true);
  return isAsSent ? doneWith([campaign], participants) : null;
}

export function settleJoinRequest(
  { sellerCampaignId, partner, accepts }: Kind<'answerJoinRequest'>,
  { participant }: ChangeAnswer<'answerJoinRequest'>,
): Settlement | null {
  const isOfThis =
    participant.seller_campaign_id === sellerCampaignId && participant.partner.id === partner.id;
  return isOfThis && fits(participant.status, accepts ? 'JOINED' : 'REFUSED')
    ? doneWith([], [participant])
    : null;
}

function doneWith(campaigns: readonly AnsweredSellerCampaign[], participants: Participants = []): Settlement {
  const readable = { campaigns: readableOf(campaigns), participants: readableOf(participants) };
  const leavesToPull =
    readable.campaigns.length < campaigns.length || readable.participants.length < participants.length;
  return {
    ...DONE,
    sellerCampaigns: readable.campaigns.map(sellerCampaignFromWire),
    participants: readable.participants.map(participantFromWire),
    leavesToPull,
  };
}

function isPublished({ status, published_time }: AnsweredSellerCampaign): boolean {
  return status !== 'READY' && published_time !== null;
}

/** Whether a campaign has everything that was sent of one. Prose may come back tidied up: it is not compared. */
function hasContent(campaign: AnsweredSellerCampaign, sent: SentContent): boolean {
  const { name, registrationPeriod, campaignPeriod, participation, sellerContact } = sent;
  const is = <Value>(value: Value | undefined, answered: Value | undefined) =>
    value === undefined || fits(answered, value);
  const offers = campaign.products?.map((offer) =>
    keyOf(offer.product_id, offer.total_commission_rate, offer.sample_quota),
  );
  const sentOffers = sent.products?.map((offer) =>
    keyOf(offer.productId, offer.totalCommissionRate, offer.sampleQuantity),
  );
  return (
    is(name, campaign.name) &&
    is(registrationPeriod?.startTime, campaign.registration_start_time) &&
    is(registrationPeriod?.endTime, campaign.registration_end_time) &&
    is(campaignPeriod?.startTime, campaign.campaign_start_time) &&
    is(campaignPeriod?.endTime, campaign.campaign_end_time) &&
    is(participation, campaign.participation) &&
    is(sellerContact, campaign.seller_contact) &&
    is(sent.invitedPartnerIds?.toSorted(), campaign.invited_partner_ids?.toSorted()) &&
    is(sentOffers?.sort(), offers?.sort())
  );
}

function keyOf(productId: string, rate: number, sampleQuantity: number): string {
  return `${productId} ${rate} ${sampleQuantity}`;
}

/** The same elements, in whatever order. */
function sameSet(left: readonly string[], right: readonly string[]): boolean {
  return sameValue(left.toSorted(), right.toSorted());
}
