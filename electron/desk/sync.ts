/** The state of synchronisation for the window, and the person's "now". Timers are the sync's own. */
import { success } from '#shared/errors.ts';
import { type DeskHandlers, withShop } from './handlers.ts';
import type { DeskServices } from './services.ts';

export function syncHandlers(
  services: DeskServices,
): Pick<DeskHandlers, 'readSyncStatus' | 'syncNow' | 'networkChanged'> {
  return {
    readSyncStatus: ({ shop }) => withShop(services, shop, async () => success(services.syncStatus(shop))),
    networkChanged: async ({ isOnline }) => {
      services.networkChanged(isOnline);
      return success({});
    },
    syncNow: ({ shop }) =>
      withShop(services, shop, async () => {
        services.syncNow(shop);
        return success({});
      }),
  };
}
