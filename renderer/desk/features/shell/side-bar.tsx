/** The left column: which shop, where in it, and how its sync stands. */
import { Handshake } from 'lucide-react';
import type { Session } from '#shared/contract/desk.ts';
import type { SyncStatus } from '#shared/contract/sync-status.ts';
import { placeOf } from '../../format/moment.ts';
import { useNow } from '../../state/clock.ts';
import type { KnownShop } from '../../state/session.ts';
import { SyncPanel } from '../sync/sync-panel.tsx';
import { AppearanceMenu } from './appearance-menu.tsx';
import { ShopSwitcher } from './shop-switcher.tsx';

interface SideBarProps {
  readonly session: Session;
  readonly shop: KnownShop;
  readonly status: SyncStatus | null;
}

export function SideBar({ session, shop, status }: SideBarProps) {
  const now = useNow(shop.key);
  return (
    <aside className="side-bar" aria-label="Shop">
      <ShopSwitcher session={session} shop={shop} />
      <nav className="side-nav" aria-label="Places">
        <ul>
          <li>
            <a href="#campaigns" className="side-link" aria-current="page">
              <Handshake size={16} aria-hidden />
              Partner campaigns
            </a>
          </li>
        </ul>
      </nav>
      <div className="side-foot">
        <AppearanceMenu appearance={session.preferences.appearance} />
        <span className="muted ellipsis">Version {session.version}</span>
      </div>
      <SyncPanel shop={shop.key} status={status} now={now} place={placeOf(shop.record)} />
    </aside>
  );
}
