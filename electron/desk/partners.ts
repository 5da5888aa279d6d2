/** The partner directory for the window. Asks the cache; knows no network. */
import { type DeskHandlers, withShop } from './handlers.ts';
import type { DeskServices } from './services.ts';

export function partnerHandlers(
  services: DeskServices,
): Pick<DeskHandlers, 'queryPartners' | 'readPartners'> {
  const { cache } = services;
  return {
    queryPartners: ({ shop, query }) =>
      withShop(services, shop, () => cache.call('queryPartners', { shop, query })),
    readPartners: ({ shop, partnerIds }) =>
      withShop(services, shop, () => cache.call('readPartners', { shop, partnerIds })),
  };
}
