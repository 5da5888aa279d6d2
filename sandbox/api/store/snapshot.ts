/**
 * Reading all that a shop can see, page by page, in the order in which a person can use it: campaigns that can be joined now
 * (the next to close first), those that will open, those that are over, then registrations, the shop's own campaigns with who is in
 * them, then products, then the partner directory.
 * The position names the last record read, so that nothing is skipped when records come and go meanwhile.
 */
import { z } from 'zod';
import type { Db, FeedCollection } from './schema.ts';

/** The agency campaigns come in three phases of their own order, every other collection in one, by id. */
const PHASES = [
  'open',
  'upcoming',
  'over',
  'registration',
  'seller_campaign',
  'participant',
  'product',
  'partner',
] as const;
type Phase = (typeof PHASES)[number];
type CampaignPhase = 'open' | 'upcoming' | 'over';

export const snapshotPosition = z.strictObject({
  /** The end of the log when the snapshot began: the log goes on from there. */
  sequence: z.int().min(0),
  /** When it began, which decides what was open. */
  time: z.int().min(0),
  phase: z
    .int()
    .min(0)
    .max(PHASES.length - 1),
  /** The sort key of the last record read in the phase; null at its beginning. */
  afterKey: z.int().nullable(),
  afterId: z.string().regex(/^\d{0,19}$/),
  done: z.int().min(0),
  total: z.int().min(0),
});

export type SnapshotPosition = z.infer<typeof snapshotPosition>;

export interface SnapshotEntry {
  readonly collection: FeedCollection;
  readonly record_id: string;
}

/** How many records a snapshot begun at `sequence` will hold. */
export async function sizeOfSnapshot(db: Db, shopId: string, sequence: number): Promise<number> {
  const { total } = await db
    .selectFrom('feed')
    .select((row) => row.fn.countAll<number>().as('total'))
    .where('shop_id', '=', shopId)
    .where('is_deleted', '=', 0)
    .where('first_sequence', '<=', sequence)
    .executeTakeFirstOrThrow();
  return Number(total);
}

/** The next records, and where to go on; `next` is null with the page that ends the snapshot. */
export async function nextOfSnapshot(
  db: Db,
  shopId: string,
  from: SnapshotPosition,
  limit: number,
): Promise<{ entries: SnapshotEntry[]; next: SnapshotPosition | null }> {
  const entries: SnapshotEntry[] = [];
  let position = from;
  while (position.phase < PHASES.length) {
    const phase = PHASES[position.phase];
    if (phase === undefined) break;
    // One more than fits tells whether this page is the last.
    const rows = await rowsOfPhase(db, shopId, phase, position, limit - entries.length + 1);
    for (const { record_id, sort_key } of rows) {
      if (entries.length === limit) {
        return { entries, next: { ...position, done: doneAfter(from, entries.length) } };
      }
      entries.push({ collection: collectionOf(phase), record_id });
      position = { ...position, afterKey: sort_key, afterId: record_id };
    }
    position = { ...position, phase: position.phase + 1, afterKey: null, afterId: '' };
  }
  return { entries, next: null };
}

/** Never all before the last page, even when records appeared again meanwhile. */
function doneAfter({ done, total }: SnapshotPosition, read: number): number {
  return Math.min(done + read, Math.max(0, total - 1));
}

function collectionOf(phase: Phase): FeedCollection {
  return isOfCampaigns(phase) ? 'campaign' : phase;
}

function isOfCampaigns(phase: Phase): phase is CampaignPhase {
  return phase === 'open' || phase === 'upcoming' || phase === 'over';
}

interface PhaseRow {
  readonly record_id: string;
  readonly sort_key: number | null;
}

function rowsOfPhase(
  db: Db,
  shopId: string,
  phase: Phase,
  position: SnapshotPosition,
  limit: number,
): Promise<PhaseRow[]> {
  const { sequence, afterId } = position;
  if (isOfCampaigns(phase)) return campaignRows(db, shopId, phase, position, limit);
  return db
    .selectFrom('feed')
    .select((row) => ['record_id', row.lit(null).as('sort_key')] as const)
    .where('shop_id', '=', shopId)
    .where('collection', '=', collectionOf(phase))
    .where('is_deleted', '=', 0)
    .where('first_sequence', '<=', sequence)
    .where('record_id', '>', afterId)
    .orderBy('record_id')
    .limit(limit)
    .execute();
}

function campaignRows(
  db: Db,
  shopId: string,
  phase: CampaignPhase,
  { sequence, time, afterKey, afterId }: SnapshotPosition,
  limit: number,
): Promise<PhaseRow[]> {
  const key = phase === 'upcoming' ? 'campaigns.registration_start_time' : 'campaigns.registration_end_time';
  return db
    .selectFrom('feed')
    .innerJoin('campaigns', 'campaigns.id', 'feed.record_id')
    .select(['feed.record_id', `${key} as sort_key`])
    .where('feed.shop_id', '=', shopId)
    .where('feed.collection', '=', 'campaign')
    .where('feed.is_deleted', '=', 0)
    .where('feed.first_sequence', '<=', sequence)
    .where('campaigns.registration_start_time', phase === 'upcoming' ? '>' : '<=', time)
    .$if(phase !== 'upcoming', (query) =>
      query.where('campaigns.registration_end_time', phase === 'over' ? '<' : '>=', time),
    )
    .$if(afterKey !== null, (query) =>
      query.where((row) =>
        row.or([
          row(key, '>', afterKey),
          row.and([row(key, '=', afterKey), row('feed.record_id', '>', afterId)]),
        ]),
      ),
    )
    .orderBy(key)
    .orderBy('feed.record_id')
    .limit(limit)
    .execute();
}
