/**
 * The same request twice has its effects once: the key, what was asked and what was answered are kept in the transaction of the
 * effects. A refused whole leaves no trace, so that it can be asked again when its reason is gone.
 */
import { createHash } from 'node:crypto';
import type { z } from 'zod';
import type { EndpointName } from '#shared/contract/api/endpoints.ts';
import { type CallWith, shopOf } from './call.ts';
import { Refusal } from './rules/refusal.ts';
import type { ShopRow } from './store/schema.ts';
import type { Unit } from './store/store.ts';

/** The handler of an endpoint that changes something in a shop: `work` runs in one transaction, and once for a key. */
export function idempotent<
  Params extends { shop_id: string },
  Query,
  Body extends object,
  Data extends z.ZodType,
>(
  endpoint: EndpointName,
  data: Data,
  work: (unit: Unit, shop: ShopRow, call: CallWith<Params, Query, Body>) => Promise<z.infer<Data>>,
): (call: CallWith<Params, Query, Body>) => Promise<z.infer<Data>> {
  return (call) =>
    call.store.write(async (unit) => {
      const shop = await shopOf(unit.db, call);
      const request = { endpoint, params: call.params, body: call.body };
      return once(unit, { shop, key: call.idempotencyKey, request, data, now: call.now }, () =>
        work(unit, shop, call),
      );
    });
}

interface IdempotentRequest<Data extends z.ZodType> {
  readonly shop: ShopRow;
  readonly key: string;
  /** All that makes the request what it is. */
  readonly request: { readonly endpoint: string; readonly params: object; readonly body: object };
  /** The contract of the answer. */
  readonly data: Data;
  readonly now: number;
}

/** Answers as it answered before, or runs `work` and keeps its answer. Refuses the key of another request. */
async function once<Data extends z.ZodType>(
  { db }: Unit,
  { shop, key, request, data, now }: IdempotentRequest<Data>,
  work: () => Promise<z.infer<Data>>,
): Promise<z.infer<Data>> {
  const requestHash = createHash('sha256').update(JSON.stringify(request)).digest('base64url');
  // Inserting first makes a second request wait for the first one's end where the database runs several at once.
  const inserted = await db
    .insertInto('idempotency')
    .values({ shop_id: shop.id, key, request_hash: requestHash, answer: '', created_time: now })
    .onConflict((conflict) => conflict.columns(['shop_id', 'key']).doNothing())
    .returning('key')
    .executeTakeFirst();
  if (!inserted) {
    const earlier = await db
      .selectFrom('idempotency')
      .selectAll()
      .where('shop_id', '=', shop.id)
      .where('key', '=', key)
      .executeTakeFirstOrThrow();
    if (earlier.request_hash !== requestHash) throw new Refusal('IDEMPOTENCY_KEY_REUSED');
    return data.parse(JSON.parse(earlier.answer));
  }
  const answer = await work();
  await db
    .updateTable('idempotency')
    .set({ answer: JSON.stringify(answer) })
    .where('shop_id', '=', shop.id)
    .where('key', '=', key)
    .execute();
  return answer;
}
