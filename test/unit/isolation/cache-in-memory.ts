// The cache page without IndexedDB: each shop's records in the page's own collections, asked by the page's own queries.
// As there, asking for a shop makes its database.

import { RefusedCallError } from '#cache-page/problems.ts';
import type { CacheClient } from '#electron/cache/client.ts';
import {
  type CacheCallName,
  type CacheInput,
  type CacheOutput,
  cacheContract,
} from '#shared/contract/cache.ts';
import { failure, type Outcome, success } from '#shared/errors.ts';
import { answersOf, emptyShop, type MemoryShop } from './shop-in-memory.ts';

export interface MemoryPage {
  readonly client: CacheClient;
  /** The accounts that have a database. */
  accountIds(): Set<string>;
}

/** `pace` is how long a call travels: it is waited for before the page does anything, and after. */
export function createMemoryPage(pace: () => Promise<void>): MemoryPage {
  const databases = new Map<string, { accountId: string; shop: MemoryShop }>();

  function answer(name: CacheCallName, input: CacheInput<CacheCallName>): unknown {
    if (!('shop' in input)) {
      const own = [...databases].filter(([, { accountId }]) => accountId === input.accountId);
      if (name === 'listShops') return { shopIds: own.map(([id]) => id.slice(input.accountId.length + 1)) };
      for (const [id] of own) databases.delete(id);
      return { deleted: own.length };
    }
    const { accountId, shopId } = input.shop;
    const id = `${accountId}/${shopId}`;
    const database = databases.get(id) ?? { accountId, shop: emptyShop() };
    databases.set(id, database);
    return answersOf(database.shop)[name](input);
  }

  const contract: {
    readonly [Name in CacheCallName]: {
      input: { parse(value: unknown): CacheInput<Name> };
      output: { parse(value: unknown): CacheOutput<Name> };
    };
  } = cacheContract;

  return {
    client: {
      async call<Name extends CacheCallName>(
        name: Name,
        input: CacheInput<Name>,
      ): Promise<Outcome<CacheOutput<Name>>> {
        await pace();
        try {
          return success(
            contract[name].output.parse(structuredClone(answer(name, contract[name].input.parse(input)))),
          );
        } catch (problem) {
          if (problem instanceof RefusedCallError) return failure(problem.code, problem.message);
          throw problem;
        } finally {
          await pace();
        }
      },
    },
    accountIds: () => new Set([...databases.values()].map(({ accountId }) => accountId)),
  };
}
