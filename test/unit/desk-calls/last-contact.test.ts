// The contact that a form begins with: what was given on this computer, else what the shop's newest registration was submitted with.

import { expect, test } from 'vitest';
import { registrationHandlers } from '#electron/desk/registrations.ts';
import type { CacheChange } from '#shared/contract/cache.ts';
import type { SellerContact } from '#shared/domain/contact.ts';
import { success } from '#shared/errors.ts';
import { NOW, registrationOf, shopKey } from '#test/fixtures/records.ts';
import { createMemoryPage } from '../isolation/cache-in-memory.ts';
import { servicesWith } from './services.ts';

const shop = shopKey;
const contactOf = (name: string): SellerContact => ({
  email: `${name}@example.com`,
  messenger: { kind: 'line', value: `@${name}` },
});

const submitted = (id: string, campaignId: string, submittedTime: number, name: string): CacheChange => ({
  kind: 'registration',
  record: registrationOf({ id, campaignId, submittedTime, sellerContact: contactOf(name) }),
});

async function lastContact(given: SellerContact | null, changes: readonly CacheChange[]) {
  const cache = createMemoryPage(async () => {}).client;
  const page = { begins: true, cursor: 'c', snapshot: null, hasMore: false, time: NOW, version: '1.0.0' };
  await cache.call('applyChanges', { shop, ...page, changes });
  const desk = registrationHandlers(servicesWith({ cache, readLastContact: () => given }));
  return desk.readLastContact({ shop });
}

const KNOWN = [
  submitted('1', '7100000000000000001', NOW - 300, 'first'),
  submitted('2', '7100000000000000002', NOW - 100, 'newest'),
  submitted('3', '7100000000000000001', NOW - 200, 'second'),
];

test('on a computer where nothing was given yet it is the newest registration’s, over all campaigns', async () => {
  expect(await lastContact(null, KNOWN)).toEqual(success({ contact: contactOf('newest') }));
});

test('what was given on this computer comes first', async () => {
  expect(await lastContact(contactOf('here'), KNOWN)).toEqual(success({ contact: contactOf('here') }));
});

test('a shop that has registered nothing has none', async () => {
  expect(await lastContact(null, [])).toEqual(success({ contact: null }));
});
