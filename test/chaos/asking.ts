// The app of a run, asked at the wall of its window: the same calls that the window makes, from inside it.

import { createDeskClient, type DeskClient } from '#desk/desk-client.ts';
import type { CampaignRow } from '#shared/contract/query.ts';
import type { Shop, ShopKey } from '#shared/domain/shop.ts';
import type { Page } from '#test/e2e/support/window.ts';

export interface OwnShop {
  readonly key: ShopKey;
  readonly shop: Shop;
}

export const EVERYTHING = {
  text: '',
  registrationStates: [],
  invitedOnly: false,
  requirement: null,
  regions: [],
  sort: { column: 'registrationPeriod', direction: 'ascending' },
} as const;

/** The app's own client, over the bridge of the window that is open now. */
export function clientIn(page: () => Page): DeskClient {
  return createDeskClient(() => ({
    call: (name, input) =>
      page().evaluate(([called, given]) => window.deskBridge.call(called, given), [name, input] as const),
    subscribe: () => () => undefined,
  }));
}

export async function shopsOf(client: DeskClient): Promise<OwnShop[]> {
  const session = await client.call('readSession', {});
  if (!session.ok) throw new Error(`no session: ${session.error.code}`);
  return session.data.shops.map(({ accountId, shop }) => ({ key: { accountId, shopId: shop.id }, shop }));
}

/** Every row of a scope. */
export async function everyCampaign(
  client: DeskClient,
  shop: ShopKey,
  scope: 'available' | 'joined',
): Promise<CampaignRow[]> {
  const rows: CampaignRow[] = [];
  for (;;) {
    const query = { ...EVERYTHING, scope, offset: rows.length, limit: 200 };
    const answer = await client.call('queryCampaigns', { shop, query });
    if (!answer.ok) throw new Error(`no campaigns: ${answer.error.code}`);
    rows.push(...answer.data.rows);
    if (answer.data.rows.length === 0 || rows.length >= answer.data.total) return rows;
  }
}

const ANY_PRODUCT = {
  text: '',
  categoryIds: [],
  lowestPrice: null,
  highestPrice: null,
  lowestInventory: 0,
} as const;

/** The ids of the products that can be chosen for a campaign, or for one of the seller's own (null). */
export async function selectable(
  client: DeskClient,
  shop: ShopKey,
  campaignId: string | null,
): Promise<readonly string[]> {
  const answer = await client.call('selectProducts', { shop, filter: { campaignId, ...ANY_PRODUCT } });
  return answer.ok ? answer.data.productIds : [];
}

export const contactIn = ({ shop }: OwnShop) => ({
  email: 'ops@dara.example',
  messenger: {
    kind: shop.region === 'TH' ? ('line' as const) : ('whatsapp' as const),
    value: shop.region === 'TH' ? '@dara' : '+44 7700 900123',
  },
});

/** One of the candidates, counted round. */
export const chosen = <Item>(items: readonly Item[], pick: number): Item | undefined =>
  items[pick % items.length];
