// What a person does in the app of a run, at the wall of the window: the same calls that the window makes, from inside it.
// Notes what the app promised, for the reckoning. Knows no fault.

import { randomUUID } from 'node:crypto';
import { createDeskClient, type DeskClient } from '#desk/desk-client.ts';
import type { CampaignRow } from '#shared/contract/query.ts';
import type { RegistrationDraft } from '#shared/domain/outbox.ts';
import { contentOf } from '#shared/domain/seller-campaign.ts';
import type { Shop, ShopKey } from '#shared/domain/shop.ts';
import type { Page } from '#test/e2e/support/window.ts';

interface Submission {
  readonly shop: ShopKey;
  readonly campaignId: string;
  readonly termsVersion: string;
  readonly productIds: readonly string[];
}

/** What the app has told a person that it will see to. */
export type Promised = { readonly shop: ShopKey; readonly operationId: string } & (
  | ({ readonly kind: 'register' } & Submission)
  | { readonly kind: 'publish'; readonly name: string }
  | { readonly kind: 'other' }
);

export interface Ledger {
  readonly promised: Promised[];
  /** Submissions that nobody was told the end of. */
  readonly cutOff: Submission[];
  /** Drafts whose saving was answered, the latest of each campaign. */
  readonly drafts: Map<string, { readonly shop: ShopKey; readonly draft: RegistrationDraft }>;
}

export interface OwnShop {
  readonly key: ShopKey;
  readonly shop: Shop;
}

const DAY = 86_400;
const CONTACTS = { TH: 'line', ID: 'whatsapp', GB: 'whatsapp' } as const;
const EVERYTHING = {
  text: '',
  registrationStates: [],
  invitedOnly: false,
  requirement: null,
  regions: [],
  sort: { column: 'registrationPeriod', direction: 'ascending' },
} as const;

/** The app's own client, over the bridge of the window that is open now. */
export function clientIn(page: () => Page): DeskClient {
  return createDeskClient(() => ({
    call: (name, input) =>
      page().evaluate(([called, given]) => window.deskBridge.call(called, given), [name, input] as const),
    subscribe: () => () => undefined,
  }));
}

export async function shopsOf(client: DeskClient): Promise<OwnShop[]> {
  const session = await client.call('readSession', {});
  if (!session.ok) throw new Error(`no session: ${session.error.code}`);
  return session.data.shops.map(({ accountId, shop }) => ({ key: { accountId, shopId: shop.id }, shop }));
}

/** Every row of a scope. */
export async function everyCampaign(
  client: DeskClient,
  shop: ShopKey,
  scope: 'available' | 'joined',
): Promise<CampaignRow[]> {
  const rows: CampaignRow[] = [];
  for (;;) {
    const query = { ...EVERYTHING, scope, offset: rows.length, limit: 200 };
    const answer = await client.call('queryCampaigns', { shop, query });
    if (!answer.ok) throw new Error(`no campaigns: ${answer.error.code}`);
    rows.push(...answer.data.rows);
    if (answer.data.rows.length === 0 || rows.length >= answer.data.total) return rows;
  }
}

const contactIn = ({ shop }: OwnShop) => ({
  email: 'ops@dara.example',
  messenger: {
    kind: CONTACTS[shop.region === 'TH' || shop.region === 'ID' ? shop.region : 'GB'],
    value: shop.region === 'TH' ? '@dara' : '+44 7700 900123',
  },
});

const draftKey = ({ shopId }: ShopKey, campaignId: string): string => `${shopId} ${campaignId}`;

const chosen = <Item>(items: readonly Item[], pick: number): Item | undefined => items[pick % items.length];

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
  const products =
    row &&
    (await client.call('selectProducts', {
      shop: own.key,
      filter: {
        campaignId: row.id,
        text: '',
        categoryIds: [],
        lowestPrice: null,
        highestPrice: null,
        lowestInventory: 0,
      },
    }));
  if (!read?.ok || !read.data.campaign || !products?.ok) return;
  const first = pick % Math.max(1, products.data.productIds.length - productCount);
  const productIds = products.data.productIds.slice(first, first + productCount);
  const { id: campaignId, termsVersion } = read.data.campaign;
  const submission = { shop: own.key, campaignId, termsVersion, productIds };
  // Submitting ends the draft that it may have been made of.
  ledger.drafts.delete(draftKey(own.key, campaignId));
  const submitting = client.call('submitRegistration', {
    shop: own.key,
    campaignId,
    termsVersion,
    sellerContact: contactIn(own),
    offers: productIds.map((productId) => ({
      productId,
      totalCommissionRate: 5_000,
      sampleQuantity: 1 + (pick % 9),
    })),
    replaces: null,
  });
  if (whenAsked) {
    ledger.cutOff.push(submission);
    await Promise.all([whenAsked(), submitting]);
    return;
  }
  const answer = await submitting;
  if (answer.ok && answer.data.operationId)
    ledger.promised.push({ kind: 'register', operationId: answer.data.operationId, ...submission });
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
    registrationId,
    sampleQuantity: sampleQuantity + 1 + (pick % 5),
  });
  if (answer.ok && answer.data.operationId)
    ledger.promised.push({ kind: 'other', shop: key, operationId: answer.data.operationId });
}

export async function publish(client: DeskClient, ledger: Ledger, own: OwnShop, now: number): Promise<void> {
  const filter = {
    campaignId: null,
    text: '',
    categoryIds: [],
    lowestPrice: null,
    highestPrice: null,
    lowestInventory: 0,
  };
  const products = await client.call('selectProducts', { shop: own.key, filter });
  const name = `Chaos ${randomUUID().slice(0, 13)}`;
  if (!products.ok) return;
  const answer = await client.call('publishSellerCampaign', {
    shop: own.key,
    draftId: null,
    content: {
      name,
      description: 'Whatever happens on the way.',
      registrationPeriod: { startTime: now - DAY, endTime: now + 20 * DAY },
      campaignPeriod: { startTime: now - DAY, endTime: now + 40 * DAY },
      participation: 'ALL_PARTNERS',
      invitedPartnerIds: [],
      products: products.data.productIds
        .slice(0, 1)
        .map((productId) => ({ productId, totalCommissionRate: 5_000, sampleQuantity: 3 })),
      creatorPreferences: {
        ageRange: { lowest: null, highest: null },
        followerRange: { lowest: null, highest: null },
        categoryIds: [],
        contentFormats: [],
        contentStyles: [],
        notes: '',
      },
      sellerContact: contactIn(own),
    },
    replaces: null,
  });
  if (answer.ok && answer.data.operationId)
    ledger.promised.push({ kind: 'publish', shop: own.key, operationId: answer.data.operationId, name });
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
    draftId: null,
    base,
    changes: {
      registrationPeriod: { ...registrationPeriod, endTime },
      campaignPeriod: { ...campaignPeriod, endTime: Math.max(campaignPeriod.endTime, endTime) },
    },
    publishes: false,
    replaces: null,
  });
  if (answer.ok && answer.data.operationId)
    ledger.promised.push({ kind: 'other', shop: own.key, operationId: answer.data.operationId });
}

export async function closeOwn(
  client: DeskClient,
  ledger: Ledger,
  own: OwnShop,
  pick: number,
): Promise<void> {
  const campaign = await ownCampaign(client, own, pick);
  if (!campaign) return;
  const answer = await client.call('closeSellerCampaign', { shop: own.key, sellerCampaignId: campaign.id });
  if (answer.ok && answer.data.operationId)
    ledger.promised.push({ kind: 'other', shop: own.key, operationId: answer.data.operationId });
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
