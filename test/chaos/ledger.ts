// What a person of a run asked for, what they were told of it, and what the API was seen to answer: noted for the reckoning.

import type { SeenAnswer } from '#sandbox/api/witness.ts';
import type { Operation, RegistrationDraft } from '#shared/domain/outbox.ts';
import type { SellerDraft } from '#shared/domain/seller-draft.ts';
import type { ShopKey } from '#shared/domain/shop.ts';
import type { ErrorCode, Outcome } from '#shared/errors.ts';

export interface Submission {
  readonly campaignId: string;
  readonly termsVersion: string;
  readonly productIds: readonly string[];
}

/** Something that a person asked for under an id of their own. */
export interface Intent {
  readonly shop: ShopKey;
  readonly operationId: string;
  readonly kind: Operation['kind'];
  /** Queued; refused, so that it is never sent; or nobody heard, because the app ended first. */
  told: 'queued' | 'refused' | 'unknown';
  /**
   * What the person did about it afterwards: sent it again, or in another form; gave it up as not sent, or knowing that it may have arrived;
   * null when nothing.
   */
  ended: 'passedOn' | 'withdrawn' | 'withdrawnKnowingly' | 'unknown' | null;
  readonly submission: Submission | null;
}

export interface Ledger {
  readonly intents: Map<string, Intent>;
  /** Drafts whose saving was answered, the latest of each campaign. */
  readonly drafts: Map<string, { readonly shop: ShopKey; readonly draft: RegistrationDraft }>;
  readonly sellerDrafts: Map<string, { readonly shop: ShopKey; readonly draft: SellerDraft }>;
  /** What the API sent out to requests with a key. */
  readonly answers: SeenAnswer[];
  /** What was seen at once to be wrong. */
  readonly problems: string[];
}

export const emptyLedger = (): Ledger => ({
  intents: new Map(),
  drafts: new Map(),
  sellerDrafts: new Map(),
  answers: [],
  problems: [],
});

/** Answers by which nobody knows what has become of it: the app ended before it could say. */
const UNHEARD: ReadonlySet<ErrorCode> = new Set(['INTERNAL']);

/** What an answer to a submission told the person. */
export function toldBy(
  answer: Outcome<{ readonly operationId: string | null }>,
  appDied: boolean,
): Intent['told'] {
  if (answer.ok) return answer.data.operationId === null ? 'refused' : 'queued';
  return appDied && UNHEARD.has(answer.error.code) ? 'unknown' : 'refused';
}

/** Notes an intent. What was told first stays where the same is asked again: once queued is queued. */
export function note(ledger: Ledger, intent: Omit<Intent, 'ended'>): void {
  const known = ledger.intents.get(intent.operationId);
  if (known === undefined) ledger.intents.set(intent.operationId, { ...intent, ended: null });
  else if (known.told !== 'queued' && intent.told !== 'refused') known.told = intent.told;
}

export const draftKey = ({ shopId }: ShopKey, campaignId: string): string => `${shopId} ${campaignId}`;
