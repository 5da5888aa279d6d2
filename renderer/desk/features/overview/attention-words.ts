/**
 * What needs a person, in words: what it is, what to do next and why, and where it is done.
 * Pure: knows no screen.
 */
import { Clock, FileDiff, type LucideIcon, PackageOpen, TriangleAlert, X } from 'lucide-react';
import type { AttentionItem } from '#shared/contract/query.ts';
import { actionOf, type ErrorAction } from '#shared/errors.ts';
import type { Tone } from '../../components/badge.tsx';
import { countOf, formatCount } from '../../format/number.ts';
import type { AgencyTab } from '../../state/view.ts';
import { rejectAdvice } from '../joined/reject-advice.ts';
import { errorSentence } from '../registration/problem-sentences.ts';

export type AttentionKind = AttentionItem['kind'];

/** In the order of the filters: what was meant to be sent first. */
export const ATTENTION_KINDS = [
  'refused',
  'termsChanged',
  'rejected',
  'closingSoon',
  'samplesNearlyUsed',
] as const satisfies AttentionKind[];

interface KindWords {
  readonly name: string;
  readonly tone: Tone;
  readonly icon: LucideIcon;
  /** The tab of a shop in which it is done. */
  readonly tab: AgencyTab;
}

export const KIND_WORDS: Readonly<Record<AttentionKind, KindWords>> = {
  refused: { name: 'Refused', tone: 'danger', icon: TriangleAlert, tab: 'joined' },
  termsChanged: { name: 'Terms changed', tone: 'warning', icon: FileDiff, tab: 'joined' },
  rejected: { name: 'Rejected', tone: 'danger', icon: X, tab: 'joined' },
  closingSoon: { name: 'Closing soon', tone: 'warning', icon: Clock, tab: 'available' },
  samplesNearlyUsed: { name: 'Samples', tone: 'accent', icon: PackageOpen, tab: 'joined' },
};

/** A campaign that left the cache before its name was known has none. */
export function campaignNameOf({ campaignName }: AttentionItem): string {
  return campaignName === '' ? 'A campaign that is gone' : campaignName;
}

/** "Sunscreen", "Sunscreen and 3 other products"; for a deadline what there is instead of products. */
export function productsInWords(item: AttentionItem): string {
  switch (item.kind) {
    case 'refused':
    case 'termsChanged': {
      const others = item.productCount - 1;
      return others > 0 ? `${item.productName} and ${countOf(others, 'other product')}` : item.productName;
    }
    case 'rejected':
    case 'samplesNearlyUsed':
      return item.productName;
    case 'closingSoon':
      return item.reason === 'draft' ? 'Draft, not submitted' : 'Nothing registered yet';
  }
}

/** What helps after a refusal, by the action that its error offers. */
const AFTER_REFUSAL: Readonly<Record<ErrorAction, string>> = {
  retry: 'Send it again',
  signIn: 'Sign in again, then send it again',
  changeAddress: 'Send it again',
  reviewTerms: 'Compare old and new terms, then decide',
  editRegistration: 'Mend it and send it again',
  chooseProducts: 'Choose other products and send it again',
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
        reason: 'The partner changed the terms after they were read. Nothing was sent.',
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
    case 'samplesNearlyUsed':
      return {
        nextAction: 'Increase the sample quantity, or tell the partner',
        reason: `${formatCount(item.samplesRequested)} of ${countOf(item.sampleQuantity, 'sample')} requested.`,
      };
  }
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
