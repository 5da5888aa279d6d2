// A reference API for one test file: in this process, on a free port, with a small world and a clock that the test moves.
// Everything else goes over real HTTP.

import { createHash, randomBytes } from 'node:crypto';
import { afterAll, beforeAll, expect } from 'vitest';
import { z } from 'zod';
import { SMALL_WORLD } from '#sandbox/api/seed/world.ts';
import { createServer, type SandboxOptions, type SandboxServer } from '#sandbox/api/server.ts';
import { API_CODES, type ApiCodeName, apiCodeName } from '#shared/contract/api/codes.ts';
import {
  apiContract,
  type EndpointData,
  type EndpointName,
  IDEMPOTENCY_KEY_HEADER,
} from '#shared/contract/api/endpoints.ts';
import { OAUTH_CLIENT_ID, tokenAnswer } from '#shared/contract/api/oauth.ts';
import type {
  WireCampaign,
  WireParticipant,
  WirePartner,
  WireProduct,
  WireRegistration,
  WireSellerCampaign,
  WireShop,
} from '#shared/contract/api/wire.ts';

/** Noon, on a day that the tests always have. */
export const NOON = Date.UTC(2026, 10, 22, 12) / 1000;
export const DEMO = { email: 'demo@campaign-desk.example', password: 'demo' };
export const EMPTY = { email: 'empty@campaign-desk.example', password: 'demo' };
export const MANY = { email: 'many@campaign-desk.example', password: 'demo' };
export const REDIRECT = 'http://127.0.0.1:49152/callback';

const anyEnvelope = z.object({
  code: z.int(),
  message: z.string(),
  request_id: z.string().min(1),
  data: z.unknown(),
});

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  /** The code's name: OK, or why it was refused. */
  readonly name: ApiCodeName | undefined;
  readonly message: string;
  readonly data: unknown;
}

export interface RequestOptions {
  readonly body?: unknown;
  readonly key?: string;
  readonly headers?: Record<string, string>;
}

/** A signed-in caller. */
export interface Client {
  readonly accessToken: string;
  readonly refreshToken: string;
  /** Any request; the envelope is read, refusals included. */
  request(method: string, path: string, options?: RequestOptions): Promise<Answer>;
  /** The data of an endpoint, checked against its contract. Fails the test when it was refused. */
  read<Name extends EndpointName>(
    name: Name,
    path: string,
    options?: RequestOptions,
  ): Promise<EndpointData<Name>>;
}

export interface TestApi {
  readonly url: string;
  readonly server: SandboxServer;
  readonly clock: { now: number };
  signIn(who?: { email: string; password: string }, scope?: string): Promise<Client>;
}

/** Starts an API; whoever starts it closes it. */
export async function startApi(options: SandboxOptions = {}): Promise<TestApi> {
  const clock = { now: NOON };
  const server = await createServer({
    world: SMALL_WORLD,
    clock: () => clock.now,
    report: () => {},
    ...options,
  });
  const url = await server.listen(0);
  return {
    url,
    server,
    clock,
    signIn: (who, scope) => signInAt(url, who, scope),
  };
}

/** Signs in at an API, whoever started it. */
export async function signInAt(
  url: string,
  who: { email: string; password: string } = DEMO,
  scope?: string,
): Promise<Client> {
  return clientOf(url, await signInWith(url, who, scope));
}

/** An API for all tests of a file. In the end it must have had no fault of its own, and no answer off its contract. */
export function useApi(options: SandboxOptions = {}): { current: () => TestApi } {
  let api: TestApi | undefined;
  beforeAll(async () => {
    api = await startApi(options);
  });
  afterAll(async () => {
    const faults = api?.server.control.ownFaults();
    await api?.server.close();
    expect(faults).toEqual([]);
  });
  return {
    current() {
      if (!api) throw new Error('the API has not started');
      return api;
    },
  };
}

/** The words of a form with its hidden fields. */
export function hiddenField(html: string, name: string): string {
  return new RegExp(`name="${name}" value="([^"]*)"`).exec(html)?.[1] ?? '';
}

export function pkce(): { verifier: string; challenge: string } {
  const verifier = randomBytes(32).toString('base64url');
  return { verifier, challenge: createHash('sha256').update(verifier).digest('base64url') };
}

/** The address that the app opens in the browser. */
export function authorizationUrl(url: string, challenge: string, more: Record<string, string> = {}): string {
  const query = new URLSearchParams({
    client_id: OAUTH_CLIENT_ID,
    response_type: 'code',
    redirect_uri: REDIRECT,
    code_challenge: challenge,
    code_challenge_method: 'S256',
    state: 'a state',
    ...more,
  });
  return `${url}/oauth/authorize?${query}`;
}

/** Fills in the sign-in page. Returns the answer, a redirect when the words were right. */
export async function submitSignIn(
  url: string,
  address: string,
  fields: Record<string, string>,
): Promise<Response> {
  const page = await (await fetch(address)).text();
  const body = new URLSearchParams({ request: hiddenField(page, 'request'), ...fields });
  return fetch(`${url}/oauth/authorize`, { method: 'POST', body, redirect: 'manual' });
}

/** Where a redirect leads. */
export function locationOf(response: Response): URL {
  return new URL(response.headers.get('location') ?? 'about:blank');
}

export function postForm(url: string, fields: Record<string, string>): Promise<Response> {
  return fetch(url, { method: 'POST', body: new URLSearchParams(fields) });
}

async function signInWith(
  url: string,
  who: { email: string; password: string },
  scope: string | undefined,
): Promise<z.infer<typeof tokenAnswer>> {
  const { verifier, challenge } = pkce();
  const address = authorizationUrl(url, challenge, scope === undefined ? {} : { scope });
  const back = locationOf(await submitSignIn(url, address, who));
  const answer = await postForm(`${url}/oauth/token`, {
    client_id: OAUTH_CLIENT_ID,
    grant_type: 'authorization_code',
    code: back.searchParams.get('code') ?? '',
    redirect_uri: REDIRECT,
    code_verifier: verifier,
  });
  return tokenAnswer.parse(await answer.json());
}

function clientOf(url: string, tokens: z.infer<typeof tokenAnswer>): Client {
  const request: Client['request'] = async (method, path, { body, key, headers = {} } = {}) => {
    const response = await fetch(`${url}${path}`, {
      method,
      headers: {
        authorization: `Bearer ${tokens.access_token}`,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(key === undefined ? {} : { [IDEMPOTENCY_KEY_HEADER]: key }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const { code, message, data } = anyEnvelope.parse(await response.json());
    return { status: response.status, headers: response.headers, name: apiCodeName(code), message, data };
  };
  return {
    accessToken: tokens.access_token,
    refreshToken: tokens.refresh_token,
    request,
    async read(name, path, options) {
      const endpoint = apiContract[name];
      const answer = await request(endpoint.method, path, options);
      expect(answer, `${name} ${path}`).toMatchObject({ name: 'OK', status: 200 });
      return parseData(name, answer.data);
    },
  };
}

function parseData<Name extends EndpointName>(name: Name, data: unknown): EndpointData<Name> {
  // One map of readers, so that the type follows the name.
  const readers: { [Each in EndpointName]: (data: unknown) => EndpointData<Each> } = {
    readAccount: (value) => apiContract.readAccount.data.parse(value),
    listShops: (value) => apiContract.listShops.data.parse(value),
    listCampaigns: (value) => apiContract.listCampaigns.data.parse(value),
    readCampaign: (value) => apiContract.readCampaign.data.parse(value),
    listProducts: (value) => apiContract.listProducts.data.parse(value),
    listRegistrations: (value) => apiContract.listRegistrations.data.parse(value),
    registerProducts: (value) => apiContract.registerProducts.data.parse(value),
    editSampleQuota: (value) => apiContract.editSampleQuota.data.parse(value),
    listPartners: (value) => apiContract.listPartners.data.parse(value),
    listSellerCampaigns: (value) => apiContract.listSellerCampaigns.data.parse(value),
    readSellerCampaign: (value) => apiContract.readSellerCampaign.data.parse(value),
    listParticipants: (value) => apiContract.listParticipants.data.parse(value),
    createSellerCampaign: (value) => apiContract.createSellerCampaign.data.parse(value),
    editSellerCampaign: (value) => apiContract.editSellerCampaign.data.parse(value),
    closeSellerCampaign: (value) => apiContract.closeSellerCampaign.data.parse(value),
    invitePartners: (value) => apiContract.invitePartners.data.parse(value),
    answerJoinRequest: (value) => apiContract.answerJoinRequest.data.parse(value),
    listChanges: (value) => apiContract.listChanges.data.parse(value),
  };
  return readers[name](data);
}

/**
 * All pages of the change feed from a cursor (or from nothing) to its end. `afterPage` may change something behind each page, and says whether
 * it did: the end is then looked for again.
 */
export async function pullAll(
  client: Client,
  shopId: string,
  cursor?: string,
  limit = 500,
  afterPage: () => Promise<boolean> = async () => false,
) {
  const pages: EndpointData<'listChanges'>[] = [];
  let next = cursor;
  let hasMore = true;
  while (hasMore) {
    const query = new URLSearchParams({
      limit: String(limit),
      ...(next === undefined ? {} : { cursor: next }),
    });
    const page = await client.read('listChanges', `/v1/shops/${shopId}/changes?${query}`);
    pages.push(page);
    next = page.next_cursor;
    hasMore = (await afterPage()) || page.has_more;
  }
  return { pages, changes: pages.flatMap((page) => page.changes), cursor: next };
}

/** What a client holds after applying changes in order. */
export function applied(changes: EndpointData<'listChanges'>['changes']) {
  const campaigns = new Map<string, WireCampaign>();
  const products = new Map<string, WireProduct>();
  const registrations = new Map<string, WireRegistration>();
  const sellerCampaigns = new Map<string, WireSellerCampaign>();
  const participants = new Map<string, WireParticipant>();
  const partners = new Map<string, WirePartner>();
  const collections = {
    campaign: campaigns,
    product: products,
    registration: registrations,
    seller_campaign: sellerCampaigns,
    participant: participants,
    partner: partners,
  };
  for (const change of changes) {
    const { kind } = change;
    if (kind === 'deleted') collections[change.collection].delete(change.id);
    else if (kind === 'campaign') campaigns.set(change.record.id, change.record);
    else if (kind === 'product') products.set(change.record.id, change.record);
    else if (kind === 'registration') registrations.set(change.record.id, change.record);
    else if (kind === 'seller_campaign') sellerCampaigns.set(change.record.id, change.record);
    else if (kind === 'participant') participants.set(change.record.id, change.record);
    else partners.set(change.record.id, change.record);
  }
  return { campaigns, products, registrations, sellerCampaigns, participants, partners };
}

/** The demonstration account's shop of a region. */
export async function shopIn(client: Client, region: string): Promise<WireShop> {
  const { shops } = await client.read('listShops', '/v1/shops');
  const shop = shops.find((candidate) => candidate.region === region);
  if (!shop) throw new Error(`no shop in ${region}`);
  return shop;
}

/** Expects a refusal, and that its HTTP status follows its code. */
export function expectRefusal(answer: Answer, name: ApiCodeName): void {
  expect(answer.name).toBe(name);
  expect(answer.status).toBe(Math.floor(API_CODES[name] / 100));
}

/** The item, or a failure that says what was looked for. */
export function present<Item>(item: Item | undefined, what: string): Item {
  if (item === undefined) throw new Error(`the sown world has no ${what}`);
  return item;
}
