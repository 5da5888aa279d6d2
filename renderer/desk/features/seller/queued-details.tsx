/** The details of a campaign that waits to be published, or whose publishing was refused. */
import { CircleDashed } from 'lucide-react';
import { mayHaveArrived, type PublishSellerCampaignOperation } from '#shared/domain/outbox.ts';
import { Badge } from '../../components/badge.tsx';
import { GONE } from '../../format/gone.ts';
import type { KnownShop } from '../../state/session.ts';
import { ParticipationSection, PeriodSections, WordSections } from './content-sections.tsx';
import { DetailsHead } from './details-head.tsx';
import { OfferedProducts } from './offered-products.tsx';
import { shownContent } from './shown-content.ts';
import { UnsentWork } from './unsent-work.tsx';
import { usePartnerNames } from './use-names.ts';

interface QueuedDetailsProps {
  readonly shop: KnownShop;
  readonly operation: PublishSellerCampaignOperation;
}

export function QueuedDetails({ shop, operation }: QueuedDetailsProps) {
  const content = shownContent(operation.content);
  const partnerName = usePartnerNames(shop.key, content.invitedPartnerIds);
  const products = new Map(content.products.map(({ productId, productName }) => [productId, productName]));
  return (
    <div className="details-body">
      <DetailsHead name={content.name}>
        <Badge icon={CircleDashed}>
          {mayHaveArrived(operation) ? 'Not confirmed yet' : 'Not published yet'}
        </Badge>
      </DetailsHead>
      <UnsentWork
        shop={shop}
        operations={[operation]}
        names={{ product: (id) => products.get(id) ?? null, partner: partnerName }}
        onCompare={() => undefined}
      />
      <PeriodSections shop={shop} content={content} isLive={false} />
      <ParticipationSection
        content={content}
        partnerNames={content.invitedPartnerIds.map((id) => partnerName(id) ?? GONE.partner)}
      />
      <OfferedProducts shop={shop} products={content.products} participants={null} />
      <WordSections shop={shop} content={content} />
    </div>
  );
}
