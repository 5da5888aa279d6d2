/** What a shop has registered in a campaign, registering products, and editing a sample quantity. */

import { API_CODES } from '#shared/contract/api/codes.ts';
import { apiContract, type EndpointData } from '#shared/contract/api/endpoints.ts';
import type { WireCampaign, WireRegistration } from '#shared/contract/api/wire.ts';
import { sampleEditProblem, sampleQuantityEditable } from '#shared/domain/registration.ts';
import type { Call, Handler } from '../call.ts';
import { shopOf, viewOf } from '../call.ts';
import { idempotent } from '../idempotency.ts';
import { Refusal, sentence } from '../rules/refusal.ts';
import { offerProblem, wholeProblem } from '../rules/registering.ts';
import { visibilityOf } from '../rules/visibility.ts';
import { limitsOf, requireStanding } from '../shop-policy.ts';
import { noteChanged } from '../store/feed.ts';
import {
  readCampaigns,
  readRegistrations,
  sellerTypesOf,
  visibleProducts,
  visibleRegistrations,
} from '../store/records.ts';
import { type Accepting, acceptOffer } from '../store/registrations.ts';
import { ruledProduct } from '../store/ruled-product.ts';
import type { Db, ShopRow } from '../store/schema.ts';
import type { Unit } from '../store/store.ts';
import { pageOf } from './page.ts';

export const listRegistrations: Handler<'listRegistrations'> = async (call) => {
  const { db } = call.store;
  const shop = await shopOf(db, call);
  const listed = visibleRegistrations(db, shop.id)
    .where('registrations.campaign_id', '=', call.params.campaign_id)
    .select('feed.record_id')
    .as('listed');
  const { items: registrations, page } = await pageOf(db, listed, call.query, (ids) =>
    readRegistrations(db, viewOf(shop, call), ids),
  );
  // A joined campaign may be gone meanwhile; what was registered in it stays readable.
  if (page.total_count === 0) await visibleCampaign(db, shop, call);
  return { registrations, ...page };
};

type RegisterCall = Call<'registerProducts'>;

/** The order of the checks is part of the contract: campaign, shop, period, terms, contact, products. */
async function register(
  unit: Unit,
  shop: ShopRow,
  call: RegisterCall,
): Promise<EndpointData<'registerProducts'>> {
  const { body, now } = call;
  const campaign = await visibleCampaign(unit.db, shop, call);
  requireStanding(shop);
  const problem = wholeProblem(
    {
      termsVersion: body.terms_version,
      sellerContact: body.seller_contact,
      productCount: body.products.length,
    },
    termsOf(campaign),
    limitsOf(shop),
    now,
  );
  if (problem === 'TERMS_CHANGED') throw new Refusal(problem, { data: { campaign } });
  if (problem) throw new Refusal(problem);

  const results: EndpointData<'registerProducts'>['results'] = [];
  for (const offer of body.products) results.push(await registerOffer(unit, shop, call, campaign, offer));
  return { results };
}

/** One product answers for itself: refused with its code, or accepted with its registration. */
async function registerOffer(
  unit: Unit,
  shop: ShopRow,
  call: RegisterCall,
  campaign: WireCampaign,
  offer: RegisterCall['body']['products'][number],
): Promise<EndpointData<'registerProducts'>['results'][number]> {
  const { db } = unit;
  const earlier = await db
    .selectFrom('registrations')
    .selectAll()
    .where('shop_id', '=', shop.id)
    .where('campaign_id', '=', campaign.id)
    .where('product_id', '=', offer.product_id)
    .executeTakeFirst();
  const problem = offerProblem(
    {
      productId: offer.product_id,
      totalCommissionRate: offer.total_commission_rate,
      sampleQuantity: offer.sample_quota,
    },
    {
      campaign: { commissionRequirement: campaign.commission_rate },
      policy: limitsOf(shop),
      occurrences: call.body.products.filter((other) => other.product_id === offer.product_id).length,
      product: await offeredProduct(unit, shop, offer.product_id),
      earlier: earlier && {
        reviewStatus: earlier.review_status,
        rejectedForever: earlier.rejected_forever === 1,
        reviewedTime: earlier.reviewed_time,
      },
      now: call.now,
    },
  );
  if (problem) {
    return {
      product_id: offer.product_id,
      code: API_CODES[problem],
      message: sentence(problem),
      registration: null,
    };
  }
  const accepting: Accepting = {
    shop,
    campaign,
    offer,
    sellerContact: call.body.seller_contact,
    idempotencyKey: call.idempotencyKey,
    now: call.now,
  };
  const registrationId = await acceptOffer(unit, accepting, earlier);
  const registration = await readRegistration(db, shop, call, registrationId);
  return { product_id: offer.product_id, code: API_CODES.OK, message: sentence('OK'), registration };
}

/** What the rules look at in a product; undefined when the shop's catalogue does not have it. */
async function offeredProduct({ db }: Unit, shop: ShopRow, productId: string) {
  const product = await visibleProducts(db, shop.id)
    .where('feed.record_id', '=', productId)
    .selectAll('products')
    .executeTakeFirst();
  return product && ruledProduct(product);
}

async function editSamples(
  unit: Unit,
  shop: ShopRow,
  call: Call<'editSampleQuota'>,
): Promise<EndpointData<'editSampleQuota'>> {
  const { registration_id: id } = call.params;
  const { sample_quota: quantity } = call.body;
  const before = await readRegistration(unit.db, shop, call, id);
  if (!shop.operations_allowed) throw new Refusal('OPERATION_DENIED');
  if (!sampleQuantityEditable(before.review_status)) throw new Refusal('SAMPLE_QUANTITY_NOT_EDITABLE');
  const problem = sampleEditProblem(
    quantity,
    { sampleQuantity: before.sample_quota, reviewStatus: before.review_status },
    limitsOf(shop),
  );
  if (problem) throw new Refusal(problem);
  await unit.db.updateTable('registrations').set({ sample_quota: quantity }).where('id', '=', id).execute();
  await noteChanged(unit, shop.id, 'registration', id);
  return { registration: await readRegistration(unit.db, shop, call, id) };
}

async function readRegistration(
  db: Db,
  shop: ShopRow,
  call: { now: number; origin: string },
  id: string,
): Promise<WireRegistration> {
  const [registration] = await readRegistrations(db, viewOf(shop, call), [id]);
  if (!registration) throw new Refusal('REGISTRATION_NOT_FOUND');
  return registration;
}

/** The campaign as the shop sees it. Refuses one that is for other seller types, and one that the shop may not know of. */
async function visibleCampaign(
  db: Db,
  shop: ShopRow,
  call: { params: { campaign_id: string }; now: number; origin: string },
): Promise<WireCampaign> {
  const { campaign_id: id } = call.params;
  const [campaign] = await readCampaigns(db, viewOf(shop, call), [id]);
  if (campaign) return campaign;
  const row = await db.selectFrom('campaigns').selectAll().where('id', '=', id).executeTakeFirst();
  if (!row) throw new Refusal('CAMPAIGN_NOT_FOUND');
  const target = await db
    .selectFrom('campaign_targets')
    .select('shop_id')
    .where('campaign_id', '=', id)
    .where('shop_id', '=', shop.id)
    .executeTakeFirst();
  const audience = { ...row, sellerTypes: sellerTypesOf(row), isInvited: target !== undefined };
  throw new Refusal(
    visibilityOf(audience, shop) === 'outOfScope' ? 'NOT_IN_SELLER_SCOPE' : 'CAMPAIGN_NOT_FOUND',
  );
}

function termsOf(campaign: WireCampaign) {
  return {
    status: campaign.status,
    region: campaign.region,
    termsVersion: campaign.terms_version,
    registrationPeriod: {
      startTime: campaign.registration_start_time,
      endTime: campaign.registration_end_time,
    },
  };
}

export const registerProducts: Handler<'registerProducts'> = idempotent(
  'registerProducts',
  apiContract.registerProducts.data,
  register,
);

export const editSampleQuota: Handler<'editSampleQuota'> = idempotent(
  'editSampleQuota',
  apiContract.editSampleQuota.data,
  editSamples,
);
