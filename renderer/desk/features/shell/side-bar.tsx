/** The left column: which shop, where in the window, the accounts, and how the shop's sync stands. */
import { Handshake, type LucideIcon, Search, Store, Users } from 'lucide-react';
import { memo, type ReactNode, useMemo } from 'react';
import { Link } from 'react-aria-components/Link';
import type { Preferences, Session } from '#shared/contract/desk.ts';
import type { SyncStatus } from '#shared/contract/sync-status.ts';
import { IconButton } from '../../components/button.tsx';
import { commandText } from '../../components/shortcut.ts';
import { useSame } from '../../components/use-same.ts';
import { placeOf } from '../../format/moment.ts';
import { useAttentionOfAll } from '../../state/attention.ts';
import { useNow } from '../../state/clock.ts';
import { openDialog } from '../../state/open-dialog.ts';
import { type KnownShop, shopsOf } from '../../state/session.ts';
import { type Place, showPlace } from '../../state/view.ts';
import { AttentionCount } from '../shop-switcher/attention-count.tsx';
import { ShopSwitcher } from '../shop-switcher/shop-switcher.tsx';
import { SyncPanel } from '../sync/sync-panel.tsx';
import { AppearanceMenu } from './appearance-menu.tsx';

interface SideBarProps {
  readonly session: Session;
  readonly shop: KnownShop;
  readonly status: SyncStatus | null;
  readonly place: Place;
}

export function SideBar({ session, shop, status, place }: SideBarProps) {
  const now = useNow(shop.key);
  const shops = useSame(useMemo(() => shopsOf(session).map(({ key }) => key), [session]));
  return (
    <aside className="side-bar" aria-label="Shop">
      <ShopSwitcher session={session} shop={shop} />
      <Places current={place} attention={useAttentionOfAll()} />
      <Foot appearance={session.preferences.appearance} version={session.version} />
      <SyncPanel shops={shops} shop={shop.key} status={status} now={now} place={placeOf(shop.record)} />
    </aside>
  );
}

// What is the same in every shop is not drawn again for each.

const Places = memo(({ current, attention }: { current: Place; attention: number }) => (
  <nav className="side-nav" aria-label="Places">
    <ul>
      <PlaceLink to="allShops" current={current} icon={Store}>
        <span className="side-link-name">All shops</span>
        <AttentionCount count={attention} />
      </PlaceLink>
      <PlaceLink to="campaigns" current={current} icon={Handshake}>
        Partner campaigns
      </PlaceLink>
    </ul>
  </nav>
));

const Foot = memo(({ appearance, version }: { appearance: Preferences['appearance']; version: string }) => (
  <div className="side-foot">
    <AppearanceMenu appearance={appearance} />
    <IconButton label={`Go to (${commandText('K')})`} icon={Search} onPress={() => openDialog('goTo')} />
    <IconButton label="Accounts" icon={Users} onPress={() => openDialog('accounts')} />
    <span className="side-version muted ellipsis">Version {version}</span>
  </div>
));

interface PlaceLinkProps {
  readonly to: Place;
  readonly current: Place;
  readonly icon: LucideIcon;
  readonly children: ReactNode;
}

function PlaceLink({ to, current, icon: Icon, children }: PlaceLinkProps) {
  return (
    <li>
      <Link
        className="side-link"
        {...(to === current && { 'aria-current': 'page' })}
        onPress={() => showPlace(to)}
      >
        <Icon size={16} aria-hidden />
        {children}
      </Link>
    </li>
  );
}
