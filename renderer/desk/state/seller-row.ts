/**
 * What a row of the seller's own campaigns stands for, and where it is to be found: a campaign of the API's, a draft of
 * this machine's, or one that waits to be sent. Knows no screen.
 */
import type { SellerRowKey } from '#shared/contract/query.ts';
import { type SellerTab, sellerTabOf } from '#shared/domain/seller-campaign.ts';
import type { ShopKey } from '#shared/domain/shop.ts';
import { deskCall } from '../desk-client.ts';

/** A row's key as text, for grids and React. */
export function sellerRowText({ source, id }: SellerRowKey): string {
  return `${source} ${id}`;
}

/** Whether what a row stood for is known to be gone. Without an answer it is not. */
export async function isSellerRowGone(shop: ShopKey, { source, id }: SellerRowKey): Promise<boolean> {
  if (source === 'api') {
    const answer = await deskCall('readSellerCampaign', { shop, sellerCampaignId: id });
    return answer.ok && answer.data.campaign === null;
  }
  if (source === 'draft') {
    const answer = await deskCall('readSellerDraft', { shop, draftId: id });
    return answer.ok && answer.data.draft === null;
  }
  const answer = await deskCall('listOperations', { shop });
  return answer.ok && !answer.data.operations.some((operation) => operation.id === id);
}

/** The tab that a row stands under at `now`. What cannot be read is looked for where campaigns begin. */
export async function tabOfSellerRow(
  shop: ShopKey,
  { source, id }: SellerRowKey,
  now: number,
): Promise<SellerTab> {
  if (source === 'draft') return 'drafts';
  if (source === 'api') {
    const answer = await deskCall('readSellerCampaign', { shop, sellerCampaignId: id });
    const campaign = answer.ok ? answer.data.campaign : null;
    return campaign ? sellerTabOf(campaign, now) : 'active';
  }
  const answer = await deskCall('listOperations', { shop });
  const operation = answer.ok ? answer.data.operations.find((other) => other.id === id) : undefined;
  return operation?.state === 'queued' ? 'active' : 'drafts';
}
