/**
 * Where a person is being led inside a shop: to a campaign's row in its list, and to a product in its details. Each place takes
 * its part once, when it has what it needs; the mark on a product stays as long as its campaign. Knows no screen.
 */
import { create } from 'zustand';
import type { ShopKey } from '#shared/domain/shop.ts';
import { shopText } from './shop-key.ts';

/** A row of "Registered products", by ids. */
export type RegisteredProductKey =
  | { readonly source: 'api'; readonly registrationId: string }
  | { readonly source: 'outbox'; readonly operationId: string; readonly productId: string };

interface Arrival {
  /** Shop, tab and row, as text; null when nobody is on the way. */
  readonly row: string | null;
  /** The way ends at the row: there the keyboard goes on. */
  readonly endsAtRow: boolean;
  /** The details that the product is in, and the product: it stays marked there. */
  readonly marked: { readonly details: string; readonly product: RegisteredProductKey } | null;
  /** The marked product has not been brought into view yet. */
  readonly isProductDue: boolean;
}

const useArrival = create<Arrival>(() => ({
  row: null,
  endsAtRow: false,
  marked: null,
  isProductDue: false,
}));

/** What a row is in which list, as text. */
export function rowText(shop: ShopKey, tab: string, id: string): string {
  return `${shopText(shop)} ${tab} ${id}`;
}

/** Leads to a row of a list and, when there is one, on to a product in its details. */
export function arriveAt(shop: ShopKey, tab: string, id: string, product: RegisteredProductKey | null): void {
  const details = rowText(shop, '', id);
  useArrival.setState({
    row: rowText(shop, tab, id),
    endsAtRow: product === null,
    marked: product && { details, product },
    isProductDue: product !== null,
  });
}

/** Leads to a product in details that are on show. */
export function leadToProduct(shop: ShopKey, campaignId: string, product: RegisteredProductKey): void {
  useArrival.setState({
    marked: { details: rowText(shop, '', campaignId), product },
    isProductDue: true,
  });
}

/** Whether a row is due in a list; whoever shows it says so with `rowShown`. */
export function useRowDue(shop: ShopKey, tab: string, id: string | null): boolean {
  return useArrival(({ row }) => id !== null && row === rowText(shop, tab, id));
}

/** The list shows the row. Answers whether the keyboard goes to it: it goes on to a product where there is one. */
export function rowShown(): boolean {
  useArrival.setState({ row: null });
  return useArrival.getState().endsAtRow;
}

/** The product that is marked in a campaign's details, if any. */
export function useMarkedProduct(shop: ShopKey, campaignId: string): RegisteredProductKey | null {
  const details = rowText(shop, '', campaignId);
  return useArrival(({ marked }) => (marked?.details === details ? marked.product : null));
}

export function useIsProductDue(): boolean {
  return useArrival(({ isProductDue }) => isProductDue);
}

export function productShown(): void {
  useArrival.setState({ isProductDue: false });
}
