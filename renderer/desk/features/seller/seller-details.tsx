/**
 * The details pane of the Seller tab: a campaign of the API's, a draft of this machine's, or one that waits to be sent. Each is asked for by
 * its own call; mounted anew for each, so that nothing of another is ever shown.
 */
import { FileSearch, FileX, Send } from 'lucide-react';
import { useEffect, useRef } from 'react';
import type { SellerRowKey } from '#shared/contract/query.ts';
import type { PublishSellerCampaignOperation } from '#shared/domain/outbox.ts';
import type { ShopKey } from '#shared/domain/shop.ts';
import { EmptyState } from '../../components/empty-state.tsx';
import { ErrorNote } from '../../components/error-note.tsx';
import { deskCall } from '../../desk-client.ts';
import type { KnownShop } from '../../state/session.ts';
import { useDeskQuery } from '../../state/use-desk-query.ts';
import { changeSeller, viewOf } from '../../state/view.ts';
import { DetailsLoading, DetailsPane, type DetailsPaneProps } from '../details/details-pane.tsx';
import { useErrorAction } from '../shell/use-error-action.ts';
import { DraftDetails } from './draft-details.tsx';
import { OwnCampaign } from './own-campaign.tsx';
import { QueuedDetails } from './queued-details.tsx';
import { RemovedCampaign } from './removed-campaign.tsx';

interface SellerDetailsProps extends Omit<DetailsPaneProps, 'children'> {
  readonly shop: KnownShop;
  readonly selected: SellerRowKey | null;
}

export function SellerDetails({ shop, selected, lies, onClose }: SellerDetailsProps) {
  return (
    <DetailsPane lies={lies} onClose={onClose}>
      {selected === null ? (
        <EmptyState icon={FileSearch} title="No campaign chosen">
          Choose a campaign to read it and to see who promotes it, or begin a new one.
        </EmptyState>
      ) : (
        <Chosen shop={shop} selected={selected} />
      )}
    </DetailsPane>
  );
}

function Chosen({ shop, selected }: { shop: KnownShop; selected: SellerRowKey }) {
  switch (selected.source) {
    case 'api':
      return <ChosenCampaign shop={shop} campaignId={selected.id} />;
    case 'draft':
      return <ChosenDraft shop={shop} draftId={selected.id} />;
    case 'outbox':
      return <ChosenQueued shop={shop} operationId={selected.id} />;
  }
}

const CAMPAIGN_COLLECTIONS = ['sellerCampaign', 'participant', 'partner', 'outbox', 'draft'] as const;

function ChosenCampaign({ shop, campaignId }: { shop: KnownShop; campaignId: string }) {
  const { data, error, retry } = useDeskQuery(
    'readSellerCampaign',
    { shop: shop.key, sellerCampaignId: campaignId },
    { shop: shop.key, collections: CAMPAIGN_COLLECTIONS },
  );
  const act = useErrorAction(shop.key.accountId, retry, error);
  if (data === null)
    return error ? <ErrorNote kind="block" error={error} onAction={act} /> : <DetailsLoading />;
  if (data.campaign === null) return <RemovedCampaign shop={shop} details={data} />;
  return (
    <OwnCampaign
      shop={shop}
      campaign={data.campaign}
      details={data}
      problem={error && <ErrorNote error={error} onAction={act} />}
    />
  );
}

function ChosenDraft({ shop, draftId }: { shop: KnownShop; draftId: string }) {
  const { data, error, retry } = useDeskQuery(
    'readSellerDraft',
    { shop: shop.key, draftId },
    { shop: shop.key, collections: ['draft'] },
  );
  const act = useErrorAction(shop.key.accountId, retry, error);
  if (data === null)
    return error ? <ErrorNote kind="block" error={error} onAction={act} /> : <DetailsLoading />;
  if (data.draft === null)
    return (
      <EmptyState icon={FileX} title="No longer a draft">
        It was published, or deleted. What is published stands under Active.
      </EmptyState>
    );
  return <DraftDetails shop={shop} draft={data.draft} />;
}

function ChosenQueued({ shop, operationId }: { shop: KnownShop; operationId: string }) {
  const { data, error, retry } = useDeskQuery(
    'listOperations',
    { shop: shop.key },
    { shop: shop.key, collections: ['outbox'] },
  );
  const act = useErrorAction(shop.key.accountId, retry, error);
  const operation = data?.operations.find(
    (other): other is PublishSellerCampaignOperation =>
      other.id === operationId && other.kind === 'publishSellerCampaign',
  );
  useFollowing(shop.key, operationId, operation ?? null, data !== null);
  if (data === null)
    return error ? <ErrorNote kind="block" error={error} onAction={act} /> : <DetailsLoading />;
  if (!operation)
    return (
      <EmptyState icon={Send} title="No longer waiting">
        It was sent, or discarded. What is published stands under Active.
      </EmptyState>
    );
  return <QueuedDetails shop={shop} operation={operation} />;
}

/** A campaign that was sent while it was on show stays on show: as what the API made of it. */
function useFollowing(
  shop: ShopKey,
  operationId: string,
  operation: PublishSellerCampaignOperation | null,
  isRead: boolean,
): void {
  const shown = useRef<PublishSellerCampaignOperation | null>(null);
  if (operation) shown.current = operation;
  const isGone = isRead && operation === null;
  useEffect(() => {
    const sent = shown.current;
    if (isGone && sent) void followSent(shop, operationId, sent);
  }, [shop, operationId, isGone]);
}

async function followSent(
  shop: ShopKey,
  operationId: string,
  { content, createdTime }: PublishSellerCampaignOperation,
): Promise<void> {
  const answer = await deskCall('querySellerCampaigns', {
    shop,
    query: { tab: 'active', text: content.name.slice(0, 200), sort: 'newest', offset: 0, limit: 10 },
  });
  if (!answer.ok) return;
  const found = answer.data.rows.find(
    ({ key, name, time }) =>
      key.source === 'api' && name === content.name && time >= createdTime - CLOCKS_APART,
  );
  const { selected } = viewOf(shop).seller;
  const isStillShown = selected?.source === 'outbox' && selected.id === operationId;
  if (found && isStillShown) changeSeller(shop, { selected: found.key });
}

/** Seconds by which the clocks of this machine and of the API may differ. */
const CLOCKS_APART = 300;
