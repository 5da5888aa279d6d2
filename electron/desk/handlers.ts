/**
 * The type of a handler of the desk contract, one file a feature. A handler gets parsed input and answers an
 * Outcome; the wall (wall.ts) does the parsing.
 */
import type { DeskCallName, DeskInput, DeskOutput } from '#shared/contract/desk.ts';
import type { Shop, ShopKey } from '#shared/domain/shop.ts';
import { failure, type Outcome } from '#shared/errors.ts';
import type { DeskServices } from './services.ts';

export type DeskHandlers = {
  readonly [Name in DeskCallName]: (input: DeskInput<Name>) => Promise<Outcome<DeskOutput<Name>>>;
};

/** What a question to the cache needs of a shop: its limits and its API's time. */
export interface Circumstances {
  readonly shop: Shop;
  readonly policy: Shop['registrationPolicy'];
  readonly now: number;
}

/** Runs `work` with the shop that `key` names, or answers SHOP_NOT_FOUND: also when the shop has gone meanwhile. */
export async function withShop<Data>(
  services: DeskServices,
  key: ShopKey,
  work: (circumstances: Circumstances) => Promise<Outcome<Data>>,
): Promise<Outcome<Data>> {
  const shop = services.shopOf(key);
  if (!shop) return failure('SHOP_NOT_FOUND');
  const outcome = await work({ shop, policy: shop.registrationPolicy, now: services.now(key) });
  return services.shopOf(key) ? outcome : failure('SHOP_NOT_FOUND');
}
