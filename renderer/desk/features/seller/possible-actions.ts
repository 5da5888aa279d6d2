/**
 * What can be done with a campaign of the seller's now, and why not when it cannot: by its state, and by what about it is still
 * unsent. Pure: the clock is an argument.
 */
import {
  type EditSellerCampaignOperation,
  mayHaveArrived,
  type Operation,
  type SellerOperation,
} from '#shared/domain/outbox.ts';
import { type Participant, samplesUsed } from '#shared/domain/participant.ts';
import type { SellerCampaign } from '#shared/domain/seller-campaign.ts';
import { MOST_INVITED_PARTNERS } from '#shared/domain/seller-campaign-rules.ts';
import { countOf } from '../../format/number.ts';
import type { SellerFormOpening } from '../seller-form/open-form.ts';
import { editableInWords } from './editable-words.ts';

export interface PossibleActions {
  readonly edit: boolean;
  readonly publish: boolean;
  readonly close: boolean;
  /** Where it stands, or why something cannot be done. */
  readonly note: string;
}

export function possibleActions(
  { status }: Pick<SellerCampaign, 'status'>,
  operations: readonly Operation[],
): PossibleActions {
  const waiting = (kind: Operation['kind']): Operation | undefined =>
    operations.find((operation) => operation.kind === kind && operation.state === 'queued');
  const nothing = { edit: false, publish: false, close: false };
  if (status === 'CLOSED')
    return {
      ...nothing,
      note: 'Closed: nothing can be edited any more. Duplicate it to begin the next one.',
    };
  const closing = waiting('closeSellerCampaign');
  if (closing)
    return {
      ...nothing,
      note: mayHaveArrived(closing)
        ? 'Closing early was sent and is not confirmed yet, so nothing can be edited.'
        : 'Closing early waits to be sent, so nothing can be edited. Discard it to keep the campaign open.',
    };
  const isPublished = status !== 'READY';
  const edit = waiting('editSellerCampaign');
  if (edit)
    return {
      ...nothing,
      close: isPublished,
      note: mayHaveArrived(edit)
        ? 'An edit was sent and is not confirmed yet. Edit again when it is.'
        : 'An edit waits to be sent. Edit again when it has been, or take it back.',
    };
  if (!isPublished)
    return { edit: true, publish: true, close: false, note: 'Not published: nobody but you sees it.' };
  return {
    edit: true,
    publish: false,
    close: true,
    note: `${editableInWords(status)} The rest stays: partners have read it.`,
  };
}

/** What Edit goes on with: an edit that was begun, or else the newest one that was refused, but for a conflict, which is compared. */
export function begunEdit(
  editDraft: { readonly id: string } | null,
  operations: readonly SellerOperation[],
): SellerFormOpening | null {
  if (editDraft) return { kind: 'draft', draftId: editDraft.id };
  const refused = operations.findLast(
    (operation): operation is EditSellerCampaignOperation =>
      operation.kind === 'editSellerCampaign' &&
      operation.state === 'parked' &&
      operation.refusal?.code !== 'EDIT_CONFLICT',
  );
  return refused ? { kind: 'mend', operation: refused } : null;
}

export interface Invitable {
  /** How many partners may still be invited. */
  readonly left: number;
  /** Those that are in the campaign, or wait for an answer. */
  readonly excluded: readonly string[];
  /** Those that count as invited, whatever they answered. */
  readonly invited: readonly string[];
  /** Why nobody can be invited; null when somebody can. */
  readonly reason: string | null;
}

/** Who may still be invited, and why nobody when nobody. An invitation that was refused was none. */
export function invitable(
  campaign: SellerCampaign,
  participants: readonly Pick<Participant, 'partner' | 'status'>[],
  operations: readonly Operation[],
  now: number,
): Invitable {
  const queued = operations.flatMap((operation) =>
    operation.kind === 'invitePartners' && operation.state === 'queued'
      ? operation.partners.map(({ id }) => id)
      : [],
  );
  const standing = participants.filter(({ status }) => status !== 'DECLINED' && status !== 'REFUSED');
  const excluded = [...new Set([...standing.map(({ partner }) => partner.id), ...queued])];
  const invited = [...new Set([...campaign.invitedPartnerIds, ...queued])];
  const left = Math.max(0, MOST_INVITED_PARTNERS - invited.length);
  if (campaign.status === 'CLOSED') return { left: 0, excluded, invited, reason: 'The campaign is closed.' };
  if (now > campaign.registrationPeriod.endTime)
    return { left: 0, excluded, invited, reason: 'The registration period is over.' };
  return {
    left,
    excluded,
    invited,
    reason: left === 0 ? `All ${MOST_INVITED_PARTNERS} invitations are given.` : null,
  };
}

/** What closing early means, said before it is done: who loses what, and what stays owed. */
export function closingConsequences(
  campaign: Pick<SellerCampaign, 'products'>,
  participants: readonly Participant[],
): string {
  const withStatus = (status: Participant['status']): number =>
    participants.filter((participant) => participant.status === status).length;
  const joined = withStatus('JOINED');
  const [invited, asking] = [withStatus('INVITED'), withStatus('REQUESTED')];
  const waiting = [
    ...(invited > 0 ? [countOf(invited, 'invitation')] : []),
    ...(asking > 0 ? [countOf(asking, 'request to join', 'requests to join')] : []),
  ];
  const requested = campaign.products.reduce(
    (sum, { productId }) => sum + samplesUsed(participants, productId),
    0,
  );
  const promised = campaign.products.reduce((sum, { sampleQuantity }) => sum + sampleQuantity, 0);
  const free = Math.max(0, promised - requested);
  return [
    joined === 0
      ? 'No partner has joined, so nobody loses anything they began.'
      : `${countOf(joined, 'partner')} that joined ${joined === 1 ? 'stops' : 'stop'} promoting, and ${joined === 1 ? 'its' : 'their'} creators earn no commission from new orders.`,
    ...(waiting.length > 0
      ? [`${waiting.join(' and ')} ${invited + asking === 1 ? 'ends' : 'end'} unanswered.`]
      : []),
    ...(requested > 0
      ? [`${countOf(requested, 'sample')} already requested ${requested === 1 ? 'is' : 'are'} still owed.`]
      : []),
    ...(free > 0
      ? [`${countOf(free, 'promised sample')} ${free === 1 ? 'is' : 'are'} no longer available.`]
      : []),
    'A closed campaign cannot be opened again.',
  ].join(' ');
}
