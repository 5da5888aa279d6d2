/**
 * Where the desk window finds a product's picture: on its own origin, so that the window reaches no other host.
 * The main process answers from disk, or fetches the picture once; a missing one is a 404 and the window draws a placeholder.
 */
import { z } from 'zod';
import type { ShopKey } from '#shared/domain/shop.ts';
import { accountId, recordId } from './record.ts';

const PATH = /^\/image\/([^/]+)\/([^/]+)\/([^/]+)$/;
const parts = z.tuple([accountId, recordId, recordId]);

export function productImagePath(shop: ShopKey, productId: string): string {
  return `/image/${shop.accountId}/${shop.shopId}/${productId}`;
}

/** The shop and product of an image path, or null when it is none. */
export function parseProductImagePath(path: string): { shop: ShopKey; productId: string } | null {
  const parsed = parts.safeParse(PATH.exec(path)?.slice(1));
  if (!parsed.success) return null;
  const [accountIdPart, shopId, productId] = parsed.data;
  return { shop: { accountId: accountIdPart, shopId }, productId };
}
