/** The status of a row with everything that goes with it: reasons and next actions, the split, progress, unsent work. */
import { RotateCcw } from 'lucide-react';
import type { RegisteredProduct } from '#shared/contract/query.ts';
import { type Campaign, joiningProblem } from '#shared/domain/campaign.ts';
import { marketOf } from '#shared/domain/market.ts';
import type { Shop, ShopKey } from '#shared/domain/shop.ts';
import { sentenceOf } from '#shared/errors.ts';
import { Button } from '../../components/button.tsx';
import { formatRate } from '../../format/rate.ts';
import { formatAge } from '../../format/time-left.ts';
import { useNow } from '../../state/clock.ts';
import { ProgressFacts } from './progress-facts.tsx';
import { registeredStatus, STATUS_WORDS } from './registered-status.ts';
import { rejectAdvice } from './reject-advice.ts';
import { StatusBadge } from './status-badge.tsx';
import { QueuedEdit, QueuedRegistration } from './unsent.tsx';
import type { UnsentTogether } from './unsent-together.ts';

/** What all rows of a campaign's registered products share. */
export interface RegisteredProductsOf {
  readonly shop: ShopKey;
  readonly shopRecord: Shop;
  readonly campaign: Campaign;
  readonly onRegisterAgain: (productIds: readonly string[]) => void;
  readonly onMend: (operationId: string) => void;
}

interface StatusCellProps extends RegisteredProductsOf {
  readonly row: RegisteredProduct;
  readonly together: readonly UnsentTogether[];
  readonly onEdit: (registrationId: string) => void;
}

type KnownRow = Extract<RegisteredProduct, { source: 'api' }>;

export function StatusCell(props: StatusCellProps) {
  const { row } = props;
  return (
    <div className="registered-status">
      {row.source === 'outbox' ? (
        <QueuedRegistration
          shop={props.shop}
          row={row}
          together={props.together.find(({ operationId }) => operationId === row.operationId) ?? null}
          onMend={props.onMend}
        />
      ) : (
        <KnownStatus {...props} row={row} />
      )}
    </div>
  );
}

function KnownStatus({ row, ...props }: StatusCellProps & { row: KnownRow }) {
  const { registration, sampleEdit } = row;
  const { reviewStatus } = registration;
  const { locale } = marketOf(props.shopRecord.region);
  const now = useNow(props.shop);
  const when = registration.reviewedTime ?? registration.submittedTime;
  return (
    <>
      <p className="registered-line">
        <StatusBadge status={registeredStatus(row)} />
        <span className="muted">
          {splitInWords(registration, locale) ??
            `${registration.reviewedTime === null ? 'Submitted' : 'Reviewed'} ${formatAge(when, now)}`}
        </span>
      </p>
      {reviewStatus === 'PENDING_CLOSED' && <p className="muted">{STATUS_WORDS.PENDING_CLOSED.meaning}</p>}
      {reviewStatus === 'REJECTED' && <Rejection {...props} row={row} now={now} />}
      {reviewStatus === 'CLOSED' && row.mayRegisterAgain && <RegisterAgain {...props} row={row} />}
      {sampleEdit && (
        <QueuedEdit
          shop={props.shop}
          shopRecord={props.shopRecord}
          registration={registration}
          edit={sampleEdit}
          onEdit={props.onEdit}
        />
      )}
      {reviewStatus !== 'PENDING' && reviewStatus !== 'REJECTED' && (
        <ProgressFacts registration={registration} locale={locale} />
      )}
    </>
  );
}

/** "Creators 8% · partner 4%", once the partner has set the split. */
function splitInWords(
  { creatorCommissionRate, partnerCommissionRate }: KnownRow['registration'],
  locale: string,
): string | null {
  if (creatorCommissionRate === null || partnerCommissionRate === null) return null;
  return `Creators ${formatRate(creatorCommissionRate, locale)} · partner ${formatRate(partnerCommissionRate, locale)}`;
}

type AgainProps = Pick<StatusCellProps, 'onRegisterAgain'> & { readonly row: KnownRow };

function Rejection({
  row,
  campaign,
  onRegisterAgain,
  now,
}: AgainProps & Pick<StatusCellProps, 'campaign'> & { now: number }) {
  const { registration, mayRegisterAgain } = row;
  const closed = joiningProblem(campaign, now);
  return (
    <>
      <ul className="registered-reasons">
        {registration.rejectReasons.map((reason) => {
          const advice = rejectAdvice(reason);
          return (
            <li key={reason}>
              {advice.reason} <strong>{mayRegisterAgain ? advice.nextAction : advice.forNextTime}</strong>
            </li>
          );
        })}
        {registration.rejectReasons.length === 0 && <li>The partner gave no reason. Ask them.</li>}
      </ul>
      {mayRegisterAgain ? (
        <RegisterAgain row={row} onRegisterAgain={onRegisterAgain} />
      ) : (
        <p className="muted">
          {registration.rejectedForever
            ? 'Rejected for good: it cannot be registered in this campaign again.'
            : closed
              ? `It cannot be registered again: ${sentenceOf(closed).toLowerCase()}`
              : 'It cannot be registered again yet: wait a while, and check that the product can be promoted.'}
        </p>
      )}
    </>
  );
}

function RegisterAgain({ row, onRegisterAgain }: AgainProps) {
  return (
    <div className="registered-actions">
      <Button size="small" icon={RotateCcw} onPress={() => onRegisterAgain([row.registration.productId])}>
        Register again
      </Button>
    </div>
  );
}
