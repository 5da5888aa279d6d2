/** Paged rows as a hook: a new key is a new question; changed records of the shop lead to a new round. */
import { useEffect, useState, useSyncExternalStore } from 'react';
import {
  type AskPage,
  createPagedRows,
  type HeldRows,
  type Page,
  type PagedRows,
  type PagedSnapshot,
} from './paged-rows.ts';

interface RowMemory<Row, Answer> {
  recall(key: string): HeldRows<Row, Answer> | null;
  keep(key: string, rows: HeldRows<Row, Answer>): void;
}

/**
 * @param key text of the whole question; the same key is the same question
 * @param ask asks for one page of it
 * @param onChange calls back whenever the records changed; answers the way to stop
 * @param memory where rows are kept, so that a question of an earlier time is answered at once
 */
export function usePagedRows<Row, Answer extends Page<Row>>(
  key: string,
  ask: AskPage<Answer>,
  onChange: (changed: () => void) => () => void,
  memory?: RowMemory<Row, Answer>,
): PagedSnapshot<Row, Answer> & Pick<PagedRows<Row, Answer>, 'show' | 'refresh'> {
  const [rows] = useState(() => createPagedRows<Row, Answer>(memory?.recall(key)));
  const snapshot = useSyncExternalStore(rows.subscribe, rows.snapshot);

  // biome-ignore lint/correctness/useExhaustiveDependencies: the key stands for ask, onChange and memory.
  useEffect(() => {
    rows.pose(ask);
    const stopHearing = onChange(rows.refresh);
    return () => {
      stopHearing();
      const held = rows.held();
      if (held) memory?.keep(key, held);
    };
  }, [rows, key]);
  useEffect(() => rows.close, [rows]);

  return { ...snapshot, show: rows.show, refresh: rows.refresh };
}
