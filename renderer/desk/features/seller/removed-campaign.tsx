/** The details of a campaign that the API no longer has: that it is gone, and what about it was never sent, which is let go here. */
import { FileX } from 'lucide-react';
import type { SellerCampaignDetails } from '#shared/contract/query.ts';
import { EmptyState } from '../../components/empty-state.tsx';
import type { KnownShop } from '../../state/session.ts';
import { sellerOperations } from './operation-words.ts';
import { UnsentWork } from './unsent-work.tsx';

interface RemovedCampaignProps {
  readonly shop: KnownShop;
  readonly details: SellerCampaignDetails;
}

/** Nothing is known of it any more. */
const NO_NAMES = { product: () => null, partner: () => null };

export function RemovedCampaign({ shop, details }: RemovedCampaignProps) {
  return (
    <div className="details-body">
      <UnsentWork
        shop={shop}
        operations={sellerOperations(details.operations)}
        names={NO_NAMES}
        onCompare={() => undefined}
      />
      <EmptyState icon={FileX} title="No longer here">
        This campaign of yours was removed.
      </EmptyState>
    </div>
  );
}
