/**
 * The offers of a form as a value, and every way in which the steps change them. Pure; whose offers they are, and what is
 * allowed, is the form's.
 */
import type { OfferEntry } from './offer-entry.ts';

export interface Offers {
  readonly offers: readonly OfferEntry[];
  /** The offers before the last change of many at once, until the next change. */
  readonly undo: { readonly label: string; readonly offers: readonly OfferEntry[] } | null;
}

export type OfferAction =
  | { readonly type: 'productChosen'; readonly offer: OfferEntry }
  | { readonly type: 'productsChosen'; readonly offers: readonly OfferEntry[]; readonly label: string }
  | { readonly type: 'productDropped'; readonly productId: string }
  | { readonly type: 'rowRemoved'; readonly productId: string; readonly label: string }
  | { readonly type: 'productsCleared'; readonly label: string }
  | { readonly type: 'rateTyped'; readonly productId: string; readonly text: string }
  | { readonly type: 'sampleQuantityTyped'; readonly productId: string; readonly text: string }
  /** An empty text leaves that column as it is. */
  | {
      readonly type: 'appliedToAll';
      readonly rateText: string;
      readonly sampleText: string;
      readonly label: string;
    }
  | { readonly type: 'undone' };

const OFFER_ACTIONS: Readonly<Record<OfferAction['type'], true>> = {
  productChosen: true,
  productsChosen: true,
  productDropped: true,
  rowRemoved: true,
  productsCleared: true,
  rateTyped: true,
  sampleQuantityTyped: true,
  appliedToAll: true,
  undone: true,
};

export function isOfferAction(action: { readonly type: string }): action is OfferAction {
  return Object.hasOwn(OFFER_ACTIONS, action.type);
}

/** The offers after a change; the same value when there was nothing to change. */
export function changeOffers(before: Offers, action: OfferAction): Offers {
  const { offers, undo } = before;
  const undoable = (next: readonly OfferEntry[], label: string): Offers => ({
    offers: next,
    undo: { label, offers },
  });
  switch (action.type) {
    case 'productChosen':
      return { offers: joined(offers, [action.offer]), undo: null };
    case 'productsChosen':
      return undoable(joined(offers, action.offers), action.label);
    case 'productDropped':
      return { offers: without(offers, action.productId), undo: null };
    case 'rowRemoved':
      return undoable(without(offers, action.productId), action.label);
    case 'productsCleared':
      return undoable([], action.label);
    case 'rateTyped':
      return { offers: changed(offers, action.productId, { rateText: action.text }), undo: null };
    case 'sampleQuantityTyped':
      return { offers: changed(offers, action.productId, { sampleText: action.text }), undo: null };
    case 'appliedToAll':
      return undoable(withAll(offers, action), action.label);
    case 'undone':
      return undo ? { offers: undo.offers, undo: null } : before;
  }
}

/** Whether a change answers what was refused at a product's field; a row that is gone takes its refusals with it. */
export function settlesRefusal(
  action: OfferAction,
  { offers }: Offers,
  refusal: {
    readonly productId: string;
    readonly field: 'product' | 'totalCommissionRate' | 'sampleQuantity';
  },
): boolean {
  const { productId, field } = refusal;
  if (!offers.some((entry) => entry.productId === productId)) return true;
  switch (action.type) {
    case 'rateTyped':
      return action.productId === productId && field === 'totalCommissionRate';
    case 'sampleQuantityTyped':
      return action.productId === productId && field === 'sampleQuantity';
    case 'appliedToAll':
      return field === 'totalCommissionRate'
        ? action.rateText !== ''
        : field === 'sampleQuantity' && action.sampleText !== '';
    default:
      return false;
  }
}

function withAll(
  offers: readonly OfferEntry[],
  { rateText, sampleText }: { readonly rateText: string; readonly sampleText: string },
): readonly OfferEntry[] {
  return offers.map((entry) => ({
    ...entry,
    rateText: rateText === '' ? entry.rateText : rateText,
    sampleText: sampleText === '' ? entry.sampleText : sampleText,
  }));
}

/** Each product once: what is in the form already keeps what was typed for it. */
function joined(offers: readonly OfferEntry[], more: readonly OfferEntry[]): readonly OfferEntry[] {
  const byProduct = new Map(offers.map((entry) => [entry.productId, entry]));
  for (const entry of more) if (!byProduct.has(entry.productId)) byProduct.set(entry.productId, entry);
  return [...byProduct.values()];
}

function without(offers: readonly OfferEntry[], productId: string): readonly OfferEntry[] {
  return offers.filter((entry) => entry.productId !== productId);
}

function changed(
  offers: readonly OfferEntry[],
  productId: string,
  change: Partial<OfferEntry>,
): readonly OfferEntry[] {
  return offers.map((entry) => (entry.productId === productId ? { ...entry, ...change } : entry));
}
