/**
 * Shops that have left the list of their account: each stays for as long as it has unsent work, or as long as it is not known that it has none.
 * Nothing of one is deleted here: the list may have been wrong.
 */
import type { ShopKey } from '#shared/domain/shop.ts';
import { shopText } from '#shared/domain/shop-key.ts';
import type { Accounts } from '../accounts/accounts.ts';
import type { CacheClient } from '../cache/client.ts';

interface FormerShopsOptions {
  readonly accounts: Pick<Accounts, 'formerShops' | 'letGo' | 'onChange'>;
  readonly cache: CacheClient;
  readonly onException: (error: unknown) => void;
}

export interface FormerShops {
  /** Looks at all of them, now and whenever accounts change. */
  start(): void;
  /** Unsent work of a shop has changed; nothing happens for one that is no former shop. */
  unsentChanged(shop: ShopKey): void;
  stop(): void;
}

export function createFormerShops({ accounts, cache, onException }: FormerShopsOptions): FormerShops {
  const looking = new Set<string>();
  let stopHearing = (): void => undefined;

  async function look(shop: ShopKey): Promise<void> {
    const read = await cache.call('readUnsent', { shop });
    if (!read.ok) return;
    const { unsent, unreadable } = read.data;
    const count = unsent.operations.length + unsent.drafts.length + unsent.sellerDrafts.length;
    if (count + unreadable.operations + unreadable.drafts === 0) accounts.letGo(shop);
  }

  function lookOnce(shop: ShopKey): void {
    const id = shopText(shop);
    if (looking.has(id)) return;
    looking.add(id);
    void look(shop)
      .catch(onException)
      .finally(() => looking.delete(id));
  }

  const keys = () => accounts.formerShops().map(({ accountId, shop }) => ({ accountId, shopId: shop.id }));

  return {
    start: () => {
      const lookAtAll = () => keys().forEach(lookOnce);
      stopHearing = accounts.onChange(lookAtAll);
      lookAtAll();
    },
    unsentChanged: (shop) => {
      if (keys().some((key) => key.accountId === shop.accountId && key.shopId === shop.shopId))
        lookOnce(shop);
    },
    stop: () => stopHearing(),
  };
}
