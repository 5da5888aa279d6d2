/**
 * Where "Go to" can lead: shops that fit the typed text, then campaigns of all shops. Pure.
 */
import type { DeskOutput } from '#shared/contract/desk.ts';
import { marketOf } from '#shared/domain/market.ts';
import { isBlank, isolated } from '#shared/domain/plain-text.ts';
import type { ShopKey } from '#shared/domain/shop.ts';
import { sameShop, shopText } from '#shared/domain/shop-key.ts';
import { countOf } from '../../format/number.ts';
import type { KnownShop } from '../../state/session.ts';
import type { AgencyTab } from '../../state/view.ts';
import { shopSections, shopsMatching } from '../shop-switcher/shop-order.ts';

type CampaignResult = DeskOutput<'searchShops'>['rows'][number];

export interface Destination {
  readonly id: string;
  readonly name: string;
  /** Where it is: market and account of a shop; shop and partner of a campaign, whose name others have too. */
  readonly note: string;
  readonly shop: ShopKey;
  /** Null for the shop itself. */
  readonly campaign: { readonly id: string; readonly tab: AgencyTab } | null;
}

/** A line of the list: a place, or the way to more of them. */
export type Option =
  | { readonly kind: 'place'; readonly id: string; readonly destination: Destination }
  | { readonly kind: 'moreShops' | 'moreCampaigns'; readonly id: string; readonly words: string };

export interface Finding {
  /** As it was typed. */
  readonly text: string;
  /** The campaigns that are here, of so many that were found. */
  readonly found: readonly CampaignResult[];
  readonly total: number;
  /** The person has asked for all shops that fit. */
  readonly showsAllShops: boolean;
}

/** More shops than these and the campaigns below them would be out of sight, until all are asked for. */
const MOST_SHOPS_BESIDE_CAMPAIGNS = 6;

/** Without a text every shop, those shown last first; with one the shops that fit and the campaigns that were found. */
export function optionsOf(
  shops: readonly KnownShop[],
  recentShops: readonly ShopKey[],
  current: ShopKey | null,
  { text, found, total, showsAllShops }: Finding,
): Option[] {
  if (isBlank(text)) {
    const nowhere = { accountId: '', shopId: '' };
    return shopSections(shops, recentShops, current ?? nowhere).flatMap((section) =>
      section.shops.map(toShop).map(toPlace),
    );
  }
  const campaigns = found.flatMap((result) => toCampaign(result, shops) ?? []);
  const matching = shopsMatching(shops, text).map(toShop);
  const isCut = campaigns.length > 0 && !showsAllShops && matching.length > MOST_SHOPS_BESIDE_CAMPAIGNS;
  const shown = isCut ? matching.slice(0, MOST_SHOPS_BESIDE_CAMPAIGNS) : matching;
  const more = total - found.length;
  return [
    ...shown.map(toPlace),
    ...(isCut ? [moreOf('moreShops', matching.length - shown.length, 'shop')] : []),
    ...campaigns.map(toPlace),
    ...(more > 0 ? [moreOf('moreCampaigns', more, 'campaign')] : []),
  ];
}

function toPlace(destination: Destination): Option {
  return { kind: 'place', id: destination.id, destination };
}

function moreOf(kind: 'moreShops' | 'moreCampaigns', count: number, noun: string): Option {
  return { kind, id: kind, words: `Show more: ${countOf(count, noun)}` };
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
