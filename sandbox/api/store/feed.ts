/**
 * The change log of each shop: every change gets the shop's next sequence, and a record's newest entry replaces its older ones.
 * So the log never grows beyond the records that a shop has, or had. Knows what is visible to whom, not how it is read.
 */
import { sql } from 'kysely';
import { z } from 'zod';
import { visibilityOf } from '../rules/visibility.ts';
import { sellerTypesOf } from './records.ts';
import type { FeedCollection, FeedRow } from './schema.ts';
import type { Unit } from './store.ts';

/** Notes that a record changed (or is new) for a shop. */
export function noteChanged(
  unit: Unit,
  shopId: string,
  collection: FeedCollection,
  recordId: string,
): Promise<void> {
  return append(unit, { shopId, collection, recordId, isDeleted: 0 });
}

/** Notes that a record is gone for a shop, or no longer visible to it. */
export function noteDeleted(
  unit: Unit,
  shopId: string,
  collection: FeedCollection,
  recordId: string,
): Promise<void> {
  return append(unit, { shopId, collection, recordId, isDeleted: 1 });
}

async function append(
  { db, touchedShops }: Unit,
  entry: { shopId: string; collection: FeedCollection; recordId: string; isDeleted: FeedRow['is_deleted'] },
): Promise<void> {
  // The shop's row is the lock: sequences become visible in the order in which they were given.
  const { last_sequence: sequence } = await db
    .updateTable('shops')
    .set((row) => ({ last_sequence: row('last_sequence', '+', 1) }))
    .where('id', '=', entry.shopId)
    .returning('last_sequence')
    .executeTakeFirstOrThrow();
  await db
    .insertInto('feed')
    .values({
      shop_id: entry.shopId,
      collection: entry.collection,
      record_id: entry.recordId,
      sequence,
      first_sequence: sequence,
      is_deleted: entry.isDeleted,
    })
    .onConflict((conflict) =>
      conflict
        .columns(['shop_id', 'collection', 'record_id'])
        .doUpdateSet({ sequence, is_deleted: entry.isDeleted }),
    )
    .execute();
  touchedShops.add(entry.shopId);
}

/** Tells every shop of the campaign's market what a change of the campaign means for it: changed, appeared, gone. */
export async function noteCampaignChanged(unit: Unit, campaignId: string): Promise<void> {
  const { db } = unit;
  const campaign = await db
    .selectFrom('campaigns')
    .selectAll()
    .where('id', '=', campaignId)
    .executeTakeFirstOrThrow();
  const targets = await db
    .selectFrom('campaign_targets')
    .select('shop_id')
    .where('campaign_id', '=', campaignId)
    .execute();
  const seenBy = await shopsThatSee(db, 'campaign', campaignId);
  const shops = await db.selectFrom('shops').selectAll().where('region', '=', campaign.region).execute();
  const sellerTypes = sellerTypesOf(campaign);
  for (const shop of shops) {
    const isInvited = targets.some((target) => target.shop_id === shop.id);
    const visibility = visibilityOf({ ...campaign, sellerTypes, isInvited }, shop);
    const wasVisible = seenBy.includes(shop.id);
    if (visibility === 'visible') await noteChanged(unit, shop.id, 'campaign', campaignId);
    else if (wasVisible) await noteDeleted(unit, shop.id, 'campaign', campaignId);
  }
}

/** The shops whose feed has a record that is not deleted. */
export async function shopsThatSee(
  db: Unit['db'],
  collection: 'campaign' | 'partner',
  recordId: string,
): Promise<string[]> {
  const rows = await db
    .selectFrom('feed')
    .select('shop_id')
    .where('collection', '=', collection)
    .where('record_id', '=', recordId)
    .where('is_deleted', '=', 0)
    .execute();
  return rows.map(({ shop_id: shopId }) => shopId);
}

const settledTime = z.object({ settled_time: z.number() });

/**
 * Puts into the log what the clock alone has changed since the last time: campaigns that began, and that ended, agencies' and the
 * shop's own. Their status is derived at every look; the log entry is what makes clients look again. Returns whether there was anything.
 */
export async function settleClock(unit: Unit, shopId: string, now: number): Promise<boolean> {
  const { db } = unit;
  const { settled_time: settled } = settledTime.parse(
    await db.selectFrom('shops').select('settled_time').where('id', '=', shopId).executeTakeFirst(),
  );
  if (now <= settled) return false;
  const campaigns = await db
    .selectFrom('feed')
    .innerJoin('campaigns', 'campaigns.id', 'feed.record_id')
    .select('campaigns.id')
    .where('feed.shop_id', '=', shopId)
    .where('feed.collection', '=', 'campaign')
    .where('feed.is_deleted', '=', 0)
    .where(turnedBetween('campaigns', settled, now))
    .orderBy('campaigns.id')
    .execute();
  const sellerCampaigns = await db
    .selectFrom('feed')
    .innerJoin('seller_campaigns', 'seller_campaigns.id', 'feed.record_id')
    .select('seller_campaigns.id')
    .where('feed.shop_id', '=', shopId)
    .where('feed.collection', '=', 'seller_campaign')
    .where('feed.is_deleted', '=', 0)
    .where('seller_campaigns.published_time', 'is not', null)
    .where('seller_campaigns.closed_time', 'is', null)
    .where(turnedBetween('seller_campaigns', settled, now))
    .orderBy('seller_campaigns.id')
    .execute();
  for (const { id } of campaigns) await noteChanged(unit, shopId, 'campaign', id);
  for (const { id } of sellerCampaigns) await noteChanged(unit, shopId, 'seller_campaign', id);
  await db.updateTable('shops').set({ settled_time: now }).where('id', '=', shopId).execute();
  return campaigns.length + sellerCampaigns.length > 0;
}

/** The campaign period began or ended after `settled`, up to `now`. Its last second still belongs to it. */
function turnedBetween(table: 'campaigns' | 'seller_campaigns', settled: number, now: number) {
  const start = sql.ref(`${table}.campaign_start_time`);
  const end = sql.ref(`${table}.campaign_end_time`);
  return sql<boolean>`((${start} > ${settled} and ${start} <= ${now}) or (${end} >= ${settled} and ${end} < ${now}))`;
}

/** Makes every cursor of the shop worthless, as a restored backup would: clients begin again with a snapshot. */
export async function expireCursors(unit: Unit, shopId: string, generation: string): Promise<void> {
  await unit.db.updateTable('shops').set({ feed_generation: generation }).where('id', '=', shopId).execute();
  unit.touchedShops.add(shopId);
}

/** Forgets the deletions kept so far: cursors that have not reached the end of the log have missed them, and expire. */
export async function forgetDeletions({ db }: Unit, shopId: string): Promise<void> {
  await db.deleteFrom('feed').where('shop_id', '=', shopId).where('is_deleted', '=', 1).execute();
  await db
    .updateTable('shops')
    .set((row) => ({ oldest_sequence: row.ref('last_sequence') }))
    .where('id', '=', shopId)
    .execute();
}
