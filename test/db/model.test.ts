// Whatever is pulled, deleted, rewritten and reopened, the cache shows what a plain Map would.

import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { CacheChange } from '#shared/contract/cache.ts';
import {
  cacheDriver,
  deletion,
  freshShop,
  pageOf,
  reopened,
  shownCampaigns,
  upsert,
} from './cache-driver.ts';

const id = fc.integer({ min: 1, max: 12 }).map(String);
const change: fc.Arbitrary<CacheChange> = fc.oneof(
  { weight: 3, arbitrary: fc.record({ id, name: fc.constantFrom('A', 'B', 'C') }).map(upsert) },
  { weight: 1, arbitrary: id.map(deletion) },
);
const changes = fc.array(change, { maxLength: 8 });

type Step =
  | { readonly kind: 'page' | 'begin' | 'rebuildPage'; readonly changes: CacheChange[] }
  | { readonly kind: 'reopen' };

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 6, arbitrary: changes.map((list) => ({ kind: 'page' as const, changes: list })) },
  { weight: 1, arbitrary: changes.map((list) => ({ kind: 'begin' as const, changes: list })) },
  { weight: 2, arbitrary: changes.map((list) => ({ kind: 'rebuildPage' as const, changes: list })) },
  { weight: 2, arbitrary: fc.constant({ kind: 'reopen' as const }) },
);

/** What is shown, and what a rebuild has gathered so far. */
interface Model {
  shown: Map<string, string>;
  building: Map<string, string> | null;
}

function fold(into: Map<string, string>, list: readonly CacheChange[]): void {
  for (const entry of list) {
    if (entry.kind === 'campaign') into.set(entry.record.id, entry.record.name);
    else if (entry.kind === 'deleted') into.delete(entry.id);
  }
}

/** The steps' meaning, without segments, generations or a disk. */
function follow(model: Model, { kind, changes: list }: Exclude<Step, { kind: 'reopen' }>): void {
  if (kind === 'begin') {
    const fresh = new Map<string, string>();
    if (model.shown.size === 0) [model.shown, model.building] = [fresh, null];
    else model.building = fresh;
    fold(fresh, list);
    return;
  }
  fold(model.building ?? model.shown, list);
  if (kind === 'page' && model.building) [model.shown, model.building] = [model.building, null];
}

const UNFINISHED = { snapshot: { done: 1, total: 1_000 }, hasMore: true };

it('shows what a plain Map would', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 10, maxLength: 45, size: 'max' }), async (steps) => {
      const shop = freshShop();
      let driver = cacheDriver();
      const model: Model = { shown: new Map(), building: null };
      await driver.call('applyChanges', { shop, ...pageOf([], { begins: true }) });
      for (const next of steps) {
        if (next.kind === 'reopen') {
          driver = await reopened(driver);
        } else {
          // A page ends a snapshot that is under way; the others leave it unfinished.
          const begins = next.kind === 'begin';
          const isInRebuild = begins || (next.kind === 'rebuildPage' && model.building !== null);
          await driver.call('applyChanges', {
            shop,
            ...pageOf(next.changes, { begins, ...(isInRebuild ? UNFINISHED : {}) }),
          });
          follow(model, next);
        }
        const expected = [...model.shown].map(([key, name]) => `${key} ${name}`).sort();
        expect(await shownCampaigns(driver, shop)).toEqual(expected);
      }
      await driver.call('deleteAccount', { accountId: shop.accountId });
    }),
    { numRuns: 20, seed: 1_793_491_200 },
  );
});
