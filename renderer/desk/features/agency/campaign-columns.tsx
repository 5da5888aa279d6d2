/** The columns of the Campaigns grid: six to sort by, each a term that a seller compares. */
import { CloudUpload, MailOpen, PackageCheck, TriangleAlert } from 'lucide-react';
import type { CampaignColumn, CampaignRow } from '#shared/contract/query.ts';
import { type Period, periodState } from '#shared/domain/period.ts';
import { Badge } from '../../components/badge.tsx';
import { Name } from '../../components/name.tsx';
import type { GridColumn } from '../../components/virtual-grid/column.ts';
import { formatPeriod, type Place } from '../../format/moment.ts';
import { formatRate } from '../../format/rate.ts';
import { campaignTimeLeft, registrationTimeLeft } from '../../format/time-left.ts';
import type { AgencyTab } from '../../state/view.ts';
import { COLUMN_WIDTHS, LEAST_PARTNER_WIDTH } from './columns-in-room.ts';
import { RegisteredCounts } from './registered-counts.tsx';
import { marksOf, type RegisteredMark } from './registered-marks.ts';
import { CAMPAIGN_STATUS_WORDS, REGISTRATION_STATES } from './status-words.ts';

interface CampaignGridColumn extends GridColumn<CampaignRow> {
  readonly id: CampaignColumn;
}

export function campaignColumns(tab: AgencyTab, now: number, place: Place): CampaignGridColumn[] {
  return [
    {
      id: 'name',
      header: 'Campaign',
      track: 'minmax(118px, 3fr)',
      sortable: true,
      cell: (row) => <CampaignName row={row} tab={tab} />,
    },
    {
      id: 'partner',
      header: 'Partner',
      track: `minmax(${LEAST_PARTNER_WIDTH}px, 1.2fr)`,
      sortable: true,
      cell: ({ partnerName }) => (
        <Name className="muted" isCut>
          {partnerName}
        </Name>
      ),
    },
    {
      id: 'registrationPeriod',
      header: 'Registration period',
      track: `${COLUMN_WIDTHS.registrationPeriod}px`,
      sortable: true,
      cell: ({ registrationPeriod }) => (
        <RegistrationPeriod period={registrationPeriod} now={now} place={place} />
      ),
    },
    {
      id: 'campaignPeriod',
      header: 'Campaign period',
      track: `${COLUMN_WIDTHS.campaignPeriod}px`,
      sortable: true,
      cell: ({ campaignPeriod }) => <CampaignPeriod period={campaignPeriod} now={now} place={place} />,
    },
    {
      id: 'commissionRequirement',
      header: 'Commission requirement',
      track: `${COLUMN_WIDTHS.commissionRequirement}px`,
      align: 'end',
      sortable: true,
      cell: ({ commissionRequirement }) => formatRate(commissionRequirement, place.locale),
    },
    {
      id: 'status',
      header: 'Status',
      track: `${COLUMN_WIDTHS.status[tab]}px`,
      sortable: true,
      cell: (row) =>
        tab === 'joined' ? <RegisteredCounts counts={row.registered} /> : <CampaignStatus row={row} />,
    },
  ];
}

function CampaignName({ row, tab }: { row: CampaignRow; tab: AgencyTab }) {
  return (
    <>
      <Name className="campaign-name" isCut>
        {row.name}
      </Name>
      {row.invited && (
        <span
          className="period-mark tone-text-accent"
          title="Invited: for chosen shops, and yours is one of them"
        >
          <MailOpen size={14} role="img" aria-label="Invited" />
        </span>
      )}
      {/* Under Joined the status says more. */}
      {tab === 'available' &&
        marksOf(row.registered).map((mark) => {
          const { tone, icon: Icon } = MARKS[mark.name];
          return (
            <span
              key={mark.name}
              className={`period-mark tone-text-${tone}`}
              title={`${mark.name}: ${mark.words}`}
            >
              <Icon size={14} role="img" aria-label={mark.name} />
            </span>
          );
        })}
    </>
  );
}

const MARKS = {
  'Needs attention': { tone: 'danger', icon: TriangleAlert },
  Queued: { tone: 'accent', icon: CloudUpload },
  Joined: { tone: 'positive', icon: PackageCheck },
} as const satisfies Record<RegisteredMark, unknown>;

interface PeriodProps {
  readonly period: Period;
  readonly now: number;
  readonly place: Place;
}

/** The period with the shape of its state. */
export function RegistrationPeriod({ period, now, place }: PeriodProps) {
  const { icon: Icon, name, tone } = REGISTRATION_STATES[periodState(period, now)];
  const days = formatPeriod(period, now, place);
  return (
    <>
      <span className={`period-mark tone-text-${tone}`} title={name}>
        <Icon size={14} aria-label={name} role="img" />
      </span>
      <span className="ellipsis" title={`${days}: ${registrationTimeLeft(period, now)}`}>
        {days}
      </span>
    </>
  );
}

function CampaignPeriod({ period, now, place }: PeriodProps) {
  const days = formatPeriod(period, now, place);
  return (
    <span className="ellipsis" title={`${days}: ${campaignTimeLeft(period, now)}`}>
      {days}
    </span>
  );
}

function CampaignStatus({ row }: { row: CampaignRow }) {
  const { icon, name, tone } = CAMPAIGN_STATUS_WORDS[row.status];
  return (
    <Badge tone={tone} icon={icon}>
      {name}
    </Badge>
  );
}
