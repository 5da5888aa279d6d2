/**
 * The change feed: first a snapshot of all that the shop can see, in the order in which it is of use, then the log.
 * What changes while a snapshot is read gets a later sequence, and so is delivered by the log that follows it.
 */
import { z } from 'zod';
import type { EndpointData } from '#shared/contract/api/endpoints.ts';
import type { WireChange } from '#shared/contract/api/wire.ts';
import type { Call, Handler } from '../call.ts';
import { shopOf, viewOf } from '../call.ts';
import { openPosition, sealPosition } from '../page-token.ts';
import { Refusal } from '../rules/refusal.ts';
import { settleClock } from '../store/feed.ts';
import { readCampaigns, readProducts, readRegistrations, type Viewpoint } from '../store/records.ts';
import type { Db, FeedCollection, ShopRow } from '../store/schema.ts';
import { readParticipants, readPartners, readSellerCampaigns } from '../store/seller-records.ts';
import {
  nextOfSnapshot,
  type SnapshotPosition,
  sizeOfSnapshot,
  snapshotPosition,
} from '../store/snapshot.ts';

const cursorSchema = z.union([
  /** In the log: the last sequence that was delivered. */
  z.strictObject({ generation: z.string(), sequence: z.int().min(0) }),
  z.strictObject({ generation: z.string(), snapshot: snapshotPosition }),
]);

type ChangesPage = EndpointData<'listChanges'>;

export const listChanges: Handler<'listChanges'> = (call) =>
  call.store.write(async (unit) => {
    const caller = await shopOf(unit.db, call);
    const grew = await settleClock(unit, caller.id, call.now);
    const shop = grew ? await shopOf(unit.db, call) : caller;
    const cursor = readCursor(shop, call.query.cursor);
    if (cursor && 'sequence' in cursor) return logPage(unit.db, shop, call, cursor.sequence);
    const position = cursor?.snapshot ?? {
      sequence: shop.last_sequence,
      time: call.now,
      phase: 0,
      afterKey: null,
      afterId: '',
      done: 0,
      total: await sizeOfSnapshot(unit.db, shop.id, shop.last_sequence),
    };
    return snapshotPage(unit.db, shop, call, position);
  });

/** A cursor of this shop, or null where none was sent. One that the log no longer reaches back to has expired. */
function readCursor(shop: ShopRow, text: string | undefined): z.infer<typeof cursorSchema> | null {
  if (text === undefined || text === '') return null;
  const cursor = openPosition(cursorSchema, text);
  if (!cursor) throw new Refusal('INVALID_REQUEST', { detail: 'cursor: not a cursor of this feed' });
  const sequence = 'sequence' in cursor ? cursor.sequence : cursor.snapshot.sequence;
  const isKnown = sequence >= shop.oldest_sequence && sequence <= shop.last_sequence;
  if (cursor.generation !== shop.feed_generation || !isKnown) throw new Refusal('CURSOR_EXPIRED');
  return cursor;
}

async function logPage(
  db: Db,
  shop: ShopRow,
  call: Call<'listChanges'>,
  after: number,
): Promise<ChangesPage> {
  const { limit } = call.query;
  const entries = await db
    .selectFrom('feed')
    .selectAll()
    .where('shop_id', '=', shop.id)
    .where('sequence', '>', after)
    .orderBy('sequence')
    .limit(limit)
    .execute();
  const last = entries.at(-1)?.sequence ?? shop.last_sequence;
  return {
    changes: await changesOf(db, viewOf(shop, call), entries),
    next_cursor: sealPosition({ generation: shop.feed_generation, sequence: last }),
    has_more: last < shop.last_sequence,
    snapshot: null,
  };
}

async function snapshotPage(
  db: Db,
  shop: ShopRow,
  call: Call<'listChanges'>,
  position: SnapshotPosition,
): Promise<ChangesPage> {
  const { entries, next } = await nextOfSnapshot(db, shop.id, position, call.query.limit);
  const { sequence, total } = position;
  const place = next === null ? { sequence } : { snapshot: next };
  return {
    changes: await changesOf(db, viewOf(shop, call), entries),
    next_cursor: sealPosition({ generation: shop.feed_generation, ...place }),
    has_more: next !== null || sequence < shop.last_sequence,
    snapshot: { done: next?.done ?? total, total },
  };
}

interface Entry {
  readonly collection: FeedCollection;
  readonly record_id: string;
}

/** The newest state of each entry's record, in the entries' order; a deletion where there is nothing to see any more. */
async function changesOf(db: Db, view: Viewpoint, entries: readonly Entry[]): Promise<WireChange[]> {
  const idsOf = (collection: FeedCollection): string[] =>
    entries.filter((entry) => entry.collection === collection).map((entry) => entry.record_id);
  const changes: WireChange[] = [
    ...as('campaign', await readCampaigns(db, view, idsOf('campaign'))),
    ...as('product', await readProducts(db, view, idsOf('product'))),
    ...as('registration', await readRegistrations(db, view, idsOf('registration'))),
    ...as('seller_campaign', await readSellerCampaigns(db, view, idsOf('seller_campaign'))),
    ...as('participant', await readParticipants(db, view, idsOf('participant'))),
    ...as('partner', await readPartners(db, view, idsOf('partner'))),
  ];
  const found = new Map(
    changes.flatMap((change) =>
      change.kind === 'deleted' ? [] : [[`${change.kind} ${change.record.id}`, change] as const],
    ),
  );
  return entries.map(
    ({ collection, record_id: id }) =>
      found.get(`${collection} ${id}`) ?? { kind: 'deleted', collection, id },
  );
}

function as<Kind extends FeedCollection, Found>(
  kind: Kind,
  records: readonly Found[],
): { kind: Kind; record: Found }[] {
  return records.map((record) => ({ kind, record }));
}
