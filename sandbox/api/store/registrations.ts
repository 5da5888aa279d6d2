/** Writing registrations: a product accepted into a campaign, for the first time or again. The rules have been asked before. */
import type { WireRegistration } from '#shared/contract/api/wire.ts';
import { moneyOf } from '../seed/market-style.ts';
import { noteChanged } from './feed.ts';
import { newId } from './new-id.ts';
import type { CampaignRow, RegistrationRow, ShopRow } from './schema.ts';
import type { Unit } from './store.ts';

export interface Accepting {
  readonly shop: ShopRow;
  readonly campaign: Pick<CampaignRow, 'id' | 'terms_version'>;
  readonly offer: {
    readonly product_id: string;
    readonly total_commission_rate: number;
    readonly sample_quota: number;
  };
  readonly sellerContact: WireRegistration['seller_contact'];
  readonly idempotencyKey: string;
  readonly now: number;
}

/** Makes the registration PENDING: a new one, or the earlier one opened again under its id. Returns the id. */
export async function acceptOffer(
  unit: Unit,
  accepting: Accepting,
  earlier: RegistrationRow | undefined,
): Promise<string> {
  const { shop, campaign, offer, sellerContact, idempotencyKey, now } = accepting;
  const id = earlier?.id ?? newId(now);
  const row: RegistrationRow = {
    id,
    shop_id: shop.id,
    campaign_id: campaign.id,
    product_id: offer.product_id,
    total_commission_rate: offer.total_commission_rate,
    sample_quota: offer.sample_quota,
    seller_contact: JSON.stringify(sellerContact),
    submitted_time: now,
    ...unreviewed(shop.region),
  };
  if (earlier) await unit.db.updateTable('registrations').set(row).where('id', '=', id).execute();
  else await unit.db.insertInto('registrations').values(row).execute();
  await unit.db
    .insertInto('acceptances')
    .values({
      shop_id: shop.id,
      campaign_id: campaign.id,
      product_id: offer.product_id,
      registration_id: id,
      idempotency_key: idempotencyKey,
      terms_version: campaign.terms_version,
      accepted_time: now,
    })
    .execute();
  await noteChanged(unit, shop.id, 'registration', id);
  return id;
}

/** A registration that nobody has looked at yet has brought nothing. */
export function unreviewed(region: string) {
  const nothing = (0).toFixed(moneyOf(region).digits);
  return {
    creator_commission_rate: null,
    partner_commission_rate: null,
    review_status: 'PENDING',
    reject_reasons: '[]',
    rejected_forever: 0,
    reviewed_time: null,
    collaborated_creators: 0,
    promoting_creators: 0,
    samples_requested: 0,
    orders: 0,
    gmv: nothing,
    estimated_commission: nothing,
    actual_commission: nothing,
  } as const;
}
