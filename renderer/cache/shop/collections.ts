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
import { type Batch, type Batches, emptyBatches, put } from '../storage/segments.ts';
import {
  applySellerBatches,
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
  applyToTable(collections.campaign, batches.campaign);
  applyToTable(collections.product, batches.product);
  for (const id of batches.registration.deleted) forgetRegistration(collections, id);
  for (const registration of batches.registration.records.values()) {
    forgetRegistration(collections, registration.id);
    collections.registration.set(registration.id, registration);
    const others = collections.byCampaign.get(registration.campaignId);
    if (others) others.set(registration.id, registration);
    else collections.byCampaign.set(registration.campaignId, new Map([[registration.id, registration]]));
  }
  applySellerBatches(collections, batches);
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
