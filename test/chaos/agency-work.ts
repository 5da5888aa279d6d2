// What a person does in campaigns that partners started, and what they were told of it. Knows no fault.

import { randomUUID } from 'node:crypto';
import type { CampaignRow } from '#shared/contract/query.ts';
import type { RegistrationDraft } from '#shared/domain/outbox.ts';
import { chosen, contactIn, EVERYTHING, everyCampaign, type OwnShop, selectable } from './asking.ts';
import { draftKey, type Ledger, note, type Submission, toldBy } from './ledger.ts';
import type { Life } from './life.ts';
import type { StepOf } from './schedule.ts';

/** Who works: the app, the shop, and what is noted. */
export interface Desk {
  readonly life: Life;
  readonly own: OwnShop;
  readonly ledger: Ledger;
}

async function openCampaign({ life, own }: Desk, pick: number): Promise<CampaignRow | undefined> {
  const query = {
    ...EVERYTHING,
    scope: 'available',
    registrationStates: ['open'],
    offset: 0,
    limit: 40,
  } as const;
  const answer = await life.client.call('queryCampaigns', { shop: own.key, query });
  const rows = answer.ok ? answer.data.rows : [];
  return chosen(
    rows.filter(({ commissionRequirement }) => commissionRequirement <= 4_000),
    pick,
  );
}

/** Something to submit: products that the app says can be chosen, under the terms that it shows. */
async function submissionIn(
  desk: Desk,
  { pick, productCount }: { pick: number; productCount: number },
): Promise<(Submission & { hasDraft: boolean }) | null> {
  const row = await openCampaign(desk, pick);
  if (!row) return null;
  const read = await desk.life.client.call('readCampaign', { shop: desk.own.key, campaignId: row.id });
  const products = await selectable(desk.life.client, desk.own.key, row.id);
  if (!read.ok || !read.data.campaign) return null;
  const first = pick % Math.max(1, products.length - productCount);
  const { id: campaignId, termsVersion } = read.data.campaign;
  const productIds = products.slice(first, first + productCount);
  return { campaignId, termsVersion, productIds, hasDraft: read.data.draft !== null };
}

/** Submits under an id, at a rate that any category takes, and notes what was told. */
async function submit(
  { life, own, ledger }: Desk,
  operationId: string,
  { hasDraft, ...submission }: Submission & { hasDraft: boolean },
  replaces: string | null = null,
): Promise<'queued' | 'refused' | 'unknown'> {
  const { campaignId, termsVersion, productIds } = submission;
  const deaths = life.deaths();
  const answer = await life.client.call('submitRegistration', {
    shop: own.key,
    operationId,
    campaignId,
    termsVersion,
    sellerContact: contactIn(own),
    offers: productIds.map((productId, index) => ({
      productId,
      totalCommissionRate: 5_000,
      sampleQuantity: 1 + index,
    })),
    replaces,
    endsDraft: hasDraft,
  });
  const told = toldBy(answer, life.deaths() > deaths);
  // Submitting ends the draft that it may have been made of.
  if (told !== 'refused') ledger.drafts.delete(draftKey(own.key, campaignId));
  note(ledger, { shop: own.key, operationId, kind: 'registerProducts', told, submission });
  return told;
}

/** Registers products; `changeTerms` changes the campaign's terms once they have been read. */
export async function register(
  desk: Desk,
  step: StepOf<'register'>,
  changeTerms: (campaignId: string) => Promise<boolean>,
): Promise<void> {
  const submission = await submissionIn(desk, step);
  if (submission === null || submission.productIds.length === 0) return;
  const operationId = randomUUID();
  if (step.manner === 'cutOff') {
    await Promise.all([submit(desk, operationId, submission), desk.life.again('kill')]);
    return;
  }
  if (step.manner === 'twice') {
    await Promise.all([submit(desk, operationId, submission), submit(desk, operationId, submission)]);
    return;
  }
  if (step.manner === 'oldTerms') return submitOldTerms(desk, operationId, submission, changeTerms);
  await submit(desk, operationId, submission);
}

/** The app that shows new terms takes no submission under old ones. */
async function submitOldTerms(
  desk: Desk,
  operationId: string,
  submission: Submission & { hasDraft: boolean },
  changeTerms: (campaignId: string) => Promise<boolean>,
): Promise<void> {
  const { campaignId } = submission;
  if (!(await changeTerms(campaignId))) return;
  const shown = await desk.life.client.call('readCampaign', { shop: desk.own.key, campaignId });
  const isShown = shown.ok && shown.data.campaign?.termsVersion !== submission.termsVersion;
  const told = await submit(desk, operationId, submission);
  if (isShown && told === 'queued')
    desk.ledger.problems.push(`queued under terms that were old: ${campaignId} (${operationId})`);
}

/** Registers the refused products of a parked operation again, in its place, under the terms of now. */
export async function mendRegistration(
  desk: Desk,
  parked: { id: string; campaignId: string; productIds: readonly string[] },
): Promise<'queued' | 'refused' | 'unknown'> {
  const { campaignId, productIds } = parked;
  const read = await desk.life.client.call('readCampaign', { shop: desk.own.key, campaignId });
  if (!read.ok || !read.data.campaign) return 'refused';
  const { termsVersion } = read.data.campaign;
  const submission = { campaignId, termsVersion, productIds, hasDraft: read.data.draft !== null };
  return submit(desk, randomUUID(), submission, parked.id);
}

export async function editSampleQuantity(desk: Desk, { pick }: { pick: number }): Promise<void> {
  const { life, own, ledger } = desk;
  const campaign = chosen(await everyCampaign(life.client, own.key, 'joined'), pick);
  if (!campaign) return;
  const read = await life.client.call('readCampaign', { shop: own.key, campaignId: campaign.id });
  const rows = read.ok ? read.data.registeredProducts : [];
  const row = chosen(
    rows.filter((one) => one.source === 'api'),
    pick,
  );
  if (row?.source !== 'api') return;
  const { id: registrationId, sampleQuantity } = row.registration;
  const operationId = randomUUID();
  const deaths = life.deaths();
  const answer = await life.client.call('editSampleQuantity', {
    shop: own.key,
    operationId,
    registrationId,
    sampleQuantity: sampleQuantity + 1 + (pick % 5),
  });
  const told = toldBy(answer, life.deaths() > deaths);
  note(ledger, { shop: own.key, operationId, kind: 'editSampleQuantity', told, submission: null });
}

export async function saveDraft(desk: Desk, { pick }: { pick: number }, now: number): Promise<void> {
  const { life, own, ledger } = desk;
  const row = await openCampaign(desk, pick);
  if (!row) return;
  const draft: RegistrationDraft = {
    campaignId: row.id,
    savedTime: now,
    step: 'terms',
    offers: [],
    email: `draft-${pick}@dara.example`,
    messenger: '',
    replaces: null,
  };
  const key = draftKey(own.key, row.id);
  const deaths = life.deaths();
  const answer = await life.client.call('saveDraft', { shop: own.key, draft });
  if (answer.ok) ledger.drafts.set(key, { shop: own.key, draft });
  // Nobody knows which of the two is there now.
  else if (life.deaths() > deaths) ledger.drafts.delete(key);
}
