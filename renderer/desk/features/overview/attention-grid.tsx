/** What needs a person as a grid over all shops: what, where, until or since when, and what to do next. */
import type { ReactNode } from 'react';
import { isolated } from '#shared/domain/plain-text.ts';
import { Badge } from '../../components/badge.tsx';
import { useMediaQuery } from '../../components/use-media-query.ts';
import type { GridColumn } from '../../components/virtual-grid/column.ts';
import { placesBeforeAnswer } from '../../components/virtual-grid/row-window.ts';
import { VirtualGrid } from '../../components/virtual-grid/virtual-grid.tsx';
import { formatZonedMoment, placeOf } from '../../format/moment.ts';
import type { AttentionRow } from './attention-list.ts';
import { adviceOn, campaignNameOf, KIND_WORDS, productsInWords } from './attention-words.ts';
import { useOverviewPlace } from './overview-place.ts';
import { MomentCell, ShopCell, TwoLines } from './shop-cell.tsx';

interface AttentionGridProps {
  /** Null while the first answer is on its way. */
  readonly total: number | null;
  readonly rowAt: (index: number) => AttentionRow | undefined;
  readonly onRange: (first: number, last: number) => void;
  readonly isBusy: boolean;
  readonly scrollKey: string;
  readonly onOpen: (row: AttentionRow) => void;
  readonly empty: ReactNode;
}

/** In pixels: two lines of text. */
export const TWO_LINE_ROW = 52;
const NARROW = '(width < 1000px)';
/** Shown before the first answer. */
const LEAST_PLACES = 12;

export function AttentionGrid({ total, isBusy, empty, ...rows }: AttentionGridProps) {
  const isNarrow = useMediaQuery(NARROW);
  const { scrollOffset } = useOverviewPlace.getState();
  return (
    <VirtualGrid<AttentionRow>
      label="Needs attention"
      columns={isNarrow ? NARROW_COLUMNS : WIDE_COLUMNS}
      rowCount={total ?? placesBeforeAnswer(scrollOffset, TWO_LINE_ROW, LEAST_PLACES)}
      rowAt={rows.rowAt}
      onRange={rows.onRange}
      rowId={({ id }) => id}
      rowLabel={({ shop, item }) =>
        `${KIND_WORDS[item.kind].name}: ${isolated(campaignNameOf(item))}, ${isolated(productsInWords(item))}, ${isolated(shop.record.name)}`
      }
      rowHeight={TWO_LINE_ROW}
      onSelect={rows.onOpen}
      isBusy={isBusy || total === null}
      initialScrollOffset={scrollOffset}
      onScrollOffset={keepScrollOffset}
      scrollKey={rows.scrollKey}
      empty={empty}
    />
  );
}

function keepScrollOffset(scrollOffset: number): void {
  useOverviewPlace.setState({ scrollOffset });
}

function KindBadge({ item }: AttentionRow) {
  const { name, tone, icon } = KIND_WORDS[item.kind];
  return (
    <Badge tone={tone} icon={icon}>
      {name}
    </Badge>
  );
}

/** Where there is no room for a column of its own, the moment stands below what it is about. */
function KindAndMoment(row: AttentionRow) {
  return (
    <span className="two-lines overview-kind">
      <KindBadge {...row} />
      <span className="two-lines-second">{formatZonedMoment(row.item.time, placeOf(row.shop.record))}</span>
    </span>
  );
}

const CAMPAIGN: Omit<GridColumn<AttentionRow>, 'track'> = {
  id: 'campaign',
  header: 'Campaign and product',
  cell: ({ item }) => (
    <TwoLines strong first={campaignNameOf(item)}>
      {productsInWords(item)}
    </TwoLines>
  ),
};

const SHOP: Omit<GridColumn<AttentionRow>, 'track'> = {
  id: 'shop',
  header: 'Shop',
  cell: ({ shop }) => <ShopCell shop={shop} />,
};

const NEXT_ACTION: Omit<GridColumn<AttentionRow>, 'track'> = {
  id: 'nextAction',
  header: 'Next action',
  cell: ({ item }) => {
    const { nextAction, reason } = adviceOn(item);
    return <TwoLines first={nextAction}>{reason}</TwoLines>;
  },
};

const WIDE_COLUMNS: readonly GridColumn<AttentionRow>[] = [
  { id: 'kind', header: 'What', track: '128px', cell: (row) => <KindBadge {...row} /> },
  { ...CAMPAIGN, track: 'minmax(140px, 2fr)' },
  { ...SHOP, track: 'minmax(104px, 1.2fr)' },
  {
    id: 'time',
    header: 'When',
    track: '140px',
    cell: ({ shop, item }) => (
      <MomentCell shop={shop} time={item.time} isDeadline={item.kind === 'closingSoon'} />
    ),
  },
  { ...NEXT_ACTION, track: 'minmax(160px, 2.4fr)' },
];

const NARROW_COLUMNS: readonly GridColumn<AttentionRow>[] = [
  { id: 'kind', header: 'What and when', track: '138px', cell: (row) => <KindAndMoment {...row} /> },
  { ...CAMPAIGN, track: 'minmax(130px, 2fr)' },
  { ...SHOP, track: 'minmax(90px, 1.2fr)' },
  { ...NEXT_ACTION, track: 'minmax(120px, 2fr)' },
];
