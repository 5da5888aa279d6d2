/**
 * The details pane: everything a seller reads before joining, the way to join, and below it what is registered.
 * Asks for one campaign; mounted anew for each, so that no term of another is ever shown.
 */
import { ArrowLeft, FileSearch, FileX } from 'lucide-react';
import { type ReactNode, useEffect, useRef } from 'react';
import { IconButton } from '../../components/button.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { ErrorNote } from '../../components/error-note.tsx';
import { Skeleton } from '../../components/skeleton.tsx';
import type { KnownShop } from '../../state/session.ts';
import { useDeskQuery } from '../../state/use-desk-query.ts';
import { useErrorAction } from '../shell/use-error-action.ts';
import { CampaignTerms } from './campaign-terms.tsx';
import { Joining } from './joining.tsx';
import './campaign-details.css';

interface CampaignDetailsProps {
  readonly shop: KnownShop;
  readonly campaignId: string | null;
  /** It lies over the list and has a way back. */
  readonly isSheet: boolean;
  readonly onClose: () => void;
}

export function CampaignDetails({ shop, campaignId, isSheet, onClose }: CampaignDetailsProps) {
  return (
    <Pane isSheet={isSheet} onClose={onClose}>
      {campaignId === null ? (
        <EmptyState icon={FileSearch} title="No campaign chosen">
          Choose a campaign to read its terms.
        </EmptyState>
      ) : (
        <Chosen shop={shop} campaignId={campaignId} />
      )}
    </Pane>
  );
}

interface PaneProps extends Pick<CampaignDetailsProps, 'isSheet' | 'onClose'> {
  readonly children: ReactNode;
}

function Pane({ isSheet, onClose, children }: PaneProps) {
  const pane = useRef<HTMLElement>(null);
  useEffect(() => {
    if (isSheet) pane.current?.querySelector('button')?.focus();
  }, [isSheet]);
  return (
    <section
      ref={pane}
      className={isSheet ? 'details-pane details-sheet' : 'details-pane'}
      aria-label="Campaign details"
      onKeyDown={(event) => {
        if (isSheet && event.key === 'Escape' && !event.defaultPrevented) onClose();
      }}
    >
      {isSheet && (
        <div className="details-back">
          <IconButton label="Back to the list" icon={ArrowLeft} onPress={onClose} />
        </div>
      )}
      {children}
    </section>
  );
}

const SHOWN_COLLECTIONS = ['campaign', 'registration', 'outbox', 'draft'] as const;

function Chosen({ shop, campaignId }: { shop: KnownShop; campaignId: string }) {
  const { data, error, retry } = useDeskQuery(
    'readCampaign',
    { shop: shop.key, campaignId },
    { shop: shop.key, collections: SHOWN_COLLECTIONS },
  );
  const act = useErrorAction(shop.key.accountId, retry, error);
  if (data === null) return error ? <ErrorNote kind="block" error={error} onAction={act} /> : <Loading />;
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
      operations={data.operations}
      draft={data.draft}
    >
      {error && <ErrorNote error={error} onAction={act} />}
      <CampaignTerms shop={shop} campaign={data.campaign} />
    </Joining>
  );
}

/** The answer usually comes within a frame or two: the places appear only when it does not. */
function Loading() {
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
