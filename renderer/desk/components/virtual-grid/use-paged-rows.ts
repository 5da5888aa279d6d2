/** Paged rows as a hook: a new key is a new question; changed records of the shop lead to a new round. */
import { useEffect, useState, useSyncExternalStore } from 'react';
import {
  type AskPage,
  createPagedRows,
  type Page,
  type PagedRows,
  type PagedSnapshot,
} from './paged-rows.ts';

/**
 * @param key text of the whole question; the same key is the same question
 * @param ask asks for one page of it
 * @param onChange calls back whenever the records changed; answers the way to stop
 */
export function usePagedRows<Row, Answer extends Page<Row>>(
  key: string,
  ask: AskPage<Answer>,
  onChange: (changed: () => void) => () => void,
): PagedSnapshot<Row, Answer> & Pick<PagedRows<Row, Answer>, 'show' | 'refresh'> {
  const [rows] = useState(() => createPagedRows<Row, Answer>());
  const snapshot = useSyncExternalStore(rows.subscribe, rows.snapshot);

  // biome-ignore lint/correctness/useExhaustiveDependencies: the key stands for ask and onChange.
  useEffect(() => {
    rows.pose(ask);
    return onChange(rows.refresh);
  }, [rows, key]);
  useEffect(() => rows.close, [rows]);

  return { ...snapshot, show: rows.show, refresh: rows.refresh };
}
