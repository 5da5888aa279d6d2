/**
 * Where what is selected stands in its list: asked again when records, filters or the clock change. The position of one row is
 * never told of another. Knows no screen.
 */
import { useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import type { CampaignList, ListPosition, SellerCampaignList, SellerRowKey } from '#shared/contract/query.ts';
import type { ShopKey } from '#shared/domain/shop.ts';
import { type Outcome, success } from '#shared/errors.ts';
import { deskCall } from '../desk-client.ts';
import { rowShown, rowText, useRowDue } from './arrival.ts';
import { useEachMinute, useNow } from './clock.ts';
import { createQuestion } from './question.ts';
import { sellerRowText } from './seller-row.ts';
import { type ChangedCollection, whenChanged } from './when-changed.ts';

export interface ShownPosition extends ListPosition {
  /** By the search and filters of now; until they are answered, where it stood before them is still told. */
  readonly isCurrent: boolean;
}

/** Null while it is not known, and when nothing is selected. */
export function useCampaignPosition(
  shop: ShopKey,
  list: CampaignList,
  campaignId: string | null,
): ShownPosition | null {
  return usePosition(
    shop,
    campaignId && rowText(shop, list.scope, campaignId),
    JSON.stringify(list),
    ['campaign', 'registration', 'outbox'],
    () => deskCall('locateCampaign', { shop, list, campaignId: campaignId ?? '' }),
  );
}

/** Null while it is not known, and when nothing is selected. */
export function useSellerPosition(
  shop: ShopKey,
  list: SellerCampaignList,
  key: SellerRowKey | null,
): ShownPosition | null {
  return usePosition(
    shop,
    key && rowText(shop, list.tab, sellerRowText(key)),
    JSON.stringify(list),
    ['sellerCampaign', 'outbox', 'draft'],
    () => deskCall('locateSellerCampaign', { shop, list, key: key ?? { source: 'api', id: '0' } }),
  );
}

/** @param row what is located in which list, as text; null asks nothing */
function usePosition(
  shop: ShopKey,
  row: string | null,
  list: string,
  collections: readonly ChangedCollection[],
  ask: () => Promise<Outcome<ListPosition>>,
): ShownPosition | null {
  const [question] = useState(() => createQuestion<{ readonly at: ListPosition; readonly list: string }>());
  const answer = useSyncExternalStore(question.subscribe, question.snapshot);
  // biome-ignore lint/correctness/useExhaustiveDependencies: row and list stand for what is asked.
  useEffect(() => {
    if (row === null) return question.close();
    question.pose(row, async () => {
      const answer = await ask();
      return answer.ok ? success({ at: answer.data, list }) : answer;
    });
    return whenChanged(shop, collections, question.refresh);
  }, [question, row, list]);
  useEachMinute(useNow(shop), question.refresh);
  const told = row !== null && answer.subject === row ? answer.data : null;
  return useMemo(() => told && { ...told.at, isCurrent: told.list === list }, [told, list]);
}

export interface LedRow {
  readonly index: number;
  readonly onShown: () => boolean;
}

/**
 * The row that a person is led to in a list, once it is known where it stands. One that the list does not show is not waited
 * for: it must not take the keyboard from who goes on meanwhile.
 */
export function useLedRow(
  shop: ShopKey,
  tab: string,
  id: string | null,
  position: ShownPosition | null,
): LedRow | null {
  const isDue = useRowDue(shop, tab, id);
  const isKnown = position?.isCurrent === true;
  const index = isKnown ? position.index : null;
  const isHidden = isDue && isKnown && index === null;
  useEffect(() => {
    if (isHidden) rowShown();
  }, [isHidden]);
  const [led, setLed] = useState<LedRow | null>(null);
  const wanted = isDue ? index : null;
  if ((led?.index ?? null) !== wanted) setLed(wanted === null ? null : { index: wanted, onShown: rowShown });
  return led;
}
