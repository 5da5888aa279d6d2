// What a test needs to register products: a shop, campaigns it may join, products it may offer, and a body that is accepted.

import { randomUUID } from 'node:crypto';
import { apiContract } from '#shared/contract/api/endpoints.ts';
import type { WireCampaign, WireProduct, WireRegistration, WireShop } from '#shared/contract/api/wire.ts';
import type { ReviewStatus } from '#shared/domain/registration.ts';
import { type Answer, applied, type Client, present, pullAll, shopIn, type TestApi } from './api.ts';

export interface RegistrationBody {
  terms_version: string;
  seller_contact: { email: string; messenger?: { kind: string; value: string } };
  products: { product_id: string; total_commission_rate: number; sample_quota: number }[];
}

export interface Desk {
  readonly client: Client;
  readonly shop: WireShop;
  /** Campaigns that can be joined now and have none of the shop's products yet; the test takes one for itself. */
  takeCampaign(): WireCampaign;
  /** Products that may be promoted, of categories without a minimum of their own. */
  readonly products: readonly [WireProduct, WireProduct, WireProduct, ...WireProduct[]];
  readonly everyProduct: ReadonlyMap<string, WireProduct>;
  readonly registrations: ReadonlyMap<string, WireRegistration>;
  body(campaign: WireCampaign, change?: Partial<RegistrationBody>): RegistrationBody;
  offer(product: WireProduct, campaign: WireCampaign): RegistrationBody['products'][number];
  submit(campaign: WireCampaign, body: unknown, key?: string): Promise<Answer>;
  /** Registers the first product, and fails the test when that is refused. */
  register(campaign: WireCampaign): Promise<WireRegistration>;
}

/** Signs in to the demonstration account and looks around in its shop of `region`. */
export async function sitDown(api: TestApi, region = 'TH'): Promise<Desk> {
  const client = await api.signIn();
  const shop = await shopIn(client, region);
  const { campaigns, products, registrations } = applied((await pullAll(client, shop.id)).changes);
  const joined = new Set([...registrations.values()].map((registration) => registration.campaign_id));
  const open = [...campaigns.values()].filter(
    (campaign) =>
      campaign.status !== 'CLOSED' &&
      campaign.registration_start_time <= api.clock.now &&
      campaign.registration_end_time > api.clock.now + 7 * 24 * 60 * 60 &&
      campaign.commission_rate <= 7000 &&
      !joined.has(campaign.id),
  );
  const minimums = shop.registration_policy.minimum_rate_by_category.map((entry) => entry.category_id);
  const [first, second, third, ...others] = [...products.values()].filter(
    (product) => mayBePromoted(product) && !minimums.includes(product.category.id),
  );

  const offer: Desk['offer'] = (product, campaign) => ({
    product_id: product.id,
    total_commission_rate: campaign.commission_rate + 100,
    sample_quota: 5,
  });
  const desk: Desk = {
    client,
    shop,
    takeCampaign: () => present(open.shift(), 'campaign to join'),
    products: [present(first, 'product'), present(second, 'product'), present(third, 'product'), ...others],
    everyProduct: products,
    registrations,
    offer,
    body: (campaign, change = {}) => ({
      terms_version: campaign.terms_version,
      seller_contact: { email: 'dara@example.com', messenger: messengerOf(region) },
      products: [offer(desk.products[0], campaign)],
      ...change,
    }),
    submit: (campaign, body, key = randomUUID()) =>
      client.request('POST', `/v1/shops/${shop.id}/campaigns/${campaign.id}/registrations`, { body, key }),
    async register(campaign) {
      const { data } = await desk.submit(campaign, desk.body(campaign));
      const [result] = apiContract.registerProducts.data.parse(data).results;
      return present(result?.registration ?? undefined, 'accepted registration');
    },
  };
  return desk;
}

export function mayBePromoted(product: WireProduct): boolean {
  return product.status === 'ACTIVATE' && product.audit_status === 'APPROVED' && !product.under_enforcement;
}

function messengerOf(region: string): { kind: string; value: string } {
  return region === 'TH' ? { kind: 'line', value: '@dara' } : { kind: 'whatsapp', value: '+62 812 555 0100' };
}

/** A registration of the shop in a review status: one that the seed made. */
export function registrationIn(desk: Desk, status: ReviewStatus): WireRegistration {
  const found = [...desk.registrations.values()].find(
    (registration) => registration.review_status === status,
  );
  return present(found, `${status} registration`);
}
