/**
 * Rows of a list that is too long to hold: pages are asked for as they come into view, and only the few
 * around it are kept. Answers to an older question are ignored; rows on show stay until newer ones replace them.
 * Knows neither React nor what a row is.
 */
import type { AppError, Outcome } from '#shared/errors.ts';

export const PAGE_SIZE = 60;
/** Enough for a tall window and a page on either side; more would only be memory. */
const KEPT_PAGES = 6;

export interface Page<Row> {
  readonly rows: readonly Row[];
  readonly total: number;
}

export interface PagedRows<Row, Answer extends Page<Row>> {
  /** A new question: its first answer replaces everything that is shown. */
  pose(ask: AskPage<Answer>): void;
  /** Records changed: asks again for the pages in view and forgets the others. */
  refresh(): void;
  /** The rows in view, both ends included. */
  show(first: number, last: number): void;
  close(): void;
  /** What could be shown at once the next time; null while nothing of the question asked is here. */
  held(): HeldRows<Row, Answer> | null;
  snapshot(): PagedSnapshot<Row, Answer>;
  subscribe(listener: () => void): () => void;
}

export type AskPage<Answer> = (offset: number, limit: number) => Promise<Outcome<Answer>>;

export interface PagedSnapshot<Row, Answer> {
  /** The newest answer, for its total and whatever else it says of the whole; null before the first. */
  readonly answer: Answer | null;
  readonly error: AppError | null;
  /** The row at an index of the list, or undefined while it is not here. */
  readonly rowAt: (index: number) => Row | undefined;
  /** Shown rows belong to an older question than the one asked. */
  readonly replacing: boolean;
}

/** Rows of an earlier time, to show until newer ones come. */
export interface HeldRows<Row, Answer> {
  readonly answer: Answer;
  readonly pages: ReadonlyMap<number, readonly Row[]>;
}

interface HeldPage<Row> {
  readonly rows: readonly Row[];
  readonly round: number;
}

/** @param earlier rows that answered the first question before, to begin with */
export function createPagedRows<Row, Answer extends Page<Row>>(
  earlier: HeldRows<Row, Answer> | null = null,
): PagedRows<Row, Answer> {
  let ask: AskPage<Answer> | null = null;
  /** Counts questions: answers of an earlier one are ignored. */
  let question = 0;
  /** Counts refreshes: pages of an earlier round are shown until newer ones come. */
  let round = 0;
  let pages = new Map<number, HeldPage<Row>>();
  for (const [page, rows] of earlier?.pages ?? []) pages.set(page, { rows, round });
  let inView = pagesOf(0, PAGE_SIZE - 1);
  const underWay = new Set<number>();
  let changedMeanwhile = false;
  let replacing = false;
  let answer: Answer | null = earlier?.answer ?? null;
  let error: AppError | null = null;
  const listeners = new Set<() => void>();
  const take = (): PagedSnapshot<Row, Answer> => {
    const held = pages;
    return { answer, error, replacing, rowAt: (index) => rowIn(held, index) };
  };
  let shown = take();

  const publish = (): void => {
    shown = take();
    for (const listener of listeners) listener();
  };

  const fill = (): void => {
    for (const page of inView) {
      const fresh = !replacing && pages.get(page)?.round === round;
      if (!fresh && !underWay.has(page)) void request(page);
    }
  };

  const beginRound = (): void => {
    changedMeanwhile = false;
    round += 1;
    fill();
  };

  const request = async (page: number): Promise<void> => {
    if (ask === null) return;
    const forQuestion = question;
    underWay.add(page);
    const outcome = await ask(page * PAGE_SIZE, PAGE_SIZE);
    if (forQuestion !== question) return;
    underWay.delete(page);
    accept(page, outcome);
    if (changedMeanwhile && underWay.size === 0) beginRound();
  };

  const accept = (page: number, outcome: Outcome<Answer>): void => {
    if (!outcome.ok) {
      error = outcome.error;
      publish();
      return;
    }
    const before = replacing ? new Map<number, HeldPage<Row>>() : pages;
    replacing = false;
    error = null;
    answer = outcome.data;
    pages = keepNearest(
      before,
      page,
      { rows: sameRows(pages.get(page)?.rows, outcome.data.rows), round },
      inView,
    );
    publish();
    if (!changedMeanwhile) fill();
  };

  return {
    pose(nextAsk) {
      ask = nextAsk;
      question += 1;
      underWay.clear();
      replacing = answer !== null && !(question === 1 && earlier !== null);
      // Another question is shown from its top; the first one where the list begins.
      if (question > 1) inView = pagesOf(0, 0);
      publish();
      beginRound();
    },
    refresh() {
      // One round at a time: changes that come faster than answers must not keep answers from being shown.
      if (underWay.size > 0) changedMeanwhile = true;
      else beginRound();
    },
    show(first, last) {
      inView = pagesOf(first, last);
      fill();
    },
    close() {
      ask = null;
      question += 1;
      underWay.clear();
    },
    held: () =>
      answer === null || replacing || error !== null
        ? null
        : { answer, pages: new Map([...pages].map(([page, { rows }]) => [page, rows])) },
    snapshot: () => shown,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** Rows that say what they said before are the objects that they were: whoever drew them has nothing to draw. */
function sameRows<Row>(before: readonly Row[] = [], now: readonly Row[]): readonly Row[] {
  return now.map((row, index) => {
    const earlier = before[index];
    return earlier !== undefined && JSON.stringify(earlier) === JSON.stringify(row) ? earlier : row;
  });
}

function rowIn<Row>(pages: ReadonlyMap<number, HeldPage<Row>>, index: number): Row | undefined {
  return pages.get(Math.floor(index / PAGE_SIZE))?.rows[index % PAGE_SIZE];
}

/** The pages that hold the rows `first` to `last`, in the order to ask for them. */
export function pagesOf(first: number, last: number): number[] {
  const start = Math.floor(Math.max(0, first) / PAGE_SIZE);
  const end = Math.floor(Math.max(0, last) / PAGE_SIZE);
  return Array.from({ length: end - start + 1 }, (_, index) => start + index);
}

/** Pages with one more, dropping those farthest from what is in view when there are too many. */
function keepNearest<Row>(
  pages: ReadonlyMap<number, HeldPage<Row>>,
  page: number,
  held: HeldPage<Row>,
  inView: readonly number[],
): Map<number, HeldPage<Row>> {
  const [centre = 0] = inView;
  const all = [...pages].filter(([other]) => other !== page);
  all.push([page, held]);
  const nearest = all.sort(([a], [b]) => Math.abs(a - centre) - Math.abs(b - centre));
  return new Map(nearest.slice(0, Math.max(KEPT_PAGES, inView.length)));
}
