/** Partners' figures in words, and why one cannot be chosen. Pure: knows no screen. */
import type { PartnerQuery } from '#shared/contract/query.ts';
import type { GmvBand } from '#shared/domain/partner-profile.ts';

export const GMV_BAND_NAMES: Readonly<Record<GmvBand, string>> = {
  UNDER_10K: 'Under US$10K',
  FROM_10K: 'US$10K – 100K',
  FROM_100K: 'US$100K – 1M',
  FROM_1M: 'US$1M and more',
};

/** "4.7 of 5"; nobody has rated a partner whose rating is null. */
export function ratingInWords(rating: number | null): string {
  return rating === null ? 'Not rated' : `${(rating / 10).toFixed(1)} of 5`;
}

export const ALREADY_IN_IT = 'Already in it';

/** How many are invited, and once nobody more can be, what makes room. */
export function invitedInWords(invited: number, most: number, chosen: number): string {
  const isFull = invited >= most && chosen > 0;
  return `${invited} of ${most} invited${isFull ? ': leave one out to invite another' : ''}`;
}

type Sort = PartnerQuery['sort'];

/** The orders that are offered: each figure begins with the most of it. */
export const PARTNER_SORT_CHOICES = [
  { value: 'gmv', label: 'Most sales' },
  { value: 'rating', label: 'Best rated' },
  { value: 'creators', label: 'Most creators' },
  { value: 'name', label: 'Name' },
] as const satisfies readonly { value: Sort['by']; label: string }[];

export function sortBy(by: Sort['by']): Sort {
  return { by, direction: by === 'name' ? 'ascending' : 'descending' };
}
