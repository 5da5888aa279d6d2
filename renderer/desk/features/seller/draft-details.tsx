/** The details of a draft: what was entered so far, and the way on. */

import { FilePenLine } from 'lucide-react';
import { marketOf } from '#shared/domain/market.ts';
import type { SellerOperation } from '#shared/domain/outbox.ts';
import type { SellerDraft } from '#shared/domain/seller-draft.ts';
import { Badge } from '../../components/badge.tsx';
import { Button } from '../../components/button.tsx';
import { SendButton } from '../../components/send-button.tsx';
import { GONE } from '../../format/gone.ts';
import { formatShortMoment, placeOf } from '../../format/moment.ts';
import { useNow } from '../../state/clock.ts';
import type { KnownShop } from '../../state/session.ts';
import { useDeskQuery } from '../../state/use-desk-query.ts';
import { useSendLock } from '../../state/use-send-lock.ts';
import { openSellerForm } from '../seller-form/open-form.ts';
import { ParticipationSection, PeriodSections, WordSections } from './content-sections.tsx';
import { DetailsHead } from './details-head.tsx';
import { deleteDraft } from './draft-actions.ts';
import { OfferedProducts } from './offered-products.tsx';
import { sellerOperations } from './operation-words.ts';
import { RefusalReasons } from './refusal-reasons.tsx';
import { NEEDS_ATTENTION } from './seller-words.ts';
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
  const lock = useSendLock();
  const refused = useMended(shop, draft);
  const names = { product: productName, partner: partnerName, market: marketOf(shop.record.region) };
  return (
    <>
      <div className="details-body">
        <DetailsHead name={draft.name}>
          <Badge icon={FilePenLine}>{draft.edits ? 'Edit, not saved' : 'Draft'}</Badge>
        </DetailsHead>
        {refused && (
          <section className="unsent" aria-label="Why it was refused">
            <div className="unsent-operation">
              <p className="unsent-head">
                <Badge tone={NEEDS_ATTENTION.tone} icon={NEEDS_ATTENTION.icon}>
                  {NEEDS_ATTENTION.name}
                </Badge>
              </p>
              <RefusalReasons operation={refused} names={names} />
            </div>
          </section>
        )}
        <PeriodSections shop={shop} content={content} isLive={false} />
        <ParticipationSection
          content={content}
          partnerNames={content.invitedPartnerIds.map((id) => partnerName(id) ?? GONE.partner)}
        />
        <OfferedProducts shop={shop} products={content.products} participants={null} />
        <WordSections shop={shop} content={content} />
      </div>
      <footer className="details-footer seller-footer">
        <p className="muted">
          Saved {formatShortMoment(draft.savedTime, now, placeOf(shop.record))} on this computer only.
        </p>
        <div className="seller-actions">
          <SendButton kind="quiet" lock={lock} onSend={() => deleteDraft(shop.key, draft.id)}>
            Delete
          </SendButton>
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

/** The refused work that the draft mends, until it is sent in its place. */
function useMended({ key }: KnownShop, { replaces }: SellerDraft): SellerOperation | null {
  const { data } = useDeskQuery('listOperations', { shop: key }, { shop: key, collections: ['outbox'] });
  if (replaces === null || data === null) return null;
  const isMended = ({ id, state }: SellerOperation): boolean => id === replaces && state === 'parked';
  return sellerOperations(data.operations).find(isMended) ?? null;
}
