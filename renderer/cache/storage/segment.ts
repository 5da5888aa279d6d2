/**
 * Segments: rows of up to 128 records of a collection, packed, with the ids that were deleted. IndexedDB's cost is per row and per index, so 128 records in
 * a row cost little more than one. Folding a collection's segments in order gives its records: the later wins, a deletion
 * removes. Knows no database.
 */
import { COLLECTIONS, type Collection } from '#shared/contract/record.ts';
import type { Campaign } from '#shared/domain/campaign.ts';
import type { Participant } from '#shared/domain/participant.ts';
import type { PartnerProfile } from '#shared/domain/partner-profile.ts';
import type { Product } from '#shared/domain/product.ts';
import type { Registration } from '#shared/domain/registration.ts';
import type { SellerCampaign } from '#shared/domain/seller-campaign.ts';
import { isPlainRecord, readerOf } from '../packing/columns.ts';
import { type Packed, pack } from '../packing/records.ts';
import { isWhole } from '../packing/whole.ts';

/** Campaigns of usual length stay below 64 KB as the browser compresses them: a larger value costs a file of its own. */
export const SEGMENT_RECORDS = 128;

/** The kind of record of each collection. */
export interface Entries {
  readonly campaign: Campaign;
  readonly product: Product;
  readonly registration: Registration;
  readonly sellerCampaign: SellerCampaign;
  readonly participant: Participant;
  readonly partner: PartnerProfile;
}

/** What segments are made of, looked at once. */
export type Contents = {
  readonly [Name in keyof Entries]: {
    readonly records: Iterable<Entries[Name]>;
    readonly deleted: Iterable<string>;
  };
};

interface Segment<Name extends Collection, Entry> {
  readonly generation: number;
  readonly collection: Name;
  readonly sequence: number;
  readonly records: Packed<Entry>;
  readonly deleted: readonly string[];
}

export type SegmentRow = { [Name in keyof Entries]: Segment<Name, Entries[Name]> }[keyof Entries];

export type SegmentKey = [generation: number, collection: Collection, sequence: number];

/** The rows that hold `contents`, numbered from `sequence` on, each packed when it is asked for: a whole collection is too much work for one go. */
export function* eachSegment(
  contents: Partial<Contents>,
  generation: number,
  sequence: number,
): Generator<SegmentRow> {
  let next = sequence;
  for (const slice of slices(contents.campaign)) {
    yield { generation, collection: 'campaign', sequence: next++, ...slice };
  }
  for (const slice of slices(contents.product)) {
    yield { generation, collection: 'product', sequence: next++, ...slice };
  }
  for (const slice of slices(contents.registration)) {
    yield { generation, collection: 'registration', sequence: next++, ...slice };
  }
  for (const slice of slices(contents.sellerCampaign)) {
    yield { generation, collection: 'sellerCampaign', sequence: next++, ...slice };
  }
  for (const slice of slices(contents.participant)) {
    yield { generation, collection: 'participant', sequence: next++, ...slice };
  }
  for (const slice of slices(contents.partner)) {
    yield { generation, collection: 'partner', sequence: next++, ...slice };
  }
}

/** As many records and as many deletions at a time as a segment holds. */
function* slices<Entry extends object>(
  content: { readonly records: Iterable<Entry>; readonly deleted: Iterable<string> } | undefined,
): Generator<{ records: Packed<Entry>; deleted: string[] }> {
  if (!content) return;
  const records = content.records[Symbol.iterator]();
  const deleted = content.deleted[Symbol.iterator]();
  while (true) {
    const slice = { records: pack(taken(records)), deleted: taken(deleted) };
    if (slice.records.count === 0 && slice.deleted.length === 0) return;
    yield slice;
  }
}

/** What comes next, up to a segment's worth. */
function taken<Item>(items: Iterator<Item>): Item[] {
  const next: Item[] = [];
  while (next.length < SEGMENT_RECORDS) {
    const item = items.next();
    if (item.done) return next;
    next.push(item.value);
  }
  return next;
}

/** Beside the row, not in it: for a key inside a row the browser makes the whole row again to read its key. */
export function keyOf({ generation, collection, sequence }: SegmentRow): SegmentKey {
  return [generation, collection, sequence];
}

/** Whether a row that comes from the disk is a segment: all of its form, and the ids by which its records are found. */
export function isSegment(row: unknown): row is SegmentRow {
  if (!isPlainRecord(row)) return false;
  const { collection, generation, sequence, records, deleted } = row;
  return (
    COLLECTIONS.some((name) => name === collection) &&
    Number.isInteger(generation) &&
    Number.isInteger(sequence) &&
    Array.isArray(deleted) &&
    deleted.every(isId) &&
    isWhole(records) &&
    everyId(records)
  );
}

function isId(value: unknown): boolean {
  return typeof value === 'string';
}

function everyId({ count, columns }: Packed<unknown>): boolean {
  const idOf = readerOf(columns.get('id'));
  for (let row = 0; row < count; row++) if (!isId(idOf(row))) return false;
  return true;
}
