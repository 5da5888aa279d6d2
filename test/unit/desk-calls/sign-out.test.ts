// Signing out and submitting at the same moment: whatever comes first, nothing is lost that a person was told is queued.
import { describe, expect, test } from 'vitest';
import { holdAdditions } from '#electron/cache/additions.ts';
import type { CacheClient } from '#electron/cache/client.ts';
import { accountHandlers } from '#electron/desk/accounts.ts';
import type { Session } from '#shared/contract/desk.ts';
import type { Operation, UnsentCounts } from '#shared/domain/outbox.ts';
import { failure, type Outcome, success } from '#shared/errors.ts';
import { registerOperationOf, shopKey } from '../../fixtures/records.ts';
import { until } from '../sync/hand-clock.ts';

const { accountId } = shopKey;
const operation = registerOperationOf();
const addition = {
  shop: shopKey,
  operation,
  replaces: null,
  endsDraft: true,
  endsSellerDraft: null,
} as const;
const NOTHING = { operations: 0, drafts: 0 };

/** A cache at the edge whose answers the test lets go, by name; it refuses what an account that is gone asks. */
function createDesk(held: readonly string[] = [], unreadable: UnsentCounts = NOTHING) {
  const waiting: { readonly name: string; readonly go: () => void }[] = [];
  const operations: Operation[] = [];
  let isHere = true;
  const removed = Promise.withResolvers<Outcome<null>>();
  const answer = (name: string): Outcome<unknown> => {
    if (!isHere) return failure('SHOP_NOT_FOUND');
    if (name === 'addOperation') operations.push(operation);
    const unsent = { operations: [...operations], drafts: [], sellerDrafts: [] };
    return success(name === 'readUnsent' ? { unsent, unreadable } : unsent);
  };
  const page: CacheClient = {
    call: async (name) => {
      if (held.includes(name)) await new Promise<void>((go) => waiting.push({ name, go }));
      return answer(name) as never;
    },
  };
  const { client, holding } = holdAdditions(page);
  const readSession = (): Session => ({
    accounts: isHere
      ? [
          {
            id: accountId,
            name: 'Siam Group',
            email: 'ops@siam.example',
            apiUrl: 'https://api.example.com',
            state: 'signedIn',
            tokenStorage: 'system',
            storageNotice: null,
          },
        ]
      : [],
    // The list of the API may lack any of them.
    shops: [],
    formerShops: [],
    wantedApi: null,
    signIn: 'idle',
    preferences: { appearance: 'system', lastShop: null, recentShops: [] },
    settingsNotice: null,
    version: '0.0.0',
  });
  const handlers = accountHandlers({
    readSession,
    cache: client,
    holdingAdditions: holding,
    storedShops: async () => success([shopKey]),
    removeAccount: (id) => {
      expect(id).toBe(accountId);
      isHere = false;
      return removed.promise;
    },
  });
  return {
    client,
    removed,
    isHere: () => isHere,
    signOut: (discardUnsent: boolean) => handlers.signOut({ accountId, discardUnsent }),
    /** Waits until the cache is asked, and lets the answer go. */
    async answerNext(name: string): Promise<void> {
      await until(() => waiting.some((call) => call.name === name), name);
      const at = waiting.findIndex((call) => call.name === name);
      waiting.splice(at, 1)[0]?.go();
    },
  };
}

describe('a submission beside a sign-out', () => {
  test('that has begun before it is counted, and the person is asked', async () => {
    const desk = createDesk(['addOperation']);
    const adding = desk.client.call('addOperation', addition);
    const leaving = desk.signOut(false);
    await desk.answerNext('addOperation');
    expect(await adding).toMatchObject({ ok: true });
    expect(await leaving).toEqual(success({ signedOut: false, unsent: { operations: 1, drafts: 0 } }));
    expect(desk.isHere()).toBe(true);
  });

  test('that comes after the count is refused once the account is on its way out, before it is gone', async () => {
    const desk = createDesk(['readUnsent']);
    const leaving = desk.signOut(false);
    const adding = desk.client.call('addOperation', addition);
    await desk.answerNext('readUnsent');
    expect(await adding).toEqual(failure('SHOP_NOT_FOUND'));
    desk.removed.resolve(success(null));
    expect(await leaving).toEqual(success({ signedOut: true, unsent: NOTHING }));
  });

  test('goes on when signing out comes to nothing', async () => {
    const desk = createDesk(['readUnsent']);
    await desk.client.call('addOperation', addition);
    const leaving = desk.signOut(false);
    const adding = desk.client.call('addOperation', { ...addition, endsDraft: false, endsSellerDraft: null });
    await desk.answerNext('readUnsent');
    expect(await leaving).toMatchObject({ ok: true, data: { signedOut: false } });
    expect(await adding).toMatchObject({ ok: true });
  });

  test('of another account waits for nobody', async () => {
    const desk = createDesk(['readUnsent']);
    const leaving = desk.signOut(true);
    const shop = { ...shopKey, accountId: 'ffffffffffffffff' };
    expect(await desk.client.call('addOperation', { ...addition, shop })).toMatchObject({ ok: true });
    await desk.answerNext('readUnsent');
    desk.removed.resolve(success(null));
    expect(await leaving).toMatchObject({ ok: true, data: { signedOut: true } });
  });
});

test('what is unsent and cannot be read is asked about too', async () => {
  const desk = createDesk([], { operations: 1, drafts: 2 });
  const unsent = { operations: 1, drafts: 2 };
  expect(await desk.signOut(false)).toEqual(success({ signedOut: false, unsent }));
  expect(desk.isHere()).toBe(true);
});

test('what could not even begin is told, and submitting goes on', async () => {
  const desk = createDesk();
  desk.removed.resolve(failure('STORAGE_FULL'));
  expect(await desk.signOut(false)).toEqual(failure('STORAGE_FULL'));
});
