/** What needs a person in all shops, and campaigns of all shops by text: asked again when an answer is no longer true. */
import { useEffect, useState } from 'react';
import type { DeskOutput } from '#shared/contract/desk.ts';
import type { OverviewPage } from '#shared/contract/query.ts';
import { shopOfText } from '#shared/domain/shop-key.ts';
import { usePagedRows } from '../../components/virtual-grid/use-paged-rows.ts';
import { deskCall, onDeskEvent } from '../../desk-client.ts';
import { useEachMinute, useMachineNow } from '../../state/clock.ts';
import type { AttentionFilters } from './attention-list.ts';

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

type FoundRow = DeskOutput<'searchShops'>['rows'][number];

/** Milliseconds without a key: every shop is searched for each question. */
const TYPING_PAUSE = 150;
const AFTER_CHANGE = 1_000;

/** Campaigns of all shops with the text as it was typed last; those of the text before stay until they come. */
export function useShopSearch(text: string) {
  const asked = usePaused(text);
  const rows = usePagedRows<FoundRow, DeskOutput<'searchShops'>>(
    'search',
    asked,
    (offset, limit) => deskCall('searchShops', { asker: 'allShops', text: asked, offset, limit }),
    whenCampaignsChange,
  );
  return { ...rows, asked, isTyping: asked !== text };
}

/** The text as it is when nobody has typed for a moment; at first as it is. */
function usePaused(text: string): string {
  const [paused, setPaused] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setPaused(text), TYPING_PAUSE);
    return () => clearTimeout(timer);
  }, [text]);
  return paused;
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
