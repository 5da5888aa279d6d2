/**
 * The details pane: everything a seller reads before joining, the way to join, and below it what is registered.
 * Asks for one campaign; mounted anew for each, so that no term of another is ever shown.
 */
import { ArrowLeft, FileSearch, FileX, X } from 'lucide-react';
import { type ReactNode, useEffect, useRef } from 'react';
import { Button, IconButton } from '../../components/button.tsx';
import { classNames } from '../../components/class-names.ts';
import { EmptyState } from '../../components/empty-state.tsx';
import { ErrorNote } from '../../components/error-note.tsx';
import { Skeleton } from '../../components/skeleton.tsx';
import type { KnownShop } from '../../state/session.ts';
import { useDeskQuery } from '../../state/use-desk-query.ts';
import type { AgencyTab } from '../../state/view.ts';
import { useErrorAction } from '../shell/use-error-action.ts';
import { Joining } from './joining.tsx';
import './campaign-details.css';

interface CampaignDetailsProps {
  readonly shop: KnownShop;
  readonly campaignId: string | null;
  /** From which list: what is joined is followed first, what is not is read first. */
  readonly tab: AgencyTab;
  /** Where it lies: beside the list, or over all or the end of it with a way back. */
  readonly lies: 'beside' | 'overAll' | 'overEnd';
  readonly onClose: () => void;
}

export function CampaignDetails({ shop, campaignId, tab, lies, onClose }: CampaignDetailsProps) {
  return (
    <DetailsPane isSheet={lies === 'overAll'} isDrawer={lies === 'overEnd'} onClose={onClose}>
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

interface DetailsPaneProps extends Pick<CampaignDetailsProps, 'onClose'> {
  /** It lies over the whole list. */
  readonly isSheet: boolean;
  /** It lies over the end of the list, which goes on beside it. */
  readonly isDrawer?: boolean;
  readonly children: ReactNode;
}

/** The region of a campaign's details. As a sheet it takes the focus; as a sheet or drawer it is left with Escape. */
export function DetailsPane({ isSheet, isDrawer = false, onClose, children }: DetailsPaneProps) {
  const pane = useRef<HTMLElement>(null);
  useEffect(() => {
    if (isSheet) pane.current?.querySelector('button')?.focus();
  }, [isSheet]);
  return (
    <section
      ref={pane}
      className={classNames('details-pane', isSheet && 'details-sheet', isDrawer && 'details-drawer')}
      aria-label="Campaign details"
      onKeyDown={(event) => {
        if ((isSheet || isDrawer) && event.key === 'Escape' && !event.defaultPrevented) onClose();
      }}
    >
      {isSheet && (
        <div className="details-back">
          <Button kind="quiet" icon={ArrowLeft} onPress={onClose}>
            Back to the list
          </Button>
        </div>
      )}
      {isDrawer && <IconButton label="Close details" icon={X} className="details-close" onPress={onClose} />}
      {children}
    </section>
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

/** The answer usually comes within a frame or two: the places appear only when it does not. */
export function DetailsLoading() {
  return (
    <div className="details-body details-loading" aria-busy="true">
      <Skeleton width="70%" />
      <Skeleton width="40%" />
      <Skeleton width="95%" />
      <Skeleton width="90%" />
      <Skeleton width="60%" />
    </div>
  );
}
