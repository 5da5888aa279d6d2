/**
 * Products that were submitted together and are still on this machine: what is true of all of them is said once, and what
 * is done is done to all. Pure.
 */
import type { RegisteredProduct } from '#shared/contract/query.ts';
import { errorSentence } from '../registration/problem-sentences.ts';

type UnsentRow = Extract<RegisteredProduct, { source: 'outbox' }>;

export interface UnsentTogether {
  readonly operationId: string;
  readonly count: number;
  readonly state: UnsentRow['state'];
  readonly mayHaveArrived: boolean;
  /** Why all of them were refused, when it is one reason; null when each has its own, and while they are queued. */
  readonly reason: string | null;
  readonly mayResend: boolean;
}

/** Whether sending the same again can come to anything: under terms that have changed it is refused again, and has to be read first. */
export function mayResend(rows: readonly Pick<UnsentRow, 'refusal'>[]): boolean {
  return rows.every(({ refusal }) => refusal?.code !== 'TERMS_CHANGED');
}

/** In the order of the rows. One product alone is told of in its row. */
export function unsentTogether(products: readonly RegisteredProduct[]): UnsentTogether[] {
  const byOperation = new Map<string, UnsentRow[]>();
  for (const row of products) {
    if (row.source !== 'outbox') continue;
    byOperation.set(row.operationId, [...(byOperation.get(row.operationId) ?? []), row]);
  }
  return [...byOperation].flatMap(([operationId, rows]) => {
    const [first] = rows;
    if (!first || rows.length === 1) return [];
    const reasons = new Set(rows.map(({ refusal }) => refusal && errorSentence(refusal)));
    const [reason = null] = reasons.size === 1 ? reasons : [];
    const { state, mayHaveArrived } = first;
    return [{ operationId, count: rows.length, state, mayHaveArrived, reason, mayResend: mayResend(rows) }];
  });
}
