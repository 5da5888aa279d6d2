/** Above the directory: how many are invited of how many, who is chosen, and what can be done with all of them at once. */
import { Columns3, Undo2 } from 'lucide-react';
import { useRef, useState } from 'react';
import type { PartnerQuery } from '#shared/contract/query.ts';
import type { ShopKey } from '#shared/domain/shop.ts';
import { Button } from '../../components/button.tsx';
import { Select } from '../../components/select.tsx';
import { countOf } from '../../format/number.ts';
import { ChosenPartners } from './chosen-partners.tsx';
import { invitedInWords, PARTNER_SORT_CHOICES, sortBy } from './partner-words.ts';

interface ChosenBarProps {
  readonly shop: ShopKey;
  /** The element that says how many are invited: it describes what cannot be chosen because there is no room. */
  readonly countId: string;
  readonly chosen: readonly string[];
  /** How many are invited in all, of at most how many. */
  readonly invited: number;
  readonly most: number;
  /** How many the directory shows; null while it is not known. */
  readonly found: string | null;
  readonly sort: PartnerQuery['sort'];
  readonly canCompare: boolean;
  readonly onSort: (sort: PartnerQuery['sort']) => void;
  readonly onToggle: (partnerId: string) => void;
  readonly onChange: (partnerIds: string[]) => void;
  readonly onCompare: () => void;
}

export function ChosenBar(props: ChosenBarProps) {
  const { shop, countId, chosen, invited, most, found, sort, canCompare } = props;
  const { onSort, onToggle, onChange, onCompare } = props;
  const count = useRef<HTMLParagraphElement>(null);
  const [cleared, setCleared] = useState<readonly string[]>([]);
  const clear = (): void => {
    setCleared(chosen);
    onChange([]);
  };
  const takeBack = (): void => {
    onChange([...cleared]);
    count.current?.focus();
  };
  return (
    <div className="selection-bar">
      <p
        ref={count}
        id={countId}
        tabIndex={-1}
        role="status"
        className={invited > most ? 'selection-problem' : undefined}
      >
        {invitedInWords(invited, most, chosen.length)}
      </p>
      <ChosenPartners shop={shop} chosen={chosen} onToggle={onToggle} />
      <span className="muted">{found}</span>
      {chosen.length === 0 && cleared.length > 0 && (
        // The button that cleared is disabled by what it did: the focus goes to the way back.
        <Button size="small" kind="quiet" icon={Undo2} autoFocus onPress={takeBack}>
          Undo clearing {countOf(cleared.length, 'partner')}
        </Button>
      )}
      <span className="selection-space" />
      <Select
        label="Sort by"
        choices={PARTNER_SORT_CHOICES}
        value={sort.by}
        onChange={(by) => onSort(sortBy(by))}
      />
      <Button icon={Columns3} isDisabled={!canCompare} onPress={onCompare}>
        Compare
      </Button>
      <Button kind="quiet" isDisabled={chosen.length === 0} onPress={clear}>
        Clear selection
      </Button>
    </div>
  );
}
