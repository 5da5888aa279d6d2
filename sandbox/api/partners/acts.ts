/**
 * What a partner can do, each as one unit of work with its entries in the change log: review, ask for samples, sell, change terms,
 * open and close campaigns. Used by the simulation and by tests; decides nothing by itself.
 */

import { wireContact } from '#shared/contract/api/wire.ts';
import type { RejectReason } from '#shared/domain/registration.ts';
import { splitOf } from '../rules/split.ts';
import { termsVersion } from '../rules/terms-version.ts';
import { moneyOf } from '../seed/market-style.ts';
import { salesOf } from '../seed/registrations.ts';
import { noteCampaignChanged, noteChanged } from '../store/feed.ts';
import { sellerTypesOf } from '../store/records.ts';
import type { CampaignRow, RegistrationRow } from '../store/schema.ts';
import type { Unit } from '../store/store.ts';

export type Review =
  | { readonly result: 'APPROVE'; readonly creatorPercent: number }
  | { readonly result: 'REJECT' | 'REJECT_FOREVER'; readonly reasons: readonly RejectReason[] };

/** Writes a partner's answer to a registration. */
export async function review(unit: Unit, registrationId: string, answer: Review, now: number): Promise<void> {
  const registration = await readRow(unit, registrationId);
  const change: Partial<RegistrationRow> =
    answer.result === 'APPROVE'
      ? {
          review_status: 'APPROVED',
          reject_reasons: '[]',
          ...splitOf(registration.total_commission_rate, answer.creatorPercent),
        }
      : {
          review_status: 'REJECTED',
          reject_reasons: JSON.stringify(answer.reasons),
          rejected_forever: answer.result === 'REJECT_FOREVER' ? 1 : 0,
        };
  await writeRegistration(unit, registration, { ...change, reviewed_time: now });
}

/** Closing takes effect with a delay: PENDING_CLOSED first, CLOSED later. */
export async function closeRegistration(
  unit: Unit,
  registrationId: string,
  status: 'PENDING_CLOSED' | 'CLOSED',
): Promise<void> {
  await writeRegistration(unit, await readRow(unit, registrationId), { review_status: status });
}

/** Creators join and ask for samples, never for more than the quota: those are approved automatically. */
export async function requestSamples(
  unit: Unit,
  registrationId: string,
  more: { creators: number; samples: number },
): Promise<void> {
  const registration = await readRow(unit, registrationId);
  await writeRegistration(unit, registration, {
    collaborated_creators: registration.collaborated_creators + more.creators,
    samples_requested: Math.min(registration.sample_quota, registration.samples_requested + more.samples),
  });
}

/** Creators promote and sell: paid orders, at the product's lowest price. */
export async function sell(
  unit: Unit,
  registrationId: string,
  more: { creators: number; orders: number },
): Promise<void> {
  const registration = await readRow(unit, registrationId);
  const product = await unit.db
    .selectFrom('products')
    .select(['lowest_price', 'currency'])
    .where('id', '=', registration.product_id)
    .executeTakeFirstOrThrow();
  const shop = await unit.db
    .selectFrom('shops')
    .select('region')
    .where('id', '=', registration.shop_id)
    .executeTakeFirstOrThrow();
  const orders = registration.orders + more.orders;
  const price = { lowest_price: { amount: product.lowest_price, currency: product.currency } };
  await writeRegistration(unit, registration, {
    promoting_creators: Math.min(
      registration.collaborated_creators,
      registration.promoting_creators + more.creators,
    ),
    orders,
    ...salesOf(orders, price, registration.total_commission_rate, moneyOf(shop.region)),
  });
}

/** The parts of a campaign that its partner can edit. */
export type CampaignEdit = Partial<
  Pick<
    CampaignRow,
    | 'name'
    | 'description'
    | 'commission_rate'
    | 'registration_start_time'
    | 'registration_end_time'
    | 'campaign_start_time'
    | 'campaign_end_time'
    | 'contact_info'
    | 'target_seller_types'
    | 'is_targeted'
    | 'is_published'
    | 'closed_time'
  >
>;

/** Edits a campaign. Its terms version follows from what it then says; shops that see it no longer hear of its end. */
export async function editCampaign(unit: Unit, campaignId: string, edit: CampaignEdit): Promise<void> {
  const { db } = unit;
  const before = await db
    .selectFrom('campaigns')
    .selectAll()
    .where('id', '=', campaignId)
    .executeTakeFirstOrThrow();
  const after: CampaignRow = { ...before, ...edit };
  await db
    .updateTable('campaigns')
    .set({ ...edit, terms_version: versionOf(after) })
    .where('id', '=', campaignId)
    .execute();
  await noteCampaignChanged(unit, campaignId);
}

function versionOf(campaign: CampaignRow): string {
  return termsVersion({
    name: campaign.name,
    description: campaign.description,
    registrationPeriod: {
      startTime: campaign.registration_start_time,
      endTime: campaign.registration_end_time,
    },
    campaignPeriod: { startTime: campaign.campaign_start_time, endTime: campaign.campaign_end_time },
    commissionRequirement: campaign.commission_rate,
    partnerContact: wireContact.parse(JSON.parse(campaign.contact_info)),
    targetSellerTypes: sellerTypesOf(campaign),
  });
}

function readRow({ db }: Unit, registrationId: string): Promise<RegistrationRow> {
  return db
    .selectFrom('registrations')
    .selectAll()
    .where('id', '=', registrationId)
    .executeTakeFirstOrThrow();
}

async function writeRegistration(
  unit: Unit,
  registration: RegistrationRow,
  change: Partial<RegistrationRow>,
): Promise<void> {
  await unit.db.updateTable('registrations').set(change).where('id', '=', registration.id).execute();
  await noteChanged(unit, registration.shop_id, 'registration', registration.id);
}
