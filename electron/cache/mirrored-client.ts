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
import { shopText } from '#shared/domain/shop-key.ts';
import { type AppError, type ErrorCode, failure, type Outcome, success } from '#shared/errors.ts';
import { diskError } from '../disk/disk-error.ts';
import type { CacheClient } from './client.ts';
import { hasAny, NO_WORK } from './copied-work.ts';
import type { Mirror } from './mirror.ts';
import { createUnderWay } from './under-way.ts';
import { CHANGES_UNSENT } from './unsent-changes.ts';

/** After these a database is looked at before anything else is asked of it: the browser closes all of them when one cannot be written. */
const LOOKED_AT_AGAIN: ReadonlySet<ErrorCode> = new Set(['CACHE_UNAVAILABLE', 'STORAGE_FULL']);

/** All unsent work, as such an answer brings it: by itself, or beside what else it tells. */
const answerWithUnsent = z.union([
  unsentWork,
  z.object({ unsent: unsentWork }).transform(({ unsent }) => unsent),
]);

/**
 * `hasAccount` says which accounts there are: a call for any other is SHOP_NOT_FOUND, because asking a database for anything would
 * make it. An account that is deleted is deleted after all that has begun for it. `onLost` tells of a page that is gone: its databases may have
 * gone with it, so each is looked at again before anything else is asked of it. `onUncopied` hears that there is one copy only, each time that a
 * second could not be written.
 */
export function createMirroredClient(
  client: CacheClient,
  mirror: Mirror,
  hasAccount: (accountId: string) => boolean,
  onLost: (listener: () => void) => void,
  onUncopied: (shop: ShopKey, error: AppError) => void,
): CacheClient {
  const underWay = createUnderWay();
  const opened = new Map<string, Promise<Outcome<CacheOutput<'openShop'>>>>();
  /** Work whose copy the disk did not take. */
  const uncopied = new Map<string, UnsentWork>();
  onLost(() => opened.clear());

  /** Writes the second copy. That there is only one now is said, and is no failure of what was written to the database. */
  async function copy(shop: ShopKey, work: UnsentWork): Promise<void> {
    const key = shopText(shop);
    try {
      await mirror.write(shop, work);
      uncopied.delete(key);
    } catch (error) {
      uncopied.set(key, work);
      onUncopied(shop, diskError(error));
    }
  }

  /**
   * A new database, or one that was made again after a loss, gets what the copy holds; so does one that cannot read all it has. Any other is
   * believed, and the copy is brought up to date: it may have missed the last change before a crash.
   */
  async function open(shop: ShopKey): Promise<Outcome<CacheOutput<'openShop'>>> {
    const answer = await client.call('openShop', { shop });
    if (!answer.ok) return answer;
    const { isNew, unreadable } = answer.data;
    const isBelieved = !isNew && unreadable.operations + unreadable.drafts === 0;
    const copied = await mirror.read(shop).catch((): null => null);
    if (copied === null && !isBelieved)
      return failure('CACHE_UNAVAILABLE', 'the second copy cannot be read now');
    if (copied?.isTorn && isBelieved) mirror.forgetUnread(shop);
    const missing = isBelieved ? (copied?.recovered ?? NO_WORK) : (copied?.work ?? NO_WORK);
    const restored =
      isNew || hasAny(missing)
        ? await client.call('restoreUnsent', { shop, unsent: missing })
        : success(answer.data.unsent);
    if (!restored.ok) return restored;
    await copy(shop, restored.data);
    return success({ ...answer.data, unsent: restored.data });
  }

  function openOnce(shop: ShopKey): Promise<Outcome<CacheOutput<'openShop'>>> {
    const key = shopText(shop);
    const known = opened.get(key);
    if (known) return known;
    const opening = open(shop).then((answer) => {
      if (!answer.ok) opened.delete(key);
      return answer;
    });
    opened.set(key, opening);
    return opening;
  }

  /** What the copy holds and nobody can read may be in the database too, as unreadable: it is counted once. */
  async function withUnread(
    shop: ShopKey,
    read: CacheOutput<'readUnsent'>,
  ): Promise<CacheOutput<'readUnsent'>> {
    const copied = await mirror.read(shop).catch((): null => null);
    if (!copied) return read;
    const { operations, drafts } = read.unreadable;
    return {
      ...read,
      unreadable: {
        operations: Math.max(operations, copied.unread.operations),
        drafts: Math.max(drafts, copied.unread.drafts),
      },
    };
  }

  const amended: {
    readonly [Name in CacheCallName]?: (shop: ShopKey, data: CacheOutput<Name>) => Promise<CacheOutput<Name>>;
  } = { readUnsent: withUnread };

  /**
   * Work that is taken away leaves the copy first, with the draft that it becomes in its place: a crash in between must not bring back what a
   * person discarded. When it is not taken, the copy goes on from what was there.
   */
  async function takeAway<Value>(
    shop: ShopKey,
    operationId: string,
    draft: SellerDraft | null,
    take: () => Promise<Outcome<Value>>,
  ): Promise<Outcome<Value>> {
    const unsent = await client.call('listUnsent', { shop });
    if (!unsent.ok) return unsent;
    const taken = await withoutCopy(shop, left(unsent.data, operationId, draft), take);
    if (!taken.ok) await copy(shop, unsent.data);
    return taken;
  }

  async function withoutCopy<Value>(
    shop: ShopKey,
    work: UnsentWork,
    take: () => Promise<Outcome<Value>>,
  ): Promise<Outcome<Value>> {
    try {
      await mirror.write(shop, work);
    } catch (error) {
      return failure(diskError(error).code, 'the second copy of unsent work could not be written');
    }
    return await take();
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
    const ask = () => callTwice(name, input, shop);
    const answer = takes ? await takeAway(shop, input.operationId, draft, ask) : await ask();
    if (!answer.ok) return answer;
    const key = shopText(shop);
    if (name === 'discardUnreadable') mirror.forgetUnread(shop);
    const waiting = uncopied.get(key);
    if (CHANGES_UNSENT.has(name)) await copy(shop, answerWithUnsent.parse(answer.data));
    else if (waiting && name === 'applyChanges') await copy(shop, waiting);
    const amend = amended[name];
    return amend ? success(await amend(shop, answer.data)) : answer;
  }

  /**
   * A page that is lost between its commit and its answer leaves open what is so: a change is asked for once more of the page that comes
   * after it. Every change can be repeated.
   */
  async function callTwice<Name extends CacheCallName>(
    name: Name,
    input: CacheInput<Name>,
    shop: ShopKey,
  ): Promise<Outcome<CacheOutput<Name>>> {
    const answer = await client.call(name, input);
    if (answer.ok || !LOOKED_AT_AGAIN.has(answer.error.code)) return answer;
    // A database that the browser has closed may be another one by now: the next call looks again.
    opened.delete(shopText(shop));
    if (answer.error.code !== 'CACHE_UNAVAILABLE' || !CHANGES_UNSENT.has(name)) return answer;
    const opening = await openOnce(shop);
    return opening.ok ? await client.call(name, input) : answer;
  }

  /** Deletes an account, the copies first: databases without a copy are the lesser harm when it ends half way. */
  async function callForAccount<Name extends CacheCallName>(
    name: Name,
    input: CacheInput<Name>,
    accountId: string,
  ): Promise<Outcome<CacheOutput<Name>>> {
    if (hasAccount(accountId)) return failure('INVALID_INPUT', 'the account is still there');
    await underWay.settled(accountId);
    for (const held of [opened, uncopied])
      for (const key of held.keys()) if (key.startsWith(`${accountId}/`)) held.delete(key);
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
        if (name === 'listShops') return await client.call(name, input);
        return await callForAccount(name, input, input.accountId);
      } catch (error) {
        return failure(diskError(error).code, 'the second copy of unsent work could not be written');
      }
    },
  };
}

/** What is left of unsent work without an operation, and with the draft that it becomes. */
function left(work: UnsentWork, operationId: string, draft: SellerDraft | null): UnsentWork {
  const operations = work.operations.filter(({ id }) => id !== operationId);
  const isThere = operations.length < work.operations.length;
  return { ...work, operations, sellerDrafts: [...work.sellerDrafts, ...(draft && isThere ? [draft] : [])] };
}
