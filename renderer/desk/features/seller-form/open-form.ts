/**
 * Which seller's campaign is being written, if any, and in which shop: whoever wants one written opens the form here.
 * Holds no draft: the form reads or makes it.
 */
import { create } from 'zustand';
import type { EditSellerCampaignOperation, PublishSellerCampaignOperation } from '#shared/domain/outbox.ts';
import type { SellerCampaign } from '#shared/domain/seller-campaign.ts';
import type { ShopKey } from '#shared/domain/shop.ts';

/** What the form begins with: nothing, a draft to go on with, a campaign to change or to copy, or a refused operation to mend. */
export type SellerFormOpening =
  | { readonly kind: 'new' }
  | { readonly kind: 'draft'; readonly draftId: string }
  | { readonly kind: 'edit'; readonly campaign: SellerCampaign }
  | { readonly kind: 'duplicate'; readonly campaign: SellerCampaign }
  | {
      readonly kind: 'mend';
      readonly operation: PublishSellerCampaignOperation | EditSellerCampaignOperation;
    };

export interface OpenForm {
  readonly shop: ShopKey;
  readonly opening: SellerFormOpening;
  /** Makes each opening a new one. */
  readonly turn: number;
}

export const useSellerFormPlace = create<{ readonly open: OpenForm | null }>(() => ({ open: null }));

let lastTurn = 0;

/** Opens the form; a form that is open already keeps its draft and gives way. */
export function openSellerForm(shop: ShopKey, opening: SellerFormOpening): void {
  lastTurn += 1;
  useSellerFormPlace.setState({ open: { shop, opening, turn: lastTurn } });
}

export function closeSellerForm(): void {
  useSellerFormPlace.setState({ open: null });
}
