/** The directory of partners, to search, narrow, compare and choose from. Whom the choice is for is the caller's. */
import { Handshake } from 'lucide-react';
import { useId, useMemo, useState } from 'react';
import type { PartnerPage, PartnerQuery } from '#shared/contract/query.ts';
import type { PartnerProfile } from '#shared/domain/partner-profile.ts';
import type { ShopKey } from '#shared/domain/shop.ts';
import { Button } from '../../components/button.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { ErrorNote } from '../../components/error-note.tsx';
import { toggled } from '../../components/toggled.ts';
import { usePagedRows } from '../../components/virtual-grid/use-paged-rows.ts';
import { VirtualGrid } from '../../components/virtual-grid/virtual-grid.tsx';
import { deskCall } from '../../desk-client.ts';
import { countOf, formatCount } from '../../format/number.ts';
import { notifyError } from '../../state/notify-error.ts';
import { shopText } from '../../state/shop-key.ts';
import { whenChanged } from '../../state/when-changed.ts';
import { ChosenBar } from './chosen-bar.tsx';
import { ComparePartners } from './compare-partners.tsx';
import { chosenWith, hasRoomFor, invitedInAll } from './invitations.ts';
import { partnerColumns } from './partner-columns.tsx';
import { isNarrowed, NO_PARTNER_FILTER, partnerQueryOf } from './partner-filter.ts';
import { PartnerFilters } from './partner-filters.tsx';
import { sortBy } from './partner-words.ts';
import './partner-directory.css';

const MOST_COMPARED = 4;

export interface PartnerDirectoryProps {
  readonly shop: ShopKey;
  /** Ids of the partners that are chosen to be invited. */
  readonly chosen: readonly string[];
  readonly onChange: (partnerIds: string[]) => void;
  /** Partners that are in it or wait for an answer: they cannot be chosen. */
  readonly excluded: readonly string[];
  /** Partners that were invited before, whatever they answered: they count. */
  readonly invitedBefore: readonly string[];
  /** How many can be invited in all, those from before with them. */
  readonly most: number;
}

export function PartnerDirectory(props: PartnerDirectoryProps) {
  const { shop, chosen, onChange, excluded, invitedBefore, most } = props;
  const countId = useId();
  const [entry, setEntry] = useState(NO_PARTNER_FILTER);
  const [sort, setSort] = useState<PartnerQuery['sort']>(sortBy('gmv'));
  const [compared, setCompared] = useState<readonly string[]>([]);
  const [isComparing, setComparing] = useState(false);
  const query = useMemo(() => partnerQueryOf(entry, sort), [entry, sort]);
  const list = shopText(shop);
  const key = `${list} ${JSON.stringify(query)}`;
  const rows = usePagedRows<PartnerProfile, PartnerPage>(
    list,
    key,
    (offset, limit) => deskCall('queryPartners', { shop, query: { ...query, offset, limit } }),
    (changed) => whenChanged(shop, ['partner'], changed),
  );
  const chosenSet = useMemo(() => new Set(chosen), [chosen]);
  const excludedSet = useMemo(() => new Set(excluded), [excluded]);
  const invited = invitedInAll(invitedBefore, chosen);
  const isFull = (id: string): boolean => !chosenSet.has(id) && !hasRoomFor(id, invitedBefore, chosen, most);
  const mayChoose = (id: string): boolean => !excludedSet.has(id) && !isFull(id);
  const toggle = (id: string): void => {
    if (chosenSet.has(id)) onChange(chosen.filter((other) => other !== id));
    else if (mayChoose(id)) onChange([...chosen, id]);
  };
  const columns = useMemo(
    () =>
      partnerColumns((id) => excludedSet.has(id), {
        isCompared: (id) => compared.includes(id),
        isFull: compared.length >= MOST_COMPARED,
        onCompare: (id, isOn) => setCompared((ids) => toggled(ids, id, isOn)),
      }),
    [excludedSet, compared],
  );
  // Nothing put side by side by hand: those that are chosen, as far as there is room.
  const sideBySide = compared.length > 0 ? compared : chosen.slice(0, MOST_COMPARED);
  const { answer } = rows;
  const isAllChosen =
    answer !== null &&
    answer.total > 0 &&
    answer.rows.length === answer.total &&
    answer.rows.every(({ id }) => chosenSet.has(id));
  const chooseAll = async (): Promise<void> => {
    if (isAllChosen) return onChange(chosen.filter((id) => !answer.rows.some((row) => row.id === id)));
    const all = await deskCall('queryPartners', { shop, query: { ...query, offset: 0, limit: most } });
    if (!all.ok) return notifyError(all.error);
    const more = all.data.rows.map(({ id }) => id).filter((id) => !excludedSet.has(id));
    onChange(chosenWith(more, invitedBefore, chosen, most));
  };
  return (
    <div className="partner-directory">
      <PartnerFilters entry={entry} page={answer} onChange={setEntry} />
      <ChosenBar
        shop={shop}
        countId={countId}
        chosen={chosen}
        invited={invited}
        most={most}
        found={answer && foundInWords(answer)}
        sort={sort}
        canCompare={sideBySide.length >= 2}
        onSort={setSort}
        onToggle={toggle}
        onChange={onChange}
        onCompare={() => setComparing(true)}
      />
      {rows.error && answer === null ? (
        <ErrorNote error={rows.error} kind="block" onAction={rows.refresh} />
      ) : (
        <VirtualGrid
          label="Partners"
          columns={columns}
          rowCount={answer?.total ?? 0}
          rowAt={rows.rowAt}
          rowId={({ id }) => id}
          rowLabel={({ name }) => name}
          onRange={rows.show}
          scrollKey={key}
          isBusy={rows.replacing}
          checks={{
            all: {
              label: 'Choose all that match',
              state: chosen.length === 0 ? 'none' : isAllChosen ? 'all' : 'some',
              isDisabled:
                !isAllChosen && (answer === null || answer.total === 0 || answer.total > most - invited),
              onToggle: () => void chooseAll(),
            },
            of: ({ id }) => ({
              isChecked: chosenSet.has(id),
              isDisabled: !chosenSet.has(id) && !mayChoose(id),
              describedBy: isFull(id) ? countId : undefined,
              onToggle: () => toggle(id),
            }),
          }}
          empty={
            answer && (
              <NoPartners isNarrowed={isNarrowed(entry)} onClear={() => setEntry(NO_PARTNER_FILTER)} />
            )
          }
        />
      )}
      {isComparing && (
        <ComparePartners
          shop={shop}
          partnerIds={sideBySide}
          isChosen={(id) => chosenSet.has(id)}
          mayChoose={mayChoose}
          invited={invited}
          most={most}
          onChoose={toggle}
          onClose={() => setComparing(false)}
        />
      )}
    </div>
  );
}

/** "1,204 partners", or how many of them a filter leaves. */
function foundInWords({ total, directoryTotal }: PartnerPage): string {
  return total === directoryTotal
    ? countOf(total, 'partner')
    : `${formatCount(total)} of ${countOf(directoryTotal, 'partner')}`;
}

function NoPartners({ isNarrowed, onClear }: { isNarrowed: boolean; onClear: () => void }) {
  return (
    <EmptyState
      icon={Handshake}
      title={isNarrowed ? 'No partner matches these filters' : 'The directory is empty'}
      action={isNarrowed && <Button onPress={onClear}>Clear filters</Button>}
    >
      {!isNarrowed && 'Partners appear here once they have been synced.'}
    </EmptyState>
  );
}
