/** What a world is planned as, before it is sown: accounts, shops, and how much there is in each. Types only. */
import type { WireShop } from '#shared/contract/api/wire.ts';
import type { SellerType } from '#shared/domain/campaign.ts';

export interface ShopPlan {
  readonly id: string;
  readonly name: string;
  readonly region: string;
  readonly sellerType: SellerType;
  readonly products: number;
  /** How many campaigns it has registered products in. */
  readonly joinedCampaigns: number;
  /** How many campaigns it has started itself. */
  readonly sellerCampaigns: number;
}

export interface AccountPlan {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly password: string;
  readonly shops: readonly ShopPlan[];
}

export interface World {
  readonly accounts: readonly AccountPlan[];
  /** How many campaigns agencies have made in each market, those that nobody may see included. */
  readonly campaignsByRegion: Readonly<Record<string, number>>;
  readonly registrationPolicy: WireShop['registration_policy'];
}
