/**
 * How the pages of a pull are asked for: how many records at a time, how soon one after the other, and whether a page leads on at all. Remembers
 * what it needs of the pull that is under way; knows neither HTTP nor the cache.
 */
import { LARGEST_CHANGE_PAGE } from '#shared/contract/api/endpoints.ts';

interface Page {
  readonly changes: readonly unknown[];
  readonly cursor: string;
  readonly hasMore: boolean;
  readonly snapshot: { readonly done: number; readonly total: number } | null;
}

export interface Paging {
  /** How many records the next page is asked for with. */
  limit(): number;
  /** The page was too large or too slow: the next attempt asks for half. False when there is no smaller page. */
  halve(): boolean;
  /**
   * Whether a page that has come leads on: to a cursor that this pull has not had, with something new on the way. Only the page that ends a snapshot
   * may be empty, once: what it would have held may have moved on into the log.
   */
  leadsOn(from: string | null, page: Page): boolean;
  /** The page is kept. */
  kept(page: Pick<Page, 'hasMore'>): void;
  /** Milliseconds until the next page may be asked for. */
  distance(): number;
  /** The pull begins again: what it has seen is forgotten. */
  restart(): void;
}

/** After so many pages that came whole, larger ones are tried again. */
const PAGES_BEFORE_LARGER = 3;
/** A pull of so many pages is a long one: from then on they keep a distance, in milliseconds, so that one without end does no harm. */
export const PAGES_AT_FULL_SPEED = 1_000;
export const LEAST_DISTANCE = 1_000;

export function createPaging(): Paging {
  const seen = new Set<string>();
  let pages = 0;
  let isSnapshotEnded = false;
  let limit = LARGEST_CHANGE_PAGE;
  let whole = 0;

  function restart(): void {
    seen.clear();
    pages = 0;
    isSnapshotEnded = false;
  }

  return {
    limit: () => limit,
    halve: () => {
      whole = 0;
      if (limit === 1) return false;
      limit = Math.floor(limit / 2);
      return true;
    },
    leadsOn: (from, { changes, cursor, hasMore, snapshot }) => {
      if (!hasMore) return true;
      if (from !== null) seen.add(from);
      const endsSnapshot = snapshot !== null && snapshot.done >= snapshot.total;
      const isNew = changes.length > 0 || (endsSnapshot && !isSnapshotEnded);
      isSnapshotEnded ||= endsSnapshot;
      return isNew && !seen.has(cursor);
    },
    kept: ({ hasMore }) => {
      pages += 1;
      whole += 1;
      if (whole >= PAGES_BEFORE_LARGER && limit < LARGEST_CHANGE_PAGE) {
        limit = Math.min(LARGEST_CHANGE_PAGE, limit * 2);
        whole = 0;
      }
      if (!hasMore) restart();
    },
    distance: () => (pages >= PAGES_AT_FULL_SPEED ? LEAST_DISTANCE : 0),
    restart,
  };
}
