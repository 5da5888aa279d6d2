/**
 * What the API's yes makes of an operation in a campaign of the seller's own: it is done, and what was answered is written.
 * Pure. Null when the answer is not about what was sent: another campaign, other numbers, somebody missing, or a state that was not asked for.
 */
import type { EndpointData } from '#shared/contract/api/endpoints.ts';
import type { ProductOffer } from '#shared/domain/registration.ts';
import { sameValue } from '#shared/domain/same-value.ts';
import type { SellerCampaign } from '#shared/domain/seller-campaign.ts';
import { participantFromWire, sellerCampaignFromWire } from '../remote/seller-records.ts';
import { DONE, type Operation, type Settlement } from './settlement.ts';

type Kind<Name extends Operation['kind']> = Extract<Operation, { kind: Name }>;
type Answered = EndpointData<'editSellerCampaign'>;
type SentContent = Kind<'editSellerCampaign'>['changes'] | Kind<'publishSellerCampaign'>['content'];

/** The campaign was created and published; its id is the API's to choose. */
export function settlePublishing(
  { content }: Kind<'publishSellerCampaign'>,
  { seller_campaign }: Answered,
): Settlement | null {
  const campaign = sellerCampaignFromWire(seller_campaign);
  return isPublished(campaign) && hasContent(campaign, content) ? doneWith(campaign) : null;
}

/** The campaign has what the edit changed, under another version than before. */
export function settleEdit(
  { sellerCampaignId, base, changes, publishes }: Kind<'editSellerCampaign'>,
  { seller_campaign }: Answered,
): Settlement | null {
  const campaign = sellerCampaignFromWire(seller_campaign);
  const isEdited = campaign.id === sellerCampaignId && campaign.version !== base.version;
  const fits = isEdited && hasContent(campaign, changes) && (!publishes || isPublished(campaign));
  return fits ? doneWith(campaign) : null;
}

export function settleClosing(
  { sellerCampaignId }: Kind<'closeSellerCampaign'>,
  { seller_campaign }: Answered,
): Settlement | null {
  const campaign = sellerCampaignFromWire(seller_campaign);
  return campaign.id === sellerCampaignId && campaign.status === 'CLOSED' ? doneWith(campaign) : null;
}

/** Everybody who was invited is in the campaign, and nobody else is told of. */
export function settleInvitations(
  { sellerCampaignId, partners }: Kind<'invitePartners'>,
  { seller_campaign, participants }: EndpointData<'invitePartners'>,
): Settlement | null {
  const campaign = sellerCampaignFromWire(seller_campaign);
  const invited = partners.map(({ id }) => id);
  const isOfThis = participants.every(({ seller_campaign_id }) => seller_campaign_id === sellerCampaignId);
  const fits =
    campaign.id === sellerCampaignId &&
    isOfThis &&
    sameSet(
      participants.map(({ partner }) => partner.id),
      invited,
    ) &&
    participants.every(({ status }) => status === 'INVITED') &&
    invited.every((id) => campaign.invitedPartnerIds.includes(id));
  return fits ? { ...doneWith(campaign), participants: participants.map(participantFromWire) } : null;
}

export function settleJoinRequest(
  { sellerCampaignId, partner, accepts }: Kind<'answerJoinRequest'>,
  { participant }: EndpointData<'answerJoinRequest'>,
): Settlement | null {
  const isOfThis =
    participant.seller_campaign_id === sellerCampaignId && participant.partner.id === partner.id;
  const fits = isOfThis && participant.status === (accepts ? 'JOINED' : 'REFUSED');
  return fits ? { ...DONE, participants: [participantFromWire(participant)] } : null;
}

function doneWith(campaign: SellerCampaign): Settlement {
  return { ...DONE, sellerCampaigns: [campaign] };
}

function isPublished({ status, publishedTime }: SellerCampaign): boolean {
  return status !== 'READY' && publishedTime !== null;
}

/** Whether a campaign has everything that was sent of one. Prose may come back tidied up: it is not compared. */
function hasContent(campaign: SellerCampaign, sent: SentContent): boolean {
  const { name, registrationPeriod, campaignPeriod, participation, sellerContact } = sent;
  const is = <Value>(value: Value | undefined, answered: Value) =>
    value === undefined || sameValue(value, answered);
  return (
    is(name, campaign.name) &&
    is(registrationPeriod, campaign.registrationPeriod) &&
    is(campaignPeriod, campaign.campaignPeriod) &&
    is(participation, campaign.participation) &&
    is(sellerContact, campaign.sellerContact) &&
    (sent.invitedPartnerIds === undefined || sameSet(campaign.invitedPartnerIds, sent.invitedPartnerIds)) &&
    (sent.products === undefined || sameSet(campaign.products.map(offerKey), sent.products.map(offerKey)))
  );
}

function offerKey({ productId, totalCommissionRate, sampleQuantity }: ProductOffer): string {
  return `${productId} ${totalCommissionRate} ${sampleQuantity}`;
}

/** The same elements, in whatever order. */
function sameSet(left: readonly string[], right: readonly string[]): boolean {
  return sameValue([...left].sort(), [...right].sort());
}
