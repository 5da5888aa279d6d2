/** What a shop showed last, for the window: kept as it is given. Knows nothing of what a view means. */
import { success } from '#shared/errors.ts';
import { type DeskHandlers, withShop } from './handlers.ts';
import type { DeskServices } from './services.ts';

export function viewHandlers(services: DeskServices): Pick<DeskHandlers, 'readView' | 'saveView'> {
  return {
    readView: ({ shop }) => withShop(services, shop, async () => success({ view: services.readView(shop) })),
    saveView: ({ shop, view }) =>
      withShop(services, shop, async () => {
        services.saveView(shop, view);
        return success({});
      }),
  };
}
