/**
 * Where a person is being led inside a shop: to a campaign's row in its list, and to a part of its details. Each place takes
 * its share once, when it has what it needs; the mark on a part stays as long as its campaign. Knows no screen.
 */
import { create } from 'zustand';
import type { SellerRowKey } from '#shared/contract/query.ts';
import type { ShopKey } from '#shared/domain/shop.ts';
import { shopText } from '#shared/domain/shop-key.ts';
import { sellerRowText } from './seller-row.ts';

/** A row of "Registered products", by ids. */
export type RegisteredProductKey =
  | { readonly source: 'api'; readonly registrationId: string }
  | { readonly source: 'outbox'; readonly operationId: string; readonly productId: string };

/** What stands out in the details of a campaign of the seller's own: unsent work, or a partner. */
export type SellerPartKey =
  | { readonly source: 'operation'; readonly operationId: string }
  | { readonly source: 'participant'; readonly participantId: string };

type PartKey = RegisteredProductKey | SellerPartKey;

interface Arrival {
  /** Shop, tab and row, as text; null when nobody is on the way. */
  readonly row: string | null;
  /** The way ends at the row: there the keyboard goes on. */
  readonly endsAtRow: boolean;
  /** The details that the part is in, and the part: it stays marked there. */
  readonly marked: { readonly details: string; readonly part: PartKey } | null;
  /** The marked part has not been brought into view yet. */
  readonly isPartDue: boolean;
}

const useArrival = create<Arrival>(() => ({
  row: null,
  endsAtRow: false,
  marked: null,
  isPartDue: false,
}));

/** What a row is in which list, as text. */
export function rowText(shop: ShopKey, tab: string, id: string): string {
  return `${shopText(shop)} ${tab} ${id}`;
}

/** Leads to a row of a list and, when there is one, on to a part of its details. */
export function arriveAt(shop: ShopKey, tab: string, id: string, part: PartKey | null): void {
  const details = rowText(shop, '', id);
  useArrival.setState({
    row: rowText(shop, tab, id),
    endsAtRow: part === null,
    marked: part && { details, part },
    isPartDue: part !== null,
  });
}

/** Leads to a product in details that are on show. */
export function leadToProduct(shop: ShopKey, campaignId: string, product: RegisteredProductKey): void {
  useArrival.setState({
    marked: { details: rowText(shop, '', campaignId), part: product },
    isPartDue: true,
  });
}

/** Whether a row is due in a list; whoever shows it says so with `rowShown`. */
export function useRowDue(shop: ShopKey, tab: string, id: string | null): boolean {
  return useArrival(({ row }) => id !== null && row === rowText(shop, tab, id));
}

/** The list shows the row. Answers whether the keyboard goes to it: it goes on to a part of the details where there is one. */
export function rowShown(): boolean {
  useArrival.setState({ row: null });
  return useArrival.getState().endsAtRow;
}

/** The product that is marked in a campaign's details, if any. */
export function useMarkedProduct(shop: ShopKey, campaignId: string): RegisteredProductKey | null {
  const details = rowText(shop, '', campaignId);
  return useArrival(({ marked }) =>
    marked?.details === details && (marked.part.source === 'api' || marked.part.source === 'outbox')
      ? marked.part
      : null,
  );
}

/** The partner that is marked in the details of a campaign of the seller's own, if any. */
export function useMarkedParticipant(shop: ShopKey, key: SellerRowKey): string | null {
  const details = rowText(shop, '', sellerRowText(key));
  return useArrival(({ marked }) =>
    marked?.details === details && marked.part.source === 'participant' ? marked.part.participantId : null,
  );
}

/** Whether unsent work is marked: its id is nobody else's. */
export function useIsMarkedWork(operationId: string): boolean {
  return useArrival(
    ({ marked }) => marked?.part.source === 'operation' && marked.part.operationId === operationId,
  );
}

export function useIsPartDue(): boolean {
  return useArrival(({ isPartDue }) => isPartDue);
}

export function partShown(): void {
  useArrival.setState({ isPartDue: false });
}
