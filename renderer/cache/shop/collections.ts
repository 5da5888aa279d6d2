/**
 * A shop's collections in memory: the fold of its segments, and what queries derive from it. Changes come as batches, after
 * they are committed. Knows no database.
 */
import { COLLECTIONS, type Collection } from '#shared/contract/cache.ts';
import type { Campaign } from '#shared/domain/campaign.ts';
import type { Product } from '#shared/domain/product.ts';
import type { Registration } from '#shared/domain/registration.ts';
import { type CampaignColumns, emptyColumns } from '../query/campaign-columns.ts';
import { emptyProductColumns, type ProductColumns } from '../query/product-query.ts';
import { emptyTable, type RecordTable, sizeOf } from '../query/record-table.ts';
import { unpack } from '../storage/packing.ts';
import { type Batch, type Batches, emptyBatches, put, type SegmentRow } from '../storage/segments.ts';
import {
  applyParticipants,
  applyToTable,
  emptySellerCollections,
  type SellerCollections,
} from './seller-collections.ts';

export interface Collections extends SellerCollections {
  readonly campaign: RecordTable<Campaign>;
  readonly product: RecordTable<Product>;
  readonly registration: Map<string, Registration>;
  /** The registrations of each campaign that has any. */
  readonly byCampaign: Map<string, Map<string, Registration>>;
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

export function applyBatches(collections: Collections, batches: Batches): void {
  const { campaign, product, registration, sellerCampaign, participant, partner } = batches;
  applyToTable(collections.campaign, campaign.records.values(), campaign.deleted);
  applyToTable(collections.product, product.records.values(), product.deleted);
  applyRegistrations(collections, registration.records.values(), registration.deleted);
  applyToTable(collections.sellerCampaign, sellerCampaign.records.values(), sellerCampaign.deleted);
  applyParticipants(collections, participant.records.values(), participant.deleted);
  applyToTable(collections.partner, partner.records.values(), partner.deleted);
}

/** Lays a segment over what earlier segments left. An id is in its records or in its deletions, once. */
export function applySegment(collections: Collections, row: SegmentRow): void {
  const { deleted } = row;
  if (row.collection === 'campaign') applyToTable(collections.campaign, unpack(row.records), deleted);
  else if (row.collection === 'product') applyToTable(collections.product, unpack(row.records), deleted);
  else if (row.collection === 'registration') applyRegistrations(collections, unpack(row.records), deleted);
  else if (row.collection === 'sellerCampaign')
    applyToTable(collections.sellerCampaign, unpack(row.records), deleted);
  else if (row.collection === 'participant') applyParticipants(collections, unpack(row.records), deleted);
  else applyToTable(collections.partner, unpack(row.records), deleted);
}

function applyRegistrations(
  collections: Collections,
  records: Iterable<Registration>,
  deleted: Iterable<string>,
): void {
  for (const id of deleted) forgetRegistration(collections, id);
  for (const registration of records) {
    forgetRegistration(collections, registration.id);
    collections.registration.set(registration.id, registration);
    const others = collections.byCampaign.get(registration.campaignId);
    if (others) others.set(registration.id, registration);
    else collections.byCampaign.set(registration.campaignId, new Map([[registration.id, registration]]));
  }
}

function forgetRegistration({ registration, byCampaign }: Collections, id: string): void {
  const known = registration.get(id);
  if (!known) return;
  registration.delete(id);
  const others = byCampaign.get(known.campaignId);
  others?.delete(id);
  if (others?.size === 0) byCampaign.delete(known.campaignId);
}

/** Everything of one collection, as batches of which the others are empty. */
export function batchesOf(collections: Collections, name: Collection): Batches {
  const batches = emptyBatches();
  switch (name) {
    case 'campaign':
      putAll(batches.campaign, collections.campaign.records);
      break;
    case 'product':
      putAll(batches.product, collections.product.records);
      break;
    case 'registration':
      putAll(batches.registration, collections.registration.values());
      break;
    case 'sellerCampaign':
      putAll(batches.sellerCampaign, collections.sellerCampaign.records);
      break;
    case 'participant':
      putAll(batches.participant, collections.participant.values());
      break;
    case 'partner':
      putAll(batches.partner, collections.partner.records);
      break;
  }
  return batches;
}

function putAll<Entry extends { readonly id: string }>(
  batch: Batch<Entry>,
  records: Iterable<Entry | undefined>,
): void {
  for (const record of records) if (record) put(batch, record);
}
