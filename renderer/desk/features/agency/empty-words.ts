/** What is said in place of campaigns when there are none to show: why, and what comes or helps. Pure. */
import type { SyncStatus } from '#shared/contract/sync-status.ts';
import type { AgencyTab } from '../../state/view.ts';

export interface EmptyWords {
  readonly title: string;
  readonly text: string;
}

/** @param status of the shop; null until it is known */
export function emptyWords(tab: AgencyTab, isFiltered: boolean, status: SyncStatus | null): EmptyWords {
  if (isFiltered)
    return {
      title: 'No campaign matches',
      text: 'Nothing fits the search and all of the filters together.',
    };
  if (status === null || status.lastSuccessTime === null) return beforeFirstSync(status);
  return tab === 'available'
    ? {
        title: 'No campaigns yet',
        text: 'When a partner publishes a campaign that your shop can join, it appears here.',
      }
    : {
        title: 'Nothing joined yet',
        text: 'Open a campaign under Available and register products; you follow them here.',
      };
}

/** What keeps the first sync is said beside it, in the side bar; here nothing is promised that is not under way. */
function beforeFirstSync(status: SyncStatus | null): EmptyWords {
  switch (status?.phase.kind) {
    case 'offline':
    case 'waiting':
    case 'failed':
    case 'signedOut':
      return {
        title: 'Not read yet',
        text: 'The campaigns of this shop have not been read on this computer before. They appear here as soon as the API answers.',
      };
    default:
      return {
        title: 'Campaigns are on their way',
        text: 'They appear here while the first sync runs; you can read and search what has come.',
      };
  }
}
