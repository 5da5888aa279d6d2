/**
 * What the API's yes makes of an operation in a campaign of the seller's own: it is done, and what was answered is written.
 * Pure. Null when the answer is not about what was sent.
 */
import type { EndpointData } from '#shared/contract/api/endpoints.ts';
import { participantFromWire, sellerCampaignFromWire } from '../remote/seller-records.ts';
import { DONE, type Operation, type Settlement } from './settlement.ts';

export type Inviting = Extract<Operation, { kind: 'invitePartners' }>;
export type Answering = Extract<Operation, { kind: 'answerJoinRequest' }>;

/** The campaign was created; its id is the API's to choose. */
export function settlePublishing({ seller_campaign }: EndpointData<'createSellerCampaign'>): Settlement {
  return { ...DONE, sellerCampaigns: [sellerCampaignFromWire(seller_campaign)] };
}

/** The campaign was edited or closed. */
export function settleSellerCampaign(
  { sellerCampaignId }: { readonly sellerCampaignId: string },
  { seller_campaign }: EndpointData<'editSellerCampaign'>,
): Settlement | null {
  if (seller_campaign.id !== sellerCampaignId) return null;
  return { ...DONE, sellerCampaigns: [sellerCampaignFromWire(seller_campaign)] };
}

export function settleInvitations(
  operation: Inviting,
  { seller_campaign, participants }: EndpointData<'invitePartners'>,
): Settlement | null {
  const { sellerCampaignId } = operation;
  const invited = new Set(operation.partners.map(({ id }) => id));
  const fits = participants.every(
    (one) => one.seller_campaign_id === sellerCampaignId && invited.has(one.partner.id),
  );
  if (seller_campaign.id !== sellerCampaignId || !fits) return null;
  return {
    ...DONE,
    sellerCampaigns: [sellerCampaignFromWire(seller_campaign)],
    participants: participants.map(participantFromWire),
  };
}

export function settleJoinRequest(
  { sellerCampaignId, partner }: Answering,
  { participant }: EndpointData<'answerJoinRequest'>,
): Settlement | null {
  const fits = participant.seller_campaign_id === sellerCampaignId && participant.partner.id === partner.id;
  return fits ? { ...DONE, participants: [participantFromWire(participant)] } : null;
}
