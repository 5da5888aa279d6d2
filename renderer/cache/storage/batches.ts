/**
 * A page's changes, folded: what is left of each record, and which are gone. And the segments that hold them. Knows no database.
 */
import type { CacheChange } from '#shared/contract/cache.ts';
import { COLLECTIONS, type Collection } from '#shared/contract/record.ts';
import { type Contents, type Entries, eachSegment, type SegmentRow } from './segment.ts';

/** Changes to one collection, folded: an id is in one of the two. */
interface Batch<Entry> {
  readonly records: Map<string, Entry>;
  readonly deleted: Set<string>;
}

export type Batches = { readonly [Name in keyof Entries]: Batch<Entries[Name]> };

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
    else if (change.kind !== 'unreadable') putChange(batches, change);
  }
  return batches;
}

function putChange(batches: Batches, change: Exclude<CacheChange, { kind: 'deleted' | 'unreadable' }>): void {
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
