/** Which shop the window shows, and the menu of all shops with how each stands; from there, the accounts. */
import { ChevronsUpDown, UserPlus, Users } from 'lucide-react';
import { useEffect, useId, useMemo, useState } from 'react';
import { Autocomplete } from 'react-aria-components/Autocomplete';
import { Button } from 'react-aria-components/Button';
import { Header } from 'react-aria-components/Header';
import { Menu, MenuItem, MenuSection, MenuTrigger } from 'react-aria-components/Menu';
import { Popover } from 'react-aria-components/Popover';
import type { Session } from '#shared/contract/desk.ts';
import { marketOf } from '#shared/domain/market.ts';
import { isBlank, isolated, shownName } from '#shared/domain/plain-text.ts';
import { sameShop, shopText } from '#shared/domain/shop-key.ts';
import { Name } from '../../components/name.tsx';
import { SearchField } from '../../components/search-field.tsx';
import { openDialog } from '../../state/open-dialog.ts';
import { type KnownShop, shopsOf } from '../../state/session.ts';
import { showShop } from '../../state/show-shop.ts';
import { ShopItem } from './shop-item.tsx';
import { ShopMark } from './shop-mark.tsx';
import { isManyShops, shopSections, shopsMatching, shortcutDigits } from './shop-order.ts';
import '../../components/popover.css';
import './shop-switcher.css';

interface ShopSwitcherProps {
  readonly session: Session;
  readonly shop: KnownShop;
}

export function ShopSwitcher({ session, shop }: ShopSwitcherProps) {
  const currentId = useId();
  const [isOpen, setOpen] = useState(false);
  const current = shopText(shop.key);
  // A shortcut goes to another shop while the menu is open: it has done its work.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the shop is what is followed.
  useEffect(() => setOpen(false), [current]);
  const button = useMemo(
    () => <Button className="shop-button" aria-label="Switch shop" aria-describedby={currentId} />,
    [currentId],
  );
  const market = marketOf(shop.record.region).name;
  // With one account its name tells nothing.
  const note = session.accounts.length > 1 ? `${market} · ${isolated(shop.accountName)}` : market;
  return (
    <MenuTrigger isOpen={isOpen} onOpenChange={setOpen}>
      {/* The shop's words lie under the button: they describe it, and its name stays "Switch shop". The title is on what holds both. */}
      <div className="shop-current" title={`${shownName(shop.record.name)}\n${note}`}>
        {button}
        <ShopMark name={shop.record.name} />
        <span className="shop-words" id={currentId}>
          <Name className="shop-name ellipsis">{shop.record.name}</Name>
          <span className="shop-note ellipsis">{note}</span>
        </span>
        <ChevronsUpDown size={14} className="shop-chevron" aria-hidden />
      </div>
      <Popover className="popover shop-popover" placement="bottom start" offset={4}>
        <AllShops session={session} shop={shop} />
      </Popover>
    </MenuTrigger>
  );
}

/** The menu; with many shops a search above it, which keeps the focus while arrows go through the shops. */
function AllShops({ session, shop }: ShopSwitcherProps) {
  const [text, setText] = useState('');
  const shops = shopsOf(session);
  const found = isBlank(text) ? null : shopsMatching(shops, text);
  const menu = <ShopMenu session={session} current={shop} shops={shops} found={found} />;
  if (!isManyShops(shops)) return <div className="popover-list shop-menu">{menu}</div>;
  return (
    <Autocomplete inputValue={text} onInputChange={setText}>
      <div className="shop-search">
        <SearchField
          label="Search shops"
          placeholder="Name, market or account"
          value={text}
          onChange={setText}
          autoFocus
        />
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: the shops are no tab stops here, and what scrolls must be one. */}
      <section className="popover-list shop-menu" tabIndex={0} aria-label="All shops">
        {menu}
      </section>
    </Autocomplete>
  );
}

interface ShopMenuProps {
  readonly session: Session;
  readonly current: KnownShop;
  readonly shops: readonly KnownShop[];
  /** What the search found; null without a search. */
  readonly found: readonly KnownShop[] | null;
}

function ShopMenu({ session, current, shops, found }: ShopMenuProps) {
  const digits = shortcutDigits(shops);
  const act = (id: string): void => {
    if (id === 'accounts' || id === 'addAccount') openDialog(id);
    const chosen = shops.find(({ key }) => shopText(key) === id);
    if (chosen) void showShop(chosen.key);
  };
  const item = (shop: KnownShop, namesAccount: boolean) => (
    <ShopItem
      key={shopText(shop.key)}
      shop={shop}
      isCurrent={sameShop(shop.key, current.key)}
      digit={digits.get(shopText(shop.key))}
      namesAccount={namesAccount}
    />
  );
  const sections = found ? [] : shopSections(shops, session.preferences.recentShops, current.key);
  return (
    <Menu
      className="shop-items"
      aria-label="Shops"
      onAction={(key) => act(String(key))}
      renderEmptyState={() => <p className="shop-none">No shop has this name, market or account.</p>}
    >
      {found?.map((shop) => item(shop, true))}
      {sections.map(({ id, name, shops: its }) => (
        <MenuSection key={id} id={id}>
          <Header className="shop-account ellipsis">
            <Name>{name}</Name>
          </Header>
          {its.map((shop) => item(shop, id === 'recent'))}
        </MenuSection>
      ))}
      {found === null && (
        <MenuSection id="more" aria-label="Accounts" className="shop-more">
          <MenuItem id="accounts" className="popover-item">
            <Users size={16} aria-hidden />
            Accounts
          </MenuItem>
          <MenuItem id="addAccount" className="popover-item">
            <UserPlus size={16} aria-hidden />
            Add account
          </MenuItem>
        </MenuSection>
      )}
    </Menu>
  );
}
