/**
 * A shop of an account, and the rules for registering that its market's API delivers.
 * What the platform has not published (largest numbers, cool-downs) is data here, never a constant.
 */
import type { SellerType } from './campaign.ts';
import type { Rate } from './rate.ts';

/** Limits that the API sets for a shop. */
export interface RegistrationPolicy {
  readonly maximumProductsPerRegistration: number;
  readonly maximumSampleQuantity: number;
  /** The lowest total rate of a category, in 0.01 %, where one is above the platform's own. */
  readonly minimumRateByCategory: readonly { readonly categoryId: string; readonly rate: Rate }[];
  /** Seconds after a rejection before the product may be registered again. */
  readonly registerAgainAfterSeconds: number;
}

export interface Shop {
  readonly id: string;
  readonly name: string;
  readonly region: string;
  /** ISO 4217. */
  readonly currency: string;
  /** IANA name: every time of the shop is shown in it. */
  readonly timeZone: string;
  readonly sellerType: SellerType;
  readonly registrationPolicy: RegistrationPolicy;
}

/** Which shop of which local account: every question and every database carries both. */
export interface ShopKey {
  readonly accountId: string;
  readonly shopId: string;
}
