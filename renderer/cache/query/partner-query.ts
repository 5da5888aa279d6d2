/**
 * Answers a question about the partner directory: which partners, in what order, and what each filter would leave.
 * Pure: knows no storage.
 */
import type { PartnerPage, PartnerQuery } from '#shared/contract/query.ts';
import { GMV_BANDS, type PartnerProfile } from '#shared/domain/partner-profile.ts';
import type { Category } from '#shared/domain/product.ts';
import { categoryCounts } from './category-counts.ts';
import { type RecordTable, recordAt, sizeOf, valueAt } from './record-table.ts';
import { type SortedOrder, slotsByText, unsorted } from './sorted-order.ts';
import { emptyIndex, findSlots, searchWords, type WordIndex } from './word-index.ts';

/** What is derived from the directory and kept. */
export interface PartnerColumns {
  readonly byName: SortedOrder;
  readonly words: WordIndex;
}

export function emptyPartnerColumns(): PartnerColumns {
  return { byName: unsorted(), words: emptyIndex() };
}

/** What text search looks through. */
function partnerText(table: RecordTable<PartnerProfile>, slot: number): string {
  return valueAt(table, slot, 'name') ?? '';
}

/** A window of the partners that match, and the facets. Equals stand in order of their names; the unrated stand last either way. */
export function queryPartners(
  table: RecordTable<PartnerProfile>,
  columns: PartnerColumns,
  query: PartnerQuery,
): PartnerPage {
  const categories: Category[] = [];
  const regions = new Map<string, number>();
  const bands = new Map<string, number>();
  const matches: PartnerProfile[] = [];
  for (const partner of withText(table, columns, query.text)) {
    const fails = failuresOf(partner, query);
    const failures =
      Number(fails.category) + Number(fails.region) + Number(fails.band) + Number(fails.rating);
    if (failures === 0) matches.push(partner);
    // One that fails a single filter would be shown if that filter were lifted.
    if (failures === Number(fails.category)) categories.push(...partner.categories);
    if (failures === Number(fails.region)) for (const region of partner.regions) countOne(regions, region);
    if (failures === Number(fails.band)) countOne(bands, partner.gmvBand);
  }
  const sorted = query.sort.by === 'name' ? byName(matches, query) : byNumber(matches, query);
  return {
    rows: sorted.slice(query.offset, query.offset + query.limit),
    total: matches.length,
    directoryTotal: sizeOf(table),
    categories: categoryCounts(categories, query.categoryIds, (id) => categoryOf(table, id)),
    regions: regionsOf(regions, query),
    gmvBands: GMV_BANDS.map((band) => ({ band, count: bands.get(band) ?? 0 })),
  };
}

/** The partners whose name has every word of `text`, in order of their names. */
function withText(
  table: RecordTable<PartnerProfile>,
  columns: PartnerColumns,
  text: string,
): PartnerProfile[] {
  const words = searchWords(text);
  const found = words.length > 0 ? new Set(findSlots(columns.words, table, partnerText, words)) : null;
  return [...slotsByText(columns.byName, table, partnerText)].flatMap((slot) =>
    found && !found.has(slot) ? [] : (recordAt(table, slot) ?? []),
  );
}

function failuresOf(partner: PartnerProfile, query: PartnerQuery) {
  const { categoryIds, regions, gmvBands, lowestRating } = query;
  return {
    category: categoryIds.length > 0 && !partner.categories.some(({ id }) => categoryIds.includes(id)),
    region: regions.length > 0 && !partner.regions.some((region) => regions.includes(region)),
    band: gmvBands.length > 0 && !gmvBands.includes(partner.gmvBand),
    rating: lowestRating !== null && (partner.rating === null || partner.rating < lowestRating),
  };
}

function byName(partners: readonly PartnerProfile[], { sort }: PartnerQuery): readonly PartnerProfile[] {
  return sort.direction === 'ascending' ? partners : partners.toReversed();
}

function byNumber(partners: readonly PartnerProfile[], { sort }: PartnerQuery): PartnerProfile[] {
  const sign = sort.direction === 'ascending' ? 1 : -1;
  const numberOf = NUMBERS[sort.by === 'name' ? 'creators' : sort.by];
  return partners.toSorted((left, right) => {
    const [a, b] = [numberOf(left), numberOf(right)];
    if (a === null || b === null) return Number(a === null) - Number(b === null);
    return sign * (a - b);
  });
}

const NUMBERS = {
  creators: ({ creatorCount }: PartnerProfile) => creatorCount,
  gmv: ({ gmvBand }: PartnerProfile) => GMV_BANDS.indexOf(gmvBand),
  rating: ({ rating }: PartnerProfile) => rating,
} satisfies Record<string, (partner: PartnerProfile) => number | null>;

function countOne(counts: Map<string, number>, name: string): void {
  counts.set(name, (counts.get(name) ?? 0) + 1);
}

function categoryOf(table: RecordTable<PartnerProfile>, categoryId: string): Category | undefined {
  for (const slot of table.slotOf.values()) {
    const category = valueAt(table, slot, 'categories')?.find(({ id }) => id === categoryId);
    if (category) return category;
  }
  return undefined;
}

function regionsOf(counts: ReadonlyMap<string, number>, { regions }: PartnerQuery): PartnerPage['regions'] {
  return [...new Set([...counts.keys(), ...regions])]
    .sort()
    .map((region) => ({ region, count: counts.get(region) ?? 0 }));
}
