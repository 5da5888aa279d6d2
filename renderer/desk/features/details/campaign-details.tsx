/**
 * The details pane: everything a seller reads before joining, the way to join, and below it what is registered.
 * Asks for one campaign; mounted anew for each, so that no term of another is ever shown.
 */
import { FileSearch, FileX } from 'lucide-react';
import { useEffect } from 'react';
import type { ListPosition } from '#shared/contract/query.ts';
import { EmptyState } from '../../components/empty-state.tsx';
import { ErrorNote } from '../../components/error-note.tsx';
import { useHandler } from '../../components/use-handler.ts';
import type { KnownShop } from '../../state/session.ts';
import { useDeskQuery } from '../../state/use-desk-query.ts';
import type { AgencyTab } from '../../state/view.ts';
import { useErrorAction } from '../shell/use-error-action.ts';
import { DetailsLoading, DetailsPane, type DetailsPaneProps } from './details-pane.tsx';
import { HiddenNote } from './hidden-note.tsx';
import { Joining } from './joining.tsx';

interface CampaignDetailsProps extends Omit<DetailsPaneProps, 'children'> {
  readonly shop: KnownShop;
  readonly campaignId: string | null;
  /** From which list: what is joined is followed first, what is not is read first. */
  readonly tab: AgencyTab;
  /** Where it stands in that list; null while that is not known. */
  readonly position: ListPosition | null;
  /** Lets the list show it. */
  readonly onShowInList: () => void;
}

export function CampaignDetails(props: CampaignDetailsProps) {
  const { shop, campaignId, tab, position, lies, onClose } = props;
  useLeaving(tab === 'joined' && position?.isInScope === false, onClose);
  return (
    <DetailsPane lies={lies} onClose={onClose}>
      {position?.isInScope && position.index === null && (
        <HiddenNote reason="filtered" onShow={props.onShowInList} />
      )}
      {campaignId === null ? (
        <EmptyState icon={FileSearch} title="No campaign chosen">
          Choose a campaign to read its terms.
        </EmptyState>
      ) : (
        <Chosen shop={shop} campaignId={campaignId} tab={tab} />
      )}
    </DetailsPane>
  );
}

/** What is no longer joined has left its list for good: its details go with it. */
function useLeaving(hasLeft: boolean, onClose: () => void): void {
  const close = useHandler(onClose);
  useEffect(() => {
    if (hasLeft) close();
  }, [hasLeft, close]);
}

const SHOWN_COLLECTIONS = ['campaign', 'registration', 'outbox', 'draft'] as const;

interface ChosenProps extends Pick<CampaignDetailsProps, 'shop' | 'tab'> {
  readonly campaignId: string;
}

function Chosen({ shop, campaignId, tab }: ChosenProps) {
  const { data, error, retry } = useDeskQuery(
    'readCampaign',
    { shop: shop.key, campaignId },
    { shop: shop.key, collections: SHOWN_COLLECTIONS },
  );
  const act = useErrorAction(shop.key.accountId, retry, error);
  if (data === null)
    return error ? <ErrorNote kind="block" error={error} onAction={act} /> : <DetailsLoading />;
  if (data.campaign === null)
    return (
      <EmptyState icon={FileX} title="No longer here">
        This campaign was removed, or is no longer open to your shop.
      </EmptyState>
    );
  return (
    <Joining
      shop={shop}
      campaign={data.campaign}
      registeredProducts={data.registeredProducts}
      draft={data.draft}
      followFirst={tab === 'joined'}
      problem={error && <ErrorNote error={error} onAction={act} />}
    />
  );
}
