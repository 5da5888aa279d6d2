/**
 * The remote API: one map of name to method, path, input and output. The client, the reference server
 * and the OpenAPI document are all derived from it. Answers come in the envelope below; the sign-in
 * endpoints (OAuth 2.0) and the event stream are outside the map, and described in `oauth.ts` and `events.ts`.
 */
import { z } from 'zod';
import { LONGEST_NAME } from '../limits.ts';
import {
  wireCampaign,
  wireChange,
  wireCount,
  wireFieldProblem,
  wireId,
  wireParticipant,
  wirePartner,
  wireProduct,
  wireRegistration,
  wireSellerCampaign,
  wireSellerCampaignContent,
  wireSellerContact,
  wireShop,
} from './wire.ts';

/** Every answer: `code` 0 is success. `request_id` is what the API's support asks for. */
export function envelope<Data extends z.ZodType>(data: Data) {
  return z.object({ code: z.int(), message: z.string(), request_id: z.string(), data });
}

/**
 * A refusal has no data, except TERMS_CHANGED, which brings the campaign as it now is; EDIT_CONFLICT, which brings the seller's campaign
 * as it now is; and a refused campaign of the seller's, which names every field that is wrong (`code` is that of the first).
 */
export const refusalEnvelope = z.object({
  code: z.int(),
  message: z.string(),
  request_id: z.string(),
  data: z
    .object({
      campaign: wireCampaign.optional(),
      seller_campaign: wireSellerCampaign.optional(),
      problems: z.array(wireFieldProblem).optional(),
    })
    .nullish()
    .catch(null),
});

const shopPath = z.object({ shop_id: wireId });
const campaignPath = shopPath.extend({ campaign_id: wireId });
const sellerCampaignPath = shopPath.extend({ seller_campaign_id: wireId });
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
    data: z.object({
      account: z.object({
        id: wireId,
        name: z.string().max(LONGEST_NAME),
        email: z.string().max(LONGEST_NAME),
      }),
    }),
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
  /** The partner directory of the shop's market: `text` is searched in names. */
  listPartners: {
    method: 'GET',
    path: '/v1/shops/{shop_id}/partners',
    params: shopPath,
    query: pageQuery.extend({ text: z.string().max(200).optional() }),
    body: none,
    data: z.object({ partners: z.array(wirePartner), ...page }),
  },
  /** The campaigns that the shop started, also those that are not published. */
  listSellerCampaigns: {
    method: 'GET',
    path: '/v1/shops/{shop_id}/seller_campaigns',
    params: shopPath,
    query: pageQuery,
    body: none,
    data: z.object({ seller_campaigns: z.array(wireSellerCampaign), ...page }),
  },
  readSellerCampaign: {
    method: 'GET',
    path: '/v1/shops/{shop_id}/seller_campaigns/{seller_campaign_id}',
    params: sellerCampaignPath,
    query: none,
    body: none,
    data: z.object({ seller_campaign: wireSellerCampaign }),
  },
  listParticipants: {
    method: 'GET',
    path: '/v1/shops/{shop_id}/seller_campaigns/{seller_campaign_id}/participants',
    params: sellerCampaignPath,
    query: pageQuery,
    body: none,
    data: z.object({ participants: z.array(wireParticipant), ...page }),
  },
  /** Creates a campaign, and publishes it in the same step when `publish` is true. Needs Idempotency-Key. Refused as a whole, with every problem. */
  createSellerCampaign: {
    method: 'POST',
    path: '/v1/shops/{shop_id}/seller_campaigns',
    params: shopPath,
    query: none,
    body: z.object({ publish: z.boolean(), content: wireSellerCampaignContent }),
    data: z.object({ seller_campaign: wireSellerCampaign }),
  },
  /**
   * Changes what is given and leaves the rest; `publish` publishes a READY campaign with it. `version` is the one that the changes began
   * with: when the campaign has another by now, it is refused (EDIT_CONFLICT) and comes with the refusal. Needs Idempotency-Key.
   */
  editSellerCampaign: {
    method: 'PATCH',
    path: '/v1/shops/{shop_id}/seller_campaigns/{seller_campaign_id}',
    params: sellerCampaignPath,
    query: none,
    body: z.object({
      version: z.string().min(1).max(64),
      publish: z.boolean(),
      changes: wireSellerCampaignContent.partial(),
    }),
    data: z.object({ seller_campaign: wireSellerCampaign }),
  },
  /** Ends a published campaign now: nobody joins any more, and what partners promote ends with it. Needs Idempotency-Key. */
  closeSellerCampaign: {
    method: 'POST',
    path: '/v1/shops/{shop_id}/seller_campaigns/{seller_campaign_id}/close',
    params: sellerCampaignPath,
    query: none,
    body: none,
    data: z.object({ seller_campaign: wireSellerCampaign }),
  },
  /** Invites more partners while registration is not over. Needs Idempotency-Key. */
  invitePartners: {
    method: 'POST',
    path: '/v1/shops/{shop_id}/seller_campaigns/{seller_campaign_id}/invitations',
    params: sellerCampaignPath,
    query: none,
    body: z.object({ partner_ids: z.array(wireId).max(1_000) }),
    data: z.object({ seller_campaign: wireSellerCampaign, participants: z.array(wireParticipant) }),
  },
  /** Answers a partner's request to join a campaign that is by invitation. Needs Idempotency-Key. */
  answerJoinRequest: {
    method: 'PUT',
    path: '/v1/shops/{shop_id}/seller_campaigns/{seller_campaign_id}/join_requests/{partner_id}',
    params: sellerCampaignPath.extend({ partner_id: wireId }),
    query: none,
    body: z.object({ accept: z.boolean() }),
    data: z.object({ participant: wireParticipant }),
  },
  /**
   * The ordered log of what a shop can see. Without a cursor it begins with a snapshot: `snapshot` tells how far it
   * is, and is null once the log proper has been reached. `next_cursor` is kept with the page's records, always.
   * A page that promises more has changes, except the one that ends a snapshot, and a cursor that no page of the same pull has had.
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
    method: 'GET' | 'POST' | 'PUT' | 'PATCH';
    path: `/v1/${string}`;
    params: z.ZodType;
    query: z.ZodType;
    body: z.ZodType;
    data: z.ZodType;
  }
>;

export type ApiContract = typeof apiContract;
export type EndpointName = keyof ApiContract;
export type EndpointBody<Name extends EndpointName> = z.infer<ApiContract[Name]['body']>;
export type EndpointData<Name extends EndpointName> = z.infer<ApiContract[Name]['data']>;

/** Endpoints that change something carry this header: a key of the client's making, one an operation. */
export const IDEMPOTENCY_KEY_HEADER = 'idempotency-key';
/**
 * How long an API keeps a key at least, in seconds: 30 days from its first use. A client sends nothing again under an older key, because it could
 * be done twice.
 */
export const IDEMPOTENCY_KEY_KEPT = 30 * 24 * 60 * 60;
/** Endpoints that need it. */
export const IDEMPOTENT_ENDPOINTS = [
  'registerProducts',
  'editSampleQuota',
  'createSellerCampaign',
  'editSellerCampaign',
  'closeSellerCampaign',
  'invitePartners',
  'answerJoinRequest',
] as const satisfies EndpointName[];
