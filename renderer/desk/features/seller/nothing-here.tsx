/** In place of the seller's campaigns when there are none: why, and what to do next. */
import { CalendarCheck, FilePenLine, Inbox, Megaphone, Plus, SearchX } from 'lucide-react';
import type { SyncStatus } from '#shared/contract/sync-status.ts';
import type { SellerTab } from '#shared/domain/seller-campaign.ts';
import { Button } from '../../components/button.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { FirstSync } from '../sync/first-sync.tsx';

interface NothingHereProps {
  readonly tab: SellerTab;
  readonly status: SyncStatus | null;
  readonly isSearched: boolean;
  readonly onClear: () => void;
  readonly onNew: () => void;
}

export function NothingHere({ tab, status, isSearched, onClear, onNew }: NothingHereProps) {
  if (isSearched)
    return (
      <EmptyState
        icon={SearchX}
        title="No campaign matches"
        action={<Button onPress={onClear}>Clear search</Button>}
      >
        No campaign here has all of these words in its name.
      </EmptyState>
    );
  if (tab !== 'drafts' && (status === null || status.lastSuccessTime === null))
    return <NotReadYet status={status} />;
  const begin = (
    <Button icon={Plus} onPress={onNew}>
      Begin a campaign
    </Button>
  );
  if (tab === 'active')
    return (
      <EmptyState icon={Megaphone} title="No active campaigns" action={begin}>
        Start a campaign of your own: choose products and a rate, say who may join, and partners bring their
        creators to you.
      </EmptyState>
    );
  if (tab === 'past')
    return (
      <EmptyState icon={CalendarCheck} title="No past campaigns">
        When registration of a campaign ends, it moves here with what its partners sold. You can duplicate it
        from here.
      </EmptyState>
    );
  return (
    <EmptyState icon={FilePenLine} title="No drafts" action={begin}>
      A campaign is kept here from the first word that you type until you publish it.
    </EmptyState>
  );
}

function NotReadYet({ status }: { status: SyncStatus | null }) {
  switch (status?.phase.kind) {
    case 'offline':
    case 'waiting':
    case 'failed':
      return (
        <EmptyState icon={Inbox} title="Not read yet">
          The API cannot be reached, and your campaigns have not been read on this computer before. You can
          begin a new one now; it is sent later.
        </EmptyState>
      );
    case 'signedOut':
      return (
        <EmptyState icon={Inbox} title="Not read yet">
          Your campaigns are read once you have signed in again. You can begin a new one now; it is sent then.
        </EmptyState>
      );
    default:
      return (
        <EmptyState icon={Inbox} title="Campaigns are on their way" action={<FirstSync status={status} />}>
          They appear here while the first sync runs.
        </EmptyState>
      );
  }
}
