/**
 * Keeps what is being written while it is typed, and what is left when its dialog or the window closes. Knows neither
 * what is written nor where it is kept: the caller saves.
 */
import { useCallback, useEffect, useRef } from 'react';

/** Long enough to spare a write for each key, short enough that a crash costs a word at most. */
const SAVE_AFTER_MILLISECONDS = 300;

export interface DraftKeeping {
  /** From now on nothing is saved: the work was submitted, or is being discarded. */
  readonly settle: () => void;
  /** Undoes `settle`: it is still being written. */
  readonly resume: () => void;
  /** Saves now what has not been saved. */
  readonly flush: () => void;
}

interface KeptDraft<Draft> {
  readonly current: Draft;
  /** What the store holds at first. */
  readonly stored: Draft;
  /** Whether two would be stored alike. */
  readonly isSame: (a: Draft, b: Draft) => boolean;
  readonly save: (draft: Draft) => void;
  /** Called with what is left behind when the dialog closes before it was settled. */
  readonly onLeft: (draft: Draft) => void;
}

export function useKeptDraft<Draft>(kept: KeptDraft<Draft>): DraftKeeping {
  const latest = useRef(kept);
  latest.current = kept;
  const saved = useRef(kept.stored);
  const isSettled = useRef(false);

  const flush = useCallback(() => {
    const { current, isSame, save } = latest.current;
    if (isSettled.current || isSame(current, saved.current)) return;
    saved.current = current;
    save(current);
  }, []);

  // biome-ignore lint/correctness/useExhaustiveDependencies: each change of what is written begins the wait again.
  useEffect(() => {
    const timer = setTimeout(flush, SAVE_AFTER_MILLISECONDS);
    return () => clearTimeout(timer);
  }, [kept.current, flush]);

  useEffect(() => {
    window.addEventListener('pagehide', flush);
    return () => {
      window.removeEventListener('pagehide', flush);
      flush();
      if (!isSettled.current) latest.current.onLeft(latest.current.current);
    };
  }, [flush]);

  const settle = useCallback(() => {
    isSettled.current = true;
  }, []);
  const resume = useCallback(() => {
    isSettled.current = false;
  }, []);
  return { settle, resume, flush };
}
