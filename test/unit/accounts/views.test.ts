// What each shop showed last, on a real disk that is not always in a good mood.
import { readdir, readFile, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openViewStore } from '#electron/accounts/views.ts';
import { FIRST_SELLER_VIEW, type ShopView } from '#shared/contract/view.ts';
import { makeFolder } from './surroundings.ts';

const SHOP = { accountId: 'abcdef0123456789', shopId: '1' };
const OTHER = { accountId: 'abcdef0123456789', shopId: '2' };

function viewAt(scrollOffset: number): ShopView {
  const filters: ShopView['lists']['available']['filters'] = {
    text: '',
    registrationStates: [],
    invitedOnly: false,
    requirement: null,
    regions: [],
    sort: { column: 'name', direction: 'ascending' },
  };
  const list = { filters, selectedCampaignId: null, scrollOffset };
  return {
    mainTab: 'agency',
    agencyTab: 'available',
    lists: { available: list, joined: list },
    seller: FIRST_SELLER_VIEW,
  };
}

async function setUp() {
  const path = join(await makeFolder(), 'views.json');
  const lines: string[] = [];
  return { path, lines, open: () => openViewStore(path, { log: (line) => lines.push(line) }) };
}

/** Nobody can read it until the answer is called. */
async function hold(path: string): Promise<() => Promise<void>> {
  await rename(path, `${path}.hidden`);
  await symlink('views.json', path);
  return async () => {
    await rm(path);
    await rename(`${path}.hidden`, path);
  };
}

test('views are there after a restart', async () => {
  const { open } = await setUp();
  const views = await open();
  views.save(SHOP, viewAt(7));
  await views.settled();
  expect((await open()).read(SHOP)).toEqual(viewAt(7));
});

test('a file that cannot be read for a moment is not written over, and what it holds comes back with the next change', async () => {
  const { path, lines, open } = await setUp();
  const first = await open();
  first.save(SHOP, viewAt(7));
  await first.settled();
  const release = await hold(path);

  const views = await open();
  views.save(OTHER, viewAt(1));
  await views.settled();
  expect(lines[0]).toContain('ELOOP');
  await release();
  views.save(OTHER, viewAt(2));
  await views.settled();
  const again = await open();
  expect([again.read(SHOP), again.read(OTHER)]).toEqual([viewAt(7), viewAt(2)]);
});

test('an account whose views cannot be deleted now is told, and is gone when they can be', async () => {
  const { path, open } = await setUp();
  const first = await open();
  first.save(SHOP, viewAt(7));
  await first.settled();
  const release = await hold(path);
  const views = await open();
  await expect(views.deleteAccount(SHOP.accountId)).rejects.toThrow();
  await release();
  await views.deleteAccount(SHOP.accountId);
  expect(await readFile(path, 'utf8')).not.toContain(SHOP.accountId);
});

test('a file that is none is put aside, and logged', async () => {
  const { path, lines, open } = await setUp();
  await writeFile(path, '{"half":');
  expect((await open()).read(SHOP)).toBeNull();
  expect(lines).toEqual(['where lists stood could not be read, and was put aside']);
  const names = await readdir(join(path, '..'));
  expect(names.filter((name) => name.startsWith('views.json.broken-'))).toHaveLength(1);
});
