/** Campaign lists and details for the window: asks the cache, adds the shop's time and limits. Knows no network. */
import { type DeskHandlers, withShop } from './handlers.ts';
import type { DeskServices } from './services.ts';

export function campaignHandlers(
  services: DeskServices,
): Pick<DeskHandlers, 'queryCampaigns' | 'locateCampaign' | 'readCampaign'> {
  const { cache } = services;
  return {
    queryCampaigns: ({ shop, query }) =>
      withShop(services, shop, ({ now }) => {
        services.watch(shop);
        return cache.call('queryCampaigns', { shop, query, now });
      }),
    locateCampaign: ({ shop, list, campaignId }) =>
      withShop(services, shop, ({ now }) => cache.call('locateCampaign', { shop, list, campaignId, now })),
    readCampaign: ({ shop, campaignId }) =>
      withShop(services, shop, ({ now, policy }) =>
        cache.call('readCampaign', { shop, campaignId, now, policy }),
      ),
  };
}
