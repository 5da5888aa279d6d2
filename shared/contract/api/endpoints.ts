/**
 * The remote API: one map of name to method, path, input and output. The client, the reference server
 * and the OpenAPI document are all derived from it. Answers come in the envelope below; the sign-in
 * endpoints (OAuth 2.0) and the event stream are outside the map, and described in `oauth.ts` and `events.ts`.
 */
import { z } from 'zod';
import {
  wireCampaign,
  wireChange,
  wireCount,
  wireId,
  wireProduct,
  wireRegistration,
  wireSellerContact,
  wireShop,
} from './wire.ts';

/** Every answer: `code` 0 is success. `request_id` is what the API's support asks for. */
export function envelope<Data extends z.ZodType>(data: Data) {
  return z.object({ code: z.int(), message: z.string(), request_id: z.string(), data });
}

/** A refusal has no data, except TERMS_CHANGED, which brings the campaign as it now is. */
export const refusalEnvelope = z.object({
  code: z.int(),
  message: z.string(),
  request_id: z.string(),
  data: z.object({ campaign: wireCampaign }).nullish().catch(null),
});

const shopPath = z.object({ shop_id: wireId });
const campaignPath = shopPath.extend({ campaign_id: wireId });
const none = z.object({});

const pageQuery = z.object({
  page_size: z.coerce.number().int().min(1).max(100).default(20),
  page_token: z.string().max(500).optional(),
});

/** What a page of a list says besides its items. */
const page = { next_page_token: z.string(), total_count: wireCount };

/** One product of a submitted registration: code 0 and the registration, or the refusal's code and sentence. */
const wireProductResult = z
  .object({
    product_id: wireId,
    code: z.int(),
    message: z.string(),
    registration: wireRegistration.nullable(),
  })
  .meta({ id: 'ProductResult' });

/**
 * How many records one answer of the change feed carries at most. Each page waits for the disk once, so a small page costs a first sync time;
 * a large one keeps whoever reads it for long.
 */
export const LARGEST_CHANGE_PAGE = 1_000;

export const apiContract = {
  readAccount: {
    method: 'GET',
    path: '/v1/account',
    params: none,
    query: none,
    body: none,
    data: z.object({ account: z.object({ id: wireId, name: z.string(), email: z.string() }) }),
  },
  listShops: {
    method: 'GET',
    path: '/v1/shops',
    params: none,
    query: none,
    body: none,
    data: z.object({ shops: z.array(wireShop) }),
  },
  /** What a shop may register for (marketplace) or has registered in (joined). */
  listCampaigns: {
    method: 'GET',
    path: '/v1/shops/{shop_id}/campaigns',
    params: shopPath,
    query: pageQuery.extend({
      scope: z.enum(['marketplace', 'joined']).default('marketplace'),
      filter: z.enum(['ALL', 'TARGET', 'LOCAL']).default('ALL'),
    }),
    body: none,
    data: z.object({ campaigns: z.array(wireCampaign), ...page }),
  },
  readCampaign: {
    method: 'GET',
    path: '/v1/shops/{shop_id}/campaigns/{campaign_id}',
    params: campaignPath,
    query: none,
    body: none,
    data: z.object({ campaign: wireCampaign }),
  },
  listProducts: {
    method: 'GET',
    path: '/v1/shops/{shop_id}/products',
    params: shopPath,
    query: pageQuery,
    body: none,
    data: z.object({ products: z.array(wireProduct), ...page }),
  },
  listRegistrations: {
    method: 'GET',
    path: '/v1/shops/{shop_id}/campaigns/{campaign_id}/registrations',
    params: campaignPath,
    query: pageQuery,
    body: none,
    data: z.object({ registrations: z.array(wireRegistration), ...page }),
  },
  /**
   * Registers products under the terms that the person read. Needs the header Idempotency-Key: the same key with
   * the same body answers the same again; with another body it is refused (IDEMPOTENCY_KEY_REUSED).
   * The whole is refused for what concerns the whole (period, terms, contact); each product answers for itself.
   */
  registerProducts: {
    method: 'POST',
    path: '/v1/shops/{shop_id}/campaigns/{campaign_id}/registrations',
    params: campaignPath,
    query: none,
    body: z.object({
      terms_version: z.string().min(1).max(64),
      seller_contact: wireSellerContact,
      products: z.array(
        z.object({ product_id: wireId, total_commission_rate: z.number(), sample_quota: z.number() }),
      ),
    }),
    data: z.object({ results: z.array(wireProductResult) }),
  },
  /** Sets the sample quantity of a registration; once approved it only rises. Needs Idempotency-Key too. */
  editSampleQuota: {
    method: 'PUT',
    path: '/v1/shops/{shop_id}/registrations/{registration_id}/sample_quota',
    params: shopPath.extend({ registration_id: wireId }),
    query: none,
    body: z.object({ sample_quota: z.number() }),
    data: z.object({ registration: wireRegistration }),
  },
  /**
   * The ordered log of what a shop can see. Without a cursor it begins with a snapshot: `snapshot` tells how far it
   * is, and is null once the log proper has been reached. `next_cursor` is kept with the page's records, always.
   * An expired cursor is refused (CURSOR_EXPIRED): begin again without one.
   */
  listChanges: {
    method: 'GET',
    path: '/v1/shops/{shop_id}/changes',
    params: shopPath,
    query: z.object({
      cursor: z.string().max(500).optional(),
      limit: z.coerce.number().int().min(1).max(LARGEST_CHANGE_PAGE).default(LARGEST_CHANGE_PAGE),
    }),
    body: none,
    data: z.object({
      changes: z.array(wireChange),
      next_cursor: z.string().min(1).max(500),
      has_more: z.boolean(),
      /** `done` of `total` records have been sent with this page; the page in which they are equal ends the snapshot. */
      snapshot: z.object({ done: wireCount, total: wireCount }).nullable(),
    }),
  },
} as const satisfies Record<
  string,
  {
    method: 'GET' | 'POST' | 'PUT';
    path: `/v1/${string}`;
    params: z.ZodType;
    query: z.ZodType;
    body: z.ZodType;
    data: z.ZodType;
  }
>;

export type ApiContract = typeof apiContract;
export type EndpointName = keyof ApiContract;
export type EndpointData<Name extends EndpointName> = z.infer<ApiContract[Name]['data']>;

/** Endpoints that change something carry this header: a key of the client's making, one an operation. */
export const IDEMPOTENCY_KEY_HEADER = 'idempotency-key';
/** Endpoints that need it. */
export const IDEMPOTENT_ENDPOINTS = ['registerProducts', 'editSampleQuota'] as const satisfies EndpointName[];
