/** What a page of the bench offers to the process that measures, whichever side it runs. Times in milliseconds. */
export interface Side {
  /** Puts one page of records and its cursor on the disk. Answers how long that took. */
  ingestPage(number: number, path: string, isLast: boolean): Promise<number>;
  /** From a closed database to the first 50 rows, sorted and filtered, with total and facets. */
  open(): Promise<{ time: number; total: number }>;
  /** Each search in turn, as a person types it; one whose text does not follow from the one before is asked afresh. */
  ask(texts: readonly string[]): Promise<{ time: number; total: number }[]>;
  /** Waits until nothing is done in the background any more. */
  settle(): Promise<void>;
  /** How long the first list in the order of names takes. */
  sortByName(): Promise<number>;
  /** The first rows as the window is sent them. */
  rows(offset: number): Promise<readonly unknown[]>;
}

declare global {
  interface Window {
    side: Side;
  }
}

export async function timed<Answer>(run: () => Promise<Answer>): Promise<{ time: number; answer: Answer }> {
  const start = performance.now();
  const answer = await run();
  return { time: performance.now() - start, answer };
}
