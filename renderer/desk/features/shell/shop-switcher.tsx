/** Which shop the window shows, and the menu of all shops with how each stands. */
import { Check, ChevronsUpDown } from 'lucide-react';
import { useId } from 'react';
import { Button } from 'react-aria-components/Button';
import { Header } from 'react-aria-components/Header';
import { Menu, MenuItem, MenuSection, MenuTrigger } from 'react-aria-components/Menu';
import { Popover } from 'react-aria-components/Popover';
import type { Session } from '#shared/contract/desk.ts';
import { marketOf } from '#shared/domain/market.ts';
import { placeOf } from '../../format/moment.ts';
import { useNow } from '../../state/clock.ts';
import { type KnownShop, savePreferences, shopsOf } from '../../state/session.ts';
import { sameShop, shopText } from '../../state/shop-key.ts';
import { useSyncStatus } from '../../state/sync-statuses.ts';
import { useViews } from '../../state/view.ts';
import { syncWords } from '../sync/sync-words.ts';
import '../../components/popover.css';
import './shop-switcher.css';

interface ShopSwitcherProps {
  readonly session: Session;
  readonly shop: KnownShop;
}

export function ShopSwitcher({ session, shop }: ShopSwitcherProps) {
  const currentId = useId();
  const shops = shopsOf(session);
  const choose = (text: string): void => {
    const chosen = shops.find(({ key }) => shopText(key) === text);
    if (!chosen) return;
    useViews.setState({ shop: chosen.key });
    void savePreferences({ lastShop: chosen.key });
  };
  return (
    <MenuTrigger>
      {/* The shop's words lie under the button: they describe it, and its name stays "Switch shop". */}
      <div className="shop-current">
        <Button className="shop-button" aria-label="Switch shop" aria-describedby={currentId} />
        <ShopMark name={shop.record.name} />
        <span className="shop-words" id={currentId}>
          <span className="shop-name ellipsis" title={shop.record.name}>
            {shop.record.name}
          </span>
          <span className="shop-note ellipsis">
            {marketOf(shop.record.region).name} · {shop.accountName}
          </span>
        </span>
        <ChevronsUpDown size={14} className="shop-chevron" aria-hidden />
      </div>
      <Popover className="popover shop-popover" placement="bottom start" offset={4}>
        <Menu className="popover-list" aria-label="Shops" onAction={(key) => choose(String(key))}>
          {session.accounts.map((account) => (
            <MenuSection key={account.id}>
              <Header className="shop-account ellipsis" title={account.email}>
                {account.name}
              </Header>
              {shops
                .filter(({ key }) => key.accountId === account.id)
                .map((other) => (
                  <ShopItem
                    key={shopText(other.key)}
                    shop={other}
                    isCurrent={sameShop(other.key, shop.key)}
                  />
                ))}
            </MenuSection>
          ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}

function ShopItem({ shop, isCurrent }: { shop: KnownShop; isCurrent: boolean }) {
  const status = useSyncStatus(shop.key);
  const now = useNow(shop.key);
  const words = status && syncWords(status, now, placeOf(shop.record));
  return (
    <MenuItem id={shopText(shop.key)} textValue={shop.record.name} className="popover-item shop-item">
      <ShopMark name={shop.record.name} />
      <span className="shop-words">
        <span className="shop-name ellipsis">{shop.record.name}</span>
        <span className="shop-note ellipsis">
          {marketOf(shop.record.region).name} ·{' '}
          {words?.parked ?? words?.queued ?? words?.headline ?? 'Reading'}
        </span>
      </span>
      {isCurrent && <Check size={16} aria-label="Shown now" />}
    </MenuItem>
  );
}

/** The first letter of a shop's name, as text: names are untrusted and of any script. */
function ShopMark({ name }: { name: string }) {
  const [letter = '·'] = name.trim();
  return (
    <span className="shop-mark" aria-hidden>
      {letter.toLocaleUpperCase()}
    </span>
  );
}
