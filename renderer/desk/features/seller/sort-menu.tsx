/** Chooses the order of the seller's own campaigns. */
import { ArrowDownWideNarrow, ChevronDown } from 'lucide-react';
import { Button } from 'react-aria-components/Button';
import { MenuTrigger } from 'react-aria-components/Menu';
import { Popover } from 'react-aria-components/Popover';
import { SELLER_SORTS, type SellerCampaignQuery } from '#shared/contract/query.ts';
import { ChoiceMenu } from '../../components/choice-menu.tsx';
import { SORT_NAMES } from './seller-words.ts';
import '../../components/popover.css';
import '../../components/toggle-chip.css';

type Sort = SellerCampaignQuery['sort'];

const CHOICES = SELLER_SORTS.map((id) => ({ id, name: SORT_NAMES[id] }));

interface SortMenuProps {
  readonly sort: Sort;
  readonly onSort: (sort: Sort) => void;
}

export function SortMenu({ sort, onSort }: SortMenuProps) {
  return (
    <MenuTrigger>
      <Button className="chip">
        <ArrowDownWideNarrow size={14} aria-hidden />
        <span className="visually-hidden">Sort by </span>
        {SORT_NAMES[sort]}
        <ChevronDown size={12} aria-hidden />
      </Button>
      <Popover className="popover" placement="bottom start" offset={4}>
        <ChoiceMenu label="Sort by" choices={CHOICES} chosen={sort} onChoose={onSort} />
      </Popover>
    </MenuTrigger>
  );
}
