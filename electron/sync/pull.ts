/**
 * One page of a shop's change feed into the cache: records and cursor are committed together, so an interrupted
 * pull goes on where it stood. When the next page follows is for the schedule.
 */
import type { CacheInput, PullState } from '#shared/contract/cache.ts';
import type { Collection } from '#shared/contract/record.ts';
import type { ShopKey } from '#shared/domain/shop.ts';
import type { CacheClient } from '../cache/client.ts';
import { changeFromWire } from '../remote/records.ts';
import type { Remote } from '../remote/remote.ts';
import { keepPage } from './keep-page.ts';
import type { Paging } from './paging.ts';
import type { Fault } from './trouble.ts';

export type PulledPage =
  | {
      readonly kind: 'page';
      readonly pull: PullState;
      readonly hasMore: boolean;
      readonly collections: readonly Collection[];
    }
  /** The API no longer knows the cursor: begin again without one. */
  | ({ readonly kind: 'expired' } & Fault)
  | ({ readonly kind: 'failed' } & Fault)
  | { readonly kind: 'aborted' };

interface PullDependencies {
  readonly remote: Remote;
  readonly cache: CacheClient;
  /** Unix seconds by the API's clock. */
  readonly apiNow: () => number;
  readonly signal: AbortSignal;
  readonly paging: Paging;
  /** Of the app. */
  readonly version: string;
}

/** Pulls the page after `from`. Without a cursor it begins a new snapshot, which replaces what is there when it is complete. */
export async function pullPage(
  { remote, cache, apiNow, signal, paging, version }: PullDependencies,
  shop: ShopKey,
  from: PullState,
): Promise<PulledPage> {
  const answer = await remote.call(shop.accountId, 'listChanges', {
    params: { shop_id: shop.shopId },
    query: { limit: paging.limit(), ...(from.cursor !== null && { cursor: from.cursor }) },
    signal,
  });
  // A shop that is going away gets nothing written any more.
  if (signal.aborted) return { kind: 'aborted' };
  if (!answer.ok) {
    const isExpired = answer.apiCode === 'CURSOR_EXPIRED' && from.cursor !== null;
    return { kind: isExpired ? 'expired' : 'failed', error: answer.error, retryAfter: answer.retryAfter };
  }
  const { changes, next_cursor: cursor, has_more: hasMore, snapshot } = answer.data;
  // A page that promises more and leads nowhere would be asked for without end.
  if (!paging.leadsOn(from.cursor, { changes, cursor, hasMore, snapshot })) return LEADS_NOWHERE;
  const page = { changes: changes.map(changeFromWire), cursor, snapshot, hasMore, time: apiNow(), version };
  const applied = await apply(cache, { shop, begins: from.cursor === null, ...page }, from);
  if (applied.kind === 'page') paging.kept(page);
  return applied;
}

async function apply(
  cache: CacheClient,
  page: CacheInput<'applyChanges'>,
  from: PullState,
): Promise<PulledPage> {
  const applied = await keepPage(cache, page);
  if (!applied.ok) return { kind: 'failed', error: applied.error, retryAfter: null };
  const { cursor, snapshot, hasMore, time, version } = page;
  const lastSuccessTime = hasMore ? from.lastSuccessTime : time;
  const isUnderWay = hasMore && snapshot !== null && snapshot.done < snapshot.total;
  return {
    kind: 'page',
    pull: {
      cursor,
      snapshot: isUnderWay ? snapshot : null,
      lastSuccessTime,
      setAside: applied.data.setAside,
      version,
    },
    hasMore,
    collections: applied.data.collections,
  };
}

const LEADS_NOWHERE: PulledPage = {
  kind: 'failed',
  error: { code: 'ANSWER_MALFORMED', detail: 'A page of changes leads nowhere.' },
  retryAfter: null,
};
