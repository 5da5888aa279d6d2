/** Chooses the one shop whose matters are shown, or any. */
import { Check, ChevronDown } from 'lucide-react';
import { Button } from 'react-aria-components/Button';
import { Menu, MenuItem, MenuTrigger } from 'react-aria-components/Menu';
import { Popover } from 'react-aria-components/Popover';
import { formatCount } from '../../format/number.ts';
import { shopText } from '../../state/shop-key.ts';
import type { AttentionList } from './attention-list.ts';
import '../../components/popover.css';
import '../../components/toggle-chip.css';

interface ShopFilterProps {
  readonly shops: AttentionList['shops'];
  /** As text; null is any. */
  readonly chosen: string | null;
  readonly onChoose: (shop: string | null) => void;
}

const ANY = 'any';

export function ShopFilter({ shops, chosen, onChoose }: ShopFilterProps) {
  const current = shops.find(({ shop }) => shopText(shop.key) === chosen);
  const choices = [
    { id: ANY, name: 'Any shop', count: null },
    ...shops.map(({ shop, count }) => ({ id: shopText(shop.key), name: shop.record.name, count })),
  ];
  return (
    <MenuTrigger>
      <Button className="chip overview-shop" data-selected={current ? true : undefined}>
        <span className="visually-hidden">Shop: </span>
        <span className="ellipsis">{current?.shop.record.name ?? 'Any shop'}</span>
        <ChevronDown size={12} aria-hidden />
      </Button>
      <Popover className="popover" placement="bottom start" offset={4}>
        <Menu
          className="popover-list overview-shops"
          aria-label="Shop"
          selectionMode="single"
          disallowEmptySelection
          selectedKeys={[chosen ?? ANY]}
          onSelectionChange={(keys) => {
            const [key] = keys === 'all' ? [] : [...keys].map(String);
            if (key !== undefined) onChoose(key === ANY ? null : key);
          }}
        >
          {choices.map(({ id, name, count }) => (
            <MenuItem key={id} id={id} textValue={name} className="popover-item">
              {({ isSelected }) => (
                <>
                  <Check size={14} className={isSelected ? undefined : 'popover-blank'} aria-hidden />
                  <span className="popover-item-words ellipsis">{name}</span>
                  {count !== null && <span className="muted">{formatCount(count)}</span>}
                </>
              )}
            </MenuItem>
          ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}
