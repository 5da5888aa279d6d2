/** What the clock and the partner make of a campaign. Derived at every look, never stored. */
import { type CampaignStatus, publishedStatus } from '#shared/domain/campaign.ts';
import type { Period } from '#shared/domain/period.ts';

export interface CampaignStanding {
  readonly isPublished: boolean;
  /** When the partner closed it before its time, in Unix seconds; null as a rule. */
  readonly closedTime: number | null;
  readonly campaignPeriod: Period;
}

/** READY until published; then UPCOMING, ONGOING and CLOSED as the campaign period passes, or CLOSED by the partner. */
export function campaignStatus(campaign: CampaignStanding, now: number): CampaignStatus {
  if (!campaign.isPublished) return 'READY';
  return campaign.closedTime === null ? publishedStatus(campaign.campaignPeriod, now) : 'CLOSED';
}
