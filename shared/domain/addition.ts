/**
 * Whether an operation may be added to what is unsent: the one rule that makes what a person submits happen once, however often it is
 * asked. Pure: whoever asks reads what is unsent and adds to it in one transaction.
 */
import type { ErrorCode } from '#shared/errors.ts';
import { mayHaveArrived, type Operation, type UnsentWork } from './outbox.ts';
import { sameValue } from './same-value.ts';

/** An operation to add, and what ends with it. */
export interface Addition {
  readonly operation: Operation;
  /** The parked operation that this one takes the place of. */
  readonly replaces: string | null;
  /** Whether the draft of the operation's partner campaign ends with it. */
  readonly endsDraft: boolean;
  /** The draft of a seller's campaign that ends with it. */
  readonly endsSellerDraft: string | null;
}

/** `new` is added; `known` is there already, so that adding it again changes nothing; anything else says why it is refused. */
export type AdditionVerdict =
  | 'new'
  | 'known'
  | Extract<ErrorCode, 'ALREADY_QUEUED' | 'ALREADY_DONE' | 'MAY_HAVE_ARRIVED'>;

export function judgeAddition(work: UnsentWork, addition: Addition): AdditionVerdict {
  const { operation, replaces } = addition;
  const same = work.operations.find(({ id }) => id === operation.id);
  if (same) return asksTheSame(same, operation) ? 'known' : 'ALREADY_QUEUED';
  const replaced = work.operations.find(({ id }) => id === replaces);
  if (replaces !== null && !replaced) return 'ALREADY_DONE';
  if (replaced && changesWhatMayBePublished(replaced, operation)) return 'MAY_HAVE_ARRIVED';
  if (!hasDrafts(work, addition)) return 'ALREADY_DONE';
  const others = work.operations.filter(({ id }) => id !== replaces);
  return others.some((other) => duplicates(other, operation)) ? 'ALREADY_QUEUED' : 'new';
}

/** Whether the drafts that an addition ends are there. */
function hasDrafts(work: UnsentWork, { operation, endsDraft, endsSellerDraft }: Addition): boolean {
  const campaignId = 'campaignId' in operation ? operation.campaignId : null;
  return (
    (!endsDraft || work.drafts.some((draft) => draft.campaignId === campaignId)) &&
    (endsSellerDraft === null || work.sellerDrafts.some(({ id }) => id === endsSellerDraft))
  );
}

/**
 * A campaign that may be published already is sent once more as it was, when a person says so; changed, it would be another campaign beside it.
 * Everything else the API knows again by itself.
 */
function changesWhatMayBePublished(replaced: Operation, operation: Operation): boolean {
  if (replaced.kind !== 'publishSellerCampaign' || !mayHaveArrived(replaced)) return false;
  return !asksTheSame({ ...replaced, id: operation.id }, operation);
}

/** Whether two operations ask for the same, whenever they were made and whatever came of them since. */
function asksTheSame(a: Operation, b: Operation): boolean {
  return sameValue(asAsked(a), asAsked(b));
}

function asAsked(operation: Operation): Record<string, unknown> {
  const {
    createdTime: _,
    attempts: __,
    firstAttempt: ___,
    state: ____,
    refusal: _____,
    ...asked
  } = operation;
  return { ...asked, ...('problems' in asked && { problems: [] }) };
}

/** Whether `added` asks for what `waiting` already does: both sent, the second could only be refused, or do it twice. */
function duplicates(waiting: Operation, added: Operation): boolean {
  // What was refused waits for a person. Its products are in its hands until then; anything else may be asked anew.
  if (waiting.kind === 'registerProducts')
    return (
      added.kind === 'registerProducts' &&
      waiting.campaignId === added.campaignId &&
      shareAny(waiting.offers, added.offers, ({ productId }) => productId)
    );
  if (waiting.state === 'parked') return false;
  switch (waiting.kind) {
    case 'editSampleQuantity':
      return (
        added.kind === 'editSampleQuantity' &&
        waiting.registrationId === added.registrationId &&
        waiting.sampleQuantity === added.sampleQuantity
      );
    case 'publishSellerCampaign':
      return false;
    case 'editSellerCampaign':
      return (
        added.kind === 'editSellerCampaign' &&
        waiting.sellerCampaignId === added.sellerCampaignId &&
        (waiting.publishes ? added.publishes : sameValue(waiting.changes, added.changes))
      );
    case 'closeSellerCampaign':
      return added.kind === 'closeSellerCampaign' && waiting.sellerCampaignId === added.sellerCampaignId;
    case 'invitePartners':
      return (
        added.kind === 'invitePartners' &&
        waiting.sellerCampaignId === added.sellerCampaignId &&
        shareAny(waiting.partners, added.partners, ({ id }) => id)
      );
    case 'answerJoinRequest':
      return (
        added.kind === 'answerJoinRequest' &&
        waiting.sellerCampaignId === added.sellerCampaignId &&
        waiting.partner.id === added.partner.id
      );
  }
}

function shareAny<One>(a: readonly One[], b: readonly One[], keyOf: (one: One) => string): boolean {
  const keys = new Set(a.map(keyOf));
  return b.some((one) => keys.has(keyOf(one)));
}
