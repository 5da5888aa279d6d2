/** The dialog in which a seller's campaign is written. Mounted once; place.ts opens it. */
import { useSellerFormPlace } from './place.ts';

export function SellerForm() {
  const open = useSellerFormPlace((place) => place.open);
  return open === null ? null : <p>{open.opening.kind}</p>;
}
