/**
 * Going to a shop: its last view and its first rows are asked for before it takes the window, so that what is painted
 * first is where the person was. The newest wish wins; which shops were shown last is remembered.
 */
import type { SellerRowKey } from '#shared/contract/query.ts';
import type { ShopKey } from '#shared/domain/shop.ts';
import { sameShop } from '#shared/domain/shop-key.ts';
import type { RegisteredProductKey, SellerPartKey } from './arrival.ts';
import { nowOf } from './clock.ts';
import { restoreView } from './keep-views.ts';
import { prepareCampaigns } from './kept-campaigns.ts';
import { tabOfSellerRow } from './seller-row.ts';
import { savePreferences, shopsOf, useSession } from './session.ts';
import { type AgencyTab, openCampaign, openSellerCampaign, useViews } from './view.ts';

/** Milliseconds that rows may take before the shop is shown without them: longer would feel like nothing happened. */
const PATIENCE = 80;
const MOST_RECENT = 100;

let wished: ShopKey | null = null;

/** Shows a shop's campaigns as they were left. */
export async function showShop(shop: ShopKey): Promise<void> {
  await goTo(shop, () => undefined);
}

/** Shows a campaign of any shop in a tab, and one of its products. */
export async function showCampaign(
  shop: ShopKey,
  tab: AgencyTab,
  campaignId: string,
  product: RegisteredProductKey | null = null,
): Promise<void> {
  await goTo(shop, () => openCampaign(shop, tab, campaignId, product));
}

/** Shows a campaign of the seller's own of any shop, under the tab that it stands under now, and a part of its details. */
export async function showSellerCampaign(
  shop: ShopKey,
  key: SellerRowKey,
  part: SellerPartKey | null = null,
): Promise<void> {
  wished = shop;
  const tab = await tabOfSellerRow(shop, key, nowOf(shop));
  if (wished === shop) await goTo(shop, () => openSellerCampaign(shop, tab, key, part));
}

async function goTo(shop: ShopKey, place: () => void): Promise<void> {
  wished = shop;
  await restoreView(shop);
  if (wished !== shop) return;
  place();
  const patience = new Promise((resolve) => setTimeout(resolve, PATIENCE));
  await Promise.race([prepareCampaigns(shop), patience]);
  if (wished !== shop) return;
  leaveOther(shop);
  useViews.setState({ place: 'campaigns', shop });
}

/**
 * The focus goes to the beginning of what comes while that is still the old shop's: a field takes what was typed for the shop that
 * it was typed in, and nobody goes on in another shop's list from a row that only stands where the one before stood.
 */
function leaveOther(shop: ShopKey): void {
  const { place, shop: shown } = useViews.getState();
  if (place === 'campaigns' && shown && sameShop(shown, shop)) return;
  document.activeElement?.closest<HTMLElement>('main')?.focus();
}

/** Remembers that a shop is shown: it is the first after the next start, and the first among the recent ones. */
export function rememberShown(shop: ShopKey): void {
  const { session } = useSession.getState();
  if (session === null) return;
  const { lastShop, recentShops } = session.preferences;
  const [newest] = recentShops;
  if (lastShop && newest && sameShop(lastShop, shop) && sameShop(newest, shop)) return;
  const known = shopsOf(session);
  const others = recentShops.filter(
    (recent) => !sameShop(recent, shop) && known.some(({ key }) => sameShop(key, recent)),
  );
  void savePreferences({ lastShop: shop, recentShops: [shop, ...others].slice(0, MOST_RECENT) });
}
