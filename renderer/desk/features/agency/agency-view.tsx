/** Agency-initiated campaigns: what can be joined, what is joined, and the details of the chosen one. */
import type { SyncStatus } from '#shared/contract/sync-status.ts';
import { shopText } from '#shared/domain/shop-key.ts';
import { Tabs } from '../../components/tabs.tsx';
import { arriveAt } from '../../state/arrival.ts';
import { useCampaignPosition } from '../../state/list-position.ts';
import type { KnownShop } from '../../state/session.ts';
import { changeFilters, changeList, changeView, NO_FILTERS, useShopView } from '../../state/view.ts';
import { CampaignDetails } from '../details/campaign-details.tsx';
import { ListAndDetails } from '../details/list-and-details.tsx';
import { CampaignList } from './campaign-list.tsx';
import { hasRoomForPartner } from './columns-in-room.ts';
import './agency-view.css';

const TABS = [
  { id: 'available', name: 'Available' },
  { id: 'joined', name: 'Joined' },
] as const;

const DETAILS_WIDTH = { least: 360, most: 720, share: 0.29 };

interface AgencyViewProps {
  readonly shop: KnownShop;
  readonly status: SyncStatus | null;
}

export function AgencyView({ shop, status }: AgencyViewProps) {
  const { agencyTab, lists } = useShopView(shop.key);
  const { selectedCampaignId, filters } = lists[agencyTab];
  const position = useCampaignPosition(shop.key, { scope: agencyTab, ...filters }, selectedCampaignId);
  const showInList = (): void => {
    if (selectedCampaignId === null) return;
    changeFilters(shop.key, agencyTab, NO_FILTERS);
    arriveAt(shop.key, agencyTab, selectedCampaignId, null);
  };
  return (
    <ListAndDetails
      isOpen={selectedCampaignId !== null}
      bounds={DETAILS_WIDTH}
      shown={`${shopText(shop.key)} ${agencyTab}`}
      onClose={() => changeList(shop.key, agencyTab, { selectedCampaignId: null })}
      list={(width) => (
        <Tabs
          kind="sub"
          label="Agency campaigns"
          tabs={TABS}
          selected={agencyTab}
          onSelect={(tab) => changeView(shop.key, { agencyTab: tab })}
        >
          <CampaignList
            shop={shop}
            tab={agencyTab}
            status={status}
            position={position}
            hasRoomForPartner={hasRoomForPartner(width, agencyTab)}
          />
        </Tabs>
      )}
      details={(place) => (
        <CampaignDetails
          key={selectedCampaignId && `${shopText(shop.key)} ${selectedCampaignId}`}
          shop={shop}
          campaignId={selectedCampaignId}
          tab={agencyTab}
          position={position}
          onShowInList={showInList}
          {...place}
        />
      )}
    />
  );
}
