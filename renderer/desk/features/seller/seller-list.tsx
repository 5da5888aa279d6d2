/**
 * One tab's list of the seller's own campaigns: search, order, the grid, and what stands in its place when there is nothing.
 * Rows come in windows; the list holds only those around what is shown.
 */

import { type KeyboardEvent, useCallback, useMemo, useRef } from 'react';
import type { SellerCampaignPage, SellerCampaignRow } from '#shared/contract/query.ts';
import type { SyncStatus } from '#shared/contract/sync-status.ts';
import { isBlank } from '#shared/domain/plain-text.ts';
import type { SellerTab } from '#shared/domain/seller-campaign.ts';
import { shopText } from '#shared/domain/shop-key.ts';
import { ErrorNote } from '../../components/error-note.tsx';
import { SearchField } from '../../components/search-field.tsx';
import { useFindKey } from '../../components/use-find-key.ts';
import { useWidth } from '../../components/use-width.ts';
import { placesBeforeAnswer, ROW_HEIGHT } from '../../components/virtual-grid/row-window.ts';
import { usePagedRows } from '../../components/virtual-grid/use-paged-rows.ts';
import { VirtualGrid } from '../../components/virtual-grid/virtual-grid.tsx';
import { deskCall } from '../../desk-client.ts';
import { placeOf } from '../../format/moment.ts';
import { countOf, formatCount } from '../../format/number.ts';
import { useEachMinute, useNow } from '../../state/clock.ts';
import { type ShownPosition, useLedRow } from '../../state/list-position.ts';
import { sellerRowText } from '../../state/seller-row.ts';
import type { KnownShop } from '../../state/session.ts';
import { changeSeller, useShopView } from '../../state/view.ts';
import { whenChanged } from '../../state/when-changed.ts';
import { CacheNewer } from '../shell/cache-newer.tsx';
import { useErrorAction } from '../shell/use-error-action.ts';
import { columnsInRoom } from './columns-in-room.ts';
import { deleteDraft } from './draft-actions.ts';
import { NothingHere } from './nothing-here.tsx';
import { sellerColumns } from './seller-columns.tsx';
import { nameOrPlaceholder } from './seller-words.ts';
import { SortMenu } from './sort-menu.tsx';
import '../agency/filter-bar.css';

interface SellerListProps {
  readonly shop: KnownShop;
  readonly tab: SellerTab;
  readonly status: SyncStatus | null;
  /** Where what is selected stands; null while that is not known. */
  readonly position: ShownPosition | null;
  readonly onNew: () => void;
}

/** A row also shows who joined, and what about the campaign is not sent. */
const SHOWN_COLLECTIONS = ['sellerCampaign', 'participant', 'outbox', 'draft'] as const;
/** Places shown until the first answer. */
const LEAST_PLACES = 12;

export function SellerList({ shop, tab, status, position, onNew }: SellerListProps) {
  const { text, sort, selected, scrollOffset } = useShopView(shop.key).seller;
  const now = useNow(shop.key);
  const searchRef = useRef<HTMLInputElement>(null);
  useFindKey(searchRef);
  const firstOffset = useRef(scrollOffset);
  const { answer, error, replacing, rowAt, show, refresh } = useSellerCampaigns(shop, tab, now);
  const act = useErrorAction(shop.key.accountId, refresh, error);
  const led = useLedRow(shop.key, tab, selected && sellerRowText(selected), position);
  const { record } = shop;
  const gridRef = useRef<HTMLDivElement>(null);
  const width = useWidth(gridRef);
  const columns = useMemo(
    () => sellerColumns(now, placeOf(record), columnsInRoom(width)),
    [now, record, width],
  );
  const keepOffset = useCallback(
    (offset: number) => changeSeller(shop.key, { scrollOffset: offset }),
    [shop.key],
  );
  const clear = (): void => {
    changeSeller(shop.key, { text: '', scrollOffset: 0 });
    searchRef.current?.focus();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Escape' && selected !== null) {
      // It closes what lies over the list, too.
      event.preventDefault();
      changeSeller(shop.key, { selected: null });
    }
    if (event.key !== 'Delete') return;
    const row = rowUnder(event.target, rowAt);
    if (row?.key.source === 'draft') void deleteDraft(shop.key, row.key.id);
  };

  if (error?.code === 'CACHE_NEWER') return <CacheNewer />;
  if (error && answer === null) return <ErrorNote kind="block" error={error} onAction={act} />;
  return (
    <>
      <search className="filter-bar">
        <div className="filter-line">
          <SearchField
            label="Search campaigns"
            value={text}
            onChange={(next) => changeSeller(shop.key, { text: next, scrollOffset: 0 })}
            inputRef={searchRef}
            className="filter-search"
          />
          <SortMenu sort={sort} onSort={(next) => changeSeller(shop.key, { sort: next, scrollOffset: 0 })} />
          <p className="seller-result muted" aria-live="polite">
            {answer ? resultInWords(answer, tab, text) : ''}
          </p>
        </div>
      </search>
      {error && answer && (
        <div className="list-error">
          <ErrorNote error={error} onAction={act} />
        </div>
      )}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the keys are those of the grid inside. */}
      <div className="seller-grid" ref={gridRef} onKeyDown={onKeyDown}>
        <VirtualGrid<SellerCampaignRow>
          label="Campaigns"
          columns={columns}
          rowCount={answer?.total ?? placesBeforeAnswer(firstOffset.current, ROW_HEIGHT, LEAST_PLACES)}
          rowAt={rowAt}
          rowId={({ key }) => sellerRowText(key)}
          rowLabel={({ name }) => nameOrPlaceholder(name)}
          onRange={show}
          selectedId={selected && sellerRowText(selected)}
          led={replacing || answer === null ? null : led}
          onSelect={({ key }) => changeSeller(shop.key, { selected: key })}
          isBusy={replacing || answer === null}
          initialScrollOffset={firstOffset.current}
          onScrollOffset={keepOffset}
          scrollKey={`${sort} ${text}`}
          empty={
            answer?.total === 0 && (
              <NothingHere
                tab={tab}
                status={status}
                isSearched={!isBlank(text) && answer.counts[tab] > 0}
                onClear={clear}
                onNew={onNew}
              />
            )
          }
        />
      </div>
    </>
  );
}

/** The row that an element of the grid belongs to. */
function rowUnder(
  target: EventTarget,
  rowAt: (index: number) => SellerCampaignRow | undefined,
): SellerCampaignRow | undefined {
  const line = target instanceof Element ? target.closest<HTMLElement>('[data-row]') : null;
  return line ? rowAt(Number(line.dataset['row'])) : undefined;
}

function useSellerCampaigns({ key: shop }: KnownShop, tab: SellerTab, now: number) {
  const { text, sort } = useShopView(shop).seller;
  const list = `${shopText(shop)} ${tab}`;
  const rows = usePagedRows<SellerCampaignRow, SellerCampaignPage>(
    list,
    `${list} ${sort} ${text}`,
    (offset, limit) => deskCall('querySellerCampaigns', { shop, query: { tab, text, sort, offset, limit } }),
    (changed) => whenChanged(shop, SHOWN_COLLECTIONS, changed),
  );
  // Campaigns go from Active to Past with the clock.
  useEachMinute(now, rows.refresh);
  return rows;
}

function resultInWords({ total, counts }: SellerCampaignPage, tab: SellerTab, text: string): string {
  if (isBlank(text) || counts[tab] === 0) return '';
  return `${formatCount(total)} of ${countOf(counts[tab], 'campaign')}`;
}
