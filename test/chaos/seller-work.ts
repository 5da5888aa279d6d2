// What a person does in campaigns of the seller's own, and what they were told of it. Knows no fault.

import { randomUUID } from 'node:crypto';
import { marketOf } from '#shared/domain/market.ts';
import type { Operation } from '#shared/domain/outbox.ts';
import { contentOf, NO_PREFERENCES, type SellerCampaignContent } from '#shared/domain/seller-campaign.ts';
import { draftOfContent, type SellerDraft } from '#shared/domain/seller-draft.ts';
import type { Outcome } from '#shared/errors.ts';
import type { Desk } from './agency-work.ts';
import { chosen, contactIn, selectable } from './asking.ts';
import { note, toldBy } from './ledger.ts';
import type { StepOf } from './schedule.ts';

const DAY = 86_400;

/** Asks for something under an id of its own, and notes what was told. */
async function ask(
  { life, own, ledger }: Desk,
  kind: Operation['kind'],
  operationId: string,
  asking: Promise<Outcome<{ readonly operationId: string | null }>>,
): Promise<'queued' | 'refused' | 'unknown'> {
  const deaths = life.deaths();
  const answer = await asking;
  const told = toldBy(answer, life.deaths() > deaths);
  note(ledger, { shop: own.key, operationId, kind, told, submission: null });
  return told;
}

async function partnersOf({ life, own }: Desk): Promise<string[]> {
  const query = {
    text: '',
    categoryIds: [],
    regions: [],
    gmvBands: [],
    lowestRating: null,
    sort: { by: 'name', direction: 'ascending' },
    offset: 0,
    limit: 20,
  } as const;
  const answer = await life.client.call('queryPartners', { shop: own.key, query });
  return answer.ok ? answer.data.rows.map(({ id }) => id) : [];
}

async function content(desk: Desk, pick: number, now: number): Promise<SellerCampaignContent> {
  const products = await selectable(desk.life.client, desk.own.key, null);
  const invited = pick % 2 === 0 ? [] : (await partnersOf(desk)).slice(0, 2);
  return {
    name: `Chaos ${randomUUID().slice(0, 13)}`,
    description: 'Whatever happens on the way.',
    registrationPeriod: { startTime: now - DAY, endTime: now + 20 * DAY },
    campaignPeriod: { startTime: now - DAY, endTime: now + 40 * DAY },
    participation: invited.length === 0 ? 'ALL_PARTNERS' : 'INVITED_PARTNERS',
    invitedPartnerIds: invited,
    products: products
      .slice(0, 1)
      .map((productId) => ({ productId, totalCommissionRate: 5_000, sampleQuantity: 3 })),
    creatorPreferences: NO_PREFERENCES,
    sellerContact: contactIn(desk.own),
  };
}

export async function publish(desk: Desk, step: StepOf<'publish'>, now: number): Promise<void> {
  const input = {
    shop: desk.own.key,
    operationId: randomUUID(),
    draftId: null,
    content: await content(desk, step.pick, now),
    replaces: null,
  };
  const once = () =>
    ask(
      desk,
      'publishSellerCampaign',
      input.operationId,
      desk.life.client.call('publishSellerCampaign', input),
    );
  await Promise.all(step.manner === 'twice' ? [once(), once()] : [once()]);
}

/** Saves a draft of a campaign; null when it is not known to be there. */
export async function saveSellerDraft(
  desk: Desk,
  step: { pick: number },
  now: number,
): Promise<SellerDraft | null> {
  const { life, own, ledger } = desk;
  const draft: SellerDraft = {
    id: randomUUID(),
    savedTime: now,
    step: 'review',
    ...draftOfContent(await content(desk, step.pick, now), marketOf(own.shop.region)),
    template: null,
    edits: null,
    replaces: null,
  };
  const answer = await life.client.call('saveSellerDraft', { shop: own.key, draft });
  if (!answer.ok) return null;
  ledger.sellerDrafts.set(draft.id, { shop: own.key, draft });
  return draft;
}

/** Publishes a draft from two windows at once: each has an id of its own, and the draft ends once. */
export async function publishDraft(desk: Desk, step: { pick: number }, now: number): Promise<void> {
  const draft = await saveSellerDraft(desk, step, now);
  if (draft === null) return;
  const { life, own, ledger } = desk;
  const what = { ...(await content(desk, 0, now)), name: draft.name };
  const input = { shop: own.key, draftId: draft.id, content: what, replaces: null };
  const from = (operationId: string) =>
    ask(
      desk,
      'publishSellerCampaign',
      operationId,
      life.client.call('publishSellerCampaign', { ...input, operationId }),
    );
  const told = await Promise.all([from(randomUUID()), from(randomUUID())]);
  if (told.some((one) => one !== 'refused')) ledger.sellerDrafts.delete(draft.id);
  if (told.filter((one) => one === 'queued').length > 1)
    ledger.problems.push(`one draft was published twice: ${draft.name}`);
}

async function ownCampaign({ life, own }: Desk, pick: number) {
  const query = { tab: 'active', text: '', sort: 'newest', offset: 0, limit: 50 } as const;
  const answer = await life.client.call('querySellerCampaigns', { shop: own.key, query });
  const rows = answer.ok ? answer.data.rows : [];
  const row = chosen(
    rows.filter((one) => one.key.source === 'api'),
    pick,
  );
  if (!row) return undefined;
  const read = await life.client.call('readSellerCampaign', { shop: own.key, sellerCampaignId: row.key.id });
  return read.ok && read.data.campaign ? { ...read.data, campaign: read.data.campaign } : undefined;
}

/** Lets registration end a little later. */
export async function editOwn(desk: Desk, { pick }: { pick: number }): Promise<void> {
  const found = await ownCampaign(desk, pick);
  if (!found) return;
  const base = found.campaign;
  const { registrationPeriod, campaignPeriod } = contentOf(base);
  const endTime = registrationPeriod.endTime + 60 * (1 + (pick % 30));
  const operationId = randomUUID();
  const asking = desk.life.client.call('editSellerCampaign', {
    shop: desk.own.key,
    operationId,
    draftId: null,
    base,
    changes: {
      registrationPeriod: { ...registrationPeriod, endTime },
      campaignPeriod: { ...campaignPeriod, endTime: Math.max(campaignPeriod.endTime, endTime) },
    },
    publishes: false,
    replaces: null,
  });
  await ask(desk, 'editSellerCampaign', operationId, asking);
}

export async function closeOwn(desk: Desk, { pick }: { pick: number }): Promise<void> {
  const found = await ownCampaign(desk, pick);
  if (!found) return;
  const operationId = randomUUID();
  const { id: sellerCampaignId } = found.campaign;
  const asking = desk.life.client.call('closeSellerCampaign', {
    shop: desk.own.key,
    operationId,
    sellerCampaignId,
  });
  await ask(desk, 'closeSellerCampaign', operationId, asking);
}

export async function invite(desk: Desk, { pick }: { pick: number }): Promise<void> {
  const [found, partners] = [await ownCampaign(desk, pick), await partnersOf(desk)];
  const partnerId = chosen(partners, pick);
  if (!found || partnerId === undefined) return;
  const operationId = randomUUID();
  const asking = desk.life.client.call('invitePartners', {
    shop: desk.own.key,
    operationId,
    sellerCampaignId: found.campaign.id,
    partnerIds: [partnerId],
  });
  await ask(desk, 'invitePartners', operationId, asking);
}

export async function answerRequest(desk: Desk, step: StepOf<'answerRequest'>): Promise<void> {
  const found = await ownCampaign(desk, step.pick);
  const request = found?.participants.find(({ status }) => status === 'REQUESTED');
  if (!found || !request) return;
  const operationId = randomUUID();
  const asking = desk.life.client.call('answerJoinRequest', {
    shop: desk.own.key,
    operationId,
    sellerCampaignId: found.campaign.id,
    partnerId: request.partner.id,
    accepts: step.accepts,
  });
  await ask(desk, 'answerJoinRequest', operationId, asking);
}
