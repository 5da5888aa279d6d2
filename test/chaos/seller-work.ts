// What a person does in campaigns of the seller's own. Knows no fault.

import { randomUUID } from 'node:crypto';
import type { DeskClient } from '#desk/desk-client.ts';
import { contentOf, NO_PREFERENCES } from '#shared/domain/seller-campaign.ts';
import { chosen, contactIn, type OwnShop, selectable } from './asking.ts';
import { type Ledger, noteQueued } from './ledger.ts';

const DAY = 86_400;

export async function publish(client: DeskClient, ledger: Ledger, own: OwnShop, now: number): Promise<void> {
  const products = await selectable(client, own.key, null);
  const name = `Chaos ${randomUUID().slice(0, 13)}`;
  const answer = await client.call('publishSellerCampaign', {
    shop: own.key,
    operationId: randomUUID(),
    draftId: null,
    content: {
      name,
      description: 'Whatever happens on the way.',
      registrationPeriod: { startTime: now - DAY, endTime: now + 20 * DAY },
      campaignPeriod: { startTime: now - DAY, endTime: now + 40 * DAY },
      participation: 'ALL_PARTNERS',
      invitedPartnerIds: [],
      products: products
        .slice(0, 1)
        .map((productId) => ({ productId, totalCommissionRate: 5_000, sampleQuantity: 3 })),
      creatorPreferences: NO_PREFERENCES,
      sellerContact: contactIn(own),
    },
    replaces: null,
  });
  noteQueued(ledger, answer, (operationId) => ({ kind: 'publish', shop: own.key, operationId, name }));
}

async function ownCampaign(client: DeskClient, { key }: OwnShop, pick: number) {
  const query = { tab: 'active', text: '', sort: 'newest', offset: 0, limit: 50 } as const;
  const answer = await client.call('querySellerCampaigns', { shop: key, query });
  const row = answer.ok
    ? chosen(
        answer.data.rows.filter((one) => one.key.source === 'api'),
        pick,
      )
    : undefined;
  if (!row) return undefined;
  const read = await client.call('readSellerCampaign', { shop: key, sellerCampaignId: row.key.id });
  return read.ok ? (read.data.campaign ?? undefined) : undefined;
}

/** Lets registration end a little later. */
export async function editOwn(client: DeskClient, ledger: Ledger, own: OwnShop, pick: number): Promise<void> {
  const base = await ownCampaign(client, own, pick);
  if (!base) return;
  const { registrationPeriod, campaignPeriod } = contentOf(base);
  const endTime = registrationPeriod.endTime + 60 * (1 + (pick % 30));
  const answer = await client.call('editSellerCampaign', {
    shop: own.key,
    operationId: randomUUID(),
    draftId: null,
    base,
    changes: {
      registrationPeriod: { ...registrationPeriod, endTime },
      campaignPeriod: { ...campaignPeriod, endTime: Math.max(campaignPeriod.endTime, endTime) },
    },
    publishes: false,
    replaces: null,
  });
  noteQueued(ledger, answer, (operationId) => ({ kind: 'other', shop: own.key, operationId }));
}

export async function closeOwn(
  client: DeskClient,
  ledger: Ledger,
  own: OwnShop,
  pick: number,
): Promise<void> {
  const campaign = await ownCampaign(client, own, pick);
  if (!campaign) return;
  const answer = await client.call('closeSellerCampaign', {
    shop: own.key,
    operationId: randomUUID(),
    sellerCampaignId: campaign.id,
  });
  noteQueued(ledger, answer, (operationId) => ({ kind: 'other', shop: own.key, operationId }));
}
