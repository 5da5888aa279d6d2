// What the app of a run has promised, noted for the reckoning.

import type { RegistrationDraft } from '#shared/domain/outbox.ts';
import type { ShopKey } from '#shared/domain/shop.ts';
import type { Outcome } from '#shared/errors.ts';

interface Submission {
  readonly shop: ShopKey;
  readonly campaignId: string;
  readonly termsVersion: string;
  readonly productIds: readonly string[];
}

/** What the app has told a person that it will see to. */
export type Promised = { readonly shop: ShopKey; readonly operationId: string } & (
  | ({ readonly kind: 'register' } & Submission)
  | { readonly kind: 'publish'; readonly name: string }
  | { readonly kind: 'other' }
);

export interface Ledger {
  readonly promised: Promised[];
  /** Submissions that nobody was told the end of. */
  readonly cutOff: Submission[];
  /** Drafts whose saving was answered, the latest of each campaign. */
  readonly drafts: Map<string, { readonly shop: ShopKey; readonly draft: RegistrationDraft }>;
}

export const emptyLedger = (): Ledger => ({ promised: [], cutOff: [], drafts: new Map() });

/** Notes what was queued, if anything was. */
export function noteQueued(
  { promised }: Ledger,
  answer: Outcome<{ readonly operationId: string | null }>,
  promise: (operationId: string) => Promised,
): void {
  if (answer.ok && answer.data.operationId) promised.push(promise(answer.data.operationId));
}

export const draftKey = ({ shopId }: ShopKey, campaignId: string): string => `${shopId} ${campaignId}`;
