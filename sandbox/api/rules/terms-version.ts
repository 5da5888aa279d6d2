/** The version of what a seller agrees to: it changes exactly when one of the terms does. */
import { createHash } from 'node:crypto';
import type { SellerType } from '#shared/domain/campaign.ts';
import type { Contact } from '#shared/domain/contact.ts';
import { contactWays } from '#shared/domain/contact.ts';
import type { Period } from '#shared/domain/period.ts';
import type { Rate } from '#shared/domain/rate.ts';

/** All that a seller reads before joining. */
export interface CampaignTerms {
  readonly name: string;
  readonly description: string;
  readonly registrationPeriod: Period;
  readonly campaignPeriod: Period;
  /** In 0.01 %. */
  readonly commissionRequirement: Rate;
  readonly partnerContact: Contact;
  readonly targetSellerTypes: readonly SellerType[];
}

/** A short hash of the terms. Status is not a term: the clock changes it, nobody agrees to it. */
export function termsVersion(terms: CampaignTerms): string {
  const text = JSON.stringify([
    terms.name,
    terms.description,
    terms.registrationPeriod.startTime,
    terms.registrationPeriod.endTime,
    terms.campaignPeriod.startTime,
    terms.campaignPeriod.endTime,
    terms.commissionRequirement,
    contactWays(terms.partnerContact),
    [...terms.targetSellerTypes].sort(),
  ]);
  return createHash('sha256').update(text).digest('base64url').slice(0, 22);
}
