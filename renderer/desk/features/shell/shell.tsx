/**
 * The desk of one shop: side bar, campaigns, details. It is mounted anew for each shop, so nothing of another
 * shop can stay on screen.
 */
import type { Session } from '#shared/contract/desk.ts';
import { Tabs } from '../../components/tabs.tsx';
import type { KnownShop } from '../../state/session.ts';
import { useSyncStatus } from '../../state/sync-statuses.ts';
import { changeView, useShopView } from '../../state/view.ts';
import { AgencyView } from '../agency/agency-view.tsx';
import { SellerView } from '../seller/seller-view.tsx';
import { SignInBanner } from '../sign-in/sign-in-banner.tsx';
import { CacheNewer } from './cache-newer.tsx';
import { SideBar } from './side-bar.tsx';
import { useRegionKeys } from './use-region-keys.ts';
import './shell.css';

const TABS = [
  { id: 'agency', name: 'Agency' },
  { id: 'seller', name: 'Seller' },
] as const;

interface ShellProps {
  readonly session: Session;
  readonly shop: KnownShop;
}

export function Shell({ session, shop }: ShellProps) {
  const { mainTab } = useShopView(shop.key);
  const status = useSyncStatus(shop.key);
  useRegionKeys();
  const newer = status?.phase.kind === 'failed' && status.phase.error.code === 'CACHE_NEWER';
  return (
    <div className="shell">
      <SideBar session={session} shop={shop} status={status} />
      <main className="shell-main" id="campaigns">
        <h1 className="visually-hidden">Partner campaigns of {shop.record.name}</h1>
        <SignInBanner session={session} />
        {newer ? (
          <CacheNewer />
        ) : (
          <Tabs
            label="Partner campaigns"
            tabs={TABS}
            selected={mainTab}
            onSelect={(tab) => changeView(shop.key, { mainTab: tab })}
          >
            {mainTab === 'agency' ? <AgencyView shop={shop} status={status} /> : <SellerView />}
          </Tabs>
        )}
      </main>
    </div>
  );
}
