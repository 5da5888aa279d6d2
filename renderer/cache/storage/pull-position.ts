/**
 * Where a shop's pull stands, as stored in the same transaction as the page that it belongs to, and how a page moves it.
 * Pure: knows no database.
 */
import { z } from 'zod';
import { type CacheChange, type CacheInput, type PullState, pullState } from '#shared/contract/cache.ts';

/**
 * What segments hold and how they are packed. Collections are a cache: another format than this is cleared and
 * pulled again. Format 2 has the seller's own campaigns, which a cursor of format 1 has gone past; format 3 has columns by the kind of their values.
 */
const COLLECTION_FORMAT = 3;

/** Where records that cannot be read are told apart no more: nobody reads such a list, and the position is written with each page. */
const MOST_SET_ASIDE = 5_000;

export interface PullPosition extends Omit<PullState, 'setAside'> {
  readonly id: 'pull';
  readonly format: number;
  /** The generation of segments that is shown. */
  readonly shown: number;
  /** The generation that a rebuild fills, until its snapshot is complete. */
  readonly building: number | null;
  /** The keys of the records that the version of the app cannot read; those of a rebuild while there is one. */
  readonly setAside: readonly string[];
}

export const NOTHING_PULLED: PullPosition = {
  id: 'pull',
  format: COLLECTION_FORMAT,
  shown: 0,
  building: null,
  cursor: null,
  snapshot: null,
  lastSuccessTime: null,
  setAside: [],
  version: '',
};

/** A position as it is read back: anything else is none. */
export const storedPosition: z.ZodType<PullPosition> = pullState.extend({
  id: z.literal('pull'),
  format: z.literal(COLLECTION_FORMAT),
  shown: z.int().min(0),
  building: z.int().min(0).nullable(),
  // What was stored before anything was set aside has neither.
  setAside: z.array(z.string()).default([]),
  version: z.string().default(''),
});

export type Page = Pick<
  CacheInput<'applyChanges'>,
  'begins' | 'changes' | 'cursor' | 'snapshot' | 'hasMore' | 'time' | 'version'
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
    setAside: setAsideAfter(page.begins ? [] : position.setAside, page.changes),
    version: page.version,
  };
}

/** A record is set aside until a later entry of it can be read, or says that it is gone. */
function setAsideAfter(before: readonly string[], changes: readonly CacheChange[]): readonly string[] {
  const isQuiet = before.length === 0 && changes.every(({ kind }) => kind !== 'unreadable');
  if (isQuiet) return before;
  const keys = new Set(before);
  for (const change of changes) {
    if (change.kind !== 'unreadable') keys.delete(keyOf(change));
    else if (change.isGone) keys.delete(change.key);
    else keys.add(change.key);
  }
  return [...keys].slice(0, MOST_SET_ASIDE);
}

function keyOf(change: Exclude<CacheChange, { kind: 'unreadable' }>): string {
  return change.kind === 'deleted'
    ? `${change.collection}:${change.id}`
    : `${change.kind}:${change.record.id}`;
}

export function pullStateOf({
  cursor,
  snapshot,
  lastSuccessTime,
  setAside,
  version,
}: PullPosition): PullState {
  return { cursor, snapshot, lastSuccessTime, setAside: setAside.length, version };
}

/** The generations that are needed: what is shown, and what is being built to take its place. */
export function keptGenerations({ shown, building }: PullPosition): number[] {
  return building === null ? [shown] : [shown, building];
}
