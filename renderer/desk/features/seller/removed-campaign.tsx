/** The details of a campaign that the API no longer has: that it is gone, and what about it was never sent, which is let go here. */
import { FileX } from 'lucide-react';
import type { SellerCampaignDetails } from '#shared/contract/query.ts';
import { nameWhenSubmitted } from '#shared/domain/outbox.ts';
import { Badge } from '../../components/badge.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import type { KnownShop } from '../../state/session.ts';
import { DetailsHead } from './details-head.tsx';
import { sellerOperations } from './operation-words.ts';
import { UnsentWork } from './unsent-work.tsx';

interface RemovedCampaignProps {
  readonly shop: KnownShop;
  readonly details: SellerCampaignDetails;
}

/** Nothing is known of it any more. */
const NO_NAMES = { product: () => null, partner: () => null };

export function RemovedCampaign({ shop, details }: RemovedCampaignProps) {
  const operations = sellerOperations(details.operations);
  const name = operations.map(nameWhenSubmitted).at(-1);
  return (
    <div className="details-body">
      {name !== undefined && (
        <DetailsHead name={name}>
          <Badge icon={FileX}>Removed</Badge>
        </DetailsHead>
      )}
      <UnsentWork shop={shop} operations={operations} names={NO_NAMES} onCompare={() => undefined} />
      <EmptyState icon={FileX} title="No longer here">
        This campaign of yours was removed.
      </EmptyState>
    </div>
  );
}
