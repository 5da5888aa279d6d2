/** A product's picture from the window's own origin; a placeholder of the same size where there is none. */
import { Package } from 'lucide-react';
import { useState } from 'react';
import { productImagePath } from '#shared/contract/image.ts';
import type { ShopKey } from '#shared/domain/shop.ts';
import './product-picture.css';

export function ProductPicture({ shop, productId }: { shop: ShopKey; productId: string }) {
  const path = productImagePath(shop, productId);
  const [missing, setMissing] = useState<string | null>(null);
  return (
    <span className="product-picture" aria-hidden>
      {missing === path ? (
        <Package size={16} strokeWidth={1.5} />
      ) : (
        // A new element for each path: one that is kept shows the picture before until the next has come.
        <img key={path} src={path} alt="" loading="lazy" decoding="async" onError={() => setMissing(path)} />
      )}
    </span>
  );
}
