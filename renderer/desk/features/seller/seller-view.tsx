/** The seller's own campaigns: those that run, that are over and that are not published, and the details of the chosen one. */
import { Plus } from 'lucide-react';
import type { SyncStatus } from '#shared/contract/sync-status.ts';
import type { SellerTab } from '#shared/domain/seller-campaign.ts';
import { Button } from '../../components/button.tsx';
import { Splitter, usePaneWidth } from '../../components/splitter.tsx';
import { Tabs } from '../../components/tabs.tsx';
import { useMediaQuery } from '../../components/use-media-query.ts';
import { formatCount } from '../../format/number.ts';
import { sellerRowText } from '../../state/seller-row.ts';
import type { KnownShop } from '../../state/session.ts';
import { shopText } from '../../state/shop-key.ts';
import { useDeskQuery } from '../../state/use-desk-query.ts';
import { changeSeller, useShopView } from '../../state/view.ts';
import { returnToList } from '../details/details-pane.tsx';
import { openSellerForm } from '../seller-form/open-form.ts';
import { SellerDetails } from './seller-details.tsx';
import { SellerList } from './seller-list.tsx';
import '../agency/agency-view.css';
import './seller.css';

const TAB_NAMES: readonly { readonly id: SellerTab; readonly name: string }[] = [
  { id: 'active', name: 'Active' },
  { id: 'past', name: 'Past' },
  { id: 'drafts', name: 'Drafts' },
];

/** Below this the details lie over the list. */
const NARROW = '(width < 1000px)';
const DETAILS_WIDTH = { least: 380, most: 760, share: 0.3 };

interface SellerViewProps {
  readonly shop: KnownShop;
  readonly status: SyncStatus | null;
}

export function SellerView({ shop, status }: SellerViewProps) {
  const { tab, selected } = useShopView(shop.key).seller;
  const isNarrow = useMediaQuery(NARROW);
  const [width, setWidth] = usePaneWidth(DETAILS_WIDTH);
  const tabs = useCountedTabs(shop);
  const covered = isNarrow && selected !== null;
  const begin = (): void => openSellerForm(shop.key, { kind: 'new' });
  const close = (): void => {
    changeSeller(shop.key, { selected: null });
    returnToList();
  };
  return (
    <div className="agency" style={{ '--details-width': `${width}px` }}>
      <div className="list-pane" inert={covered}>
        <Tabs
          kind="sub"
          label="Your campaigns"
          tabs={tabs}
          selected={tab}
          onSelect={(next) => changeSeller(shop.key, { tab: next, selected: null, scrollOffset: 0 })}
          beside={
            <span className="seller-new">
              <Button kind="primary" icon={Plus} onPress={begin}>
                New campaign
              </Button>
            </span>
          }
        >
          <SellerList
            key={`${shopText(shop.key)} ${tab}`}
            shop={shop}
            tab={tab}
            status={status}
            onNew={begin}
          />
        </Tabs>
      </div>
      {!isNarrow && (
        <Splitter label="Width of the details" width={width} onWidth={setWidth} bounds={DETAILS_WIDTH} />
      )}
      {(!isNarrow || covered) && (
        <SellerDetails
          key={selected && sellerRowText(selected)}
          shop={shop}
          selected={selected}
          isSheet={isNarrow}
          onClose={close}
        />
      )}
    </div>
  );
}

/** The tabs with how many campaigns are under each, whatever is searched for. */
function useCountedTabs({ key: shop }: KnownShop) {
  const { data } = useDeskQuery(
    'querySellerCampaigns',
    { shop, query: { tab: 'active', text: '', sort: 'newest', offset: 0, limit: 0 } },
    { shop, collections: ['sellerCampaign', 'outbox', 'draft'] },
  );
  return TAB_NAMES.map(({ id, name }) => ({
    id,
    name,
    count: data ? formatCount(data.counts[id]) : null,
  }));
}
