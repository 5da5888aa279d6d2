/** The details of a draft: what was entered so far, and the way on. */
import { FilePenLine } from 'lucide-react';
import { marketOf } from '#shared/domain/market.ts';
import type { SellerDraft } from '#shared/domain/seller-draft.ts';
import { Badge } from '../../components/badge.tsx';
import { Button } from '../../components/button.tsx';
import { formatShortMoment, placeOf } from '../../format/moment.ts';
import { useNow } from '../../state/clock.ts';
import type { KnownShop } from '../../state/session.ts';
import { openSellerForm } from '../seller-form/place.ts';
import { ParticipationSection, PeriodSections, WordSections } from './content-sections.tsx';
import { DetailsHead } from './details-head.tsx';
import { deleteDraft } from './draft-actions.ts';
import { OfferedProducts } from './offered-products.tsx';
import { shownDraft } from './shown-content.ts';
import { usePartnerNames, useProductNames } from './use-names.ts';

export function DraftDetails({ shop, draft }: { shop: KnownShop; draft: SellerDraft }) {
  const now = useNow(shop.key);
  const productName = useProductNames(
    shop.key,
    draft.products.map(({ productId }) => productId),
  );
  const content = shownDraft(draft, marketOf(shop.record.region), productName);
  const partnerName = usePartnerNames(shop.key, content.invitedPartnerIds);
  return (
    <>
      <div className="details-body">
        <DetailsHead name={draft.name}>
          <Badge icon={FilePenLine}>{draft.edits ? 'Edit, not saved' : 'Draft'}</Badge>
        </DetailsHead>
        <PeriodSections shop={shop} content={content} isLive={false} />
        <ParticipationSection
          content={content}
          partnerNames={content.invitedPartnerIds.map((id) => partnerName(id) ?? 'A partner that is gone')}
        />
        <OfferedProducts shop={shop} products={content.products} participants={null} />
        <WordSections shop={shop} content={content} />
      </div>
      <footer className="details-footer seller-footer">
        <p className="muted">
          Saved {formatShortMoment(draft.savedTime, now, placeOf(shop.record))} on this computer only.
        </p>
        <div className="seller-actions">
          <Button kind="quiet" onPress={() => void deleteDraft(shop.key, draft.id)}>
            Delete
          </Button>
          <Button
            kind="primary"
            onPress={() => openSellerForm(shop.key, { kind: 'draft', draftId: draft.id })}
          >
            Continue
          </Button>
        </div>
      </footer>
    </>
  );
}
