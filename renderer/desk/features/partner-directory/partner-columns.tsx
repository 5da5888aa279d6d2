/** The columns of the directory: what partners are chosen by, and the button that puts one beside others. */
import { Columns3, Star } from 'lucide-react';
import { ToggleButton } from 'react-aria-components/ToggleButton';
import { marketOf } from '#shared/domain/market.ts';
import type { PartnerProfile } from '#shared/domain/partner-profile.ts';
import { isolated } from '#shared/domain/plain-text.ts';
import { Badge } from '../../components/badge.tsx';
import { Name } from '../../components/name.tsx';
import { Tooltip } from '../../components/tooltip.tsx';
import type { GridColumn } from '../../components/virtual-grid/column.ts';
import { formatCount } from '../../format/number.ts';
import { ALREADY_IN_IT, GMV_BAND_NAMES, ratingInWords } from './partner-words.ts';

interface Comparing {
  readonly isCompared: (partnerId: string) => boolean;
  /** Four stand side by side at most. */
  readonly isFull: boolean;
  readonly onCompare: (partnerId: string, isOn: boolean) => void;
}

export function partnerColumns(
  isExcluded: (partnerId: string) => boolean,
  comparing: Comparing,
): GridColumn<PartnerProfile>[] {
  return [
    {
      id: 'name',
      header: 'Partner',
      track: 'minmax(160px, 1.4fr)',
      cell: ({ id, name }) => (
        <>
          <Name isCut>{name}</Name>
          {isExcluded(id) && <Badge>{ALREADY_IN_IT}</Badge>}
        </>
      ),
    },
    {
      id: 'gmv',
      header: 'Sales in 30 days',
      track: '128px',
      cell: ({ gmvBand }) => GMV_BAND_NAMES[gmvBand],
    },
    {
      id: 'creators',
      header: 'Creators',
      track: '76px',
      align: 'end',
      cell: ({ creatorCount }) => formatCount(creatorCount),
    },
    {
      id: 'rating',
      header: 'Rating',
      track: '96px',
      cell: ({ rating }) =>
        rating === null ? (
          <span className="muted">{ratingInWords(rating)}</span>
        ) : (
          <span className="partner-rating">
            <Star size={12} aria-hidden />
            {ratingInWords(rating)}
          </span>
        ),
    },
    {
      id: 'categories',
      header: 'Categories',
      track: 'minmax(110px, 1fr)',
      cell: ({ categories }) => <Names names={categories.map(({ name }) => name)} />,
    },
    {
      id: 'regions',
      header: 'Markets',
      track: 'minmax(90px, 0.7fr)',
      cell: ({ regions }) => <Names names={regions.map((region) => marketOf(region).name)} />,
    },
    {
      id: 'compare',
      header: 'Side by side',
      track: '92px',
      cell: ({ id, name }) => (
        <Tooltip text={comparing.isCompared(id) ? 'Compared. Leave out' : 'Put beside others to compare'}>
          <ToggleButton
            className="button button-quiet button-icon partner-compare"
            aria-label={`Put ${isolated(name)} side by side`}
            isSelected={comparing.isCompared(id)}
            isDisabled={comparing.isFull && !comparing.isCompared(id)}
            excludeFromTabOrder
            onChange={(isOn) => comparing.onCompare(id, isOn)}
          >
            <Columns3 size={16} aria-hidden />
          </ToggleButton>
        </Tooltip>
      ),
    },
  ];
}

function Names({ names }: { names: readonly string[] }) {
  return <Name isCut>{names.map(isolated).join(', ')}</Name>;
}
