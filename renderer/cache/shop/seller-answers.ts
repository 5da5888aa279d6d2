/**
 * Answers the questions about the seller's own campaigns and the partner directory from an open shop, with unsent work laid over what
 * the API knows. Nothing here waits, so that an answer sees one state.
 */
import type { CacheOutput } from '#shared/contract/cache.ts';
import type {
  ListPosition,
  PartnerPage,
  PartnerQuery,
  SellerCampaignList,
  SellerCampaignPage,
  SellerCampaignQuery,
  SellerRowKey,
} from '#shared/contract/query.ts';
import { isAgencyOperation } from '#shared/domain/outbox.ts';
import type { Participant, ParticipantStatus } from '#shared/domain/participant.ts';
import type { PartnerProfile } from '#shared/domain/partner-profile.ts';
import { queryPartners } from '../query/partner-query.ts';
import { recordOf } from '../query/record-table.ts';
import {
  locateSellerCampaign,
  querySellerCampaigns,
  type SellerCampaignSources,
} from '../query/seller-campaign-query.ts';
import { compareIds } from '../query/sorted-order.ts';
import type { Shop } from './shop.ts';
import { operationsOf } from './unsent.ts';

export function sellerCampaignPageOf(
  shop: Shop,
  query: SellerCampaignQuery,
  now: number,
): SellerCampaignPage {
  return querySellerCampaigns(sourcesOf(shop), query, now);
}

/** Where a row stands under a tab. */
export function sellerPositionOf(
  shop: Shop,
  list: SellerCampaignList,
  key: SellerRowKey,
  now: number,
): ListPosition {
  return locateSellerCampaign(sourcesOf(shop), list, key, now);
}

function sourcesOf(shop: Shop): SellerCampaignSources {
  const { sellerCampaign, sellerCampaignWords, participantsIn } = shop.collections;
  return {
    campaigns: sellerCampaign,
    words: sellerCampaignWords,
    participantsIn,
    drafts: shop.unsent.sellerDrafts,
    operations: operationsOf(shop),
  };
}

/** Who waits for the seller first. */
const PLACES: Readonly<Record<ParticipantStatus, number>> = {
  REQUESTED: 0,
  JOINED: 1,
  INVITED: 2,
  DECLINED: 3,
  REFUSED: 4,
};

/** A campaign of the seller's with all that belongs to it. */
export function readSellerCampaign(shop: Shop, sellerCampaignId: string): CacheOutput<'readSellerCampaign'> {
  const { sellerCampaign, participantsIn } = shop.collections;
  const campaign = recordOf(sellerCampaign, sellerCampaignId) ?? null;
  const participants = [...(participantsIn.get(sellerCampaignId)?.values() ?? [])].sort(byPlace);
  const partnerIds = new Set([
    ...participants.map(({ partner }) => partner.id),
    ...(campaign?.invitedPartnerIds ?? []),
  ]);
  return {
    campaign,
    participants,
    partners: partnersById(shop, [...partnerIds]),
    operations: operationsOf(shop).filter(
      (operation) =>
        !isAgencyOperation(operation) &&
        operation.kind !== 'publishSellerCampaign' &&
        operation.sellerCampaignId === sellerCampaignId,
    ),
    editDraft: shop.unsent.sellerDrafts.find(({ edits }) => edits?.id === sellerCampaignId) ?? null,
  };
}

function byPlace(left: Participant, right: Participant): number {
  return (
    PLACES[left.status] - PLACES[right.status] ||
    right.changedTime - left.changedTime ||
    compareIds(left.id, right.id)
  );
}

export function partnerPageOf({ collections }: Shop, query: PartnerQuery): PartnerPage {
  return queryPartners(collections.partner, collections.partnerColumns, query);
}

/** Those that the directory has, in the order asked. */
export function partnersById({ collections }: Shop, partnerIds: readonly string[]): PartnerProfile[] {
  return partnerIds.flatMap((id) => recordOf(collections.partner, id) ?? []);
}
