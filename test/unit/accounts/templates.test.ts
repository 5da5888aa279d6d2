// Templates of campaigns in the settings: kept by account, gone with it, and read from whatever the file holds.

import { expect, test } from 'vitest';
import { createAccountStore } from '#electron/accounts/store.ts';
import { createTemplateStore } from '#electron/accounts/templates.ts';
import { templateOf } from '#test/fixtures/seller-records.ts';
import { createMemorySettings } from './surroundings.ts';

const [MINE, OTHER] = ['abcdef0123456789', 'other00000000000'];

test('templates are there after a restart, by account, and go with their account', () => {
  const settings = createMemorySettings();
  const store = createAccountStore(settings);
  expect(store.saveCampaignTemplates(MINE, [templateOf()])).toEqual({ ok: true, data: null });
  store.saveCampaignTemplates(OTHER, [templateOf({ name: 'Other' })]);
  const again = createAccountStore(settings);
  expect(again.readCampaignTemplates(MINE)).toEqual([templateOf()]);
  again.remove(MINE);
  expect(again.readCampaignTemplates(MINE)).toEqual([]);
  expect(JSON.stringify([...settings.values])).not.toContain(MINE);
  expect(createAccountStore(settings).readCampaignTemplates(OTHER)).toEqual([templateOf({ name: 'Other' })]);
  expect(settings.copies).toBe(0);
});

test.each([
  ['a text', 'x', []],
  ['a list', [1], []],
  ['an account that is none', { '../up': [templateOf()] }, []],
  ['no list', { [MINE]: { 0: templateOf() } }, []],
  ['one template among others', { [MINE]: [{ name: 1 }, templateOf(), null] }, [templateOf()]],
  ['unknown keys', { [MINE]: [{ ...templateOf(), __proto__2: 1 }] }, []],
])('%s that cannot be read is left out, and a copy is kept', (_, campaignTemplates, left) => {
  const settings = createMemorySettings({ campaignTemplates });
  expect(createTemplateStore(settings).readCampaignTemplates(MINE)).toEqual(left);
  expect(settings.copies).toBe(1);
});

test('a disk that takes nothing is told, and nothing has changed', () => {
  const settings = createMemorySettings();
  const store = createTemplateStore({
    ...settings,
    write: () => {
      throw Object.assign(new Error('full'), { code: 'ENOSPC' });
    },
  });
  expect(store.saveCampaignTemplates(MINE, [templateOf()])).toMatchObject({
    error: { code: 'STORAGE_FULL' },
  });
  expect(store.readCampaignTemplates(MINE)).toEqual([]);
});
