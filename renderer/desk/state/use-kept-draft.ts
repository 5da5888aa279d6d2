/**
 * Keeps what is being written while it is typed, and what is left when its dialog or the window closes; knows what the store has taken, and why
 * not. Knows neither what is written nor where it is kept: the caller saves.
 */
import { useCallback, useEffect, useRef, useState } from 'react';
import type { AppError } from '#shared/errors.ts';

/** Long enough to spare a write for each key, short enough that a crash costs a word at most. */
const SAVE_AFTER_MILLISECONDS = 300;

export interface DraftKeeping {
  /** What is written now is in the store. */
  readonly isSaved: boolean;
  /** Why the store did not take what was last given to it; null when it did. */
  readonly error: AppError | null;
  /** From now on nothing is saved: the work is submitted, or discarded. Answers whether the store has a draft, when all saving has ended. */
  readonly settle: () => Promise<boolean>;
  /** Undoes `settle`: it is still being written. */
  readonly resume: () => void;
  /** Saves now what has not been saved. */
  readonly flush: () => void;
}

/** What came of saving: null when it was done. */
type Saved = Promise<AppError | null>;

interface KeptDraft<Draft> {
  readonly current: Draft;
  /** What holds nothing of the person's own: it needs no draft. */
  readonly fresh: Draft;
  /** What the store holds at first; null when it holds none. */
  readonly stored: Draft | null;
  /** Whether two would be stored alike. */
  readonly isSame: (a: Draft, b: Draft) => boolean;
  readonly save: (draft: Draft) => Saved;
  readonly remove: (draft: Draft) => Saved;
  /** Called once the dialog has closed before its work was settled, with a draft that was kept, or was not because of `error`. */
  readonly onLeft: (draft: Draft, error: AppError | null) => void;
}

interface InStore<Draft> {
  readonly draft: Draft;
  readonly isThere: boolean;
  readonly error: AppError | null;
}

export function useKeptDraft<Draft>(kept: KeptDraft<Draft>): DraftKeeping {
  const latest = useRef(kept);
  latest.current = kept;
  const begun = { draft: kept.stored ?? kept.fresh, isThere: kept.stored !== null, error: null };
  const [shown, show] = useState<InStore<Draft>>(begun);
  const store = useRef<InStore<Draft>>(begun);
  /** What was last given to the store, and the end of that. */
  const given = useRef(begun.draft);
  const saving = useRef(Promise.resolve());
  const isSettled = useRef(false);

  const flush = useCallback(() => {
    const { current, fresh, isSame, save, remove } = latest.current;
    if (isSettled.current || isSame(current, given.current)) return;
    given.current = current;
    const isThere = !isSame(current, fresh);
    saving.current = saving.current.then(async () => {
      const error = await (isThere ? save(current) : remove(current));
      store.current = error ? { ...store.current, error } : { draft: current, isThere, error };
      // What was not taken is given again: with the next change, or when the form is left.
      if (error && given.current === current) given.current = store.current.draft;
      show(store.current);
    });
  }, []);

  // biome-ignore lint/correctness/useExhaustiveDependencies: each change of what is written begins the wait again.
  useEffect(() => {
    const timer = setTimeout(flush, SAVE_AFTER_MILLISECONDS);
    return () => clearTimeout(timer);
  }, [kept.current, flush]);

  useEffect(() => {
    // A window that is minimized or hidden may be ended without another word.
    const leaving = [
      [window, 'pagehide'],
      [window, 'blur'],
      [document, 'visibilitychange'],
    ] as const;
    for (const [target, type] of leaving) target.addEventListener(type, flush);
    return () => {
      for (const [target, type] of leaving) target.removeEventListener(type, flush);
      flush();
      if (isSettled.current) return;
      const { current, fresh, isSame, onLeft } = latest.current;
      void saving.current.then(() => {
        if (!isSame(current, fresh)) onLeft(current, store.current.error);
      });
    };
  }, [flush]);

  const settle = useCallback(async () => {
    isSettled.current = true;
    await saving.current;
    return store.current.isThere;
  }, []);
  const resume = useCallback(() => {
    isSettled.current = false;
  }, []);
  return {
    isSaved: shown.isThere && kept.isSame(kept.current, shown.draft),
    error: shown.error,
    settle,
    resume,
    flush,
  };
}
