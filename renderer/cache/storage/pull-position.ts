/**
 * Where a shop's pull stands, as stored in the same transaction as the page that it belongs to, and how a page moves it.
 * Pure: knows no database.
 */
import { z } from 'zod';
import { type CacheInput, type PullState, pullState } from '#shared/contract/cache.ts';

/**
 * What segments hold and how they are packed. Collections are a cache: another format than this is cleared and
 * pulled again. Format 2 has the seller's own campaigns, which a cursor of format 1 has gone past; format 3 has columns by the kind of their values.
 */
const COLLECTION_FORMAT = 3;

export interface PullPosition extends PullState {
  readonly id: 'pull';
  readonly format: number;
  /** The generation of segments that is shown. */
  readonly shown: number;
  /** The generation that a rebuild fills, until its snapshot is complete. */
  readonly building: number | null;
}

export const NOTHING_PULLED: PullPosition = {
  id: 'pull',
  format: COLLECTION_FORMAT,
  shown: 0,
  building: null,
  cursor: null,
  snapshot: null,
  lastSuccessTime: null,
};

/** A position as it is read back: anything else is none. */
export const storedPosition: z.ZodType<PullPosition> = pullState.extend({
  id: z.literal('pull'),
  format: z.literal(COLLECTION_FORMAT),
  shown: z.int().min(0),
  building: z.int().min(0).nullable(),
});

export type Page = Pick<
  CacheInput<'applyChanges'>,
  'begins' | 'changes' | 'cursor' | 'snapshot' | 'hasMore' | 'time'
>;

/** The generation that a page is written to: a new one when it begins a pull. */
export function generationOf(position: PullPosition, page: Pick<Page, 'begins'>): number {
  if (page.begins) return Math.max(position.shown, position.building ?? 0) + 1;
  return position.building ?? position.shown;
}

/** The position once `page` is committed. A new generation is shown when its snapshot is complete, or at once when nothing is shown yet. */
export function afterPage(position: PullPosition, page: Page, nothingShown: boolean): PullPosition {
  const generation = generationOf(position, page);
  const complete = page.snapshot === null || page.snapshot.done >= page.snapshot.total;
  const isShown = complete || generation === position.shown || (page.begins && nothingShown);
  return {
    ...position,
    shown: isShown ? generation : position.shown,
    building: isShown ? null : generation,
    cursor: page.cursor,
    snapshot: complete ? null : page.snapshot,
    lastSuccessTime: page.hasMore ? position.lastSuccessTime : page.time,
  };
}

export function pullStateOf({ cursor, snapshot, lastSuccessTime }: PullPosition): PullState {
  return { cursor, snapshot, lastSuccessTime };
}

/** The generations that are needed: what is shown, and what is being built to take its place. */
export function keptGenerations({ shown, building }: PullPosition): number[] {
  return building === null ? [shown] : [shown, building];
}
