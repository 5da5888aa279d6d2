/**
 * Mounts the contract's endpoints: path and method from the map, then authentication, scope, rate limit, the parts of the
 * request, the handler, and the answer, in this order for every one of them.
 */
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import {
  type EndpointName,
  IDEMPOTENCY_KEY_HEADER,
  IDEMPOTENT_ENDPOINTS,
} from '#shared/contract/api/endpoints.ts';
import { authenticate, requireScope } from './authentication.ts';
import type { CallWith } from './call.ts';
import { readPart, success } from './envelope.ts';
import type { RateLimit } from './rate-limit.ts';
import { Refusal } from './rules/refusal.ts';
import type { Store } from './store/store.ts';

export interface Surroundings {
  readonly store: Store;
  /** Unix seconds. */
  readonly clock: () => number;
  /** The API's own address; known once it listens. */
  readonly origin: () => string;
  readonly rateLimit: RateLimit;
}

const SCOPES = {
  readAccount: 'shops.read',
  listShops: 'shops.read',
  listCampaigns: 'campaigns.read',
  readCampaign: 'campaigns.read',
  listProducts: 'campaigns.read',
  listRegistrations: 'campaigns.read',
  listChanges: 'campaigns.read',
  registerProducts: 'registrations.write',
  editSampleQuota: 'registrations.write',
  listPartners: 'campaigns.read',
  listSellerCampaigns: 'campaigns.read',
  readSellerCampaign: 'campaigns.read',
  listParticipants: 'campaigns.read',
  createSellerCampaign: 'seller_campaigns.write',
  editSellerCampaign: 'seller_campaigns.write',
  closeSellerCampaign: 'seller_campaigns.write',
  invitePartners: 'seller_campaigns.write',
  answerJoinRequest: 'seller_campaigns.write',
} as const satisfies Record<EndpointName, string>;

/** The path of an endpoint as Fastify writes it. */
function routePath(path: string): string {
  return path.replaceAll(/\{(\w+)\}/g, ':$1');
}

/** What the contract says of one endpoint. */
interface Endpoint<Params, Query, Body, Data> {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH';
  readonly path: string;
  readonly params: Params;
  readonly query: Query;
  readonly body: Body;
  readonly data: Data;
}

/** Mounts one endpoint. */
export function mount<
  Params extends z.ZodType,
  Query extends z.ZodType,
  Body extends z.ZodType,
  Data extends z.ZodType,
>(
  app: FastifyInstance,
  name: EndpointName,
  endpoint: Endpoint<Params, Query, Body, Data>,
  handler: (call: CallWith<z.infer<Params>, z.infer<Query>, z.infer<Body>>) => Promise<z.infer<Data>>,
  { store, clock, origin, rateLimit }: Surroundings,
): void {
  const handle = async (request: FastifyRequest): Promise<object> => {
    const now = clock();
    const { account, scope } = await authenticate(store.db, request.headers.authorization, now);
    requireScope(scope, SCOPES[name]);
    const params = readPart(endpoint.params, 'path', request.params);
    rateLimit.take(shopIdIn(request.params) ?? account.id, now);
    const data = await handler({
      params,
      query: readPart(endpoint.query, 'query', request.query),
      body: readPart(endpoint.body, 'body', request.body),
      account,
      store,
      now,
      origin: origin(),
      idempotencyKey: needsKey(name) ? idempotencyKeyOf(request) : '',
    });
    return success(endpoint.data, data, request.id);
  };
  app.route({ method: endpoint.method, url: routePath(endpoint.path), handler: handle });
}

function needsKey(name: EndpointName): boolean {
  return IDEMPOTENT_ENDPOINTS.some((endpoint) => endpoint === name);
}

/** Printable ASCII of a sensible length: a UUID as a rule. */
const IDEMPOTENCY_KEY = /^[\x21-\x7e]{1,128}$/;

function idempotencyKeyOf(request: FastifyRequest): string {
  const key = request.headers[IDEMPOTENCY_KEY_HEADER];
  if (key === undefined || key === '') throw new Refusal('IDEMPOTENCY_KEY_MISSING');
  if (typeof key !== 'string' || !IDEMPOTENCY_KEY.test(key)) {
    throw new Refusal('INVALID_REQUEST', { detail: 'Idempotency-Key: 1 to 128 printable characters' });
  }
  return key;
}

function shopIdIn(params: unknown): string | undefined {
  if (typeof params !== 'object' || params === null || !('shop_id' in params)) return undefined;
  return typeof params.shop_id === 'string' ? params.shop_id : undefined;
}
