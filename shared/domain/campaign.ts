/**
 * A campaign that a partner (agency, TAP) started and in which a shop may register products.
 * Pure types and rules: the clock is an argument, storage and screens are unknown here.
 */
import type { Contact } from './contact.ts';
import { isOpen, type Period } from './period.ts';
import type { Rate } from './rate.ts';

/** READY is not published and reaches no seller; the others are what a seller sees. */
export const CAMPAIGN_STATUSES = ['READY', 'UPCOMING', 'ONGOING', 'CLOSED'] as const;
export type CampaignStatus = (typeof CAMPAIGN_STATUSES)[number];

export const SELLER_TYPES = ['LOCAL', 'CROSS_BORDER'] as const;
export type SellerType = (typeof SELLER_TYPES)[number];

export interface Partner {
  readonly id: string;
  readonly name: string;
}

/** What the clock makes of a campaign that is published and was not closed early. Both times in Unix seconds. */
export function publishedStatus(campaignPeriod: Period, now: number): Exclude<CampaignStatus, 'READY'> {
  if (now > campaignPeriod.endTime) return 'CLOSED';
  return now < campaignPeriod.startTime ? 'UPCOMING' : 'ONGOING';
}

/** Everything a seller reads before joining. Name and description are untrusted plain text. */
export interface Campaign {
  /** Up to 19 digits: never a number. */
  readonly id: string;
  readonly name: string;
  /** The campaign detail: under 1,000 characters of plain text, with line breaks. */
  readonly description: string;
  readonly partner: Partner;
  readonly status: CampaignStatus;
  readonly registrationPeriod: Period;
  readonly campaignPeriod: Period;
  /** The lowest total commission rate the campaign accepts, in 0.01 %. */
  readonly commissionRequirement: Rate;
  readonly partnerContact: Contact;
  readonly targetSellerTypes: readonly SellerType[];
  /** True when the campaign is for chosen shops and this shop is one of them (an invitation). */
  readonly invited: boolean;
  readonly region: string;
  /** Changes whenever a term that a seller agrees to changes; a registration carries the one its person read. */
  readonly termsVersion: string;
}

/** Why nothing can be registered in a campaign now, or null when it can. The API refuses with the same names. */
export type JoiningProblem = 'CAMPAIGN_CLOSED' | 'REGISTRATION_NOT_OPEN' | 'REGISTRATION_CLOSED';

/** Products can be added while registration is open, also after the campaign has started. `now` is in Unix seconds. */
export function joiningProblem(
  campaign: Pick<Campaign, 'status' | 'registrationPeriod'>,
  now: number,
): JoiningProblem | null {
  if (campaign.status === 'CLOSED') return 'CAMPAIGN_CLOSED';
  if (now < campaign.registrationPeriod.startTime) return 'REGISTRATION_NOT_OPEN';
  return isOpen(campaign.registrationPeriod, now) ? null : 'REGISTRATION_CLOSED';
}
