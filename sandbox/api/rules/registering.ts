/**
 * Whether a registration is accepted: first what concerns the whole, then each product for itself, in a fixed order.
 * Reuses the business rules of shared/domain; knows neither the store nor HTTP.
 */
import type { ApiCodeName } from '#shared/contract/api/codes.ts';
import { type Campaign, joiningProblem } from '#shared/domain/campaign.ts';
import { emailProblem, messengerProblem, type SellerContact } from '#shared/domain/contact.ts';
import { marketOf } from '#shared/domain/market.ts';
import type { Product } from '#shared/domain/product.ts';
import {
  type ProductOffer,
  productProblem,
  type Registration,
  rateProblem,
  sampleProblem,
} from '#shared/domain/registration.ts';
import type { RegistrationPolicy } from '#shared/domain/shop.ts';

/** What is asked of the shop before anything else: both are the platform's flags. */
export interface ShopStanding {
  readonly operationsAllowed: boolean;
  readonly paymentAccountActive: boolean;
}

/** Why the platform lets the shop do nothing now, or null. */
export function standingProblem(shop: ShopStanding): ApiCodeName | null {
  if (!shop.operationsAllowed) return 'OPERATION_DENIED';
  return shop.paymentAccountActive ? null : 'PAYMENT_ACCOUNT_NOT_ACTIVE';
}

export interface WholeRegistration {
  readonly termsVersion: string;
  readonly sellerContact: SellerContact;
  readonly productCount: number;
}

/** Why nothing of a registration is accepted, or null: period, terms, contact, then the number of products. */
export function wholeProblem(
  registration: WholeRegistration,
  campaign: Pick<Campaign, 'status' | 'registrationPeriod' | 'termsVersion' | 'region'>,
  policy: Pick<RegistrationPolicy, 'maximumProductsPerRegistration'>,
  now: number,
): ApiCodeName | null {
  const closed = joiningProblem(campaign, now);
  if (closed) return closed;
  if (registration.termsVersion !== campaign.termsVersion) return 'TERMS_CHANGED';
  const contact = contactProblem(registration.sellerContact, campaign.region);
  if (contact) return contact;
  if (registration.productCount === 0) return 'NO_PRODUCTS';
  return registration.productCount > policy.maximumProductsPerRegistration ? 'TOO_MANY_PRODUCTS' : null;
}

/** The email first, then the messenger: it must be the market's own. */
function contactProblem(contact: SellerContact, region: string): ApiCodeName | null {
  const market = marketOf(region);
  const { email, messenger } = contact;
  const wrongKind = messenger !== undefined && messenger.kind !== market.messenger;
  return (
    emailProblem(email) ??
    (wrongKind ? 'MESSENGER_INVALID' : messengerProblem(market, messenger?.value ?? ''))
  );
}

export interface OfferCircumstances {
  readonly campaign: Pick<Campaign, 'commissionRequirement'>;
  readonly policy: RegistrationPolicy;
  /** How often the product is in this registration. */
  readonly occurrences: number;
  readonly product: Pick<Product, 'status' | 'auditStatus' | 'underEnforcement' | 'category'> | undefined;
  /** Its registration in the campaign so far. */
  readonly earlier: Pick<Registration, 'reviewStatus' | 'rejectedForever' | 'reviewedTime'> | undefined;
  readonly now: number;
}

/** Why one product is refused, or null. A product that comes twice is refused both times: nobody can say which offer was meant. */
export function offerProblem(offer: ProductOffer, circumstances: OfferCircumstances): ApiCodeName | null {
  const { campaign, policy, occurrences, product, earlier, now } = circumstances;
  if (occurrences > 1) return 'DUPLICATE_PRODUCT';
  if (!product) return 'PRODUCT_NOT_FOUND';
  return (
    productProblem(product, earlier, policy, now) ??
    rateProblem(offer.totalCommissionRate, campaign, product, policy) ??
    sampleProblem(offer.sampleQuantity, policy)
  );
}
