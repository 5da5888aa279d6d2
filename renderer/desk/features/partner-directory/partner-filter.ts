/** What a person chose to narrow the directory, and the question that it makes. Pure. */

import type { PartnerQuery } from '#shared/contract/query.ts';
import type { GmvBand } from '#shared/domain/partner-profile.ts';
import { isBlank, typedLine } from '#shared/domain/plain-text.ts';

export interface PartnerFilterEntry {
  readonly text: string;
  readonly categoryIds: readonly string[];
  readonly regions: readonly string[];
  readonly gmvBands: readonly GmvBand[];
  /** In tenths; null takes partners that nobody has rated too. */
  readonly lowestRating: number | null;
}

export const NO_PARTNER_FILTER: PartnerFilterEntry = {
  text: '',
  categoryIds: [],
  regions: [],
  gmvBands: [],
  lowestRating: null,
};

export function isNarrowed(entry: PartnerFilterEntry): boolean {
  const lists = [entry.categoryIds, entry.regions, entry.gmvBands];
  return !isBlank(entry.text) || entry.lowestRating !== null || lists.some((list) => list.length > 0);
}

/** The question without its window of rows. */
export function partnerQueryOf(
  entry: PartnerFilterEntry,
  sort: PartnerQuery['sort'],
): Omit<PartnerQuery, 'offset' | 'limit'> {
  return {
    text: typedLine(entry.text).slice(0, 200),
    categoryIds: entry.categoryIds,
    regions: entry.regions,
    gmvBands: entry.gmvBands,
    lowestRating: entry.lowestRating,
    sort,
  };
}
