/**
 * The partners of a campaign: who asks to join, who joined and what each promotes and sells, who was invited, who declined. A request is
 * answered in its row. Names and messages are untrusted and stay text.
 */
import { CloudUpload } from 'lucide-react';
import { useMemo } from 'react';
import { marketOf } from '#shared/domain/market.ts';
import { formatMoney, sumOf } from '#shared/domain/money.ts';
import type { AnswerJoinRequestOperation } from '#shared/domain/outbox.ts';
import type { Participant } from '#shared/domain/participant.ts';
import type { PartnerProfile } from '#shared/domain/partner-profile.ts';
import { Badge } from '../../components/badge.tsx';
import { Button } from '../../components/button.tsx';
import { DataGrid } from '../../components/data-grid/data-grid.tsx';
import type { GridColumn } from '../../components/virtual-grid/column.ts';
import { formatShortMoment, type Place, placeOf } from '../../format/moment.ts';
import { countOf, formatCount } from '../../format/number.ts';
import { useNow } from '../../state/clock.ts';
import type { KnownShop } from '../../state/session.ts';
import { PartnerContact } from '../details/partner-contact.tsx';
import { PARTICIPANT_WORDS } from './seller-words.ts';
import type { NameOf } from './use-names.ts';

interface ParticipantsProps {
  readonly shop: KnownShop;
  readonly participants: readonly Participant[];
  readonly partners: readonly PartnerProfile[];
  /** Answers that wait to be sent. */
  readonly answers: readonly AnswerJoinRequestOperation[];
  readonly productName: NameOf;
  readonly onAnswer: (participant: Participant, accepts: boolean) => void;
}

export function Participants(props: ParticipantsProps) {
  const { shop, participants } = props;
  const now = useNow(shop.key);
  return (
    <div className="seller-partners">
      <DataGrid
        label="Partners in this campaign"
        columns={columnsFor(props, now, placeOf(shop.record))}
        rows={participants}
        rowId={({ id }) => id}
        rowLabel={({ partner }) => partner.name}
      />
    </div>
  );
}

function columnsFor(props: ParticipantsProps, now: number, place: Place): GridColumn<Participant>[] {
  const { shop, productName } = props;
  const { locale } = marketOf(shop.record.region);
  return [
    {
      id: 'partner',
      header: 'Partner',
      track: 'minmax(168px, 1.2fr)',
      cell: (participant) => <PartnerCell {...props} participant={participant} now={now} place={place} />,
    },
    {
      id: 'sales',
      header: 'Promotes and sells',
      track: 'minmax(120px, 1fr)',
      cell: (participant) => (
        <SalesCell participant={participant} locale={locale} productName={productName} />
      ),
    },
  ];
}

interface PartnerCellProps extends ParticipantsProps {
  readonly participant: Participant;
  readonly now: number;
  readonly place: Place;
}

function PartnerCell({ participant, partners, answers, now, place, onAnswer }: PartnerCellProps) {
  const { partner, status, message, changedTime } = participant;
  const { name, tone, icon } = PARTICIPANT_WORDS[status];
  const profile = partners.find(({ id }) => id === partner.id);
  const answer = answers.find((operation) => operation.partner.id === partner.id);
  return (
    <div className="partner-cell">
      <span className="partner-name selectable">{partner.name}</span>
      <span className="partner-status">
        <Badge tone={tone} icon={icon}>
          {name}
        </Badge>
        <span className="muted">{formatShortMoment(changedTime, now, place)}</span>
      </span>
      {message && <p className="partner-message selectable">{message}</p>}
      {status === 'REQUESTED' &&
        (answer?.state === 'queued' ? (
          <p className="partner-answer muted">
            <CloudUpload size={12} aria-hidden />
            {answer.accepts ? 'Accepting' : 'Declining'}: waits to be sent
          </p>
        ) : (
          <div className="partner-actions">
            <Button size="small" kind="primary" onPress={() => onAnswer(participant, true)}>
              Accept
            </Button>
            <Button size="small" onPress={() => onAnswer(participant, false)}>
              Decline
            </Button>
          </div>
        ))}
      {profile && (
        <details className="partner-more">
          <summary aria-label={`Contact of ${partner.name}`}>Contact</summary>
          <PartnerContact contact={profile.contact} partnerName={partner.name} />
        </details>
      )}
    </div>
  );
}

interface SalesCellProps {
  readonly participant: Participant;
  readonly locale: string;
  readonly productName: NameOf;
}

const NOT_YET: Readonly<Record<Participant['status'], string>> = {
  JOINED: 'Nothing yet',
  INVITED: 'Not answered yet',
  REQUESTED: 'Waits for you',
  DECLINED: '–',
  REFUSED: '–',
};

/** One line that says the most; behind it each product. */
function SalesCell({ participant: { partner, products, status }, locale, productName }: SalesCellProps) {
  const gmv = useMemo(() => sumOf(products.map((product) => product.gmv)), [products]);
  if (gmv === null) return <span className="muted">{NOT_YET[status]}</span>;
  const total = (count: (product: Participant['products'][number]) => number): number =>
    products.reduce((sum, product) => sum + count(product), 0);
  return (
    <div className="partner-sales">
      <span className="partner-gmv">{formatMoney(gmv, locale)}</span>
      <span>
        {countOf(
          total(({ orders }) => orders),
          'order',
        )}
      </span>
      <details className="partner-more">
        <summary aria-label={`What ${partner.name} promotes: ${countOf(products.length, 'product')}`}>
          {countOf(products.length, 'product')}
        </summary>
        <ul className="partner-products">
          {products.map(({ productId, promotingCreators, samplesRequested, orders, gmv: ofProduct }) => (
            <li key={productId}>
              <span className="partner-product">{productName(productId) ?? 'A product that is gone'}</span>
              <span className="muted">
                {countOf(promotingCreators, 'creator', 'creators')} · {formatCount(samplesRequested, locale)}{' '}
                samples · {countOf(orders, 'order')} · {formatMoney(ofProduct, locale)}
              </span>
            </li>
          ))}
        </ul>
      </details>
    </div>
  );
}
