/**
 * What a handler is given, and the types that tie each handler to its endpoint in the contract. A handler answers with
 * the endpoint's data or throws a Refusal; it never sees HTTP.
 */
import type { z } from 'zod';
import type { ApiContract, EndpointData, EndpointName } from '#shared/contract/api/endpoints.ts';
import { Refusal } from './rules/refusal.ts';
import type { Viewpoint } from './store/records.ts';
import type { AccountRow, Db, ShopRow } from './store/schema.ts';
import type { Store } from './store/store.ts';

export interface CallWith<Params, Query, Body> {
  readonly params: Params;
  readonly query: Query;
  readonly body: Body;
  readonly account: AccountRow;
  readonly store: Store;
  /** Unix seconds. */
  readonly now: number;
  /** The API's own address. */
  readonly origin: string;
  /** Of endpoints that need one; empty elsewhere. */
  readonly idempotencyKey: string;
}

export type Call<Name extends EndpointName> = CallWith<
  z.infer<ApiContract[Name]['params']>,
  z.infer<ApiContract[Name]['query']>,
  z.infer<ApiContract[Name]['body']>
>;

export type Handler<Name extends EndpointName> = (call: Call<Name>) => Promise<EndpointData<Name>>;

/** The shop of a call, if it is the caller's. Another account's shop is as unknown as one that does not exist. */
export async function shopOf(
  db: Db,
  { params, account }: { params: { shop_id: string }; account: AccountRow },
): Promise<ShopRow> {
  const shop = await db
    .selectFrom('shops')
    .selectAll()
    .where('id', '=', params.shop_id)
    .where('account_id', '=', account.id)
    .executeTakeFirst();
  if (!shop) throw new Refusal('SHOP_NOT_FOUND');
  return shop;
}

/** How records look from a shop, at the moment of the call. */
export function viewOf(shop: ShopRow, { now, origin }: { now: number; origin: string }): Viewpoint {
  return { shop, now, origin };
}
