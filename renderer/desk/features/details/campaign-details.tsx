/**
 * The details pane: everything a seller reads before joining, the way to join, and below it what is registered.
 * Asks for one campaign; mounted anew for each, so that no term of another is ever shown.
 */
import { FileSearch, FileX } from 'lucide-react';
import { EmptyState } from '../../components/empty-state.tsx';
import { ErrorNote } from '../../components/error-note.tsx';
import type { KnownShop } from '../../state/session.ts';
import { useDeskQuery } from '../../state/use-desk-query.ts';
import type { AgencyTab } from '../../state/view.ts';
import { useErrorAction } from '../shell/use-error-action.ts';
import { DetailsLoading, DetailsPane, type DetailsPaneProps } from './details-pane.tsx';
import { Joining } from './joining.tsx';

interface CampaignDetailsProps extends Omit<DetailsPaneProps, 'children'> {
  readonly shop: KnownShop;
  readonly campaignId: string | null;
  /** From which list: what is joined is followed first, what is not is read first. */
  readonly tab: AgencyTab;
}

export function CampaignDetails({ shop, campaignId, tab, lies, onClose }: CampaignDetailsProps) {
  return (
    <DetailsPane lies={lies} onClose={onClose}>
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
