/**
 * Drafts of the seller's own campaigns for the window, and the way back from the outbox: what was not sent becomes a draft again.
 */
import { randomUUID } from 'node:crypto';
import type { DeskInput, DeskOutput } from '#shared/contract/desk.ts';
import type { Operation } from '#shared/domain/outbox.ts';
import {
  contentOf,
  type SellerCampaign,
  type SellerCampaignContent,
} from '#shared/domain/seller-campaign.ts';
import type { SellerDraft } from '#shared/domain/seller-draft.ts';
import { failure, type Outcome, success } from '#shared/errors.ts';
import { type Circumstances, type DeskHandlers, withShop } from './handlers.ts';
import type { DeskServices } from './services.ts';

type TakenBack = DeskOutput<'takeBackSellerCampaign'>;

/** What was submitted, as it would be typed. */
function draftOf(
  content: SellerCampaignContent,
  edits: SellerCampaign | null,
  savedTime: number,
): SellerDraft {
  return {
    id: randomUUID(),
    savedTime,
    step: 'review',
    name: content.name,
    description: content.description,
    registrationStartTime: content.registrationPeriod.startTime,
    registrationEndTime: content.registrationPeriod.endTime,
    campaignStartTime: content.campaignPeriod.startTime,
    campaignEndTime: content.campaignPeriod.endTime,
    participation: content.participation,
    invitedPartnerIds: content.invitedPartnerIds,
    products: content.products.map(({ productId, totalCommissionRate, sampleQuantity }) => ({
      productId,
      totalCommissionRate,
      sampleQuantity,
    })),
    creatorPreferences: content.creatorPreferences,
    email: content.sellerContact.email,
    messenger: content.sellerContact.messenger?.value ?? '',
    template: null,
    edits,
    replaces: null,
  };
}

/** The draft that an operation goes back to; null when it is not one of a campaign's content. */
function draftOfOperation(operation: Operation, now: number): SellerDraft | null {
  if (operation.kind === 'publishSellerCampaign') return draftOf(operation.content, null, now);
  if (operation.kind !== 'editSellerCampaign') return null;
  const { base, changes } = operation;
  const entered = Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined));
  return draftOf({ ...contentOf(base), ...entered }, base, now);
}

async function takeBack(
  services: DeskServices,
  { shop, operationId }: DeskInput<'takeBackSellerCampaign'>,
  { now }: Circumstances,
): Promise<Outcome<TakenBack>> {
  const unsent = await services.cache.call('listUnsent', { shop });
  if (!unsent.ok) return unsent;
  const operation = unsent.data.operations.find(({ id }) => id === operationId);
  if (!operation) return success({ draftId: null });
  const draft = draftOfOperation(operation, now);
  if (!draft) return failure('INVALID_INPUT', 'this is no campaign that waits to be sent');
  const isEdited = unsent.data.sellerDrafts.some(({ edits }) => edits && edits.id === draft.edits?.id);
  if (isEdited) return failure('INVALID_INPUT', 'another edit of this campaign is being written');
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
