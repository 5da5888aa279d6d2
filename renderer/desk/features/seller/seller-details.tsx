/**
 * The details pane of the Seller tab: a campaign of the API's, a draft of this machine's, or one that waits to be sent. Each is asked for by
 * its own call; mounted anew for each, so that nothing of another is ever shown.
 */
import { FileSearch, FileX, Send } from 'lucide-react';
import { type ReactNode, useEffect, useRef } from 'react';
import type { ListPosition, SellerRowKey } from '#shared/contract/query.ts';
import type { PublishSellerCampaignOperation } from '#shared/domain/outbox.ts';
import type { ShopKey } from '#shared/domain/shop.ts';
import { EmptyState } from '../../components/empty-state.tsx';
import { ErrorNote } from '../../components/error-note.tsx';
import { deskCall } from '../../desk-client.ts';
import type { KnownShop } from '../../state/session.ts';
import { showSellerCampaign } from '../../state/show-shop.ts';
import { useDeskQuery } from '../../state/use-desk-query.ts';
import { changeSeller, viewOf } from '../../state/view.ts';
import { DetailsLoading, DetailsPane, type DetailsPaneProps } from '../details/details-pane.tsx';
import { HiddenNote } from '../details/hidden-note.tsx';
import { useErrorAction } from '../shell/use-error-action.ts';
import { DraftDetails } from './draft-details.tsx';
import { OwnCampaign } from './own-campaign.tsx';
import { QueuedDetails } from './queued-details.tsx';
import { RemovedCampaign } from './removed-campaign.tsx';

interface SellerDetailsProps extends Omit<DetailsPaneProps, 'children'> {
  readonly shop: KnownShop;
  readonly selected: SellerRowKey | null;
  /** Where it stands in the list; null while that is not known. */
  readonly position: ListPosition | null;
}

export function SellerDetails({ shop, selected, position, lies, onClose }: SellerDetailsProps) {
  return (
    <DetailsPane lies={lies} onClose={onClose}>
      {selected === null ? (
        <EmptyState icon={FileSearch} title="No campaign chosen">
          Choose a campaign to read it and to see who promotes it, or begin a new one.
        </EmptyState>
      ) : (
        <Chosen shop={shop} selected={selected} note={noteOf(shop.key, selected, position)} />
      )}
    </DetailsPane>
  );
}

/** What is to be said of something that the list beside it does not show. */
function noteOf(shop: ShopKey, selected: SellerRowKey, position: ListPosition | null): ReactNode {
  if (position === null || position.index !== null) return null;
  const reason = position.isInScope ? 'filtered' : 'elsewhere';
  return <HiddenNote reason={reason} onShow={() => void showSellerCampaign(shop, selected)} />;
}

interface ChosenProps {
  readonly shop: KnownShop;
  readonly selected: SellerRowKey;
  /** Stands above what is there; not above what is gone. */
  readonly note: ReactNode;
}

function Chosen({ shop, selected, note }: ChosenProps) {
  switch (selected.source) {
    case 'api':
      return <ChosenCampaign shop={shop} campaignId={selected.id} note={note} />;
    case 'draft':
      return <ChosenDraft shop={shop} draftId={selected.id} note={note} />;
    case 'outbox':
      return <ChosenQueued shop={shop} operationId={selected.id} note={note} />;
  }
}

type ChosenOf<Key extends string> = Pick<ChosenProps, 'shop' | 'note'> & Readonly<Record<Key, string>>;

const CAMPAIGN_COLLECTIONS = ['sellerCampaign', 'participant', 'partner', 'outbox', 'draft'] as const;

function ChosenCampaign({ shop, campaignId, note }: ChosenOf<'campaignId'>) {
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
    <>
      {note}
      <OwnCampaign
        shop={shop}
        campaign={data.campaign}
        details={data}
        problem={error && <ErrorNote error={error} onAction={act} />}
      />
    </>
  );
}

function ChosenDraft({ shop, draftId, note }: ChosenOf<'draftId'>) {
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
  return (
    <>
      {note}
      <DraftDetails shop={shop} draft={data.draft} />
    </>
  );
}

function ChosenQueued({ shop, operationId, note }: ChosenOf<'operationId'>) {
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
  return (
    <>
      {note}
      <QueuedDetails shop={shop} operation={operation} />
    </>
  );
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
