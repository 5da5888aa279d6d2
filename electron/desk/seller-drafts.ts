/**
 * Drafts of the seller's own campaigns for the window, and the way back from the outbox: what was not sent becomes a draft again. What may have arrived does not.
 */
import { randomUUID } from 'node:crypto';
import type { DeskInput, DeskOutput } from '#shared/contract/desk.ts';
import { type Market, marketOf } from '#shared/domain/market.ts';
import { mayHaveArrived, type Operation } from '#shared/domain/outbox.ts';
import {
  editedContent,
  type SellerCampaign,
  type SellerCampaignContent,
} from '#shared/domain/seller-campaign.ts';
import { draftOfContent, type SellerDraft } from '#shared/domain/seller-draft.ts';
import { failure, type Outcome, success } from '#shared/errors.ts';
import { type Circumstances, type DeskHandlers, withShop } from './handlers.ts';
import type { DeskServices } from './services.ts';

type TakenBack = DeskOutput<'takeBackSellerCampaign'>;

/** What was submitted, as it would be typed. */
function draftOf(
  content: SellerCampaignContent,
  edits: SellerCampaign | null,
  market: Market,
  savedTime: number,
): SellerDraft {
  return {
    ...draftOfContent(content, market),
    id: randomUUID(),
    savedTime,
    step: 'review',
    template: null,
    edits,
    replaces: null,
  };
}

/** The draft that an operation goes back to; null when it is not one of a campaign's content. */
function draftOfOperation(operation: Operation, market: Market, now: number): SellerDraft | null {
  if (operation.kind === 'publishSellerCampaign') return draftOf(operation.content, null, market, now);
  if (operation.kind !== 'editSellerCampaign') return null;
  const { base, changes } = operation;
  return draftOf(editedContent(base, changes), base, market, now);
}

async function takeBack(
  services: DeskServices,
  { shop, operationId }: DeskInput<'takeBackSellerCampaign'>,
  { shop: { region }, now }: Circumstances,
): Promise<Outcome<TakenBack>> {
  const unsent = await services.cache.call('listUnsent', { shop });
  if (!unsent.ok) return unsent;
  const operation = unsent.data.operations.find(({ id }) => id === operationId);
  if (!operation) return success({ draftId: null });
  if (mayHaveArrived(operation)) return failure('MAY_HAVE_ARRIVED');
  const draft = draftOfOperation(operation, marketOf(region), now);
  if (!draft) return failure('INVALID_INPUT', 'this is no campaign that waits to be sent');
  const taken = await services.cache.call('takeBackOperation', { shop, operationId, draft });
  if (!taken.ok) return taken;
  services.unsentChanged(shop, 'outbox');
  services.unsentChanged(shop, 'draft');
  return success({ draftId: taken.data.isTakenBack ? draft.id : null });
}

export function sellerDraftHandlers(
  services: DeskServices,
): Pick<
  DeskHandlers,
  'readSellerDraft' | 'saveSellerDraft' | 'deleteSellerDraft' | 'takeBackSellerCampaign'
> {
  const { cache } = services;
  return {
    readSellerDraft: ({ shop, draftId }) =>
      withShop(services, shop, () => cache.call('readSellerDraft', { shop, draftId })),
    saveSellerDraft: ({ shop, draft }) =>
      withShop(services, shop, async () => {
        const saved = await cache.call('saveSellerDraft', { shop, draft });
        if (!saved.ok) return saved;
        services.unsentChanged(shop, 'draft');
        return success({});
      }),
    deleteSellerDraft: ({ shop, draftId }) =>
      withShop(services, shop, async () => {
        const deleted = await cache.call('deleteSellerDraft', { shop, draftId });
        if (!deleted.ok) return deleted;
        services.unsentChanged(shop, 'draft');
        return success({});
      }),
    takeBackSellerCampaign: (input) =>
      withShop(services, input.shop, async (circumstances) => {
        const { shop, operationId } = input;
        const taken = await services.whileUnsent(shop, operationId, () =>
          takeBack(services, input, circumstances),
        );
        // Whether it was taken back or not: what was held goes on.
        services.wake(shop);
        return taken ?? success({ draftId: null });
      }),
  };
}
