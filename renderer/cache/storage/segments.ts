/**
 * Packed collections: an append-only log of segments, rows of up to 128 records. IndexedDB's cost is per row and
 * per index, so 128 records in a row cost little more than one. Folding a collection's segments in order gives its records:
 * the later wins, a deletion removes. Knows nothing of memory, queries or who asks.
 */
import { Dexie } from 'dexie';
import { type CacheChange, COLLECTIONS, type Collection } from '#shared/contract/cache.ts';
import type { Campaign } from '#shared/domain/campaign.ts';
import type { Participant } from '#shared/domain/participant.ts';
import type { PartnerProfile } from '#shared/domain/partner-profile.ts';
import type { Product } from '#shared/domain/product.ts';
import type { Registration } from '#shared/domain/registration.ts';
import type { SellerCampaign } from '#shared/domain/seller-campaign.ts';
import { type Packed, pack } from '../packing/records.ts';
import type { ShopDatabase } from './database.ts';

/** Campaigns of usual length stay below 64 KB as the browser compresses them: a larger value costs a file of its own. */
export const SEGMENT_RECORDS = 128;

/** Segments read in one request: a few milliseconds of work, after which other calls get their turn. */
const READ_AT_ONCE = 16;

interface Entries {
  readonly campaign: Campaign;
  readonly product: Product;
  readonly registration: Registration;
  readonly sellerCampaign: SellerCampaign;
  readonly participant: Participant;
  readonly partner: PartnerProfile;
}

/** Changes to one collection, folded: an id is in one of the two. */
interface Batch<Entry> {
  readonly records: Map<string, Entry>;
  readonly deleted: Set<string>;
}

export type Batches = { readonly [Name in keyof Entries]: Batch<Entries[Name]> };

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

export function emptyBatches(): Batches {
  return {
    campaign: emptyBatch(),
    product: emptyBatch(),
    registration: emptyBatch(),
    sellerCampaign: emptyBatch(),
    participant: emptyBatch(),
    partner: emptyBatch(),
  };
}

function emptyBatch<Entry>(): Batch<Entry> {
  return { records: new Map(), deleted: new Set() };
}

/** A page's changes in their order, folded. */
export function foldChanges(changes: readonly CacheChange[]): Batches {
  const batches = emptyBatches();
  for (const change of changes) {
    if (change.kind === 'deleted') removeFrom(batches, change.collection, change.id);
    else putChange(batches, change);
  }
  return batches;
}

function putChange(batches: Batches, change: Exclude<CacheChange, { kind: 'deleted' }>): void {
  switch (change.kind) {
    case 'campaign':
      put(batches.campaign, change.record);
      break;
    case 'product':
      put(batches.product, change.record);
      break;
    case 'registration':
      put(batches.registration, change.record);
      break;
    case 'sellerCampaign':
      put(batches.sellerCampaign, change.record);
      break;
    case 'participant':
      put(batches.participant, change.record);
      break;
    case 'partner':
      put(batches.partner, change.record);
      break;
  }
}

function removeFrom(batches: Batches, collection: Collection, id: string): void {
  const { records, deleted } = batches[collection];
  records.delete(id);
  deleted.add(id);
}

export function put<Entry extends { readonly id: string }>(batch: Batch<Entry>, record: Entry): void {
  batch.deleted.delete(record.id);
  batch.records.set(record.id, record);
}

/** The collections that a batch changes. */
export function changedCollections(batches: Batches): Collection[] {
  return COLLECTIONS.filter((name) => batches[name].records.size + batches[name].deleted.size > 0);
}

/** The rows that hold `batches`, numbered from `sequence` on. */
export function segmentsOf(batches: Batches, generation: number, sequence: number): SegmentRow[] {
  const { campaign, product, registration, sellerCampaign, participant, partner } = batches;
  const contents: Contents = {
    campaign: contentOf(campaign),
    product: contentOf(product),
    registration: contentOf(registration),
    sellerCampaign: contentOf(sellerCampaign),
    participant: contentOf(participant),
    partner: contentOf(partner),
  };
  return [...eachSegment(contents, generation, sequence)];
}

function contentOf<Entry>({ records, deleted }: Batch<Entry>) {
  return { records: records.values(), deleted };
}

/** The same, each packed when it is asked for: a whole collection is too much work for one go. */
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

/** By as many as a segment holds; the last may have fewer records than deletions, or none of one of them. */
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

/** Appends rows to the log, in the running transaction if there is one. */
export async function addSegments({ segments }: ShopDatabase, rows: readonly SegmentRow[]): Promise<void> {
  await Promise.all(rows.map((row) => segments.add(row, keyOf(row))));
}

function keyOf({ generation, collection, sequence }: SegmentRow): SegmentKey {
  return [generation, collection, sequence];
}

/** Hands every segment of a generation to `each`, in the order of their folding; other work gets its turn between. */
export async function readGeneration(
  { dexie, segments }: ShopDatabase,
  generation: number,
  each: (row: SegmentRow) => void,
): Promise<void> {
  const read = (after: SegmentKey | [number]): Promise<SegmentRow[]> =>
    segments
      .where(':id')
      .between(after, [generation + 1], false, false)
      .limit(READ_AT_ONCE)
      .toArray();
  await dexie.transaction('r', segments, async () => {
    let rows = await read([generation]);
    for (let last = rows.at(-1); last; last = rows.at(-1)) {
      // The disk reads on while what it has read is folded.
      const next = read(keyOf(last));
      for (const row of rows) each(row);
      rows = await next;
    }
  });
}

/** Deletes a collection's segments of one generation, in the running transaction if there is one. */
export async function deleteCollection(
  { segments }: ShopDatabase,
  generation: number,
  collection: Collection,
): Promise<void> {
  await segments
    .where(':id')
    .between([generation, collection, Dexie.minKey], [generation, collection, Dexie.maxKey])
    .delete();
}

/** Deletes the segments of every generation but those named: what a replaced or abandoned pull has left. */
export async function deleteOtherGenerations(
  { segments }: ShopDatabase,
  kept: readonly number[],
): Promise<void> {
  const keys = await segments.toCollection().primaryKeys();
  const doomed = keys.filter(([generation]) => !kept.includes(generation));
  if (doomed.length > 0) await segments.bulkDelete(doomed);
}
