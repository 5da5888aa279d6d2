/**
 * A cache client that keeps the second copy of unsent work in step, puts it back when the database has lost it, and
 * lets nothing reach the databases of an account that is gone. Callers see the same calls; they must not know that there is a copy.
 */
import { z } from 'zod';
import type { CacheCallName, CacheInput, CacheOutput } from '#shared/contract/cache.ts';
import { unsentWork } from '#shared/contract/record.ts';
import type { UnsentWork } from '#shared/domain/outbox.ts';
import type { SellerDraft } from '#shared/domain/seller-draft.ts';
import type { ShopKey } from '#shared/domain/shop.ts';
import { failure, type Outcome, success } from '#shared/errors.ts';
import { diskError } from '../disk/disk-error.ts';
import type { CacheClient } from './client.ts';
import type { Mirror } from './mirror.ts';
import { createUnderWay } from './under-way.ts';

/** Calls that change unsent work; each answers all of it. */
const CHANGES_UNSENT: ReadonlySet<CacheCallName> = new Set([
  'addOperation',
  'markSending',
  'settleOperation',
  'discardOperation',
  'saveDraft',
  'deleteDraft',
  'saveSellerDraft',
  'deleteSellerDraft',
  'takeBackOperation',
  'restoreUnsent',
  'discardUnreadable',
]);

/** All unsent work, as such an answer brings it: by itself, or beside what else it tells. */
const answerWithUnsent = z.union([
  unsentWork,
  z.object({ unsent: unsentWork }).transform(({ unsent }) => unsent),
]);

/**
 * `hasAccount` says which accounts there are: a call for any other is SHOP_NOT_FOUND, because asking a database for anything would
 * make it. An account that is deleted is deleted after all that has begun for it. `onLost` tells of a page that is gone: its databases may have
 * gone with it, so each is looked at again before anything else is asked of it.
 */
export function createMirroredClient(
  client: CacheClient,
  mirror: Mirror,
  hasAccount: (accountId: string) => boolean,
  onLost: (listener: () => void) => void,
): CacheClient {
  const underWay = createUnderWay();
  const opened = new Map<string, Promise<Outcome<CacheOutput<'openShop'>>>>();
  onLost(() => opened.clear());

  /**
   * A database that has never seen a page is new, or made again after a loss: the copy then holds what it lacks. And what it cannot read the
   * copy may have.
   */
  async function open(shop: ShopKey): Promise<Outcome<CacheOutput<'openShop'>>> {
    const answer = await client.call('openShop', { shop });
    if (!answer.ok) return answer;
    const { pull, unsent, unreadable } = answer.data;
    const isEmpty = pull.cursor === null && unsent.operations.length === 0;
    if (!isEmpty && unreadable.operations + unreadable.drafts === 0) return answer;
    const copy = await mirror.read(shop);
    if (isNothing(copy)) return answer;
    const restored = await client.call('restoreUnsent', { shop, unsent: copy });
    return restored.ok ? { ok: true, data: { ...answer.data, unsent: restored.data } } : restored;
  }

  function openOnce(shop: ShopKey): Promise<Outcome<CacheOutput<'openShop'>>> {
    const key = keyOf(shop);
    const known = opened.get(key);
    if (known) return known;
    const opening = open(shop).then((answer) => {
      if (!answer.ok) opened.delete(key);
      return answer;
    });
    opened.set(key, opening);
    return opening;
  }

  /** Taking work back reaches the copy first, with the draft that it becomes: a crash in between must not bring back what a person discarded. */
  async function takeFromCopy(
    shop: ShopKey,
    operationId: string,
    draft: SellerDraft | null,
  ): Promise<Outcome<null>> {
    const unsent = await client.call('listUnsent', { shop });
    if (!unsent.ok) return unsent;
    const operations = unsent.data.operations.filter((operation) => operation.id !== operationId);
    const isThere = operations.length < unsent.data.operations.length;
    const drafts = draft && isThere ? [draft] : [];
    await mirror.write(shop, {
      ...unsent.data,
      operations,
      sellerDrafts: [...unsent.data.sellerDrafts, ...drafts],
    });
    return success(null);
  }

  async function callForShop<Name extends CacheCallName>(
    name: Name,
    input: CacheInput<Name>,
    shop: ShopKey,
  ): Promise<Outcome<CacheOutput<Name>>> {
    const opening = await openOnce(shop);
    if (!opening.ok) return opening;
    const takes = (name === 'discardOperation' || name === 'takeBackOperation') && 'operationId' in input;
    const draft = 'draft' in input && 'edits' in input.draft ? input.draft : null;
    const taken = takes ? await takeFromCopy(shop, input.operationId, draft) : success(null);
    const answer = taken.ok ? await client.call(name, input) : taken;
    // A database that the browser has closed may be another one by now: the next call looks again.
    if (!answer.ok && answer.error.code === 'CACHE_UNAVAILABLE') opened.delete(keyOf(shop));
    if (answer.ok && CHANGES_UNSENT.has(name)) await mirror.write(shop, answerWithUnsent.parse(answer.data));
    return answer;
  }

  /** Deletes an account, the copies first: databases without a copy are the lesser harm when it ends half way. */
  async function callForAccount<Name extends CacheCallName>(
    name: Name,
    input: CacheInput<Name>,
    accountId: string,
  ): Promise<Outcome<CacheOutput<Name>>> {
    if (hasAccount(accountId)) return failure('INVALID_INPUT', 'the account is still there');
    await underWay.settled(accountId);
    for (const key of opened.keys()) if (key.startsWith(`${accountId}/`)) opened.delete(key);
    await mirror.deleteAccount(accountId);
    return await client.call(name, input);
  }

  return {
    async call<Name extends CacheCallName>(name: Name, input: CacheInput<Name>) {
      try {
        if ('shop' in input) {
          const { shop } = input;
          if (!hasAccount(shop.accountId)) return failure('SHOP_NOT_FOUND');
          return await underWay.during(shop.accountId, () => callForShop(name, input, shop));
        }
        return await callForAccount(name, input, input.accountId);
      } catch (error) {
        return failure(diskError(error).code, 'the second copy of unsent work could not be written');
      }
    },
  };
}

function isNothing({ operations, drafts, sellerDrafts }: UnsentWork): boolean {
  return operations.length + drafts.length + sellerDrafts.length === 0;
}

function keyOf({ accountId, shopId }: ShopKey): string {
  return `${accountId}/${shopId}`;
}
