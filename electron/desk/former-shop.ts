/** Unsent work of a shop that its account has no access to any more: copied for use elsewhere, or given up. Nothing of it is ever sent from here. */
import { failure, type Outcome, success } from '#shared/errors.ts';
import { type DeskHandlers, withShop } from './handlers.ts';
import type { DeskServices } from './services.ts';

type Nothing = Record<string, never>;
type ShopKey = Parameters<DeskServices['shopOf']>[0];

async function copy(services: DeskServices, shop: ShopKey): Promise<Outcome<Nothing>> {
  const unsent = await services.cache.call('listUnsent', { shop });
  if (!unsent.ok) return unsent;
  services.copyText(JSON.stringify(unsent.data, null, 2));
  return success({});
}

/** Ends at the first that the cache does not take; what was given up before stays so. */
async function discard({ cache, unsentChanged }: DeskServices, shop: ShopKey): Promise<Outcome<Nothing>> {
  const unsent = await cache.call('listUnsent', { shop });
  if (!unsent.ok) return unsent;
  const { operations, drafts, sellerDrafts } = unsent.data;
  const steps = [
    ...operations.map(
      ({ id }) =>
        () =>
          cache.call('discardOperation', { shop, operationId: id, knowingly: true }),
    ),
    ...drafts.map(
      ({ campaignId }) =>
        () =>
          cache.call('deleteDraft', { shop, campaignId }),
    ),
    ...sellerDrafts.map(
      ({ id }) =>
        () =>
          cache.call('deleteSellerDraft', { shop, draftId: id }),
    ),
    () => cache.call('discardUnreadable', { shop }),
  ];
  for (const step of steps) {
    const done = await step();
    if (!done.ok) return done;
  }
  unsentChanged(shop, 'outbox');
  unsentChanged(shop, 'draft');
  return success({});
}

export function formerShopHandlers(
  services: DeskServices,
): Pick<DeskHandlers, 'copyUnsent' | 'discardUnsent'> {
  return {
    copyUnsent: ({ shop }) => withShop(services, shop, () => copy(services, shop)),
    discardUnsent: ({ shop }) =>
      services.hasAccess(shop)
        ? Promise.resolve(failure('INVALID_INPUT', 'the shop is still there'))
        : withShop(services, shop, () => discard(services, shop)),
  };
}
