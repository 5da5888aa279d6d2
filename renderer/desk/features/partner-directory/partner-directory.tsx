/** The directory of partners, to search, narrow, compare and choose from. Whom the choice is for is the caller's. */
import { Handshake } from 'lucide-react';
import { useId, useMemo, useState } from 'react';
import type { PartnerPage, PartnerQuery } from '#shared/contract/query.ts';
import type { PartnerProfile } from '#shared/domain/partner-profile.ts';
import type { ShopKey } from '#shared/domain/shop.ts';
import { shopText } from '#shared/domain/shop-key.ts';
import { Button } from '../../components/button.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { ErrorNote } from '../../components/error-note.tsx';
import { toggled } from '../../components/toggled.ts';
import { usePagedRows } from '../../components/virtual-grid/use-paged-rows.ts';
import { VirtualGrid } from '../../components/virtual-grid/virtual-grid.tsx';
import { deskCall } from '../../desk-client.ts';
import { countOf, formatCount } from '../../format/number.ts';
import { notifyError } from '../../state/notify-error.ts';
import { whenChanged } from '../../state/when-changed.ts';
import { ChosenBar } from './chosen-bar.tsx';
import { ComparePartners } from './compare-partners.tsx';
import { partnerColumns } from './partner-columns.tsx';
import { isNarrowed, NO_PARTNER_FILTER, partnerQueryOf } from './partner-filter.ts';
import { PartnerFilters } from './partner-filters.tsx';
import { ALREADY_IN_IT, invitedInWords, sortBy } from './partner-words.ts';
import { type PartnerChoice, type PartnerChoiceProps, usePartnerChoice } from './use-partner-choice.ts';
import './partner-directory.css';

const MOST_COMPARED = 4;

interface PartnerDirectoryProps extends PartnerChoiceProps {
  readonly shop: ShopKey;
}

export function PartnerDirectory(props: PartnerDirectoryProps) {
  const { shop, chosen, onChange, most } = props;
  const countId = useId();
  const excludedId = useId();
  const [entry, setEntry] = useState(NO_PARTNER_FILTER);
  const [sort, setSort] = useState<PartnerQuery['sort']>(sortBy('gmv'));
  const [compared, setCompared] = useState<readonly string[]>([]);
  const [isComparing, setComparing] = useState(false);
  const choice = usePartnerChoice(props);
  const query = useMemo(() => partnerQueryOf(entry, sort), [entry, sort]);
  const { rows, question } = usePartners(shop, query);
  /** The element that says why somebody cannot be chosen. */
  const whyNot = (id: string): string | undefined => {
    if (choice.isExcluded(id)) return excludedId;
    return choice.isFull(id) ? countId : undefined;
  };
  const columns = useMemo(
    () =>
      partnerColumns(choice.isExcluded, {
        isCompared: (id) => compared.includes(id),
        isFull: compared.length >= MOST_COMPARED,
        onCompare: (id, isOn) => setCompared((ids) => toggled(ids, id, isOn)),
      }),
    [choice.isExcluded, compared],
  );
  // Nothing put side by side by hand: those that are chosen, as far as there is room.
  const sideBySide = compared.length > 0 ? compared : chosen.slice(0, MOST_COMPARED);
  const { answer } = rows;
  const isAllChosen = isEveryoneChosen(answer, choice);
  const chooseAll = async (): Promise<void> => {
    if (answer && isAllChosen) return choice.drop(answer.rows.map(({ id }) => id));
    const all = await deskCall('queryPartners', { shop, query: { ...query, offset: 0, limit: most } });
    if (all.ok) choice.add(all.data.rows.map(({ id }) => id));
    else notifyError(all.error);
  };
  const canChooseAll = answer !== null && answer.total > 0 && answer.total <= most - choice.invited;
  return (
    <div className="partner-directory">
      <PartnerFilters entry={entry} page={answer} onChange={setEntry} />
      <ChosenBar
        shop={shop}
        countId={countId}
        chosen={chosen}
        invited={choice.invited}
        most={most}
        found={answer && foundInWords(answer)}
        sort={sort}
        canCompare={sideBySide.length >= 2}
        onSort={setSort}
        onToggle={choice.toggle}
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
          scrollKey={question}
          isBusy={rows.replacing}
          checks={{
            all: {
              label: 'Choose all that match',
              state: chosen.length === 0 ? 'none' : isAllChosen ? 'all' : 'some',
              isDisabled: !isAllChosen && !canChooseAll,
              onToggle: () => void chooseAll(),
            },
            of: ({ id }) => ({
              isChecked: choice.isChosen(id),
              isDisabled: !choice.isChosen(id) && !choice.mayChoose(id),
              leavesRowEnabled: true,
              describedBy: whyNot(id),
              onToggle: () => choice.toggle(id),
            }),
          }}
          empty={
            answer && (
              <NoPartners isNarrowed={isNarrowed(entry)} onClear={() => setEntry(NO_PARTNER_FILTER)} />
            )
          }
        />
      )}
      <p id={excludedId} hidden>
        {ALREADY_IN_IT}
      </p>
      {isComparing && (
        <ComparePartners
          shop={shop}
          partnerIds={sideBySide}
          isChosen={choice.isChosen}
          mayChoose={choice.mayChoose}
          whyNot={whyNot}
          invited={invitedInWords(choice.invited, most, chosen.length)}
          onChoose={choice.toggle}
          onClose={() => setComparing(false)}
        />
      )}
    </div>
  );
}

/** The partners that a question finds, in windows; and the question as text. */
function usePartners(shop: ShopKey, query: ReturnType<typeof partnerQueryOf>) {
  const list = shopText(shop);
  const question = `${list} ${JSON.stringify(query)}`;
  const rows = usePagedRows<PartnerProfile, PartnerPage>(
    list,
    question,
    (offset, limit) => deskCall('queryPartners', { shop, query: { ...query, offset, limit } }),
    (changed) => whenChanged(shop, ['partner'], changed),
  );
  return { rows, question };
}

/** Whether all that match are here and chosen. */
function isEveryoneChosen(answer: PartnerPage | null, { isChosen }: PartnerChoice): boolean {
  if (answer === null || answer.total === 0) return false;
  return answer.rows.length === answer.total && answer.rows.every(({ id }) => isChosen(id));
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
