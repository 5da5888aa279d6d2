/** Campaigns of all shops that have the words of the search: one opens in its own shop. */
import { SearchX } from 'lucide-react';
import { useCallback, useMemo } from 'react';
import type { DeskOutput } from '#shared/contract/desk.ts';
import { isolated } from '#shared/domain/plain-text.ts';
import { shopText } from '#shared/domain/shop-key.ts';
import { Button } from '../../components/button.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { ErrorNote } from '../../components/error-note.tsx';
import type { GridColumn } from '../../components/virtual-grid/column.ts';
import { VirtualGrid } from '../../components/virtual-grid/virtual-grid.tsx';
import { placeOf } from '../../format/moment.ts';
import { countOf } from '../../format/number.ts';
import { formatRate } from '../../format/rate.ts';
import { useNow } from '../../state/clock.ts';
import type { KnownShop } from '../../state/session.ts';
import { RegistrationPeriod } from '../agency/campaign-columns.tsx';
import { TWO_LINE_ROW } from './attention-grid.tsx';
import { ShopCell, TwoLines } from './shop-cell.tsx';
import { useShopSearch } from './use-overview.ts';

interface FoundCampaign {
  readonly shop: KnownShop;
  readonly campaign: DeskOutput<'searchShops'>['rows'][number]['campaign'];
}

interface SearchResultsProps {
  /** What was typed, without blanks around it; never empty. */
  readonly text: string;
  readonly shops: readonly KnownShop[];
  readonly onOpen: (found: FoundCampaign) => void;
  readonly onClear: () => void;
}

/** Shown before the first answer. */
const PLACES = 8;

export function SearchResults({ text, shops, onOpen, onClear }: SearchResultsProps) {
  const { answer, error, replacing, rowAt, show, refresh, asked, isTyping } = useShopSearch(text);
  const byText = useMemo(() => new Map(shops.map((shop) => [shopText(shop.key), shop])), [shops]);
  const foundAt = useCallback(
    (index: number): FoundCampaign | undefined => {
      const row = rowAt(index);
      const shop = row && byText.get(shopText(row.shop));
      return row && shop && { shop, campaign: row.campaign };
    },
    [rowAt, byText],
  );
  if (error && answer === null) return <ErrorNote kind="block" error={error} onAction={refresh} />;
  return (
    <>
      <p className="overview-line muted" aria-live="polite">
        {answer && `${countOf(answer.total, 'campaign')} in ${countOf(shops.length, 'shop')}, names first`}
      </p>
      {error && <ErrorNote error={error} onAction={refresh} />}
      <VirtualGrid<FoundCampaign>
        label="Campaigns of all shops"
        columns={COLUMNS}
        rowCount={answer?.total ?? PLACES}
        rowAt={foundAt}
        onRange={show}
        rowId={({ shop, campaign }) => `${shopText(shop.key)} ${campaign.id}`}
        rowLabel={({ shop, campaign }) => `${isolated(campaign.name)}, ${isolated(shop.record.name)}`}
        rowHeight={TWO_LINE_ROW}
        onSelect={onOpen}
        isBusy={isTyping || replacing || answer === null}
        scrollKey={asked}
        empty={
          answer?.total === 0 && (
            <EmptyState
              icon={SearchX}
              title="No campaign matches"
              action={<Button onPress={onClear}>Clear search</Button>}
            >
              No campaign of any shop has all of these words in its name, partner or detail.
            </EmptyState>
          )
        }
      />
    </>
  );
}

const COLUMNS: readonly GridColumn<FoundCampaign>[] = [
  {
    id: 'name',
    header: 'Campaign and partner',
    track: 'minmax(150px, 3fr)',
    cell: ({ campaign }) => (
      <TwoLines strong first={campaign.name}>
        {campaign.partnerName}
      </TwoLines>
    ),
  },
  {
    id: 'shop',
    header: 'Shop',
    track: 'minmax(110px, 1.6fr)',
    cell: ({ shop }) => <ShopCell shop={shop} />,
  },
  {
    id: 'registrationPeriod',
    header: 'Registration period',
    track: '150px',
    cell: (found) => <PeriodCell {...found} />,
  },
  {
    id: 'commissionRequirement',
    header: 'Commission requirement',
    track: '102px',
    align: 'end',
    cell: ({ shop, campaign }) => formatRate(campaign.commissionRequirement, placeOf(shop.record).locale),
  },
];

function PeriodCell({ shop, campaign }: FoundCampaign) {
  const now = useNow(shop.key);
  return <RegistrationPeriod period={campaign.registrationPeriod} now={now} place={placeOf(shop.record)} />;
}
