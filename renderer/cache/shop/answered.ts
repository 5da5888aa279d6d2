/**
 * Which of the records that came with an answer are written: an operation that is sent twice is answered as it was the first time,
 * and what the log has brought since is newer. When in doubt what is here stays, because the log brings everything. Pure.
 */
import { mayHaveArrived, type Operation } from '#shared/domain/outbox.ts';
import type { Participant } from '#shared/domain/participant.ts';
import type { Registration } from '#shared/domain/registration.ts';
import type { SellerCampaign } from '#shared/domain/seller-campaign.ts';

/** A review happens once: an answer without it is older. */
export function isNewRegistration(known: Registration | undefined, answered: Registration): boolean {
  return (known?.reviewedTime ?? 0) <= (answered.reviewedTime ?? 0);
}

/** Versions have no order: the answer is newer when what is here is what the operation began with. */
export function isNewSellerCampaign(
  known: SellerCampaign | undefined,
  operation: Operation | undefined,
): boolean {
  if (known === undefined) return true;
  switch (operation?.kind) {
    case 'editSellerCampaign':
      return known.version === operation.base.version;
    case 'closeSellerCampaign':
      return known.closedTime === null;
    case 'invitePartners':
      return operation.partners.some(({ id }) => !known.invitedPartnerIds.includes(id));
    default:
      return false;
  }
}

export function isNewParticipant(known: Participant | undefined, answered: Participant): boolean {
  return known === undefined || known.changedTime < answered.changedTime;
}

/**
 * An edit that waits behind another of the same campaign was made with the first in sight: once that is accepted, it goes on from what
 * came of it. Only one that has never been sent may change: a key belongs to one request.
 */
export function rebased(
  waiting: Operation,
  settled: Operation | undefined,
  edited: SellerCampaign,
): Operation {
  const follows =
    settled?.kind === 'editSellerCampaign' &&
    waiting.kind === 'editSellerCampaign' &&
    waiting.id !== settled.id &&
    waiting.sellerCampaignId === edited.id &&
    waiting.base.version === settled.base.version &&
    waiting.state === 'queued' &&
    !mayHaveArrived(waiting);
  return follows ? { ...waiting, base: edited } : waiting;
}
