/**
 * What needs a person, in words: what it is, what to do next and why, and where it is done.
 * Pure: knows no screen.
 */
import {
  Clock,
  FileDiff,
  type LucideIcon,
  Megaphone,
  PackageOpen,
  TriangleAlert,
  UserPlus,
  X,
} from 'lucide-react';
import type { AttentionItem, SellerRowKey } from '#shared/contract/query.ts';
import type { AttentionKind } from '#shared/domain/attention.ts';
import { isolated } from '#shared/domain/plain-text.ts';
import { actionOf, type ErrorAction } from '#shared/errors.ts';
import type { Tone } from '../../components/badge.tsx';
import { GONE } from '../../format/gone.ts';
import { countOf, formatCount } from '../../format/number.ts';
import type { RegisteredProductKey, SellerPartKey } from '../../state/arrival.ts';
import type { AgencyTab } from '../../state/view.ts';
import { rejectAdvice } from '../joined/reject-advice.ts';
import { errorSentence } from '../registration/problem-sentences.ts';

interface KindWords {
  readonly name: string;
  readonly tone: Tone;
  readonly icon: LucideIcon;
}

export const KIND_WORDS: Readonly<Record<AttentionKind, KindWords>> = {
  refused: { name: 'Refused', tone: 'danger', icon: TriangleAlert },
  termsChanged: { name: 'Terms changed', tone: 'warning', icon: FileDiff },
  sellerRefused: { name: 'Own campaign', tone: 'danger', icon: Megaphone },
  joinRequests: { name: 'Join requests', tone: 'accent', icon: UserPlus },
  rejected: { name: 'Rejected', tone: 'danger', icon: X },
  closingSoon: { name: 'Closing soon', tone: 'warning', icon: Clock },
  samplesNearlyUsed: { name: 'Samples', tone: 'accent', icon: PackageOpen },
};

/** The one place where a matter is settled. */
export type AttentionPlace =
  | {
      readonly tab: AgencyTab;
      readonly campaignId: string;
      /** The registered product that it is about; null where it is about the campaign. */
      readonly product: RegisteredProductKey | null;
    }
  | { readonly tab: 'seller'; readonly key: SellerRowKey; readonly part: SellerPartKey };

/** A campaign that was to be created is only where it waits: among what is unsent. */
export function attentionPlaceOf(item: AttentionItem): AttentionPlace {
  switch (item.kind) {
    case 'joinRequests':
      return {
        tab: 'seller',
        key: { source: 'api', id: item.sellerCampaignId },
        part: { source: 'participant', participantId: item.participantId },
      };
    case 'sellerRefused': {
      const { operationId, sellerCampaignId } = item;
      const key: SellerRowKey =
        sellerCampaignId === null
          ? { source: 'outbox', id: operationId }
          : { source: 'api', id: sellerCampaignId };
      return { tab: 'seller', key, part: { source: 'operation', operationId } };
    }
    case 'closingSoon':
      return { tab: 'available', campaignId: item.campaignId, product: null };
    case 'refused':
    case 'termsChanged':
    case 'rejected':
    case 'samplesNearlyUsed':
      return { tab: 'joined', campaignId: item.campaignId, product: productKeyOf(item) };
  }
}

/** A registration is known by its own id; a product that the API has not taken, by the operation that it waits in. */
function productKeyOf(
  item: Extract<AttentionItem, { readonly productId: string | null }>,
): RegisteredProductKey | null {
  if (item.registrationId !== null) return { source: 'api', registrationId: item.registrationId };
  if (!('operationId' in item) || item.productId === null) return null;
  return { source: 'outbox', operationId: item.operationId, productId: item.productId };
}

/** A campaign that left the cache before its name was known has none. */
export function campaignNameOf({ campaignName }: AttentionItem): string {
  return campaignName === '' ? GONE.campaign : campaignName;
}

/** "Sunscreen", "Sunscreen and 3 other products"; for a deadline what there is instead of products. */
export function productsInWords(item: AttentionItem): string {
  switch (item.kind) {
    case 'refused':
    case 'termsChanged': {
      const others = item.productCount - 1;
      return others > 0
        ? `${isolated(item.productName)} and ${countOf(others, 'other product')}`
        : item.productName;
    }
    case 'rejected':
    case 'samplesNearlyUsed':
      return item.productName;
    case 'closingSoon':
      return item.reason === 'draft' ? 'Draft, not submitted' : 'Nothing registered yet';
    case 'sellerRefused':
      return item.sellerCampaignId === null ? 'Not published' : 'Your campaign; the change was not made';
    case 'joinRequests': {
      const others = item.requestCount - 1;
      return others > 0
        ? `${isolated(item.partnerName)} and ${countOf(others, 'other partner')}`
        : item.partnerName;
    }
  }
}

/** What helps after a refusal, by the action that its error offers. */
const AFTER_REFUSAL: Readonly<Record<ErrorAction, string>> = {
  retry: 'Send it again',
  signIn: 'Sign in again, then send it again',
  changeAddress: 'Send it again',
  reviewTerms: 'Compare old and new terms, then decide',
  editRegistration: 'Fix it and send it again',
  chooseProducts: 'Choose other products and send it again',
  editCampaign: 'Edit the campaign and send it again',
  compareVersions: 'Compare both versions, then decide',
  freeSpace: 'Free some space, then send it again',
  update: 'Update the app, then send it again',
  reportProblem: 'Send it again, or report the problem',
  none: 'Discard it, or ask the partner',
};

export interface Advice {
  readonly nextAction: string;
  readonly reason: string;
}

/** What to do next, and why. */
export function adviceOn(item: AttentionItem): Advice {
  switch (item.kind) {
    case 'refused':
      return item.error
        ? { nextAction: AFTER_REFUSAL[actionOf(item.error.code)], reason: errorSentence(item.error) }
        : { nextAction: AFTER_REFUSAL.editRegistration, reason: 'Each product has a reason of its own.' };
    case 'termsChanged':
      return {
        nextAction: AFTER_REFUSAL.reviewTerms,
        reason: 'The partner changed the terms after they were read. Nothing was registered.',
      };
    case 'rejected':
      return adviceOnRejection(item);
    case 'closingSoon':
      return item.reason === 'draft'
        ? {
            nextAction: 'Finish the draft and submit it',
            reason: 'A registration was begun and not submitted.',
          }
        : { nextAction: 'Register products, or let it pass', reason: 'The partner invited this shop.' };
    case 'sellerRefused':
      return adviceOnSellerRefusal(item);
    case 'joinRequests':
      return {
        nextAction: item.requestCount > 1 ? 'Accept or decline each of them' : 'Accept or decline',
        reason:
          item.requestCount > 1
            ? `${countOf(item.requestCount, 'partner')} that were not invited ask to join.`
            : 'A partner that was not invited asks to join.',
      };
    case 'samplesNearlyUsed':
      return {
        nextAction: 'Increase the sample quantity, or tell the partner',
        reason: `${formatCount(item.samplesRequested)} of ${countOf(item.sampleQuantity, 'sample')} requested.`,
      };
  }
}

function adviceOnSellerRefusal({ error }: Extract<AttentionItem, { kind: 'sellerRefused' }>): Advice {
  if (!error)
    return { nextAction: AFTER_REFUSAL.editCampaign, reason: 'Each field that was refused has a reason.' };
  const action = actionOf(error.code);
  // Here no partner stands on the other side: it is the seller's own campaign.
  const nextAction = action === 'none' ? 'Read what happened, then discard it' : AFTER_REFUSAL[action];
  return { nextAction, reason: errorSentence(error) };
}

function adviceOnRejection({ rejectReasons }: Extract<AttentionItem, { kind: 'rejected' }>): Advice {
  const [first, ...others] = rejectReasons.map(rejectAdvice);
  if (!first)
    return { nextAction: 'Ask the partner why, then register again', reason: 'No reason was given.' };
  return {
    nextAction: first.nextAction.replace(/\.$/, ''),
    reason: [first, ...others].map(({ reason }) => reason).join(' '),
  };
}
