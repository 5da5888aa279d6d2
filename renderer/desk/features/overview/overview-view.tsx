/**
 * All shops of all accounts in one place: what needs a person in any of them, and a search over their campaigns. A row opens
 * its campaign in its shop; how that is shown is the caller's.
 */

import { CircleCheckBig, ListFilter, LoaderCircle } from 'lucide-react';
import { useCallback, useMemo, useRef } from 'react';
import type { Session } from '#shared/contract/desk.ts';
import { typedLine } from '#shared/domain/plain-text.ts';
import type { ShopKey } from '#shared/domain/shop.ts';
import { shopText } from '#shared/domain/shop-key.ts';
import { Button } from '../../components/button.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { ErrorNote } from '../../components/error-note.tsx';
import { SearchField } from '../../components/search-field.tsx';
import { useFindKey } from '../../components/use-find-key.ts';
import { countOf } from '../../format/number.ts';
import { type KnownShop, shopsOf } from '../../state/session.ts';
import { AttentionFilterBar } from './attention-filter-bar.tsx';
import { AttentionGrid } from './attention-grid.tsx';
import { attentionRow, shopChoices } from './attention-list.ts';
import { type AttentionPlace, attentionPlaceOf } from './attention-words.ts';
import { changeAttentionFilters, NO_ATTENTION_FILTERS, useOverviewPlace } from './overview-place.ts';
import { SearchResults } from './search-results.tsx';
import { useOverview } from './use-overview.ts';
import './overview.css';

interface OverviewViewProps {
  readonly session: Session;
  readonly onOpen: (shop: ShopKey, place: AttentionPlace) => void;
}

export function OverviewView({ session, onOpen }: OverviewViewProps) {
  const shops = useMemo(() => shopsOf(session), [session]);
  const text = useOverviewPlace((place) => place.text);
  const wanted = typedLine(text);
  const searchRef = useRef<HTMLInputElement>(null);
  useFindKey(searchRef);
  const clear = (): void => {
    useOverviewPlace.setState({ text: '' });
    searchRef.current?.focus();
  };
  return (
    <section className="overview" aria-labelledby="overview-title">
      <div className="overview-head">
        <h1 id="overview-title" className="overview-title">
          All shops
        </h1>
        <SearchField
          label="Search all shops"
          value={text}
          onChange={(next) => useOverviewPlace.setState({ text: next })}
          inputRef={searchRef}
          className="overview-search"
        />
      </div>
      {wanted === '' ? (
        <NeedsAttention shops={shops} onOpen={onOpen} />
      ) : (
        <SearchResults
          text={wanted}
          shops={shops}
          onOpen={({ shop, campaign }) =>
            onOpen(shop.key, { tab: 'available', campaignId: campaign.id, product: null })
          }
          onClear={clear}
        />
      )}
    </section>
  );
}

interface NeedsAttentionProps extends Pick<OverviewViewProps, 'onOpen'> {
  readonly shops: readonly KnownShop[];
}

function NeedsAttention({ shops, onOpen }: NeedsAttentionProps) {
  const filters = useOverviewPlace((place) => place.filters);
  const byText = useMemo(() => new Map(shops.map((shop) => [shopText(shop.key), shop])), [shops]);
  const { answer, error, replacing, rowAt, show, refresh } = useOverview(filters);
  const knownRowAt = useCallback((index: number) => attentionRow(rowAt(index), byText), [rowAt, byText]);
  if (error && answer === null) return <ErrorNote kind="block" error={error} onAction={refresh} />;
  const unread = answer ? shops.length - answer.shops.length : 0;
  const choices = shopChoices(answer?.shops ?? [], shops, filters.shop);
  return (
    <>
      <AttentionFilterBar
        counts={answer?.kinds ?? null}
        shops={choices}
        filters={filters}
        note={unread > 0 ? `${countOf(unread, 'shop')} not read yet` : ''}
      />
      {error && <ErrorNote error={error} onAction={refresh} />}
      <AttentionGrid
        total={answer?.total ?? null}
        rowAt={knownRowAt}
        onRange={show}
        isBusy={replacing}
        scrollKey={JSON.stringify(filters)}
        onOpen={({ shop, item }) => onOpen(shop.key, attentionPlaceOf(item))}
        empty={
          answer?.total === 0 && (
            <Nothing hasOthers={choices.some(({ count }) => count > 0)} unread={unread} />
          )
        }
      />
    </>
  );
}

function Nothing({ hasOthers, unread }: { hasOthers: boolean; unread: number }) {
  const isFiltered = useOverviewPlace(({ filters }) => filters.kinds.length > 0 || filters.shop !== null);
  if (isFiltered)
    return (
      <EmptyState
        icon={ListFilter}
        title="Nothing of this kind"
        action={<Button onPress={() => changeAttentionFilters(NO_ATTENTION_FILTERS)}>Clear filters</Button>}
      >
        {hasOthers ? 'Other shops have something that needs you.' : 'Nothing here needs you.'}
      </EmptyState>
    );
  if (unread > 0)
    return (
      <EmptyState icon={LoaderCircle} title="Looking through your shops">
        {countOf(unread, 'shop')} to go. What needs you appears here as it is found.
      </EmptyState>
    );
  return (
    <EmptyState icon={CircleCheckBig} title="Nothing needs you">
      When something is refused, rejected, about to close or about to run out in any of your shops, or a
      partner asks to join a campaign of yours, it appears here.
    </EmptyState>
  );
}
