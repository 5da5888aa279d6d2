/** When what is queued is sent, by how the shop's sync stands. Pure. */
import type { SyncStatus } from '#shared/contract/sync-status.ts';

/** What sending waits for, to stand behind "sent"; null when it does not wait. */
export function sentWhen(status: Pick<SyncStatus, 'phase'> | null): string | null {
  switch (status?.phase.kind) {
    case 'offline':
    case 'waiting':
    case 'failed':
      return 'as soon as the API can be reached';
    case 'signedOut':
      return 'after you have signed in again';
    default:
      return null;
  }
}
