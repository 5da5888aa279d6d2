// A list of shops in which one is of a newer API: the others come, and the one stays as it was.

import { expect, test } from 'vitest';
import { shopFromWire } from '#electron/remote/records.ts';
import { createRemote } from '#electron/remote/remote.ts';
import { shopsAfter } from '#electron/remote/shop-list.ts';
import { success } from '#shared/errors.ts';
import { replyEnvelope, startLocalServer } from './local-server.ts';
import { wireShopExample } from './wire-examples.ts';

test('a shop that cannot be read costs neither the others nor what was known of it', async () => {
  const newer = { ...wireShopExample, id: '200', seller_type: 'FRANCHISE' };
  const shops = [{ ...wireShopExample, id: '100' }, newer, { ...newer, id: '300' }, 'none'];
  const server = await startLocalServer((_, response) =>
    replyEnvelope(response, 200, { code: 0, data: { shops } }),
  );
  const remote = createRemote({
    fetch,
    baseUrlOf: () => server.url,
    accessToken: async () => success('token'),
  });
  const answer = await remote.call('account1', 'listShops', { params: {} });
  expect(answer).toMatchObject({ ok: true, data: { unreadable: ['200', '300'] } });
  const known = ['200', '400'].map((id) => ({ ...shopFromWire(wireShopExample), id }));
  expect(answer.ok && shopsAfter(answer.data, known).map(({ id }) => id)).toEqual(['100', '200']);
});
