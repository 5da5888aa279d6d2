// The cache page's contract in memory: what sync needs of it, with faults on demand. Every call is parsed by the
// contract, so that a test cannot pass on what the real cache would refuse.

import type { CacheClient } from '#electron/cache/client.ts';
import type { Operation } from '#electron/sync/settlement.ts';
import {
  type CacheCallName,
  type CacheChange,
  type CacheInput,
  type CacheOutput,
  cacheContract,
  type PullState,
} from '#shared/contract/cache.ts';
import { mayHaveArrived, type UnsentCounts } from '#shared/domain/outbox.ts';
import type { ShopKey } from '#shared/domain/shop.ts';
import { type ErrorCode, failure, type Outcome, success } from '#shared/errors.ts';

interface MemoryShop {
  records: Map<string, CacheChange>;
  /** A generation that is being rebuilt, until it is complete. */
  pending: Map<string, CacheChange> | null;
  pull: PullState;
  /** Keys of records that cannot be read. */
  setAside: Set<string>;
  operations: Operation[];
  /** Unsent work that is there and cannot be read. */
  unreadable: UnsentCounts;
}

export interface MemoryCache {
  readonly client: CacheClient;
  readonly calls: { name: CacheCallName; shopId: string }[];
  shop(key: ShopKey): MemoryShop;
  /** Registration records that settlements brought, by id. */
  ids(key: ShopKey, kind: CacheChange['kind']): string[];
  add(key: ShopKey, operation: Operation): void;
  /** Makes calls of a name fail with a code, until it is called with null. */
  fail(name: CacheCallName, code: ErrorCode | null): void;
}

const idOf = (key: ShopKey) => `${key.accountId}/${key.shopId}`;

function keyOf(change: CacheChange): string {
  if (change.kind === 'unreadable') return change.key;
  return change.kind === 'deleted'
    ? `${change.collection}:${change.id}`
    : `${change.kind}:${change.record.id}`;
}

export function createMemoryCache(): MemoryCache {
  const shops = new Map<string, MemoryShop>();
  const failing = new Map<CacheCallName, ErrorCode>();
  const calls: MemoryCache['calls'] = [];

  function shop(key: ShopKey): MemoryShop {
    const known = shops.get(idOf(key));
    if (known) return known;
    const pull = { cursor: null, snapshot: null, lastSuccessTime: null, setAside: 0, version: '' };
    const made: MemoryShop = {
      records: new Map(),
      pending: null,
      pull,
      setAside: new Set(),
      operations: [],
      unreadable: { operations: 0, drafts: 0 },
    };
    shops.set(idOf(key), made);
    return made;
  }

  const unsent = (key: ShopKey): CacheOutput<'listUnsent'> => ({
    operations: shop(key).operations,
    drafts: [],
    sellerDrafts: [],
  });

  function applyChanges(input: CacheInput<'applyChanges'>): CacheOutput<'applyChanges'> {
    const target = shop(input.shop);
    if (input.begins) {
      target.pending = new Map();
      target.setAside.clear();
    }
    const records = target.pending ?? target.records;
    for (const change of input.changes) {
      if (change.kind === 'unreadable' && !change.isGone) {
        target.setAside.add(change.key);
        continue;
      }
      target.setAside.delete(keyOf(change));
      if (change.kind === 'deleted') records.delete(keyOf(change));
      else if (change.kind !== 'unreadable') records.set(keyOf(change), change);
    }
    const isUnderWay = input.snapshot !== null && input.snapshot.done < input.snapshot.total;
    if (!isUnderWay && target.pending) {
      target.records = target.pending;
      target.pending = null;
    }
    target.pull = {
      cursor: input.cursor,
      snapshot: isUnderWay ? input.snapshot : null,
      lastSuccessTime: input.hasMore ? target.pull.lastSuccessTime : input.time,
      setAside: target.setAside.size,
      version: input.version,
    };
    return { collections: input.changes.length === 0 ? [] : ['campaign'], setAside: target.setAside.size };
  }

  function markSending(input: CacheInput<'markSending'>): CacheOutput<'markSending'> {
    const { operationId, firstAttempt } = input;
    const target = shop(input.shop);
    target.operations = target.operations.map((operation) =>
      operation.id === operationId && !mayHaveArrived(operation) ? { ...operation, firstAttempt } : operation,
    );
    return unsent(input.shop);
  }

  function settleOperation(input: CacheInput<'settleOperation'>): CacheOutput<'settleOperation'> {
    const target = shop(input.shop);
    for (const record of input.registrations)
      target.records.set(`registration:${record.id}`, { kind: 'registration', record });
    for (const record of input.campaigns)
      target.records.set(`campaign:${record.id}`, { kind: 'campaign', record });
    for (const record of input.sellerCampaigns)
      target.records.set(`sellerCampaign:${record.id}`, { kind: 'sellerCampaign', record });
    for (const record of input.participants)
      target.records.set(`participant:${record.id}`, { kind: 'participant', record });
    target.operations = target.operations.flatMap((operation) =>
      operation.id === input.operationId ? (input.operation ?? []) : operation,
    );
    return unsent(input.shop);
  }

  function answer(name: CacheCallName, input: unknown): unknown {
    if (name === 'applyChanges') return applyChanges(cacheContract.applyChanges.input.parse(input));
    if (name === 'markSending') return markSending(cacheContract.markSending.input.parse(input));
    if (name === 'settleOperation') return settleOperation(cacheContract.settleOperation.input.parse(input));
    const { shop: key } = cacheContract.openShop.input.parse(input);
    if (name === 'openShop')
      return {
        pull: shop(key).pull,
        isNew: false,
        unsent: unsent(key),
        unreadable: shop(key).unreadable,
      };
    if (name === 'readUnsent') return { unsent: unsent(key), unreadable: shop(key).unreadable };
    throw new Error(`sync does not call ${name}`);
  }

  const contract: {
    readonly [Name in CacheCallName]: { output: { parse(value: unknown): CacheOutput<Name> } };
  } = cacheContract;

  return {
    calls,
    shop,
    client: {
      async call<Name extends CacheCallName>(
        name: Name,
        input: CacheInput<Name>,
      ): Promise<Outcome<CacheOutput<Name>>> {
        calls.push({ name, shopId: 'shop' in input ? input.shop.shopId : '' });
        const code = failing.get(name);
        if (code) return failure(code);
        return success(contract[name].output.parse(structuredClone(answer(name, input))));
      },
    },
    ids: (key, kind) =>
      [...shop(key).records.values()].flatMap((change) =>
        change.kind === kind && 'record' in change ? [change.record.id] : [],
      ),
    add: (key, operation) => {
      shop(key).operations = [...shop(key).operations, operation];
    },
    fail: (name, code) => {
      if (code) failing.set(name, code);
      else failing.delete(name);
    },
  };
}
