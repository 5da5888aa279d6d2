/**
 * The desk: side bar, and beside it the chosen shop's campaigns or what needs a person in all shops. A shop's part stays
 * mounted while shops take turns in it: what holds records names the shop that they are of (use-paged-rows.ts,
 * use-desk-query.ts, the key of the details), so nothing of another shop can stay on screen.
 */
import { memo, useEffect, useMemo, useRef } from 'react';
import type { Session } from '#shared/contract/desk.ts';
import type { SyncStatus } from '#shared/contract/sync-status.ts';
import { isolated } from '#shared/domain/plain-text.ts';
import { shopText } from '#shared/domain/shop-key.ts';
import { FaultBoundary } from '../../components/fault-boundary.tsx';
import { Tabs } from '../../components/tabs.tsx';
import { type KnownShop, shopsOf } from '../../state/session.ts';
import { showCampaign, showSellerCampaign } from '../../state/show-shop.ts';
import { useSyncStatus } from '../../state/sync-statuses.ts';
import { changeView, useShopView, useViews } from '../../state/view.ts';
import { AgencyView } from '../agency/agency-view.tsx';
import { OverviewView } from '../overview/overview-view.tsx';
import { SellerView } from '../seller/seller-view.tsx';
import { SignInBanner } from '../sign-in/sign-in-banner.tsx';
import { CacheNewer } from './cache-newer.tsx';
import { NoAccess } from './no-access.tsx';
import { SideBar } from './side-bar.tsx';
import { useRegionKeys } from './use-region-keys.ts';
import { useShortcuts } from './use-shortcuts.ts';
import './shell.css';

const TABS = [
  { id: 'agency', name: 'Agency' },
  { id: 'seller', name: 'Seller' },
] as const;

interface ShellProps {
  readonly session: Session;
  readonly shop: KnownShop;
  /** What the shop showed last is known. */
  readonly isReady: boolean;
}

export function Shell({ session, shop, isReady }: ShellProps) {
  const status = useSyncStatus(shop.key);
  const place = useViews((views) => views.place);
  const main = useRef<HTMLElement>(null);
  useRegionKeys();
  useShortcuts(useMemo(() => shopsOf(session), [session]));
  const shown = `${place} ${shopText(shop.key)}`;
  useFocusThatStays(main, shown);
  const isOverview = place === 'allShops';
  return (
    <div className="shell">
      <FaultBoundary part="The side bar">
        <SideBar session={session} shop={shop} status={status} place={place} />
      </FaultBoundary>
      <main ref={main} className="shell-main" id="campaigns" tabIndex={-1}>
        <FaultBoundary part="This part of the window" shown={shown}>
          <SignInBanner session={session} accountId={isOverview ? null : shop.key.accountId} />
          {!isOverview && !shop.hasAccess && <NoAccess shop={shop} />}
          {isOverview ? (
            <OverviewView
              session={session}
              onOpen={(key, to) =>
                void (to.tab === 'seller'
                  ? showSellerCampaign(key, to.key, to.part)
                  : showCampaign(key, to.tab, to.campaignId, to.product))
              }
            />
          ) : (
            isReady && <ShopDesk shop={shop} status={status} />
          )}
        </FaultBoundary>
      </main>
    </div>
  );
}

const ShopDesk = memo(({ shop, status }: { shop: KnownShop; status: SyncStatus | null }) => {
  const { mainTab } = useShopView(shop.key);
  const newer = status?.phase.kind === 'failed' && status.phase.error.code === 'CACHE_NEWER';
  return (
    <>
      <h1 className="visually-hidden">Partner campaigns of {isolated(shop.record.name)}</h1>
      {newer ? (
        <CacheNewer />
      ) : (
        <Tabs
          label="Partner campaigns"
          tabs={TABS}
          selected={mainTab}
          onSelect={(tab) => changeView(shop.key, { mainTab: tab })}
        >
          {mainTab === 'agency' ? (
            <AgencyView shop={shop} status={status} />
          ) : (
            <SellerView shop={shop} status={status} />
          )}
        </Tabs>
      )}
    </>
  );
});

/** When what had the focus went with the shop before, the keyboard goes on from the beginning of what came. */
function useFocusThatStays(main: React.RefObject<HTMLElement | null>, shown: string): void {
  const before = useRef(shown);
  useEffect(() => {
    if (before.current === shown) return;
    before.current = shown;
    if (document.activeElement === document.body) main.current?.focus();
  }, [main, shown]);
}
