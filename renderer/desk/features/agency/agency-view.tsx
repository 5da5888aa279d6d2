/** Agency-initiated campaigns: what can be joined, what is joined, and the details of the chosen one. */
import type { SyncStatus } from '#shared/contract/sync-status.ts';
import { Splitter, usePaneWidth } from '../../components/splitter.tsx';
import { Tabs } from '../../components/tabs.tsx';
import { useMediaQuery } from '../../components/use-media-query.ts';
import type { KnownShop } from '../../state/session.ts';
import { shopText } from '../../state/shop-key.ts';
import { changeList, changeView, useShopView } from '../../state/view.ts';
import { CampaignDetails } from '../details/campaign-details.tsx';
import { CampaignList } from './campaign-list.tsx';
import './agency-view.css';

const TABS = [
  { id: 'available', name: 'Available' },
  { id: 'joined', name: 'Joined' },
] as const;

/** Below this the details lie over the list; agency-view.css says the same. */
const NARROW = '(width < 1000px)';
const DETAILS_WIDTH = { least: 360, most: 720, share: 0.29 };

interface AgencyViewProps {
  readonly shop: KnownShop;
  readonly status: SyncStatus | null;
}

export function AgencyView({ shop, status }: AgencyViewProps) {
  const { agencyTab, lists } = useShopView(shop.key);
  const { selectedCampaignId } = lists[agencyTab];
  const isNarrow = useMediaQuery(NARROW);
  const [width, setWidth] = usePaneWidth(DETAILS_WIDTH);
  const covered = isNarrow && selectedCampaignId !== null;
  const close = (): void => {
    changeList(shop.key, agencyTab, { selectedCampaignId: null });
    // The row that was open has the grid's one tab stop: the keyboard goes back to it.
    requestAnimationFrame(() =>
      document.querySelector<HTMLElement>('.list-pane .grid-body [tabindex="0"]')?.focus(),
    );
  };
  return (
    <div className="agency" style={{ '--details-width': `${width}px` }}>
      <div className="list-pane" inert={covered}>
        <Tabs
          kind="sub"
          label="Agency campaigns"
          tabs={TABS}
          selected={agencyTab}
          onSelect={(tab) => changeView(shop.key, { agencyTab: tab })}
        >
          <CampaignList shop={shop} tab={agencyTab} status={status} />
        </Tabs>
      </div>
      {!isNarrow && (
        <Splitter label="Width of the details" width={width} onWidth={setWidth} bounds={DETAILS_WIDTH} />
      )}
      {(!isNarrow || covered) && (
        <CampaignDetails
          key={selectedCampaignId && `${shopText(shop.key)} ${selectedCampaignId}`}
          shop={shop}
          campaignId={selectedCampaignId}
          tab={agencyTab}
          isSheet={isNarrow}
          onClose={close}
        />
      )}
    </div>
  );
}
