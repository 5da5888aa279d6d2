/**
 * Campaigns of all shops for a text that is being typed: asked for after a pause, more of them when a person wants more, and an older answer
 * never shown for a newer text.
 */
import { useEffect, useRef, useState } from 'react';
import type { DeskOutput } from '#shared/contract/desk.ts';
import type { AppError } from '#shared/errors.ts';
import { deskCall } from '../../desk-client.ts';

/** Milliseconds without a key. */
const PAUSE = 150;
/** Campaigns asked for at a time. */
const AT_A_TIME = 30;

type Found = DeskOutput<'searchShops'>;
const NOTHING: Found = { rows: [], total: 0 };

interface CampaignSearch extends Found {
  readonly error: AppError | null;
  /** The answer to the text as it stands has not come. */
  readonly isSearching: boolean;
  /** Asks for the next of what was found. */
  readonly more: () => void;
}

export function useCampaignSearch(typed: string): CampaignSearch {
  const text = typed.trim();
  const [answer, setAnswer] = useState<{ text: string; found: Found; error: AppError | null } | null>(null);
  const newest = useRef(text);
  newest.current = text;
  const ask = async (before: Found): Promise<void> => {
    const offset = before.rows.length;
    const outcome = await deskCall('searchShops', { asker: 'goTo', text, offset, limit: AT_A_TIME });
    if (newest.current !== text) return;
    setAnswer(
      outcome.ok
        ? { text, found: { ...outcome.data, rows: [...before.rows, ...outcome.data.rows] }, error: null }
        : { text, found: before, error: outcome.error },
    );
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: the text is the question.
  useEffect(() => {
    if (text === '') return;
    const timer = setTimeout(() => void ask(NOTHING), PAUSE);
    return () => clearTimeout(timer);
  }, [text]);
  const isCurrent = answer?.text === text;
  const more = (): void => {
    if (answer && isCurrent) void ask(answer.found);
  };
  if (text === '') return { ...NOTHING, error: null, isSearching: false, more };
  // What the shorter text found stands until the longer one is answered, so that the list does not blink.
  return {
    ...(answer?.found ?? NOTHING),
    error: isCurrent ? answer.error : null,
    isSearching: !isCurrent,
    more,
  };
}
