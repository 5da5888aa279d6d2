/**
 * A question to the main process that is asked again and again: the newest input wins, an answer to an
 * older one is ignored, and changes that come while one is under way lead to one more question, not many.
 * Knows neither React nor the contract.
 */
import type { AppError, Outcome } from '#shared/errors.ts';

export interface Answer<Data> {
  /** Whose data this is; a reader of another subject must not show it. */
  readonly subject: string;
  readonly data: Data | null;
  readonly error: AppError | null;
  /** A question is under way. */
  readonly asking: boolean;
}

export interface Question<Data> {
  /** Asks with a new input. Data of the same subject stay until the answer comes; those of another are dropped. */
  pose(subject: string, ask: () => Promise<Outcome<Data>>): void;
  /** Asks the same again, because what it is about changed. */
  refresh(): void;
  /** Forgets everything; an answer under way is ignored. */
  close(): void;
  snapshot(): Answer<Data>;
  subscribe(listener: () => void): () => void;
}

export function createQuestion<Data>(): Question<Data> {
  let answer: Answer<Data> = { subject: '', data: null, error: null, asking: false };
  let ask: (() => Promise<Outcome<Data>>) | null = null;
  let round = 0;
  let changedMeanwhile = false;
  const listeners = new Set<() => void>();

  const show = (next: Answer<Data>): void => {
    answer = next;
    for (const listener of listeners) listener();
  };

  const run = async (): Promise<void> => {
    if (ask === null) return;
    round += 1;
    const thisRound = round;
    changedMeanwhile = false;
    if (!answer.asking) show({ ...answer, asking: true });
    const outcome = await ask();
    if (thisRound !== round) return;
    const again = changedMeanwhile;
    show(
      outcome.ok
        ? { ...answer, data: outcome.data, error: null, asking: again }
        : { ...answer, error: outcome.error, asking: again },
    );
    if (again) void run();
  };

  return {
    pose(subject, nextAsk) {
      ask = nextAsk;
      if (answer.subject !== subject) show({ subject, data: null, error: null, asking: true });
      void run();
    },
    refresh() {
      if (answer.asking) changedMeanwhile = true;
      else void run();
    },
    close() {
      ask = null;
      round += 1;
      changedMeanwhile = false;
      answer = { subject: '', data: null, error: null, asking: false };
    },
    snapshot: () => answer,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
