/** The shop's products as candidates for a campaign. Asks the cache; knows no network. */
import { type DeskHandlers, withShop } from './handlers.ts';
import type { DeskServices } from './services.ts';

export function productHandlers(
  services: DeskServices,
): Pick<DeskHandlers, 'queryProducts' | 'selectProducts' | 'readProducts'> {
  const { cache } = services;
  return {
    queryProducts: ({ shop, query }) =>
      withShop(services, shop, ({ now, policy }) =>
        cache.call('queryProducts', { shop, query, now, policy }),
      ),
    selectProducts: ({ shop, filter }) =>
      withShop(services, shop, ({ now, policy }) =>
        cache.call('selectProducts', {
          shop,
          filter,
          now,
          policy,
          limit: policy.maximumProductsPerRegistration,
        }),
      ),
    readProducts: ({ shop, productIds }) =>
      withShop(services, shop, () => cache.call('readProducts', { shop, productIds })),
  };
}
