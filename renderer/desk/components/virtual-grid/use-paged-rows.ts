/**
 * Paged rows as a hook: another list begins with nothing of the one before; within a list a new key is a new question,
 * and changed records lead to a new round.
 */
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
 * @param list which list is asked; rows of one are never shown in another
 * @param key text of the whole question; the same key is the same question
 * @param ask asks for one page of it
 * @param onChange calls back whenever the records changed; answers the way to stop
 * @param memory where rows are kept, so that a question of an earlier time is answered at once
 */
export function usePagedRows<Row, Answer extends Page<Row>>(
  list: string,
  key: string,
  ask: AskPage<Answer>,
  onChange: (changed: () => void) => () => void,
  memory?: RowMemory<Row, Answer>,
): PagedSnapshot<Row, Answer> & Pick<PagedRows<Row, Answer>, 'show' | 'refresh'> {
  const begin = () => ({ list, rows: createPagedRows<Row, Answer>(memory?.recall(key)) });
  const [current, setCurrent] = useState(begin);
  const shown = current.list === list ? current : begin();
  // Set while rendering: nothing is drawn with the rows of the list before.
  if (shown !== current) setCurrent(shown);
  const { rows } = shown;
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
