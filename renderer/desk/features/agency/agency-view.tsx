/** Agency-initiated campaigns: what can be joined, what is joined, and the details of the chosen one. */
import type { SyncStatus } from '#shared/contract/sync-status.ts';
import { Splitter, usePaneWidth } from '../../components/splitter.tsx';
import { Tabs } from '../../components/tabs.tsx';
import { useMediaQuery } from '../../components/use-media-query.ts';
import type { KnownShop } from '../../state/session.ts';
import { shopText } from '../../state/shop-key.ts';
import { changeList, changeView, useShopView } from '../../state/view.ts';
import { CampaignDetails } from '../details/campaign-details.tsx';
import { returnToList } from '../details/details-pane.tsx';
import { CampaignList } from './campaign-list.tsx';
import './agency-view.css';

const TABS = [
  { id: 'available', name: 'Available' },
  { id: 'joined', name: 'Joined' },
] as const;

/** Below this the details lie over the whole list. */
const NARROW = '(width < 1000px)';
/** Below this not every column has room beside the details: they lie over the end of the list, which can be used on. */
const MEDIUM = '(width < 1240px)';
const DETAILS_WIDTH = { least: 360, most: 720, share: 0.29 };

interface AgencyViewProps {
  readonly shop: KnownShop;
  readonly status: SyncStatus | null;
}

export function AgencyView({ shop, status }: AgencyViewProps) {
  const { agencyTab, lists } = useShopView(shop.key);
  const { selectedCampaignId } = lists[agencyTab];
  const isNarrow = useMediaQuery(NARROW);
  const isMedium = useMediaQuery(MEDIUM) && !isNarrow;
  const [width, setWidth] = usePaneWidth(DETAILS_WIDTH);
  const isOpen = selectedCampaignId !== null;
  const isBeside = !isNarrow && !isMedium;
  const close = (): void => {
    changeList(shop.key, agencyTab, { selectedCampaignId: null });
    returnToList();
  };
  return (
    <div className="agency" style={{ '--details-width': `${width}px` }}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: hears only the key that closes what lies over the list. */}
      <div
        className="list-pane"
        inert={isNarrow && isOpen}
        onKeyDown={({ key, target }) => {
          const isRow = target instanceof Element && target.closest('[role="row"]') !== null;
          if (isMedium && isOpen && key === 'Escape' && isRow) close();
        }}
      >
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
      {isBeside && (
        <Splitter label="Width of the details" width={width} onWidth={setWidth} bounds={DETAILS_WIDTH} />
      )}
      {(isBeside || isOpen) && (
        <CampaignDetails
          key={selectedCampaignId && `${shopText(shop.key)} ${selectedCampaignId}`}
          shop={shop}
          campaignId={selectedCampaignId}
          tab={agencyTab}
          lies={isBeside ? 'beside' : isNarrow ? 'overAll' : 'overEnd'}
          onClose={close}
        />
      )}
    </div>
  );
}
