/**
 * A list of campaigns, of one shop's tab after another: the filter bar, the grid, and what stands in its place when there is
 * nothing. Rows come in windows; the list holds only those around what is shown. It stays mounted while lists take turns.
 */
import { Inbox, SearchX } from 'lucide-react';
import { useCallback, useMemo, useRef } from 'react';
import type { CampaignPage, CampaignRow } from '#shared/contract/query.ts';
import type { SyncStatus } from '#shared/contract/sync-status.ts';
import { Button } from '../../components/button.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { ErrorNote } from '../../components/error-note.tsx';
import { nextSort } from '../../components/virtual-grid/column.ts';
import { placesBeforeAnswer, ROW_HEIGHT } from '../../components/virtual-grid/row-window.ts';
import { usePagedRows } from '../../components/virtual-grid/use-paged-rows.ts';
import { VirtualGrid } from '../../components/virtual-grid/virtual-grid.tsx';
import { deskCall } from '../../desk-client.ts';
import { placeOf } from '../../format/moment.ts';
import { countOf, formatCount } from '../../format/number.ts';
import { useEachMinute, useNow } from '../../state/clock.ts';
import { keepCampaigns, keptCampaigns, listOf, questionOf } from '../../state/kept-campaigns.ts';
import { type ShownPosition, useLedRow } from '../../state/list-position.ts';
import type { KnownShop } from '../../state/session.ts';
import {
  type AgencyTab,
  type CampaignFilters,
  changeFilters,
  changeList,
  isFiltered,
  NO_FILTERS,
  useShopView,
} from '../../state/view.ts';
import { whenChanged } from '../../state/when-changed.ts';
import { CacheNewer } from '../shell/cache-newer.tsx';
import { useErrorAction } from '../shell/use-error-action.ts';
import { campaignColumns } from './campaign-columns.tsx';
import { columnsShown } from './columns-in-room.ts';
import { emptyWords } from './empty-words.ts';
import { FilterBar } from './filter-bar.tsx';

interface CampaignListProps {
  readonly shop: KnownShop;
  readonly tab: AgencyTab;
  readonly status: SyncStatus | null;
  /** Where the selected campaign stands; null while that is not known. */
  readonly position: ShownPosition | null;
  /** Beside a name that can be read. */
  readonly hasRoomForPartner: boolean;
}

/** A campaign's row also shows how its registrations stand, sent or not. */
const SHOWN_COLLECTIONS = ['campaign', 'registration', 'outbox'] as const;
/** Places shown until the first answer. */
const LEAST_PLACES = 60;

export function CampaignList({ shop, tab, status, position, hasRoomForPartner }: CampaignListProps) {
  const { filters, selectedCampaignId, scrollOffset } = useShopView(shop.key).lists[tab];
  const now = useNow(shop.key);
  const searchRef = useRef<HTMLInputElement>(null);
  const list = listOf(shop.key, tab);
  const { answer, error, replacing, rowAt, show, refresh } = useCampaigns(shop, tab, filters, now);
  const act = useErrorAction(shop.key.accountId, refresh, error);
  const led = useLedRow(shop.key, tab, selectedCampaignId, position);
  const { record } = shop;
  const sortedBy = filters.sort.column;
  const columns = useMemo(
    () => columnsShown(campaignColumns(tab, now, placeOf(record)), hasRoomForPartner, sortedBy),
    [tab, now, record, hasRoomForPartner, sortedBy],
  );
  const sortBy = (column: string): void => {
    const sorted = columns.find(({ id }) => id === column);
    if (sorted)
      changeFilters(shop.key, tab, { sort: { ...nextSort(filters.sort, column), column: sorted.id } });
  };
  const keepOffset = useCallback(
    (offset: number) => changeList(shop.key, tab, { scrollOffset: offset }),
    [shop.key, tab],
  );

  const clear = (): void => {
    changeFilters(shop.key, tab, NO_FILTERS);
    searchRef.current?.focus();
  };

  if (error?.code === 'CACHE_NEWER') return <CacheNewer />;
  if (error && answer === null) return <ErrorNote kind="block" error={error} onAction={act} />;
  return (
    <>
      <FilterBar
        filters={filters}
        onChange={(change) => changeFilters(shop.key, tab, change)}
        onClear={clear}
        facets={answer?.facets ?? null}
        result={answer ? resultInWords(answer, filters) : ''}
        searchRef={searchRef}
      />
      {error && answer && (
        <div className="list-error">
          <ErrorNote error={error} onAction={act} />
        </div>
      )}
      <VirtualGrid<CampaignRow>
        label="Campaigns"
        columns={columns}
        rowCount={answer?.total ?? placesBeforeAnswer(scrollOffset, ROW_HEIGHT, LEAST_PLACES)}
        rowAt={rowAt}
        rowId={({ id }) => id}
        rowLabel={({ name }) => name}
        onRange={show}
        sort={filters.sort}
        onSort={sortBy}
        selectedId={selectedCampaignId}
        led={replacing || answer === null ? null : led}
        onSelect={({ id }) => changeList(shop.key, tab, { selectedCampaignId: id })}
        isBusy={replacing || answer === null}
        list={list}
        initialScrollOffset={scrollOffset}
        onScrollOffset={keepOffset}
        scrollKey={JSON.stringify(filters)}
        empty={
          answer?.total === 0 && (
            <NothingHere
              tab={tab}
              status={status}
              filtered={isFiltered(filters) && answer.scopeTotal > 0}
              onClear={clear}
            />
          )
        }
      />
    </>
  );
}

function useCampaigns({ key: shop }: KnownShop, tab: AgencyTab, filters: CampaignFilters, now: number) {
  const rows = usePagedRows<CampaignRow, CampaignPage>(
    listOf(shop, tab),
    questionOf(shop, tab, filters),
    (offset, limit) => deskCall('queryCampaigns', { shop, query: { scope: tab, ...filters, offset, limit } }),
    (changed) => whenChanged(shop, SHOWN_COLLECTIONS, changed),
    { recall: keptCampaigns, keep: keepCampaigns },
  );
  // Registration opens and closes with the clock.
  useEachMinute(now, rows.refresh);
  return rows;
}

function resultInWords({ total, scopeTotal }: CampaignPage, filters: CampaignFilters): string {
  if (scopeTotal === 0) return '';
  return isFiltered(filters)
    ? `${formatCount(total)} of ${countOf(scopeTotal, 'campaign')}`
    : countOf(total, 'campaign');
}

interface NothingHereProps extends Pick<CampaignListProps, 'tab' | 'status'> {
  readonly filtered: boolean;
  readonly onClear: () => void;
}

function NothingHere({ tab, status, filtered, onClear }: NothingHereProps) {
  const { title, text } = emptyWords(tab, filtered, status);
  return (
    <EmptyState
      icon={filtered ? SearchX : Inbox}
      title={title}
      action={filtered && <Button onPress={onClear}>Clear filters</Button>}
    >
      {text}
    </EmptyState>
  );
}
