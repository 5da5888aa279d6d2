/**
 * One page of a shop's change feed into the cache: records and cursor are committed together, so an interrupted
 * pull goes on where it stood. When the next page follows is for the schedule.
 */
import { LARGEST_CHANGE_PAGE } from '#shared/contract/api/endpoints.ts';
import type { CacheInput, PullState } from '#shared/contract/cache.ts';
import type { Collection } from '#shared/contract/record.ts';
import type { ShopKey } from '#shared/domain/shop.ts';
import type { CacheClient } from '../cache/client.ts';
import { changeFromWire } from '../remote/records.ts';
import type { Remote } from '../remote/remote.ts';
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
}

/** Pulls the page after `from`. Without a cursor it begins a new snapshot, which replaces what is there when it is complete. */
export async function pullPage(
  { remote, cache, apiNow, signal }: PullDependencies,
  shop: ShopKey,
  from: PullState,
): Promise<PulledPage> {
  const answer = await remote.call(shop.accountId, 'listChanges', {
    params: { shop_id: shop.shopId },
    query: { limit: LARGEST_CHANGE_PAGE, ...(from.cursor !== null && { cursor: from.cursor }) },
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
  if (changes.length > LARGEST_CHANGE_PAGE || (hasMore && cursor === from.cursor))
    return failed('ANSWER_MALFORMED');
  const page = { changes: changes.map(changeFromWire), cursor, snapshot, hasMore, time: apiNow() };
  return apply(cache, { shop, begins: from.cursor === null, ...page }, from);
}

async function apply(
  cache: CacheClient,
  page: CacheInput<'applyChanges'>,
  from: PullState,
): Promise<PulledPage> {
  const applied = await cache.call('applyChanges', page);
  if (!applied.ok) return { kind: 'failed', error: applied.error, retryAfter: null };
  const { cursor, snapshot, hasMore, time } = page;
  const lastSuccessTime = hasMore ? from.lastSuccessTime : time;
  const isUnderWay = hasMore && snapshot !== null && snapshot.done < snapshot.total;
  return {
    kind: 'page',
    pull: { cursor, snapshot: isUnderWay ? snapshot : null, lastSuccessTime },
    hasMore,
    collections: applied.data.collections,
  };
}

function failed(code: 'ANSWER_MALFORMED'): PulledPage {
  return { kind: 'failed', error: { code }, retryAfter: null };
}
