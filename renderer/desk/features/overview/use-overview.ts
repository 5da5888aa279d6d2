/** What needs a person in all shops, and campaigns of all shops by text: asked again when an answer is no longer true. */
import { useCallback, useEffect, useState, useSyncExternalStore } from 'react';
import type { DeskOutput } from '#shared/contract/desk.ts';
import { deskCall, onDeskEvent } from '../../desk-client.ts';
import { type Answer, createQuestion } from '../../state/question.ts';

interface Asked<Data> {
  readonly answer: Answer<Data>;
  readonly retry: () => void;
}

/** @param shops what there is, as text: other shops are another question. */
export function useOverview(shops: string): Asked<DeskOutput<'readOverview'>> {
  const [question] = useState(() => createQuestion<DeskOutput<'readOverview'>>());
  // biome-ignore lint/correctness/useExhaustiveDependencies: another list of shops has another answer.
  useEffect(() => {
    question.pose('overview', () => deskCall('readOverview', {}));
  }, [question, shops]);
  useEffect(() => onDeskEvent('attention', () => question.refresh()), [question]);
  return useAsked(question);
}

/** Campaigns found at most: enough to see whether the words are the right ones. */
const MOST_RESULTS = 100;
/** Milliseconds without a key: every shop is searched for each question. */
const TYPING_PAUSE = 150;
const AFTER_CHANGE = 1_000;

/** The answer to the text as it was typed last; data of the text before stay until it comes. */
export function useShopSearch(text: string): Asked<DeskOutput<'searchShops'>> {
  const [question] = useState(() => createQuestion<DeskOutput<'searchShops'>>());
  useEffect(() => {
    if (text === '') return question.close();
    const timer = setTimeout(
      () => question.pose('search', () => deskCall('searchShops', { text, limit: MOST_RESULTS })),
      TYPING_PAUSE,
    );
    return () => clearTimeout(timer);
  }, [question, text]);
  useEffect(() => (text === '' ? undefined : whenCampaignsChange(question.refresh)), [question, text]);
  return useAsked(question);
}

/** Tells of changes in any shop, at most once in a while: a first pull of many shops brings page upon page. */
function whenCampaignsChange(changed: () => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const stop = onDeskEvent('changed', ({ collections }) => {
    if (!collections.includes('campaign')) return;
    timer ??= setTimeout(() => {
      timer = undefined;
      changed();
    }, AFTER_CHANGE);
  });
  return () => {
    stop();
    clearTimeout(timer);
  };
}

function useAsked<Data>(question: ReturnType<typeof createQuestion<Data>>): Asked<Data> {
  const answer = useSyncExternalStore(question.subscribe, question.snapshot);
  const retry = useCallback(() => question.refresh(), [question]);
  return { answer, retry };
}
