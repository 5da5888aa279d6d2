/**
 * What the rules of a seller's campaign need to know besides the campaign: the catalogue and the directory as the cache has them, the
 * shop's market and limits, and the time of its API.
 */
import type { CacheOutput } from '#shared/contract/cache.ts';
import { marketOf } from '#shared/domain/market.ts';
import type { SellerCampaignContent } from '#shared/domain/seller-campaign.ts';
import type { SellerCampaignCircumstances } from '#shared/domain/seller-campaign-rules.ts';
import type { ShopKey } from '#shared/domain/shop.ts';
import { type Outcome, success } from '#shared/errors.ts';
import type { Circumstances } from './handlers.ts';
import type { DeskServices } from './services.ts';

type Product = CacheOutput<'readProducts'>['products'][number];

export interface KnownCircumstances extends SellerCampaignCircumstances {
  readonly productOf: (productId: string) => Product | undefined;
}

/** Asks the cache for what the content names. What it does not have is not there for the rules. */
export async function gatherCircumstances(
  { cache }: DeskServices,
  key: ShopKey,
  content: Pick<SellerCampaignContent, 'products' | 'invitedPartnerIds'>,
  { shop, policy, now }: Circumstances,
): Promise<Outcome<KnownCircumstances>> {
  const [found, partners] = await Promise.all([
    cache.call('readProducts', {
      shop: key,
      productIds: content.products.map(({ productId }) => productId),
    }),
    cache.call('readPartners', { shop: key, partnerIds: content.invitedPartnerIds }),
  ]);
  if (!found.ok) return found;
  if (!partners.ok) return partners;
  const products = new Map(found.data.products.map((product) => [product.id, product]));
  const partnerIds = new Set(partners.data.partners.map(({ id }) => id));
  return success({
    now,
    policy,
    market: marketOf(shop.region),
    productOf: (productId) => products.get(productId),
    hasPartner: (partnerId) => partnerIds.has(partnerId),
  });
}
