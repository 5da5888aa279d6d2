/**
 * A partner as the directory shows it: whom a seller can invite, and by what they are compared.
 * Numbers are the platform's own; text is untrusted.
 */
import type { Contact } from './contact.ts';

/** Sales that the partner's creators made in the last 30 days, in US dollars, as the platform bands them. */
export const GMV_BANDS = ['UNDER_10K', 'FROM_10K', 'FROM_100K', 'FROM_1M'] as const;
export type GmvBand = (typeof GMV_BANDS)[number];

export interface PartnerProfile {
  readonly id: string;
  readonly name: string;
  /** Creators that work with the partner. */
  readonly creatorCount: number;
  readonly categories: readonly { readonly id: string; readonly name: string }[];
  /** Two-letter markets. */
  readonly regions: readonly string[];
  readonly gmvBand: GmvBand;
  /** Sellers' rating in tenths, 10 to 50 (47 is 4.7 of 5); null before the first. */
  readonly rating: number | null;
  readonly contact: Contact;
}
