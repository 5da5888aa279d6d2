/**
 * Where "Go to" can lead: shops that fit the typed text, then campaigns of all shops. Pure.
 */
import type { DeskOutput } from '#shared/contract/desk.ts';
import { marketOf } from '#shared/domain/market.ts';
import { isBlank, isolated } from '#shared/domain/plain-text.ts';
import type { ShopKey } from '#shared/domain/shop.ts';
import type { KnownShop } from '../../state/session.ts';
import { sameShop, shopText } from '../../state/shop-key.ts';
import type { AgencyTab } from '../../state/view.ts';
import { shopSections, shopsMatching } from '../shop-switcher/shop-order.ts';

type CampaignResult = DeskOutput<'searchShops'>['results'][number];

export interface Destination {
  readonly id: string;
  readonly name: string;
  /** Where it is: market and account of a shop; shop and partner of a campaign, whose name others have too. */
  readonly note: string;
  readonly shop: ShopKey;
  /** Null for the shop itself. */
  readonly campaign: { readonly id: string; readonly tab: AgencyTab } | null;
}

/** More shops than these and the campaigns below them would be out of sight: typing on finds the others. */
const MOST_SHOPS_BESIDE_CAMPAIGNS = 6;

/** Without a text every shop, those shown last first; with one the shops that fit and the campaigns that were found. */
export function destinationsOf(
  shops: readonly KnownShop[],
  recentShops: readonly ShopKey[],
  current: ShopKey | null,
  text: string,
  found: readonly CampaignResult[],
): Destination[] {
  if (isBlank(text)) {
    const nowhere = { accountId: '', shopId: '' };
    return shopSections(shops, recentShops, current ?? nowhere).flatMap((section) =>
      section.shops.map(toShop),
    );
  }
  const campaigns = found.flatMap((result) => toCampaign(result, shops) ?? []);
  const matching = shopsMatching(shops, text).map(toShop);
  return [
    ...(campaigns.length > 0 ? matching.slice(0, MOST_SHOPS_BESIDE_CAMPAIGNS) : matching),
    ...campaigns,
  ];
}

function toShop({ key, record, accountName }: KnownShop): Destination {
  return {
    id: shopText(key),
    name: record.name,
    note: `${marketOf(record.region).name} · ${isolated(accountName)}`,
    shop: key,
    campaign: null,
  };
}

/** A campaign of a shop that the session does not know (any more) leads nowhere. */
function toCampaign({ shop, campaign }: CampaignResult, shops: readonly KnownShop[]): Destination | null {
  const its = shops.find(({ key }) => sameShop(key, shop));
  if (!its) return null;
  const isOnlyOne = shops.filter(({ record }) => record.name === its.record.name).length === 1;
  const isJoined = Object.values(campaign.registered).some((count) => count > 0);
  return {
    id: `${shopText(shop)}/${campaign.id}`,
    name: campaign.name,
    note: [its.record.name, ...(isOnlyOne ? [] : [its.accountName]), campaign.partnerName]
      .map(isolated)
      .join(' · '),
    shop,
    campaign: { id: campaign.id, tab: isJoined ? 'joined' : 'available' },
  };
}
