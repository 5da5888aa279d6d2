/** The columns of the seller's own campaigns: what a seller compares and what waits for them. */
import { CloudUpload, UserCheck, UserPlus } from 'lucide-react';
import type { SellerCampaignRow } from '#shared/contract/query.ts';
import { type OpenPeriod, wholePeriod } from '#shared/domain/period.ts';
import { isBlank } from '#shared/domain/plain-text.ts';
import { Badge } from '../../components/badge.tsx';
import { Name } from '../../components/name.tsx';
import type { GridColumn } from '../../components/virtual-grid/column.ts';
import { formatPeriod, type Place } from '../../format/moment.ts';
import { countOf, formatCount } from '../../format/number.ts';
import { RegistrationPeriod } from '../agency/campaign-columns.tsx';
import { REGISTRATION_STATES } from '../agency/status-words.ts';
import { COLUMN_WIDTHS, type ColumnsInRoom, LEAST_NAME_WIDTH } from './columns-in-room.ts';
import { nameOrPlaceholder, PARTICIPATION_WORDS, rowStatus } from './seller-words.ts';

/** Those that there is room for. Who may join is told by its shape alone in a narrow list, and by its name to whoever listens or points. */
export function sellerColumns(
  now: number,
  place: Place,
  { columns, isCompact }: ColumnsInRoom,
): GridColumn<SellerCampaignRow>[] {
  const shown: ReadonlySet<string> = columns;
  return everyColumn(now, place, isCompact).filter(({ id }) => shown.has(id));
}

function everyColumn(now: number, place: Place, isCompact: boolean): GridColumn<SellerCampaignRow>[] {
  const track = (column: keyof typeof COLUMN_WIDTHS): string =>
    `${COLUMN_WIDTHS[column][isCompact ? 'compact' : 'whole']}px`;
  return [
    {
      id: 'name',
      header: 'Campaign',
      track: `minmax(${LEAST_NAME_WIDTH}px, 3fr)`,
      cell: ({ name }) => (
        <Name className={isBlank(name) ? 'muted' : 'campaign-name'} isCut>
          {nameOrPlaceholder(name)}
        </Name>
      ),
    },
    {
      id: 'participation',
      header: 'Who may join',
      track: track('participation'),
      cell: ({ participation }) => <WhoMayJoin participation={participation} isCompact={isCompact} />,
    },
    {
      id: 'registrationPeriod',
      header: 'Registration period',
      track: track('registrationPeriod'),
      cell: ({ status, registrationPeriod }) => {
        const period = isRunning(status) ? wholePeriod(registrationPeriod) : null;
        return period ? (
          <RegistrationPeriod period={period} now={now} place={place} />
        ) : (
          <>
            {status === 'CLOSED' && <ClosedMark />}
            <PeriodCell period={registrationPeriod} now={now} place={place} />
          </>
        );
      },
    },
    {
      id: 'campaignPeriod',
      header: 'Campaign period',
      track: track('campaignPeriod'),
      cell: ({ campaignPeriod }) => <PeriodCell period={campaignPeriod} now={now} place={place} />,
    },
    {
      id: 'partners',
      header: 'Partners',
      track: track('partners'),
      cell: (row) => <Partners row={row} />,
    },
    {
      id: 'status',
      header: 'Status',
      track: track('status'),
      cell: (row) => <Status row={row} now={now} />,
    },
  ];
}

interface WhoMayJoinProps extends Pick<SellerCampaignRow, 'participation'> {
  readonly isCompact: boolean;
}

function WhoMayJoin({ participation, isCompact }: WhoMayJoinProps) {
  const { name, shortName, meaning, icon: Icon } = PARTICIPATION_WORDS[participation];
  return (
    <>
      <span className="period-mark muted" title={`${name}. ${meaning}`}>
        <Icon size={14} aria-hidden />
      </span>
      <span className={isCompact ? 'visually-hidden' : 'ellipsis muted'} title={meaning}>
        {shortName}
      </span>
    </>
  );
}

/** Only the registration of what is published and not closed opens and closes with the clock. */
function isRunning(status: SellerCampaignRow['status']): boolean {
  return status === 'UPCOMING' || status === 'ONGOING';
}

/** Registration is over when the campaign is closed, also where its period would have gone on. */
function ClosedMark() {
  const { icon: Icon, name, tone } = REGISTRATION_STATES.closed;
  return (
    <span className={`period-mark tone-text-${tone}`} title={name}>
      <Icon size={14} aria-label={name} role="img" />
    </span>
  );
}

function PeriodCell({ period, now, place }: { period: OpenPeriod; now: number; place: Place }) {
  const whole = wholePeriod(period);
  if (whole) return <span className="ellipsis">{formatPeriod(whole, now, place)}</span>;
  return <span className="ellipsis muted">Not chosen yet</span>;
}

/** How many partners joined, and who waits for the seller. */
function Partners({ row: { status, participants, participation } }: { row: SellerCampaignRow }) {
  const { JOINED, REQUESTED, INVITED } = participants;
  if (status === null || status === 'READY') return <span className="muted">–</span>;
  const invited = participation === 'INVITED_PARTNERS' ? `, ${formatCount(INVITED)} invited and waiting` : '';
  return (
    <span className="counts" title={`${formatCount(JOINED)} joined${invited}`}>
      <span className={JOINED > 0 ? 'count' : 'count muted'}>
        <UserCheck size={14} aria-hidden />
        {formatCount(JOINED)}
        <span className="visually-hidden"> joined</span>
      </span>
      {REQUESTED > 0 && (
        <span className="count tone-text-warning" title={`${countOf(REQUESTED, 'partner')} ask to join`}>
          <UserPlus size={14} aria-hidden />
          {formatCount(REQUESTED)}
          <span className="visually-hidden"> ask to join</span>
        </span>
      )}
    </span>
  );
}

function Status({ row, now }: { row: SellerCampaignRow; now: number }) {
  const { icon, name, tone } = rowStatus(row, now);
  return (
    <>
      <Badge tone={tone} icon={icon}>
        {name}
      </Badge>
      {row.key.source === 'api' && row.unsent === 'queued' && (
        <span className="period-mark tone-text-accent" title="Something about it waits to be sent">
          <CloudUpload size={14} role="img" aria-label="Waits to be sent" />
        </span>
      )}
    </>
  );
}
