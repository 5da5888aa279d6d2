/** Campaigns of all shops for a text that is being typed: asked for after a pause, and an older answer never shown for a newer text. */

import { useEffect, useState } from 'react';
import type { DeskOutput } from '#shared/contract/desk.ts';
import { typedLine } from '#shared/domain/plain-text.ts';
import type { AppError } from '#shared/errors.ts';
import { deskCall } from '../../desk-client.ts';

/** Milliseconds without a key. */
const PAUSE = 150;
const MOST_RESULTS = 30;

type Found = DeskOutput<'searchShops'>;
const NOTHING: Found = { results: [], total: 0 };

interface CampaignSearch extends Found {
  readonly error: AppError | null;
  /** The answer to the text as it stands has not come. */
  readonly isSearching: boolean;
}

export function useCampaignSearch(typed: string): CampaignSearch {
  const text = typedLine(typed);
  const [answer, setAnswer] = useState<{ text: string; found: Found; error: AppError | null } | null>(null);
  useEffect(() => {
    if (text === '') return;
    let isCurrent = true;
    const timer = setTimeout(async () => {
      const outcome = await deskCall('searchShops', { text, limit: MOST_RESULTS });
      if (!isCurrent) return;
      setAnswer(
        outcome.ok
          ? { text, found: outcome.data, error: null }
          : { text, found: NOTHING, error: outcome.error },
      );
    }, PAUSE);
    return () => {
      isCurrent = false;
      clearTimeout(timer);
    };
  }, [text]);
  if (text === '') return { ...NOTHING, error: null, isSearching: false };
  // What the shorter text found stands until the longer one is answered, so that the list does not blink.
  return {
    ...(answer?.found ?? NOTHING),
    error: answer?.text === text ? answer.error : null,
    isSearching: answer?.text !== text,
  };
}
