/**
 * What a person was looking at in a shop: tab, filters, selection and scroll. It is remembered over a restart; it holds
 * no records, and a campaign that is gone meanwhile is just not selected.
 */
import { z } from 'zod';
import type { DeepReadonly } from './deep-readonly.ts';
import { campaignList, sellerCampaignQuery, sellerRowKey } from './query.ts';
import { recordId } from './record.ts';

/** A campaign list's question without its scope and its window of rows. */
const campaignFilters = campaignList.omit({ scope: true });

const listView = z.strictObject({
  filters: campaignFilters,
  selectedCampaignId: recordId.nullable(),
  /** Pixels from the top. */
  scrollOffset: z.number().min(0).max(100_000_000),
});

/** How the seller's own campaigns are shown, for a shop that has never shown them. */
export const FIRST_SELLER_VIEW: SellerView = {
  tab: 'active',
  text: '',
  sort: 'newest',
  selected: null,
  scrollOffset: 0,
};

const sellerView = z.strictObject({
  tab: sellerCampaignQuery.shape.tab,
  text: sellerCampaignQuery.shape.text,
  sort: sellerCampaignQuery.shape.sort,
  selected: sellerRowKey.nullable(),
  /** Pixels from the top. */
  scrollOffset: z.number().min(0).max(100_000_000),
});
export type SellerView = DeepReadonly<z.infer<typeof sellerView>>;

export const shopView = z.strictObject({
  mainTab: z.enum(['agency', 'seller']),
  agencyTab: z.enum(['available', 'joined']),
  lists: z.strictObject({ available: listView, joined: listView }),
  /** A view that was stored before sellers could start campaigns has none. */
  seller: sellerView.default(FIRST_SELLER_VIEW),
});
export type ShopView = DeepReadonly<z.infer<typeof shopView>>;
