/** Sows a world into empty tables: everything drawn from one seed, inserted in bulk. Knows the generators and the tables, no server. */
import { hashPassword } from '../oauth/secrets.ts';
import { termsVersion } from '../rules/terms-version.ts';
import { visibilityOf } from '../rules/visibility.ts';
import type { CampaignRow, Db, FeedRow, PartnerRow, ProductRow } from '../store/schema.ts';
import { insertMany } from '../store/store.ts';
import { type CampaignSeed, drawCampaigns, PARTNERS_OF_A_MARKET } from './campaigns.ts';
import { moneyOf } from './market-style.ts';
import { drawProfile } from './partner-profiles.ts';
import { generatePartners, type PartnerSeed } from './partners.ts';
import type { AccountPlan, ShopPlan, World } from './plan.ts';
import { generateProducts } from './products.ts';
import { randomOf } from './random.ts';
import { drawRegistrations } from './registrations.ts';
import { drawSellerCampaigns } from './seller-campaigns.ts';

/** Of a market's campaigns, those that sellers never see: unpublished, or meant for others. */
const HIDDEN_SHARE = 0.1;
/** The partner's word for a shop outside the sandbox that a campaign is meant for. */
const SOMEBODY_ELSE = '7299999999999999999';

export interface Sowing {
  readonly seed: number;
  readonly world: World;
  /** Unix seconds: all periods are laid around it. */
  readonly now: number;
}

/** Fills the tables. The same sowing makes the same rows, passwords' salts included. */
export async function sow(db: Db, sowing: Sowing): Promise<void> {
  const { world, seed, now } = sowing;
  const markets = new Map<string, Market>();
  for (const [region, count] of Object.entries(world.campaignsByRegion)) {
    const campaigns = drawCampaigns({ seed, region, now, count, hiddenShare: HIDDEN_SHARE });
    markets.set(region, { campaigns, partners: await sowMarket(db, sowing, region, campaigns) });
  }
  for (const account of world.accounts) {
    await db
      .insertInto('accounts')
      .values({
        id: account.id,
        name: account.name,
        email: account.email,
        password_hash: await hashPassword(account.password, account.id),
      })
      .execute();
    for (const shop of account.shops) {
      await sowShop(db, sowing, account, shop, markets.get(shop.region) ?? NO_MARKET);
    }
  }
}

/** What the shops of a region share. */
interface Market {
  readonly campaigns: readonly CampaignSeed[];
  readonly partners: readonly PartnerSeed[];
}

/** Where no agency works yet. */
const NO_MARKET: Market = { campaigns: [], partners: [] };

/** Returns the partners that are at work in the market: its directory. */
async function sowMarket(
  db: Db,
  { seed, world }: Sowing,
  region: string,
  campaigns: readonly CampaignSeed[],
): Promise<PartnerSeed[]> {
  const used = new Map(campaigns.map(({ partner }) => [partner.id, partner]));
  const partners = generatePartners({ seed, region, count: PARTNERS_OF_A_MARKET }).filter((partner) =>
    used.has(partner.id),
  );
  await insertMany(
    db,
    'partners',
    partners.map((partner) => partnerRow(seed, partner, region)),
  );
  await insertMany(db, 'campaigns', campaigns.map(campaignRow));
  const shops = world.accounts.flatMap((account) => account.shops).filter((shop) => shop.region === region);
  await insertMany(
    db,
    'campaign_targets',
    campaigns.flatMap((campaign) => {
      if (campaign.audience === 'everybody') return [];
      const invited = campaign.audience === 'others' ? [SOMEBODY_ELSE] : shops.map((shop) => shop.id);
      return invited.map((shopId) => ({ campaign_id: campaign.id, shop_id: shopId }));
    }),
  );
  return partners;
}

function partnerRow(seed: number, partner: PartnerSeed, region: string): PartnerRow {
  const profile = drawProfile(seed, partner, region);
  return {
    id: partner.id,
    name: partner.name,
    home_region: partner.homeRegion,
    region,
    creator_count: profile.creatorCount,
    categories: JSON.stringify(profile.categories),
    regions: JSON.stringify(profile.regions),
    gmv_band: profile.gmvBand,
    rating: profile.rating,
    contact_info: JSON.stringify(partner.contact),
  };
}

function campaignRow(campaign: CampaignSeed): CampaignRow {
  return {
    id: campaign.id,
    region: campaign.region,
    partner_id: campaign.partner.id,
    name: campaign.name,
    description: campaign.description,
    registration_start_time: campaign.registrationPeriod.startTime,
    registration_end_time: campaign.registrationPeriod.endTime,
    campaign_start_time: campaign.campaignPeriod.startTime,
    campaign_end_time: campaign.campaignPeriod.endTime,
    commission_rate: campaign.commissionRequirement,
    contact_info: JSON.stringify(campaign.partnerContact),
    target_seller_types: JSON.stringify(campaign.targetSellerTypes),
    is_targeted: campaign.audience === 'everybody' ? 0 : 1,
    is_published: campaign.isPublished ? 1 : 0,
    closed_time: campaign.closedTime,
    terms_version: termsVersion(campaign),
  };
}

async function sowShop(
  db: Db,
  { seed, world, now }: Sowing,
  account: AccountPlan,
  shop: ShopPlan,
  { campaigns, partners }: Market,
): Promise<void> {
  const { id, region } = shop;
  const visible = campaigns.filter((campaign) => isVisible(campaign, shop));
  const products = generateProducts({ seed, region, shop: id, count: shop.products });
  const registrations = drawRegistrations({
    seed,
    now,
    products,
    campaigns: visible,
    joinedCampaigns: shop.joinedCampaigns,
    shop: { id, region, accountEmail: account.email },
  });
  await insertMany(
    db,
    'products',
    products.map((product) => productRow(product, id)),
  );
  await insertMany(db, 'registrations', registrations);
  const own = drawSellerCampaigns({
    seed,
    now,
    products,
    partners,
    count: shop.sellerCampaigns,
    shop: { id, region, accountEmail: account.email },
  });
  await insertMany(db, 'seller_campaigns', own.campaigns);
  await insertMany(db, 'participants', own.participants);
  const feed = feedOf(id, [
    ['campaign', visible],
    ['registration', registrations],
    ['seller_campaign', own.campaigns],
    ['participant', own.participants],
    ['product', products],
    ['partner', partners],
  ]);
  await insertMany(db, 'feed', feed);
  const { currency, timeZone } = moneyOf(region);
  await db
    .insertInto('shops')
    .values({
      id,
      account_id: account.id,
      name: shop.name,
      region,
      currency,
      time_zone: timeZone,
      seller_type: shop.sellerType,
      registration_policy: JSON.stringify(world.registrationPolicy),
      payment_account_active: 1,
      operations_allowed: 1,
      feed_generation: randomOf(seed, 'generation', id, now).id(),
      last_sequence: feed.length,
      oldest_sequence: 0,
      settled_time: now,
    })
    .execute();
}

/** A shop's feed at its beginning, in the order of the collections. */
function feedOf(
  shopId: string,
  collections: readonly (readonly [FeedRow['collection'], readonly { readonly id: string }[]])[],
): FeedRow[] {
  const entries = collections.flatMap(([collection, records]) =>
    records.map(({ id }) => ({ collection, id })),
  );
  return entries.map(({ collection, id }, index) => ({
    shop_id: shopId,
    collection,
    record_id: id,
    sequence: index + 1,
    first_sequence: index + 1,
    is_deleted: 0,
  }));
}

function isVisible(campaign: CampaignSeed, shop: ShopPlan): boolean {
  const audience = {
    region: campaign.region,
    is_published: campaign.isPublished ? 1 : 0,
    is_targeted: campaign.audience === 'everybody' ? 0 : 1,
    sellerTypes: campaign.targetSellerTypes,
    isInvited: campaign.audience === 'invited',
  } as const;
  return visibilityOf(audience, { region: shop.region, seller_type: shop.sellerType }) === 'visible';
}

function productRow(product: ReturnType<typeof generateProducts>[number], shopId: string): ProductRow {
  return {
    id: product.id,
    shop_id: shopId,
    name: product.name,
    category_id: product.category.id,
    category_name: product.category.name,
    lowest_price: product.lowest_price.amount,
    highest_price: product.highest_price.amount,
    currency: product.lowest_price.currency,
    inventory: product.inventory,
    sku_count: product.sku_count,
    status: product.status,
    audit_status: product.audit_status,
    under_enforcement: product.under_enforcement ? 1 : 0,
    open_collaboration_commission_rate: product.open_collaboration_commission_rate,
  };
}
