/** What needs a person as a grid over all shops: what, where, until or since when, and what to do next. */
import type { ReactNode } from 'react';
import { Badge } from '../../components/badge.tsx';
import type { GridColumn } from '../../components/virtual-grid/column.ts';
import { VirtualGrid } from '../../components/virtual-grid/virtual-grid.tsx';
import type { AttentionRow } from './attention-list.ts';
import { adviceOn, campaignNameOf, KIND_WORDS, productsInWords } from './attention-words.ts';
import { useOverviewPlace } from './overview-place.ts';
import { MomentCell, ShopCell, TwoLines } from './shop-cell.tsx';

interface AttentionGridProps {
  /** Null while the first answer is on its way. */
  readonly rows: readonly AttentionRow[] | null;
  readonly isBusy: boolean;
  readonly scrollKey: string;
  readonly onOpen: (row: AttentionRow) => void;
  readonly empty: ReactNode;
}

/** In pixels: two lines of text. */
export const TWO_LINE_ROW = 52;
/** Shown before the first answer. */
const PLACES = 12;

export function AttentionGrid({ rows, isBusy, scrollKey, onOpen, empty }: AttentionGridProps) {
  return (
    <VirtualGrid<AttentionRow>
      label="Needs attention"
      columns={COLUMNS}
      rowCount={rows?.length ?? PLACES}
      rowAt={(index) => rows?.[index]}
      rowId={({ id }) => id}
      rowLabel={({ shop, item }) =>
        `${KIND_WORDS[item.kind].name}: ${campaignNameOf(item)}, ${productsInWords(item)}, ${shop.record.name}`
      }
      rowHeight={TWO_LINE_ROW}
      onSelect={onOpen}
      isBusy={isBusy || rows === null}
      initialScrollOffset={useOverviewPlace.getState().scrollOffset}
      onScrollOffset={keepScrollOffset}
      scrollKey={scrollKey}
      empty={empty}
    />
  );
}

function keepScrollOffset(scrollOffset: number): void {
  useOverviewPlace.setState({ scrollOffset });
}

const COLUMNS: readonly GridColumn<AttentionRow>[] = [
  {
    id: 'kind',
    header: 'What',
    track: '128px',
    cell: ({ item }) => {
      const { name, tone, icon } = KIND_WORDS[item.kind];
      return (
        <Badge tone={tone} icon={icon}>
          {name}
        </Badge>
      );
    },
  },
  {
    id: 'campaign',
    header: 'Campaign and product',
    track: 'minmax(140px, 2fr)',
    cell: ({ item }) => (
      <TwoLines strong first={campaignNameOf(item)}>
        {productsInWords(item)}
      </TwoLines>
    ),
  },
  {
    id: 'shop',
    header: 'Shop',
    track: 'minmax(104px, 1.2fr)',
    cell: ({ shop }) => <ShopCell shop={shop} />,
  },
  {
    id: 'time',
    header: 'When',
    track: '140px',
    cell: ({ shop, item }) => <MomentCell shop={shop} time={item.time} />,
  },
  {
    id: 'nextAction',
    header: 'Next action',
    track: 'minmax(160px, 2.4fr)',
    cell: ({ item }) => {
      const { nextAction, reason } = adviceOn(item);
      return <TwoLines first={nextAction}>{reason}</TwoLines>;
    },
  },
];
