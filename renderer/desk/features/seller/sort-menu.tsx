/** Chooses the order of the seller's own campaigns. */
import { ArrowDownWideNarrow, Check, ChevronDown } from 'lucide-react';
import { Button } from 'react-aria-components/Button';
import { Menu, MenuItem, MenuTrigger } from 'react-aria-components/Menu';
import { Popover } from 'react-aria-components/Popover';
import { SELLER_SORTS, type SellerCampaignQuery } from '#shared/contract/query.ts';
import { SORT_NAMES } from './seller-words.ts';
import '../../components/popover.css';
import '../../components/toggle-chip.css';

type Sort = SellerCampaignQuery['sort'];

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
        <Menu
          className="popover-list"
          aria-label="Sort by"
          selectionMode="single"
          disallowEmptySelection
          selectedKeys={[sort]}
          onSelectionChange={(keys) => {
            const chosen = SELLER_SORTS.find((name) => keys !== 'all' && keys.has(name));
            if (chosen) onSort(chosen);
          }}
        >
          {SELLER_SORTS.map((name) => (
            <MenuItem key={name} id={name} className="popover-item">
              {({ isSelected }) => (
                <>
                  <Check size={14} className={isSelected ? undefined : 'popover-blank'} aria-hidden />
                  {SORT_NAMES[name]}
                </>
              )}
            </MenuItem>
          ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}
