// What a person does with campaigns of a shop's own, each marked as that shop's: by these marks a mixed-up row is told.

import { randomUUID } from 'node:crypto';
import { deskContract } from '#shared/contract/desk.ts';
import type { ShopKey } from '#shared/domain/shop.ts';
import { contentToPublish, sellerDraftOf, templateOf } from '#test/fixtures/seller-records.ts';
import { idOf, markOf } from './marked-api.ts';
import type { WholeDesk } from './whole-desk.ts';

export const SELLER_STEPS = ['draft', 'publish', 'edit', 'close', 'takeBack', 'template'] as const;

interface Place {
  readonly person: string;
  readonly shopId: string;
}

/** Far enough in the future for any clock. */
const REGISTRATION = { startTime: 3_999_000_000, endTime: 4_000_000_000 };
const CAMPAIGN = { startTime: 3_999_500_000, endTime: 4_010_000_000 };

function contentIn({ person, shopId }: Place) {
  return contentToPublish({
    name: `${markOf(person, shopId)} own`,
    registrationPeriod: REGISTRATION,
    campaignPeriod: CAMPAIGN,
    participation: 'ALL_PARTNERS',
    invitedPartnerIds: [],
    products: [{ productId: idOf(person, shopId, 900), totalCommissionRate: 1_500, sampleQuantity: 1 }],
    sellerContact: {
      email: `${markOf(person, shopId)}@example.com`,
      messenger: { kind: 'line', value: '@shop' },
    },
  });
}

export async function takeSellerStep(
  desk: WholeDesk,
  shop: ShopKey,
  place: Place,
  step: (typeof SELLER_STEPS)[number],
): Promise<void> {
  const sellerCampaignId = idOf(place.person, place.shopId, 800);
  const mark = markOf(place.person, place.shopId);
  const steps = {
    draft: () =>
      desk.ask('saveSellerDraft', { shop, draft: sellerDraftOf({ id: randomUUID(), name: mark }) }),
    publish: () =>
      desk.ask('publishSellerCampaign', {
        shop,
        operationId: randomUUID(),
        draftId: null,
        content: contentIn(place),
        replaces: null,
      }),
    edit: () => edit(desk, shop, sellerCampaignId),
    close: () => desk.ask('closeSellerCampaign', { shop, operationId: randomUUID(), sellerCampaignId }),
    takeBack: () => takeBack(desk, shop),
    template: () =>
      desk.ask('saveCampaignTemplate', {
        accountId: shop.accountId,
        template: templateOf({ id: randomUUID(), name: mark }),
      }),
  };
  await steps[step]();
}

async function edit(desk: WholeDesk, shop: ShopKey, sellerCampaignId: string): Promise<void> {
  const read = await desk.ask('readSellerCampaign', { shop, sellerCampaignId });
  const base = read.ok ? deskContract.readSellerCampaign.output.parse(read.data).campaign : null;
  if (!base) return;
  const changes = { campaignPeriod: { ...base.campaignPeriod, endTime: base.campaignPeriod.endTime + 60 } };
  await desk.ask('editSellerCampaign', {
    shop,
    operationId: randomUUID(),
    draftId: null,
    base,
    changes,
    publishes: false,
    replaces: null,
  });
}

async function takeBack(desk: WholeDesk, shop: ShopKey): Promise<void> {
  const listed = await desk.ask('listOperations', { shop });
  if (!listed.ok) return;
  const { operations } = deskContract.listOperations.output.parse(listed.data);
  const [queued] = operations.filter(({ kind }) => kind === 'publishSellerCampaign');
  if (queued) await desk.ask('takeBackSellerCampaign', { shop, operationId: queued.id });
}
