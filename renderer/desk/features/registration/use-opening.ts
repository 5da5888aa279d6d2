/** Asks for everything that the dialog begins with, once each time it is opened. */
import type { DeskOutput } from '#shared/contract/desk.ts';
import type { Campaign } from '#shared/domain/campaign.ts';
import { marketOf } from '#shared/domain/market.ts';
import type { Product } from '#shared/domain/product.ts';
import type { Shop, ShopKey } from '#shared/domain/shop.ts';
import { failure, type Outcome, success } from '#shared/errors.ts';
import { deskCall } from '../../desk-client.ts';
import { useReadOnce } from '../../state/use-read-once.ts';
import { type Opening, openingOf, productIdsOfOpening } from './opening.ts';
import { readProducts } from './read-products.ts';

export interface ReadyOpening extends Opening {
  readonly campaign: Campaign;
  readonly known: DeskOutput<'readCampaign'>;
  readonly products: ReadonlyMap<string, Product>;
}

export interface OpeningRequest {
  readonly shop: ShopKey;
  readonly shopRecord: Shop;
  readonly campaignId: string;
  readonly replaces: string | null;
  readonly productIds: readonly string[];
}

/** The opening, or null while it is being read. */
export function useOpening(request: OpeningRequest): Outcome<ReadyOpening> | null {
  return useReadOnce(request, readOpening);
}

async function readOpening(request: OpeningRequest): Promise<Outcome<ReadyOpening>> {
  const { shop, shopRecord, campaignId, replaces, productIds } = request;
  const [known, contact] = await Promise.all([
    deskCall('readCampaign', { shop, campaignId }),
    deskCall('readLastContact', { shop }),
  ]);
  if (!known.ok) return known;
  const { campaign } = known.data;
  if (campaign === null) return failure('CAMPAIGN_NOT_FOUND');
  const read = await readProducts(shop, productIdsOfOpening(known.data, replaces, productIds));
  if (!read.ok) return read;
  const products = read.data;
  const opening = openingOf({
    campaign,
    known: known.data,
    // A form without the last contact is still a form.
    lastContact: contact.ok ? contact.data.contact : null,
    products,
    market: marketOf(shopRecord.region),
    policy: shopRecord.registrationPolicy,
    replaces,
    productIds,
  });
  return success({ ...opening, campaign, known: known.data, products });
}
