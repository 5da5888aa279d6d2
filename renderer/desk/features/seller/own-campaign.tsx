/**
 * The details of a campaign that the API has: what was entered, who joined and what they sell, and what about it is unsent. Mounted
 * anew for each campaign.
 */
import { UserPlus } from 'lucide-react';
import { type ReactNode, useId, useState } from 'react';
import type { SellerCampaignDetails } from '#shared/contract/query.ts';
import type { AnswerJoinRequestOperation, EditSellerCampaignOperation } from '#shared/domain/outbox.ts';
import { periodState } from '#shared/domain/period.ts';
import type { SellerCampaign } from '#shared/domain/seller-campaign.ts';
import { Badge } from '../../components/badge.tsx';
import { Button } from '../../components/button.tsx';
import { describedBy } from '../../components/field-parts.tsx';
import { GONE } from '../../format/gone.ts';
import { formatShortMoment, placeOf } from '../../format/moment.ts';
import { useNow } from '../../state/clock.ts';
import type { KnownShop } from '../../state/session.ts';
import { CAMPAIGN_STATUS_WORDS, REGISTRATION_STATES } from '../agency/status-words.ts';
import { Section } from '../details/details-parts.tsx';
import { CompareVersions } from '../seller-conflict/compare-versions.tsx';
import { openSellerForm } from '../seller-form/open-form.ts';
import { CampaignActions } from './campaign-actions.tsx';
import { ParticipationSection, PeriodSections, WordSections } from './content-sections.tsx';
import { DetailsHead } from './details-head.tsx';
import { deleteDraft } from './draft-actions.ts';
import { InvitePartners } from './invite-partners.tsx';
import { OfferedProducts } from './offered-products.tsx';
import { answerRequest } from './operation-actions.ts';
import { sellerOperations } from './operation-words.ts';
import { Participants } from './participants.tsx';
import { begunEdit, invitable, possibleActions } from './possible-actions.ts';
import { shownContent } from './shown-content.ts';
import { UnsentWork } from './unsent-work.tsx';

interface OwnCampaignProps {
  readonly shop: KnownShop;
  readonly campaign: SellerCampaign;
  readonly details: SellerCampaignDetails;
  /** What went wrong with the newest answer, if anything. */
  readonly problem: ReactNode;
}

export function OwnCampaign({ shop, campaign, details, problem }: OwnCampaignProps) {
  const [comparedId, setComparedId] = useState<string | null>(null);
  const now = useNow(shop.key);
  const operations = sellerOperations(details.operations);
  const compared = operations.find(
    (operation): operation is EditSellerCampaignOperation =>
      operation.id === comparedId && operation.kind === 'editSellerCampaign',
  );
  const content = shownContent(campaign);
  const isPublished = campaign.status !== 'READY';
  return (
    <>
      <div className="details-body">
        {problem}
        <DetailsHead name={campaign.name}>
          <StatusBadges campaign={campaign} now={now} />
        </DetailsHead>
        <UnsentWork
          shop={shop}
          operations={operations}
          names={namesIn(campaign, details)}
          onCompare={({ id }) => setComparedId(id)}
        />
        {details.editDraft && <BegunEdit shop={shop} draft={details.editDraft} now={now} />}
        <PeriodSections shop={shop} content={content} isLive={isPublished} closedTime={campaign.closedTime} />
        <ParticipationSection
          content={content}
          partnerNames={
            isPublished
              ? null
              : campaign.invitedPartnerIds.map((id) => nameOfPartner(details, id) ?? GONE.partner)
          }
        />
        {isPublished && <Partners shop={shop} campaign={campaign} details={details} now={now} />}
        <OfferedProducts
          shop={shop}
          products={campaign.products}
          participants={isPublished ? details.participants : null}
        />
        <WordSections shop={shop} content={content} />
      </div>
      <CampaignActions
        shop={shop}
        campaign={campaign}
        participants={details.participants}
        possible={possibleActions(campaign, operations)}
        begun={begunEdit(details.editDraft, operations)}
      />
      {compared && (
        <CompareVersions
          // Another version is another question.
          key={campaign.version}
          shop={shop}
          operation={compared}
          current={campaign}
          onClose={() => setComparedId(null)}
        />
      )}
    </>
  );
}

function StatusBadges({ campaign, now }: { campaign: SellerCampaign; now: number }) {
  const status = CAMPAIGN_STATUS_WORDS[campaign.status];
  const registration = REGISTRATION_STATES[periodState(campaign.registrationPeriod, now)];
  const isRunning = campaign.status === 'UPCOMING' || campaign.status === 'ONGOING';
  return (
    <>
      {isRunning && (
        <Badge tone={registration.tone} icon={registration.icon}>
          {`Registration ${registration.name.toLowerCase()}`}
        </Badge>
      )}
      <Badge tone={status.tone} icon={status.icon}>
        {campaign.closedTime === null
          ? isRunning
            ? `Campaign ${status.name.toLowerCase()}`
            : status.name
          : 'Closed early'}
      </Badge>
    </>
  );
}

interface PartnersProps extends Pick<OwnCampaignProps, 'shop' | 'campaign' | 'details'> {
  readonly now: number;
}

function Partners({ shop, campaign, details, now }: PartnersProps) {
  const [invites, setInvites] = useState(false);
  const reasonId = useId();
  const operations = sellerOperations(details.operations);
  const { left, excluded, invited, reason } = invitable(campaign, details.participants, operations, now);
  const answers = operations.filter(
    (operation): operation is AnswerJoinRequestOperation => operation.kind === 'answerJoinRequest',
  );
  const isByInvitation = campaign.participation === 'INVITED_PARTNERS';
  return (
    <Section heading="Partners">
      {details.participants.length === 0 ? (
        <p className="muted">
          {isByInvitation
            ? 'Nobody has answered yet. Who joins appears here with what they promote and sell.'
            : 'No partner has joined yet. Who joins appears here with what they promote and sell.'}
        </p>
      ) : (
        <Participants
          shop={shop}
          campaignId={campaign.id}
          participants={details.participants}
          partners={details.partners}
          answers={answers}
          canAnswer={campaign.status !== 'CLOSED'}
          canAccept={now <= campaign.registrationPeriod.endTime}
          productName={namesIn(campaign, details).product}
          onAnswer={(operationId, { partner }, accepts) =>
            answerRequest({ shop: shop.key, operationId, sellerCampaignId: campaign.id }, partner, accepts)
          }
        />
      )}
      {isByInvitation && (
        <div className="seller-invite">
          <Button
            size="small"
            icon={UserPlus}
            isDisabled={left === 0}
            onPress={() => setInvites(true)}
            {...describedBy(reason ? reasonId : undefined)}
          >
            Invite partners
          </Button>
          {reason && (
            <span id={reasonId} className="muted">
              {reason}
            </span>
          )}
        </div>
      )}
      {invites && (
        <InvitePartners
          shop={shop.key}
          campaign={campaign}
          excluded={excluded}
          invited={invited}
          onClose={() => setInvites(false)}
        />
      )}
    </Section>
  );
}

interface BegunEditProps {
  readonly shop: KnownShop;
  readonly draft: NonNullable<SellerCampaignDetails['editDraft']>;
  readonly now: number;
}

function BegunEdit({ shop, draft, now }: BegunEditProps) {
  return (
    <section className="unsent" aria-label="Edit that was begun">
      <div className="unsent-operation">
        <p>
          You began to edit this campaign; what you typed was saved{' '}
          {formatShortMoment(draft.savedTime, now, placeOf(shop.record))}.
        </p>
        <div className="unsent-actions">
          <Button size="small" onPress={() => openSellerForm(shop.key, { kind: 'draft', draftId: draft.id })}>
            Continue editing
          </Button>
          <Button size="small" kind="quiet" onPress={() => void deleteDraft(shop.key, draft.id)}>
            Discard edit
          </Button>
        </div>
      </div>
    </section>
  );
}

function nameOfPartner(
  { participants, partners, operations }: SellerCampaignDetails,
  partnerId: string,
): string | null {
  const invited = operations.flatMap((operation) =>
    operation.kind === 'invitePartners' ? operation.partners : [],
  );
  const known = [...partners, ...participants.map(({ partner }) => partner), ...invited];
  return known.find(({ id }) => id === partnerId)?.name ?? null;
}

function namesIn(campaign: SellerCampaign, details: SellerCampaignDetails) {
  const products = new Map(campaign.products.map(({ productId, productName }) => [productId, productName]));
  return {
    product: (id: string) => products.get(id) ?? null,
    partner: (id: string) => nameOfPartner(details, id),
  };
}
