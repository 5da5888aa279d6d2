/**
 * Answers the questions of lists and panes from an open shop: collections with unsent work laid over them.
 * Nothing here waits, so that an answer sees one state.
 */
import type { CacheOutput } from '#shared/contract/cache.ts';
import type {
  AttentionItem,
  CampaignList,
  CampaignPage,
  CampaignQuery,
  ListPosition,
  ProductFilter,
  ProductPage,
  ProductQuery,
} from '#shared/contract/query.ts';
import { type Campaign, joiningProblem } from '#shared/domain/campaign.ts';
import type { SellerContact } from '#shared/domain/contact.ts';
import { type AgencyOperation, isAgencyOperation } from '#shared/domain/outbox.ts';
import type { Registration } from '#shared/domain/registration.ts';
import type { RegistrationPolicy } from '#shared/domain/shop.ts';
import { attentionOf } from '../query/attention.ts';
import { type AskedText, locateCampaign, queryCampaigns, searchCampaigns } from '../query/campaign-query.ts';
import { type Candidacy, queryProducts, selectProducts } from '../query/product-query.ts';
import { recordOf } from '../query/record-table.ts';
import {
  countRegistered,
  newestByProduct,
  newestOf,
  queuedProductIds,
  registeredProducts,
} from '../query/registered.ts';
import type { Shop } from './shop.ts';
import { operationsOf } from './unsent.ts';

/** A window of the campaigns that match, with the products that are in each. */
export function campaignPageOf(shop: Shop, query: CampaignQuery, now: number): CampaignPage {
  const { campaign, campaignColumns } = shop.collections;
  const operations = Map.groupBy(agencyOperationsOf(shop), ({ campaignId }) => campaignId);
  const { campaigns, ...answer } = queryCampaigns(campaign, campaignColumns, query, joinedIdsIn(shop), now);
  return {
    ...answer,
    rows: campaigns.map((row) =>
      campaignRowOf(row, registrationsIn(shop, row.id), operations.get(row.id) ?? []),
    ),
  };
}

/** Campaigns that have the words of a text, the best first. */
export function foundCampaignsOf(shop: Shop, asked: AskedText, now: number): CacheOutput<'searchCampaigns'> {
  const { campaign, campaignColumns } = shop.collections;
  const { campaigns, counts } = searchCampaigns(campaign, campaignColumns, asked, now);
  const operations = Map.groupBy(agencyOperationsOf(shop), ({ campaignId }) => campaignId);
  const rows = campaigns.map((row) =>
    campaignRowOf(row, registrationsIn(shop, row.id), operations.get(row.id) ?? []),
  );
  return { counts, rows };
}

/** Where a campaign stands in a list. */
export function campaignPositionOf(
  shop: Shop,
  list: CampaignList,
  campaignId: string,
  now: number,
): ListPosition {
  const { campaign, campaignColumns } = shop.collections;
  return locateCampaign(campaign, campaignColumns, list, joinedIdsIn(shop), campaignId, now);
}

/** The campaigns with a registration of the shop, sent or not. */
function joinedIdsIn(shop: Shop): Set<string> {
  const registering = agencyOperationsOf(shop).filter(({ kind }) => kind === 'registerProducts');
  return new Set([...shop.collections.byCampaign.keys(), ...registering.map(({ campaignId }) => campaignId)]);
}

function campaignRowOf(
  campaign: Campaign,
  registrations: Iterable<Registration>,
  operations: readonly AgencyOperation[],
): CampaignPage['rows'][number] {
  const {
    id,
    name,
    partner,
    status,
    registrationPeriod,
    campaignPeriod,
    commissionRequirement,
    invited,
    region,
  } = campaign;
  return {
    id,
    name,
    partnerName: partner.name,
    status,
    registrationPeriod,
    campaignPeriod,
    commissionRequirement,
    invited,
    region,
    registered: countRegistered(registrations, operations),
  };
}

/** What is unsent of campaigns that partners started. */
function agencyOperationsOf(shop: Shop): AgencyOperation[] {
  return operationsOf(shop).filter(isAgencyOperation);
}

function registrationsIn({ collections }: Shop, campaignId: string): Registration[] {
  return [...(collections.byCampaign.get(campaignId)?.values() ?? [])];
}

/** A campaign with everything of this shop in it. */
export function readCampaign(
  shop: Shop,
  campaignId: string,
  policy: RegistrationPolicy,
  now: number,
): CacheOutput<'readCampaign'> {
  const campaign = recordOf(shop.collections.campaign, campaignId) ?? null;
  const operations = agencyOperationsOf(shop).filter((operation) => operation.campaignId === campaignId);
  const isOpen = campaign !== null && joiningProblem(campaign, now) === null;
  const rows = registeredProducts(registrationsIn(shop, campaignId), operations, policy, now, (id) =>
    // Where nothing can be registered any more, nothing can be registered again.
    isOpen ? recordOf(shop.collections.product, id) : undefined,
  );
  return {
    campaign,
    registeredProducts: rows,
    operations,
    draft: shop.unsent.drafts.find((draft) => draft.campaignId === campaignId) ?? null,
  };
}

/** The contact that the shop gave last, as far as the API tells. */
export function newestContactIn({ collections }: Shop): SellerContact | null {
  return newestOf(collections.registration.values())?.sellerContact ?? null;
}

/** What needs a person in the shop, in its order. */
export function attentionIn(shop: Shop, policy: RegistrationPolicy, now: number): AttentionItem[] {
  const { campaign, campaignColumns, product, byCampaign, sellerCampaign, participantsIn } = shop.collections;
  return attentionOf({
    campaigns: campaign,
    columns: campaignColumns,
    products: product,
    byCampaign,
    sellerCampaigns: sellerCampaign,
    participantsIn,
    operations: operationsOf(shop),
    drafts: shop.unsent.drafts,
    policy,
    now,
  });
}

export function productPageOf(
  shop: Shop,
  query: ProductQuery,
  policy: RegistrationPolicy,
  now: number,
): ProductPage {
  const { product, productColumns } = shop.collections;
  return queryProducts(
    product,
    productColumns,
    query,
    query,
    candidacyIn(shop, query.campaignId, policy, now),
  );
}

export function selectProductIds(
  shop: Shop,
  filter: ProductFilter,
  limit: number,
  policy: RegistrationPolicy,
  now: number,
): string[] {
  const { product, productColumns } = shop.collections;
  return selectProducts(
    product,
    productColumns,
    filter,
    limit,
    candidacyIn(shop, filter.campaignId, policy, now),
  );
}

/** What a campaign makes of products; in one of the seller's own (null) nothing stands in the way of an eligible one. */
function candidacyIn(
  shop: Shop,
  campaignId: string | null,
  policy: RegistrationPolicy,
  now: number,
): Candidacy {
  const operations = agencyOperationsOf(shop).filter((operation) => operation.campaignId === campaignId);
  return {
    newestRegistrations: newestByProduct(campaignId === null ? [] : registrationsIn(shop, campaignId)),
    queuedProductIds: queuedProductIds(operations),
    policy,
    now,
  };
}
