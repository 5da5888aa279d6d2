/** The seller's own campaigns: those that run, that are over and that are not published, and the details of the chosen one. */
import { Plus } from 'lucide-react';
import type { SellerCampaignPage } from '#shared/contract/query.ts';
import type { SyncStatus } from '#shared/contract/sync-status.ts';
import type { SellerTab } from '#shared/domain/seller-campaign.ts';
import { shopText } from '#shared/domain/shop-key.ts';
import { Button } from '../../components/button.tsx';
import { Tabs } from '../../components/tabs.tsx';
import { formatCount } from '../../format/number.ts';
import { useSellerPosition } from '../../state/list-position.ts';
import { sellerRowText } from '../../state/seller-row.ts';
import type { KnownShop } from '../../state/session.ts';
import { useDeskQuery } from '../../state/use-desk-query.ts';
import { changeSeller, useShopView } from '../../state/view.ts';
import { ListAndDetails } from '../details/list-and-details.tsx';
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

const DETAILS_WIDTH = { least: 380, most: 760, share: 0.3 };

interface SellerViewProps {
  readonly shop: KnownShop;
  readonly status: SyncStatus | null;
}

export function SellerView({ shop, status }: SellerViewProps) {
  const { tab, selected, text, sort } = useShopView(shop.key).seller;
  const position = useSellerPosition(shop.key, { tab, text, sort }, selected);
  const tabs = useCountedTabs(shop);
  const begin = (): void => openSellerForm(shop.key, { kind: 'new' });
  return (
    <ListAndDetails
      isOpen={selected !== null}
      bounds={DETAILS_WIDTH}
      shown={`${shopText(shop.key)} ${tab}`}
      onClose={() => changeSeller(shop.key, { selected: null })}
      list={() => (
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
            position={position}
            onNew={begin}
          />
        </Tabs>
      )}
      details={(place) => (
        <SellerDetails
          key={selected && sellerRowText(selected)}
          shop={shop}
          selected={selected}
          position={position}
          {...place}
        />
      )}
    />
  );
}

/** "12", and under Past "12 · 3 running": those are not over. */
function countInWords(tab: SellerTab, counts: SellerCampaignPage['counts']): string {
  const all = formatCount(counts[tab]);
  return tab === 'past' && counts.goingOn > 0 ? `${all} · ${formatCount(counts.goingOn)} running` : all;
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
    count: data ? countInWords(id, data.counts) : null,
  }));
}
