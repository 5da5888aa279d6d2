/** Which shops may see a campaign. Pure: from the partner's choices and the shop's type. */
import type { SellerType } from '#shared/domain/campaign.ts';

/** `outOfScope` is for other seller types: the shop may know that the campaign exists. `hidden` it may not. */
export type Visibility = 'visible' | 'outOfScope' | 'hidden';

export interface CampaignAudience {
  readonly region: string;
  readonly is_published: 0 | 1;
  readonly is_targeted: 0 | 1;
  readonly sellerTypes: readonly SellerType[];
  /** Whether the shop is among the campaign's targets. */
  readonly isInvited: boolean;
}

/** Cooperation is within one market; READY campaigns and invitations of others stay unknown. */
export function visibilityOf(
  campaign: CampaignAudience,
  shop: { readonly region: string; readonly seller_type: SellerType },
): Visibility {
  if (campaign.region !== shop.region || !campaign.is_published) return 'hidden';
  if (campaign.is_targeted && !campaign.isInvited) return 'hidden';
  return campaign.sellerTypes.includes(shop.seller_type) ? 'visible' : 'outOfScope';
}
