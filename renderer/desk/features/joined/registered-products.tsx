/**
 * "Registered products" of a joined campaign: what the partner answered for each product, what is still on its
 * way, and what a person can do about it. Knows the desk contract only.
 */
import type { RegisteredProduct } from '#shared/contract/query.ts';
import type { Campaign } from '#shared/domain/campaign.ts';
import type { Operation } from '#shared/domain/outbox.ts';
import type { Shop, ShopKey } from '#shared/domain/shop.ts';

export interface RegisteredProductsProps {
  shop: ShopKey;
  shopRecord: Shop;
  campaign: Campaign;
  registeredProducts: RegisteredProduct[];
  operations: Operation[];
  onRegisterAgain(productIds: string[]): void;
  onMend(operationId: string): void;
}

export function RegisteredProducts({ registeredProducts }: RegisteredProductsProps): React.JSX.Element {
  return <section aria-label="Registered products">{registeredProducts.length}</section>;
}
