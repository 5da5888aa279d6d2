/**
 * What is unsent about a campaign of the seller's, in words: what it would do, and where the API refused it. Pure.
 */
import type { SyncStatus } from '#shared/contract/sync-status.ts';
import { type Market, MESSENGER_NAMES } from '#shared/domain/market.ts';
import type { FieldRefusal, Operation, SellerOperation } from '#shared/domain/outbox.ts';
import { isAgencyOperation } from '#shared/domain/outbox.ts';
import { isolated } from '#shared/domain/plain-text.ts';
import {
  SELLER_CAMPAIGN_PARTS,
  type SellerCampaignChanges,
  type SellerCampaignPart,
} from '#shared/domain/seller-campaign.ts';
import type { SellerCampaignField, SellerCampaignPlace } from '#shared/domain/seller-campaign-rules.ts';
import { GONE } from '../../format/gone.ts';
import { sentWhen } from '../sync/sent-when.ts';
import { namesInWords } from './seller-words.ts';

/** The parts of a campaign by the headings under which they stand. */
export const PART_NAMES: Readonly<Record<SellerCampaignPart, string>> = {
  name: 'Campaign name',
  description: 'Campaign detail',
  registrationPeriod: 'Registration period',
  campaignPeriod: 'Campaign period',
  participation: 'Who may join',
  invitedPartnerIds: 'Partners',
  products: 'Products',
  creatorPreferences: 'Creator preferences',
  sellerContact: 'Contact',
};

const FIELD_NAMES: Readonly<Record<SellerCampaignField, string>> = {
  name: 'Campaign name',
  description: 'Campaign detail',
  registrationStartTime: 'Registration start',
  registrationEndTime: 'Registration end',
  campaignStartTime: 'Campaign start',
  campaignEndTime: 'Campaign end',
  participation: 'Who may join',
  invitedPartners: 'Partners',
  products: 'Products',
  ageRange: 'Age',
  followerRange: 'Followers',
  creatorPreferences: 'Creator preferences',
  notes: 'Notes to creators',
  sellerContact: 'Contact',
};

const OFFER_FIELDS = {
  product: '',
  totalCommissionRate: ', total commission rate',
  sampleQuantity: ', sample quantity',
} as const;

/** Who and what the ids in a place are called; null for one that is not known. */
export interface PlaceNames {
  readonly product: (productId: string) => string | null;
  readonly partner: (partnerId: string) => string | null;
  readonly market: Market;
}

/** The field of a problem as a person knows it. */
export function placeInWords(place: SellerCampaignPlace, { product, partner, market }: PlaceNames): string {
  switch (place.at) {
    case 'field':
      return FIELD_NAMES[place.field];
    case 'product':
      return `${isolated(product(place.productId) ?? GONE.product)}${OFFER_FIELDS[place.field]}`;
    case 'partner':
      return isolated(partner(place.partnerId) ?? GONE.partner);
    case 'contact':
      if (place.field === 'email') return 'Email';
      return market.messenger ? MESSENGER_NAMES[market.messenger] : 'Messenger';
  }
}

/** What an edit changes, by the headings under which it stands. */
export function changedParts(changes: SellerCampaignChanges): string[] {
  return SELLER_CAMPAIGN_PARTS.filter((part) => changes[part] !== undefined).map((part) => PART_NAMES[part]);
}

/** What an operation would do: "Edit: Registration period, Contact", "Invite Lotus and Orchid". */
export function operationInWords(operation: SellerOperation): string {
  switch (operation.kind) {
    case 'publishSellerCampaign':
      return 'Publish';
    case 'editSellerCampaign': {
      const changed = changedParts(operation.changes);
      if (changed.length === 0) return 'Publish';
      return `${operation.publishes ? 'Publish with changes' : 'Edit'}: ${changed.join(', ')}`;
    }
    case 'closeSellerCampaign':
      return 'Close early';
    case 'invitePartners':
      return `Invite ${namesInWords(operation.partners.map(({ name }) => isolated(name)))}`;
    case 'answerJoinRequest':
      return `${operation.accepts ? 'Accept' : 'Decline'} ${isolated(operation.partner.name)}`;
  }
}

/** When what is queued is sent. */
export function whenSentInWords(status: Pick<SyncStatus, 'phase'> | null): string {
  const when = sentWhen(status);
  return when === null ? 'On its way.' : `Sent ${when}.`;
}

/** Where the API refused a campaign; none for what is refused as a whole only. */
export function problemsOf(operation: SellerOperation): readonly FieldRefusal[] {
  return 'problems' in operation ? operation.problems : [];
}

/** What of unsent work is about campaigns of the seller's own. */
export function sellerOperations(operations: readonly Operation[]): SellerOperation[] {
  return operations.flatMap((operation) => (isAgencyOperation(operation) ? [] : [operation]));
}
