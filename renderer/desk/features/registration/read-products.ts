/** Asks for products of the catalogue by their ids. Knows nothing of what they are for. */
import type { Product } from '#shared/domain/product.ts';
import type { ShopKey } from '#shared/domain/shop.ts';
import { type Outcome, success } from '#shared/errors.ts';
import { deskCall } from '../../desk-client.ts';

/** The catalogue's records by id; ids that it does not hold are left out. */
export async function readProducts(
  shop: ShopKey,
  productIds: readonly string[],
): Promise<Outcome<ReadonlyMap<string, Product>>> {
  if (productIds.length === 0) return success(new Map());
  const read = await deskCall('readProducts', { shop, productIds });
  if (!read.ok) return read;
  return success(new Map(read.data.products.map((product) => [product.id, product])));
}
