/** The foot of a campaign's details: edit, duplicate, publish, close early, with what stands in the way said beside them. */
import { useId, useState } from 'react';
import { publishedStatus } from '#shared/domain/campaign.ts';
import type { Participant } from '#shared/domain/participant.ts';
import { isolated } from '#shared/domain/plain-text.ts';
import type { SellerCampaign } from '#shared/domain/seller-campaign.ts';
import type { ShopKey } from '#shared/domain/shop.ts';
import { Button } from '../../components/button.tsx';
import { ConfirmDialog } from '../../components/confirm-dialog.tsx';
import { countOf } from '../../format/number.ts';
import { useNow } from '../../state/clock.ts';
import { notify } from '../../state/notices.ts';
import type { KnownShop } from '../../state/session.ts';
import { useSendLock } from '../../state/use-send-lock.ts';
import { openSellerForm, type SellerFormOpening } from '../seller-form/open-form.ts';
import { editableOncePublished } from './editable-words.ts';
import { closeEarly, publishReady, type Step } from './operation-actions.ts';
import { closingConsequences, type PossibleActions } from './possible-actions.ts';

interface CampaignActionsProps {
  readonly shop: KnownShop;
  readonly campaign: SellerCampaign;
  readonly participants: readonly Participant[];
  readonly possible: PossibleActions;
  /** An edit that was begun, or one that was refused: Edit goes on with it. */
  readonly begun: SellerFormOpening | null;
}

export function CampaignActions({ shop, campaign, participants, possible, begun }: CampaignActionsProps) {
  const noteId = useId();
  const now = useNow(shop.key);
  const [asks, setAsks] = useState<'close' | 'publish' | null>(null);
  const lock = useSendLock();
  const [step, setStep] = useState<Step>(() => newStep(shop.key, campaign.id));
  const ask = (what: 'close' | 'publish'): void => {
    setStep(newStep(shop.key, campaign.id));
    setAsks(what);
  };
  const edit = (): void => openSellerForm(shop.key, begun ?? { kind: 'edit', campaign });
  const publish = async (): Promise<void> => {
    setAsks(null);
    const problems = await publishReady(step, campaign);
    if (problems === 0) return;
    notify({
      text: `${countOf(problems, 'field')} must be fixed before it can be published.`,
      tone: 'danger',
    });
    edit();
  };
  const isClosed = campaign.status === 'CLOSED';
  return (
    <footer className="details-footer seller-footer">
      <p id={noteId} className="muted">
        {possible.note}
      </p>
      <div className="seller-actions">
        {campaign.status !== 'READY' && !isClosed && (
          <Button
            kind="quiet"
            isDisabled={!possible.close}
            isPending={lock.isHeld}
            aria-describedby={noteId}
            onPress={() => ask('close')}
          >
            Close early
          </Button>
        )}
        <Button
          kind={isClosed ? 'primary' : 'secondary'}
          onPress={() => openSellerForm(shop.key, { kind: 'duplicate', campaign })}
        >
          Duplicate
        </Button>
        <Button
          kind={campaign.status === 'READY' || isClosed ? 'secondary' : 'primary'}
          isDisabled={!possible.edit}
          isPending={lock.isHeld}
          aria-describedby={noteId}
          onPress={edit}
        >
          Edit
        </Button>
        {campaign.status === 'READY' && (
          <Button
            kind="primary"
            isDisabled={!possible.publish}
            isPending={lock.isHeld}
            aria-describedby={noteId}
            onPress={() => ask('publish')}
          >
            Publish
          </Button>
        )}
      </div>
      <ConfirmDialog
        title="Close this campaign early?"
        confirmLabel="Close early"
        cancelLabel="Keep it open"
        isOpen={asks === 'close'}
        onCancel={() => setAsks(null)}
        onConfirm={() => {
          setAsks(null);
          lock.hold(() => closeEarly(step));
        }}
      >
        {`“${isolated(campaign.name)}” ends now. ${closingConsequences(campaign, participants)}`}
      </ConfirmDialog>
      <ConfirmDialog
        title="Publish this campaign?"
        confirmLabel="Publish"
        isOpen={asks === 'publish'}
        onCancel={() => setAsks(null)}
        onConfirm={() => lock.hold(publish)}
      >
        {whatPublishingMeans(campaign, now)}
      </ConfirmDialog>
    </footer>
  );
}

/** What a person is asked about is a step of its own each time. */
function newStep(shop: ShopKey, sellerCampaignId: string): Step {
  return { shop, operationId: crypto.randomUUID(), sellerCampaignId };
}

function whatPublishingMeans(
  { participation, invitedPartnerIds, campaignPeriod }: SellerCampaign,
  now: number,
): string {
  const who =
    participation === 'ALL_PARTNERS'
      ? 'Every partner of the market sees it.'
      : `${countOf(invitedPartnerIds.length, 'partner')} ${invitedPartnerIds.length === 1 ? 'is' : 'are'} invited.`;
  return `${who} ${editableOncePublished(publishedStatus(campaignPeriod, now))}`;
}
