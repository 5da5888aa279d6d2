/** The signed-in account and its shops. */
import type { Handler } from '../call.ts';
import { shopToWire } from '../store/records.ts';

export const readAccount: Handler<'readAccount'> = async ({ account }) => ({
  account: { id: account.id, name: account.name, email: account.email },
});

export const listShops: Handler<'listShops'> = async ({ store, account }) => {
  const shops = await store.db
    .selectFrom('shops')
    .selectAll()
    .where('account_id', '=', account.id)
    .orderBy('id')
    .execute();
  return { shops: shops.map(shopToWire) };
};
