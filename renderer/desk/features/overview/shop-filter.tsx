/** Chooses the one shop whose matters are shown, or any. */
import { ChevronDown } from 'lucide-react';
import { Button } from 'react-aria-components/Button';
import { MenuTrigger } from 'react-aria-components/Menu';
import { Popover } from 'react-aria-components/Popover';
import { shopText } from '#shared/domain/shop-key.ts';
import { ChoiceMenu } from '../../components/choice-menu.tsx';
import { Name } from '../../components/name.tsx';
import { formatCount } from '../../format/number.ts';
import type { ShopChoice } from './attention-list.ts';
import '../../components/popover.css';
import '../../components/toggle-chip.css';

interface ShopFilterProps {
  readonly shops: readonly ShopChoice[];
  /** As text; null is any. */
  readonly chosen: string | null;
  readonly onChoose: (shop: string | null) => void;
}

const ANY = 'any';

export function ShopFilter({ shops, chosen, onChoose }: ShopFilterProps) {
  const current = shops.find(({ shop }) => shopText(shop.key) === chosen);
  const choices = [
    { id: ANY, name: 'Any shop' },
    ...shops.map(({ shop, count }) => ({
      id: shopText(shop.key),
      name: shop.record.name,
      note: formatCount(count),
    })),
  ];
  return (
    <MenuTrigger>
      <Button className="chip overview-shop" data-selected={current ? true : undefined}>
        <span className="visually-hidden">Shop: </span>
        <Name isCut>{current?.shop.record.name ?? 'Any shop'}</Name>
        <ChevronDown size={12} aria-hidden />
      </Button>
      <Popover className="popover" placement="bottom start" offset={4}>
        <ChoiceMenu
          className="overview-shops"
          label="Shop"
          choices={choices}
          chosen={chosen ?? ANY}
          onChoose={(id) => onChoose(id === ANY ? null : id)}
        />
      </Popover>
    </MenuTrigger>
  );
}
