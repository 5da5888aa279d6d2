/**
 * The campaigns that a shop starts: listed, read, created, edited, closed. The rules themselves are shared with the app's form;
 * here is the order in which they are asked, which is part of the contract.
 */
import { apiContract, type EndpointData } from '#shared/contract/api/endpoints.ts';
import type { WireSellerCampaign, WireSellerCampaignContent } from '#shared/contract/api/wire.ts';
import { marketOf } from '#shared/domain/market.ts';
import {
  editProblems,
  keepingProblems,
  publishingProblems,
  type SellerCampaignCircumstances,
} from '#shared/domain/seller-campaign-rules.ts';
import type { Call, Handler } from '../call.ts';
import { shopOf, viewOf } from '../call.ts';
import { idempotent } from '../idempotency.ts';
import { Refusal } from '../rules/refusal.ts';
import {
  changesFromWire,
  contentFromWire,
  requireNoProblems,
  type SentChanges,
  sellerCampaignFromWire,
} from '../rules/seller-content.ts';
import { limitsOf, requireStanding } from '../shop-policy.ts';
import { visibleProducts } from '../store/records.ts';
import { ruledProduct } from '../store/ruled-product.ts';
import type { Db, ProductRow, SellerCampaignRow, ShopRow } from '../store/schema.ts';
import {
  closeSellerCampaignRow,
  editSellerCampaignRow,
  insertSellerCampaign,
  type KeptContent,
  publishSellerCampaign,
} from '../store/seller-campaigns.ts';
import {
  offersOf,
  readSellerCampaigns,
  visiblePartners,
  visibleSellerCampaigns,
} from '../store/seller-records.ts';
import type { Unit } from '../store/store.ts';
import { pageOf } from './page.ts';

type Moment = { readonly now: number; readonly origin: string };

export const listSellerCampaigns: Handler<'listSellerCampaigns'> = async (call) => {
  const { db } = call.store;
  const shop = await shopOf(db, call);
  const listed = visibleSellerCampaigns(db, shop.id).select('feed.record_id').as('listed');
  const { items, page } = await pageOf(db, listed, call.query, (ids) =>
    readSellerCampaigns(db, viewOf(shop, call), ids),
  );
  return { seller_campaigns: items, ...page };
};

export const readSellerCampaign: Handler<'readSellerCampaign'> = async (call) => {
  const { db } = call.store;
  const shop = await shopOf(db, call);
  return { seller_campaign: await seen(db, shop, call.params.seller_campaign_id, call) };
};

/** A campaign of the shop's own, as it looks now. */
export async function seen(db: Db, shop: ShopRow, id: string, at: Moment): Promise<WireSellerCampaign> {
  const [campaign] = await readSellerCampaigns(db, viewOf(shop, at), [id]);
  if (!campaign) throw new Refusal('SELLER_CAMPAIGN_NOT_FOUND');
  return campaign;
}

/** The row of a campaign of the shop's own. Another shop's is as unknown as one that does not exist. */
export async function ownCampaign(db: Db, shop: ShopRow, id: string): Promise<SellerCampaignRow> {
  const row = await visibleSellerCampaigns(db, shop.id)
    .where('feed.record_id', '=', id)
    .selectAll('seller_campaigns')
    .executeTakeFirst();
  if (!row) throw new Refusal('SELLER_CAMPAIGN_NOT_FOUND');
  return row;
}

/** Shop, then every rule of the form. */
async function create(
  unit: Unit,
  shop: ShopRow,
  call: Call<'createSellerCampaign'>,
): Promise<EndpointData<'createSellerCampaign'>> {
  const { content, publish } = call.body;
  requireStanding(shop);
  const known = await knownTo(unit.db, shop, content);
  const rules = publish ? publishingProblems : keepingProblems;
  requireNoProblems(rules(contentFromWire(content), circumstancesOf(shop, known, call.now)));
  const row = await insertSellerCampaign(unit, shop.id, kept(content, known, []), call.now);
  if (publish) await publishSellerCampaign(unit, row, call.now);
  return { seller_campaign: await seen(unit.db, shop, row.id, call) };
}

/** Campaign, shop, whether it is over, version, then the rules: an edit of what nobody has seen is not judged. */
async function edit(
  unit: Unit,
  shop: ShopRow,
  call: Call<'editSellerCampaign'>,
): Promise<EndpointData<'editSellerCampaign'>> {
  const { version, changes, publish } = call.body;
  const row = await ownCampaign(unit.db, shop, call.params.seller_campaign_id);
  const before = await seen(unit.db, shop, row.id, call);
  requireStanding(shop);
  if (before.status === 'CLOSED') throw new Refusal('CAMPAIGN_CLOSED');
  if (before.version !== version) throw new Refusal('EDIT_CONFLICT', { data: { seller_campaign: before } });

  const edited: WireSellerCampaignContent = { ...before, ...present(changes) };
  const known = await knownTo(unit.db, shop, edited);
  const circumstances = circumstancesOf(shop, known, call.now);
  const isPublishing = publish && before.status === 'READY';
  requireNoProblems(
    isPublishing
      ? publishingProblems(contentFromWire(edited), circumstances)
      : editProblems(sellerCampaignFromWire(before), changesFromWire(changes, edited), circumstances),
  );
  const after = await editSellerCampaignRow(unit, row, kept(edited, known, offersOf(row)));
  if (isPublishing) await publishSellerCampaign(unit, after, call.now);
  return { seller_campaign: await seen(unit.db, shop, row.id, call) };
}

async function close(
  unit: Unit,
  shop: ShopRow,
  call: Call<'closeSellerCampaign'>,
): Promise<EndpointData<'closeSellerCampaign'>> {
  const row = await ownCampaign(unit.db, shop, call.params.seller_campaign_id);
  requireStanding(shop);
  requireRunning(await seen(unit.db, shop, row.id, call));
  await closeSellerCampaignRow(unit, row, call.now);
  return { seller_campaign: await seen(unit.db, shop, row.id, call) };
}

/** Refuses what only a published campaign that is not over allows. */
export function requireRunning({ status }: Pick<WireSellerCampaign, 'status'>): void {
  if (status === 'READY') throw new Refusal('SELLER_CAMPAIGN_NOT_PUBLISHED');
  if (status === 'CLOSED') throw new Refusal('CAMPAIGN_CLOSED');
}

/** What the content names, as far as the shop knows it. */
interface Known {
  readonly products: ReadonlyMap<string, ProductRow>;
  readonly partnerIds: ReadonlySet<string>;
}

async function knownTo(
  db: Db,
  shop: ShopRow,
  content: Pick<WireSellerCampaignContent, 'products' | 'invited_partner_ids'>,
): Promise<Known> {
  const products = await visibleProducts(db, shop.id)
    .where(
      'feed.record_id',
      'in',
      content.products.map((offer) => offer.product_id),
    )
    .selectAll('products')
    .execute();
  return {
    products: new Map(products.map((product) => [product.id, product])),
    partnerIds: await partnersAmong(db, shop, content.invited_partner_ids),
  };
}

/** Those of the ids that are in the shop's directory. */
export async function partnersAmong(
  db: Db,
  shop: ShopRow,
  partnerIds: readonly string[],
): Promise<Set<string>> {
  const partners = await visiblePartners(db, shop.id)
    .where('feed.record_id', 'in', partnerIds)
    .select('feed.record_id')
    .execute();
  return new Set(partners.map((partner) => partner.record_id));
}

function circumstancesOf(shop: ShopRow, known: Known, now: number): SellerCampaignCircumstances {
  return {
    now,
    market: marketOf(shop.region),
    policy: limitsOf(shop),
    hasPartner: (partnerId) => known.partnerIds.has(partnerId),
    productOf(productId) {
      const product = known.products.get(productId);
      return product && ruledProduct(product);
    },
  };
}

/** The content to keep: a product that was in the campaign before keeps the name that it was added with. */
function kept(
  content: WireSellerCampaignContent,
  { products }: Known,
  before: KeptContent['products'],
): KeptContent {
  const names = new Map([
    ...[...products.values()].map(({ id, name }) => [id, name] as const),
    ...before.map((offer) => [offer.product_id, offer.product_name] as const),
  ]);
  return {
    ...content,
    products: content.products.map(({ product_id, total_commission_rate, sample_quota }) => ({
      product_id,
      total_commission_rate,
      sample_quota,
      product_name: names.get(product_id) ?? '',
    })),
  };
}

/** Without what was left out. */
function present(changes: SentChanges): Partial<WireSellerCampaignContent> {
  return Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined));
}

export const createSellerCampaign: Handler<'createSellerCampaign'> = idempotent(
  'createSellerCampaign',
  apiContract.createSellerCampaign.data,
  create,
);

export const editSellerCampaign: Handler<'editSellerCampaign'> = idempotent(
  'editSellerCampaign',
  apiContract.editSellerCampaign.data,
  edit,
);

export const closeSellerCampaign: Handler<'closeSellerCampaign'> = idempotent(
  'closeSellerCampaign',
  apiContract.closeSellerCampaign.data,
  close,
);
