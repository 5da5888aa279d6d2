/**
 * A shop's collections in memory: the fold of its segments, and what queries derive from it. Segments come after they are
 * committed. Knows no database.
 */
import { COLLECTIONS, type Collection } from '#shared/contract/record.ts';
import type { Campaign } from '#shared/domain/campaign.ts';
import type { Product } from '#shared/domain/product.ts';
import type { Registration } from '#shared/domain/registration.ts';
import { type Packed, unpack } from '../packing/records.ts';
import { type CampaignColumns, emptyColumns } from '../query/campaign-columns.ts';
import { emptyProductColumns, type ProductColumns } from '../query/product-query.ts';
import {
  deleteRecord,
  eachRecord,
  emptyTable,
  moveRecords,
  putRecords,
  type RecordTable,
  sizeOf,
} from '../query/record-table.ts';
import type { Contents, SegmentRow } from '../storage/segment.ts';
import { applyGrouped, type Groups } from './grouped-records.ts';
import { emptySellerCollections, type SellerCollections } from './seller-collections.ts';

export interface Collections extends SellerCollections {
  readonly campaign: RecordTable<Campaign>;
  readonly product: RecordTable<Product>;
  readonly registration: Map<string, Registration>;
  /** The registrations of each campaign that has any. */
  readonly byCampaign: Groups<Registration>;
  readonly campaignColumns: CampaignColumns;
  readonly productColumns: ProductColumns;
}

export function emptyCollections(): Collections {
  return {
    campaign: emptyTable(),
    product: emptyTable(),
    registration: new Map(),
    byCampaign: new Map(),
    campaignColumns: emptyColumns(),
    productColumns: emptyProductColumns(),
    ...emptySellerCollections(),
  };
}

export function recordCount(collections: Collections): number {
  return COLLECTIONS.reduce((sum, name) => sum + liveCount(collections, name), 0);
}

/** How many records of a collection there are. */
export function liveCount(collections: Collections, name: Collection): number {
  const records = collections[name];
  return records instanceof Map ? records.size : sizeOf(records);
}

/** Lays segments over what earlier segments left. */
export function applySegments(collections: Collections, rows: Iterable<SegmentRow>): void {
  for (const row of rows) applySegment(collections, row);
}

/** An id is in a segment's records or in its deletions, once. */
function applySegment(collections: Collections, row: SegmentRow): void {
  const { deleted } = row;
  if (row.collection === 'registration') {
    const { registration, byCampaign } = collections;
    const records = unpack(row.records);
    applyGrouped(registration, byCampaign, ({ campaignId }) => campaignId, { records, deleted });
  } else if (row.collection === 'participant') {
    const { participant, participantsIn } = collections;
    const records = unpack(row.records);
    applyGrouped(participant, participantsIn, ({ sellerCampaignId }) => sellerCampaignId, {
      records,
      deleted,
    });
  } else if (row.collection === 'campaign') applyToTable(collections.campaign, row.records, deleted);
  else if (row.collection === 'product') applyToTable(collections.product, row.records, deleted);
  else if (row.collection === 'sellerCampaign')
    applyToTable(collections.sellerCampaign, row.records, deleted);
  else applyToTable(collections.partner, row.records, deleted);
}

function applyToTable<Entry extends { readonly id: string }>(
  table: RecordTable<Entry>,
  records: Packed<Entry>,
  deleted: Iterable<string>,
): void {
  for (const id of deleted) deleteRecord(table, id);
  putRecords(table, records);
}

/** Says that the records of a segment, as they are in memory, lie in it from now on. */
export function moveIntoSegment(collections: Collections, row: SegmentRow): void {
  if (row.collection === 'campaign') moveRecords(collections.campaign, row.records);
  else if (row.collection === 'product') moveRecords(collections.product, row.records);
  else if (row.collection === 'sellerCampaign') moveRecords(collections.sellerCampaign, row.records);
  else if (row.collection === 'partner') moveRecords(collections.partner, row.records);
}

/** Everything of one collection, each record made when it is asked for. */
export function contentsOf(collections: Collections, name: Collection): Partial<Contents> {
  switch (name) {
    case 'campaign':
      return { campaign: { records: eachRecord(collections.campaign), deleted: [] } };
    case 'product':
      return { product: { records: eachRecord(collections.product), deleted: [] } };
    case 'registration':
      return { registration: { records: collections.registration.values(), deleted: [] } };
    case 'sellerCampaign':
      return { sellerCampaign: { records: eachRecord(collections.sellerCampaign), deleted: [] } };
    case 'participant':
      return { participant: { records: collections.participant.values(), deleted: [] } };
    case 'partner':
      return { partner: { records: eachRecord(collections.partner), deleted: [] } };
  }
}
