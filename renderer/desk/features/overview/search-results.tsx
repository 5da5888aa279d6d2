/** Campaigns of all shops that have the words of the search: one opens in its own shop. */
import { SearchX } from 'lucide-react';
import { useMemo } from 'react';
import type { DeskOutput } from '#shared/contract/desk.ts';
import { isolated } from '#shared/domain/plain-text.ts';
import { Button } from '../../components/button.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { ErrorNote } from '../../components/error-note.tsx';
import type { GridColumn } from '../../components/virtual-grid/column.ts';
import { VirtualGrid } from '../../components/virtual-grid/virtual-grid.tsx';
import { placeOf } from '../../format/moment.ts';
import { formatRate } from '../../format/rate.ts';
import { useNow } from '../../state/clock.ts';
import type { Answer } from '../../state/question.ts';
import type { KnownShop } from '../../state/session.ts';
import { shopText } from '../../state/shop-key.ts';
import { RegistrationPeriod } from '../agency/campaign-columns.tsx';
import { TWO_LINE_ROW } from './attention-grid.tsx';
import { ShopCell, TwoLines } from './shop-cell.tsx';

interface FoundCampaign {
  readonly shop: KnownShop;
  readonly campaign: DeskOutput<'searchShops'>['results'][number]['campaign'];
}

interface SearchResultsProps {
  readonly answer: Answer<DeskOutput<'searchShops'>>;
  readonly text: string;
  readonly shops: readonly KnownShop[];
  readonly onOpen: (found: FoundCampaign) => void;
  readonly onRetry: () => void;
  readonly onClear: () => void;
}

/** Shown before the first answer. */
const PLACES = 8;

export function SearchResults({ answer, text, shops, onOpen, onRetry, onClear }: SearchResultsProps) {
  const { data, error, asking } = answer;
  const found = useMemo(() => (data ? knownResults(data.results, shops) : null), [data, shops]);
  if (error && found === null) return <ErrorNote kind="block" error={error} onAction={onRetry} />;
  return (
    <VirtualGrid<FoundCampaign>
      label="Campaigns of all shops"
      columns={COLUMNS}
      rowCount={found?.length ?? PLACES}
      rowAt={(index) => found?.[index]}
      rowId={({ shop, campaign }) => `${shopText(shop.key)} ${campaign.id}`}
      rowLabel={({ shop, campaign }) => `${isolated(campaign.name)}, ${isolated(shop.record.name)}`}
      rowHeight={TWO_LINE_ROW}
      onSelect={onOpen}
      isBusy={asking || found === null}
      scrollKey={text}
      empty={
        <EmptyState
          icon={SearchX}
          title="No campaign matches"
          action={<Button onPress={onClear}>Clear search</Button>}
        >
          No campaign of any shop has all of these words in its name, partner or detail.
        </EmptyState>
      }
    />
  );
}

function knownResults(
  results: DeskOutput<'searchShops'>['results'],
  shops: readonly KnownShop[],
): FoundCampaign[] {
  const known = new Map(shops.map((shop) => [shopText(shop.key), shop]));
  return results.flatMap(({ shop: key, campaign }) => {
    const shop = known.get(shopText(key));
    return shop ? [{ shop, campaign }] : [];
  });
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
