/**
 * What the steps that choose products and set their rates and samples need of the form that they are in: a registration, or a
 * campaign of the seller's own. They know no more of it.
 */
import type { ProductRow } from '#shared/contract/query.ts';
import type { Market } from '#shared/domain/market.ts';
import type { Product } from '#shared/domain/product.ts';
import type { Rate } from '#shared/domain/rate.ts';
import type { RegistrationPolicy } from '#shared/domain/shop.ts';
import type { FocusRequest } from './focus-place.ts';
import type { OfferAction, Offers } from './offer-changes.ts';
import type { OfferEntry } from './offer-entry.ts';

export interface OffersInHand {
  readonly form: Offers;
  /** The campaign that the products are for; null ids one that is still to be made. */
  readonly terms: { readonly id: string | null; readonly commissionRequirement: Rate };
  readonly context: {
    readonly market: Market;
    readonly policy: RegistrationPolicy;
    /** The catalogue's record of each chosen product; one that is missing has left the catalogue. */
    readonly products: ReadonlyMap<string, Product>;
  };
  /** What is said now, by the key of its place. */
  readonly shown: ReadonlyMap<string, { readonly sentence: string }>;
  readonly change: (action: OfferAction) => void;
  /** Takes up records before their products enter the form. */
  readonly learn: (products: Iterable<Product>) => void;
  /** For what takes away the element that has the focus: it must land where the person goes on. */
  readonly focusOn: (key: string) => void;
  readonly focusRequest: FocusRequest | null;
  /** How a product enters the form. */
  readonly newOffer: (product: Product) => OfferEntry;
  /** Why a candidate cannot be chosen, or null. */
  readonly problemOf: (row: ProductRow) => ProductRow['problem'];
}
