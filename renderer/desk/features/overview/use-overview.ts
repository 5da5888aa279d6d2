/** What needs a person in all shops, and campaigns of all shops by text: asked again when an answer is no longer true. */
import { useCallback, useEffect, useState, useSyncExternalStore } from 'react';
import type { DeskOutput } from '#shared/contract/desk.ts';
import type { OverviewPage } from '#shared/contract/query.ts';
import { usePagedRows } from '../../components/virtual-grid/use-paged-rows.ts';
import { deskCall, onDeskEvent } from '../../desk-client.ts';
import { useEachMinute, useMachineNow } from '../../state/clock.ts';
import { type Answer, createQuestion } from '../../state/question.ts';
import { shopOfText } from '../../state/shop-key.ts';
import type { AttentionFilters } from './attention-list.ts';

interface Asked<Data> {
  readonly answer: Answer<Data>;
  readonly retry: () => void;
}

type OverviewRow = OverviewPage['rows'][number];

export function useOverview({ kinds, shop }: AttentionFilters) {
  const rows = usePagedRows<OverviewRow, OverviewPage>(
    'overview',
    JSON.stringify({ kinds, shop }),
    (offset, limit) =>
      deskCall('readOverview', {
        query: { kinds, shop: shop === null ? null : shopOfText(shop), offset, limit },
      }),
    (changed) => {
      const stops = [onDeskEvent('attention', changed), onDeskEvent('session', changed)];
      return () => {
        for (const stop of stops) stop();
      };
    },
  );
  // What closes within a day comes nearer by itself.
  useEachMinute(useMachineNow(), rows.refresh);
  return rows;
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
