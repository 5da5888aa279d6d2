/**
 * The partners of a campaign: who asks to join, who joined and what each promotes and sells, who was invited, who declined. A request is
 * answered in its row. Names and messages are untrusted and stay text.
 */

import { CloudUpload } from 'lucide-react';
import { useId, useMemo, useState } from 'react';
import { marketOf } from '#shared/domain/market.ts';
import { formatMoney, sumOf } from '#shared/domain/money.ts';
import { type AnswerJoinRequestOperation, mayHaveArrived } from '#shared/domain/outbox.ts';
import type { Participant, PromotedProduct } from '#shared/domain/participant.ts';
import type { PartnerProfile } from '#shared/domain/partner-profile.ts';
import { isolated } from '#shared/domain/plain-text.ts';
import { sentenceOf } from '#shared/errors.ts';
import { Badge } from '../../components/badge.tsx';
import { DataGrid } from '../../components/data-grid/data-grid.tsx';
import { describedBy } from '../../components/field-parts.tsx';
import { Name, OutsideText } from '../../components/name.tsx';
import { SendButton } from '../../components/send-button.tsx';
import type { GridColumn } from '../../components/virtual-grid/column.ts';
import { GONE } from '../../format/gone.ts';
import { formatMoment, type Place, placeOf } from '../../format/moment.ts';
import { countOf } from '../../format/number.ts';
import { formatAge } from '../../format/time-left.ts';
import { partShown, useIsPartDue, useMarkedParticipant } from '../../state/arrival.ts';
import { useNow } from '../../state/clock.ts';
import type { KnownShop } from '../../state/session.ts';
import { useSendLock } from '../../state/use-send-lock.ts';
import { PartnerContact } from '../details/partner-contact.tsx';
import { PARTICIPANT_WORDS } from './seller-words.ts';
import type { NameOf } from './use-names.ts';

interface ParticipantsProps {
  readonly shop: KnownShop;
  readonly campaignId: string;
  readonly participants: readonly Participant[];
  readonly partners: readonly PartnerProfile[];
  /** Answers that wait to be sent. */
  readonly answers: readonly AnswerJoinRequestOperation[];
  /** Requests can still be answered. */
  readonly canAnswer: boolean;
  /** Registration has not ended: after that a request can only be declined. */
  readonly canAccept: boolean;
  readonly productName: NameOf;
  /** `operationId` is the id of what the answer queues. */
  readonly onAnswer: (operationId: string, participant: Participant, accepts: boolean) => Promise<void>;
}

export function Participants(props: ParticipantsProps) {
  const { shop, campaignId, participants } = props;
  const now = useNow(shop.key);
  const markedId = useMarkedParticipant(shop.key, { source: 'api', id: campaignId });
  const isDue = useIsPartDue();
  return (
    <div className="seller-partners">
      <DataGrid
        label="Partners in this campaign"
        columns={columnsFor(props, now, placeOf(shop.record))}
        rows={participants}
        rowId={({ id }) => id}
        rowLabel={({ partner }) => partner.name}
        markedId={markedId}
        led={isDue}
        onLed={partShown}
      />
    </div>
  );
}

function columnsFor(props: ParticipantsProps, now: number, place: Place): GridColumn<Participant>[] {
  const { shop } = props;
  const { locale } = marketOf(shop.record.region);
  return [
    {
      id: 'partner',
      header: 'Partner',
      track: 'minmax(168px, 1.2fr)',
      cell: (participant) => <PartnerCell participant={participant} now={now} place={place} />,
    },
    {
      id: 'sales',
      header: 'Promotes and sells',
      track: 'minmax(120px, 1fr)',
      cell: (participant) => <SalesCell participant={participant} locale={locale} />,
    },
    {
      id: 'more',
      header: 'Products and contact',
      hideHeader: true,
      track: '0px',
      cell: (participant) => <MoreCell {...props} participant={participant} locale={locale} />,
    },
  ];
}

interface PartnerCellProps {
  readonly participant: Participant;
  readonly now: number;
  readonly place: Place;
}

function PartnerCell({ participant, now, place }: PartnerCellProps) {
  const { partner, status, changedTime } = participant;
  const { name, tone, icon } = PARTICIPANT_WORDS[status];
  return (
    <div className="partner-cell">
      <Name className="partner-name selectable">{partner.name}</Name>
      <span className="partner-status">
        <Badge tone={tone} icon={icon}>
          {name}
        </Badge>
        <span className="muted" title={formatMoment(changedTime, place)}>
          {formatAge(changedTime, now)}
        </span>
      </span>
    </div>
  );
}

const NOT_YET: Readonly<Record<Participant['status'], string>> = {
  JOINED: 'Nothing yet',
  INVITED: 'Not answered yet',
  REQUESTED: 'Not joined',
  DECLINED: '–',
  REFUSED: '–',
};

/** What the partner has brought in all. */
function SalesCell({
  participant: { products, status },
  locale,
}: {
  participant: Participant;
  locale: string;
}) {
  const gmv = useMemo(() => sumOf(products.map((product) => product.gmv)), [products]);
  if (gmv === null) return <span className="muted">{NOT_YET[status]}</span>;
  const orders = products.reduce((sum, product) => sum + product.orders, 0);
  return (
    <div className="partner-sales">
      <span className="partner-gmv" title="GMV: paid orders, net of returns">
        {formatMoney(gmv, locale)}
      </span>
      <span className="muted">{countOf(orders, 'order')}</span>
    </div>
  );
}

interface MoreCellProps extends ParticipantsProps {
  readonly participant: Participant;
  readonly locale: string;
}

/**
 * What the partner writes and the answer to it; and behind a word each, what they promote product by product, and how to reach them.
 */
function MoreCell({ participant, locale, ...props }: MoreCellProps) {
  const { shop, partners, productName } = props;
  const { partner, products, message } = participant;
  const profile = partners.find(({ id }) => id === partner.id);
  return (
    <div className="partner-more">
      {message && <OutsideText className="partner-message selectable">{message}</OutsideText>}
      <RequestAnswer participant={participant} {...props} />
      {products.length > 0 && (
        <details>
          <summary>Promotes {countOf(products.length, 'product')}</summary>
          <ul className="partner-products">
            {products.map((product) => (
              <li key={product.productId}>
                <Name className="partner-product">{productName(product.productId) ?? GONE.product}</Name>
                <span className="muted">{figuresOf(product, locale)}</span>
              </li>
            ))}
          </ul>
        </details>
      )}
      {profile && (
        <details>
          <summary>
            Contact<span className="visually-hidden"> of {isolated(partner.name)}</span>
          </summary>
          <PartnerContact contact={profile.contact} partnerName={partner.name} region={shop.record.region} />
        </details>
      )}
    </div>
  );
}

type RequestAnswerProps = Pick<ParticipantsProps, 'answers' | 'canAnswer' | 'canAccept' | 'onAnswer'> & {
  readonly participant: Participant;
};

/** The answer to a request to join: to give, or on its way. */
function RequestAnswer({ participant, answers, canAnswer, canAccept, onAnswer }: RequestAnswerProps) {
  const { partner, status } = participant;
  const answer = answers.find((operation) => operation.partner.id === partner.id);
  return (
    <>
      {status === 'REQUESTED' && answer?.state === 'queued' && (
        <p className="partner-answer muted">
          <CloudUpload size={12} aria-hidden />
          {answer.accepts ? 'Accepting' : 'Declining'}:{' '}
          {mayHaveArrived(answer) ? 'sent, not confirmed yet' : 'waits to be sent'}
        </p>
      )}
      {status === 'REQUESTED' && answer?.state !== 'queued' && canAnswer && (
        <AnswerButtons
          canAccept={canAccept}
          onAnswer={(operationId, accepts) => onAnswer(operationId, participant, accepts)}
        />
      )}
    </>
  );
}

interface AnswerButtonsProps {
  readonly canAccept: boolean;
  readonly onAnswer: (operationId: string, accepts: boolean) => Promise<void>;
}

function AnswerButtons({ canAccept, onAnswer }: AnswerButtonsProps) {
  const reasonId = useId();
  const lock = useSendLock();
  const [operationId] = useState(() => crypto.randomUUID());
  return (
    <div className="partner-actions">
      <SendButton
        size="small"
        kind="primary"
        isDisabled={!canAccept}
        lock={lock}
        onSend={() => onAnswer(operationId, true)}
        {...describedBy(canAccept ? undefined : reasonId)}
      >
        Accept
      </SendButton>
      <SendButton size="small" lock={lock} onSend={() => onAnswer(operationId, false)}>
        Decline
      </SendButton>
      {!canAccept && (
        <span id={reasonId} className="muted">
          {sentenceOf('REGISTRATION_CLOSED')}
        </span>
      )}
    </div>
  );
}

function figuresOf(product: PromotedProduct, locale: string): string {
  return [
    countOf(product.promotingCreators, 'creator'),
    `${countOf(product.samplesRequested, 'sample')} requested`,
    countOf(product.orders, 'order'),
    formatMoney(product.gmv, locale),
  ].join(' · ');
}
