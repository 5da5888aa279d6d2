// What a person does in campaigns that partners started. Knows no fault.

import { randomUUID } from 'node:crypto';
import type { DeskClient } from '#desk/desk-client.ts';
import type { CampaignRow } from '#shared/contract/query.ts';
import type { RegistrationDraft } from '#shared/domain/outbox.ts';
import { chosen, contactIn, EVERYTHING, everyCampaign, type OwnShop, selectable } from './asking.ts';
import { draftKey, type Ledger, noteQueued } from './ledger.ts';

async function openCampaign(
  client: DeskClient,
  { key }: OwnShop,
  pick: number,
): Promise<CampaignRow | undefined> {
  const query = {
    ...EVERYTHING,
    scope: 'available',
    registrationStates: ['open'],
    offset: 0,
    limit: 40,
  } as const;
  const answer = await client.call('queryCampaigns', { shop: key, query });
  return answer.ok
    ? chosen(
        answer.data.rows.filter(({ commissionRequirement }) => commissionRequirement <= 4_000),
        pick,
      )
    : undefined;
}

/** Registers products that the app says can be chosen, at a rate that any category takes. */
export async function register(
  client: DeskClient,
  ledger: Ledger,
  own: OwnShop,
  { pick, productCount, whenAsked }: { pick: number; productCount: number; whenAsked?: () => Promise<void> },
): Promise<void> {
  const row = await openCampaign(client, own, pick);
  const read = row && (await client.call('readCampaign', { shop: own.key, campaignId: row.id }));
  const products = row ? await selectable(client, own.key, row.id) : [];
  if (!read?.ok || !read.data.campaign) return;
  const first = pick % Math.max(1, products.length - productCount);
  const productIds = products.slice(first, first + productCount);
  const { id: campaignId, termsVersion } = read.data.campaign;
  const submission = { shop: own.key, campaignId, termsVersion, productIds };
  // Submitting ends the draft that it may have been made of.
  const endsDraft = ledger.drafts.delete(draftKey(own.key, campaignId));
  const submitting = client.call('submitRegistration', {
    shop: own.key,
    operationId: randomUUID(),
    campaignId,
    termsVersion,
    sellerContact: contactIn(own),
    offers: productIds.map((productId) => ({
      productId,
      totalCommissionRate: 5_000,
      sampleQuantity: 1 + (pick % 9),
    })),
    replaces: null,
    endsDraft,
  });
  if (whenAsked) {
    ledger.cutOff.push(submission);
    await Promise.all([whenAsked(), submitting]);
    return;
  }
  noteQueued(ledger, await submitting, (operationId) => ({ kind: 'register', operationId, ...submission }));
}

export async function editSampleQuantity(
  client: DeskClient,
  ledger: Ledger,
  { key }: OwnShop,
  pick: number,
): Promise<void> {
  const campaign = chosen(await everyCampaign(client, key, 'joined'), pick);
  const read = campaign && (await client.call('readCampaign', { shop: key, campaignId: campaign.id }));
  const row = read?.ok
    ? chosen(
        read.data.registeredProducts.filter((one) => one.source === 'api'),
        pick,
      )
    : undefined;
  if (row?.source !== 'api') return;
  const { id: registrationId, sampleQuantity } = row.registration;
  const answer = await client.call('editSampleQuantity', {
    shop: key,
    operationId: randomUUID(),
    registrationId,
    sampleQuantity: sampleQuantity + 1 + (pick % 5),
  });
  noteQueued(ledger, answer, (operationId) => ({ kind: 'other', shop: key, operationId }));
}

export async function saveDraft(
  client: DeskClient,
  ledger: Ledger,
  own: OwnShop,
  pick: number,
  now: number,
): Promise<void> {
  const row = await openCampaign(client, own, pick);
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
  const answer = await client.call('saveDraft', { shop: own.key, draft });
  if (answer.ok) ledger.drafts.set(draftKey(own.key, row.id), { shop: own.key, draft });
}
