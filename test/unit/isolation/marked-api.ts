// An API without sockets, of several people with shops (some share one): every record that it gives out carries the mark of
// the person and the shop that it was given to, so that a mixed-up row can be told anywhere.

import { createHash, randomUUID } from 'node:crypto';
import { API_CODES } from '#shared/contract/api/codes.ts';
import { apiContract } from '#shared/contract/api/endpoints.ts';
import type { WireChange, WireParticipant, WireSellerCampaign } from '#shared/contract/api/wire.ts';
import {
  wireCampaignExample,
  wireParticipantExample,
  wirePartnerExample,
  wireProductExample,
  wireRegistrationExample,
  wireSellerCampaignExample,
  wireShopExample,
} from '../remote/wire-examples.ts';

export const API_URL = 'https://api.isolation.example';

/** Who can sign in, and the shops of each. The first two share a shop. */
export const PEOPLE: Readonly<Record<string, readonly string[]>> = {
  '1': ['100', '101'],
  '2': ['100', '200'],
  '3': ['300'],
};

/** The mark of what a person sees in a shop. */
export const markOf = (person: string, shopId: string) => `p${person}s${shopId}`;
/** Ids of a person's records in a shop begin alike too: where only an id travels, it tells as much. */
export const idOf = (person: string, shopId: string, number: number) =>
  `${person}${shopId}${String(number).padStart(3, '0')}`;

export interface MarkedApi {
  readonly fetch: typeof fetch;
  /** Who the next sign-in is. */
  person: string;
  /** What a browser does with the sign-in page's address: where it is sent back to. */
  authorize(url: string): string;
  /** Adds a campaign to what a person sees in a shop, and tells the open streams. */
  addCampaign(person: string, shopId: string): void;
  /** Ends every access token. */
  expireTokens(): void;
  /** Requests that no client should have made: another's shop, or another's work. */
  readonly strays: string[];
  /** The idempotency keys of the registrations that were made: the ids of their operations. */
  readonly accepted: Set<string>;
  /** Whose refresh tokens were given back. */
  readonly revoked: Set<string>;
}

/** What a request makes of a campaign: it is closed, has what was changed, or is a new one. */
function workOf(path: string, body: string): Partial<WireSellerCampaign> {
  if (path.endsWith('/close')) return { status: 'CLOSED', closed_time: 1_700_300_000 };
  const work = JSON.parse(body);
  if (!('content' in work)) return work.changes;
  const { content } = apiContract.createSellerCampaign.body.parse(work);
  const products = content.products.map((offer) => ({ ...offer, product_name: '', main_image_url: '' }));
  return { ...content, products };
}

/** The campaign of its own that each shop has, as a person sees it. */
function sellerCampaignIn(person: string, shopId: string): WireSellerCampaign {
  const mark = markOf(person, shopId);
  return {
    ...wireSellerCampaignExample,
    id: idOf(person, shopId, 800),
    name: `${mark} own`,
    status: 'ONGOING',
    registration_end_time: 4_000_000_000,
    campaign_end_time: 4_010_000_000,
    invited_partner_ids: [idOf(person, shopId, 600)],
    products: wireSellerCampaignExample.products.map((product) => ({
      ...product,
      product_id: idOf(person, shopId, 900),
      product_name: `${mark} product`,
    })),
    seller_contact: { email: `${mark}@example.com`, messenger: { kind: 'line', value: '@shop' } },
  };
}
/** Tomorrow, by this machine's clock as by the app's. */
const CLOSING_SOON = Math.floor(Date.now() / 1000) + 86_400;

type Answer = { readonly code: number; readonly data: unknown; readonly status?: number };

export function createMarkedApi(pace: () => Promise<void>): MarkedApi {
  const codes = new Map<string, { person: string; challenge: string }>();
  let versions = 1;
  const access = new Map<string, string>();
  const refresh = new Map<string, string>();
  const added = new Map<string, number>();
  const streams = new Set<{ person: string; controller: ReadableStreamDefaultController<Uint8Array> }>();

  function tokensFor(person: string): Response {
    const [accessToken, refreshToken] = [randomUUID(), randomUUID()];
    access.set(accessToken, person);
    refresh.set(refreshToken, person);
    const tokens = { access_token: accessToken, refresh_token: refreshToken, token_type: 'Bearer' };
    return Response.json({ ...tokens, expires_in: 3_600, scope: 'shops.read' });
  }

  function grant(form: URLSearchParams): Response {
    const code = codes.get(form.get('code') ?? '');
    const verified = createHash('sha256')
      .update(form.get('code_verifier') ?? '')
      .digest('base64url');
    if (code && code.challenge === verified) return tokensFor(code.person);
    const used = form.get('refresh_token') ?? '';
    const person = refresh.get(used);
    refresh.delete(used);
    return person ? tokensFor(person) : Response.json({ error: 'invalid_grant' }, { status: 400 });
  }

  function revoke(form: URLSearchParams): Response {
    const token = form.get('token') ?? '';
    api.revoked.add(refresh.get(token) ?? '');
    refresh.delete(token);
    return new Response(null, { status: 200 });
  }

  function stream(person: string, signal: AbortSignal): Response {
    const body = new ReadableStream<Uint8Array>({
      start: (controller) => {
        const open = { person, controller };
        streams.add(open);
        signal.addEventListener('abort', () => {
          streams.delete(open);
          controller.error(new Error('aborted'));
        });
      },
    });
    return new Response(body, { headers: { 'content-type': 'text/event-stream' } });
  }

  function changesOf(person: string, shopId: string): WireChange[] {
    const mark = markOf(person, shopId);
    const campaigns = Array.from({ length: 2 + (added.get(mark) ?? 0) }, (_, index): WireChange => {
      const id = idOf(person, shopId, index);
      const partner = { id, name: `Agency ${mark}` };
      return {
        kind: 'campaign',
        record: {
          ...wireCampaignExample,
          id,
          name: `${mark} ${index}`,
          partner,
          // The second is an invitation that closes soon: something that needs a person.
          target_shops: index === 1 ? [{ code: shopId, name: mark }] : [],
          registration_end_time: index === 1 ? CLOSING_SOON : 4_000_000_000,
          campaign_end_time: 4_010_000_000,
        },
      };
    });
    const id = idOf(person, shopId, 900);
    return [
      { kind: 'product', record: { ...wireProductExample, id, name: `${mark} product` } },
      ...campaigns,
      { kind: 'seller_campaign', record: sellerCampaignIn(person, shopId) },
      { kind: 'participant', record: participantIn(person, shopId) },
      {
        kind: 'partner',
        record: { ...wirePartnerExample, id: idOf(person, shopId, 600), name: `${mark} partner` },
      },
    ];
  }

  function participantIn(person: string, shopId: string): WireParticipant {
    const partner = { id: idOf(person, shopId, 600), name: `${markOf(person, shopId)} partner` };
    return {
      ...wireParticipantExample,
      id: idOf(person, shopId, 601),
      seller_campaign_id: idOf(person, shopId, 800),
      partner,
      status: 'REQUESTED',
      products: [],
    };
  }

  /** Any work in a campaign of the shop's own is answered with the one that it has, as the work leaves it. */
  function sell(person: string, shopId: string, path: string, body: string): Answer {
    const mark = markOf(person, shopId);
    const others = [...body.matchAll(/p\ds\d{3}/g)].filter(([found]) => found !== mark);
    for (const [other] of others) api.strays.push(`work of ${other} for ${mark}`);
    versions += 1;
    const campaign = { ...sellerCampaignIn(person, shopId), version: `v${versions}` };
    return { code: 0, data: { seller_campaign: { ...campaign, ...workOf(path, body) } } };
  }

  function changes(person: string, shopId: string, cursor: string | null): Answer {
    const all = changesOf(person, shopId);
    const from = Number(cursor ?? 0);
    const next = Math.min(from + 2, all.length);
    const snapshot = cursor === null || from < 3 ? { done: next, total: Math.max(next, 3) } : null;
    const page = {
      changes: all.slice(from, next),
      next_cursor: `${next}`,
      has_more: next < all.length,
      snapshot,
    };
    return { code: 0, data: page };
  }

  function register(person: string, shopId: string, campaignId: string, body: string): Answer {
    const { seller_contact, products } = apiContract.registerProducts.body.parse(JSON.parse(body));
    const mark = markOf(person, shopId);
    if (!seller_contact.email.startsWith(mark)) api.strays.push(`${seller_contact.email} for ${mark}`);
    const results = products.map(({ product_id, ...numbers }) => ({
      product_id,
      code: 0,
      message: '',
      registration: {
        ...wireRegistrationExample,
        id: idOf(person, shopId, 700),
        campaign_id: campaignId,
        product_id,
        ...numbers,
        product_name: `${mark} product`,
        seller_contact,
      },
    }));
    return { code: 0, data: { results } };
  }

  function answer(person: string, method: string, url: URL, body: string): Answer {
    const [, , area = '', shopId = '', part, campaignId = ''] = url.pathname.split('/');
    if (area === 'account')
      return {
        code: 0,
        data: { account: { id: person, name: `Person ${person}`, email: `${person}@example.com` } },
      };
    const own = PEOPLE[person] ?? [];
    if (shopId === '') return { code: 0, data: { shops: own.map((id) => ({ ...wireShopExample, id })) } };
    if (!own.includes(shopId)) {
      api.strays.push(`${person} asked for ${shopId}`);
      return { code: API_CODES.SHOP_NOT_FOUND, data: null, status: 404 };
    }
    if (part === 'changes') return changes(person, shopId, url.searchParams.get('cursor'));
    if (part === 'seller_campaigns') return sell(person, shopId, url.pathname, body);
    if (method === 'POST') return register(person, shopId, campaignId, body);
    return { code: API_CODES.NOT_FOUND, data: null, status: 404 };
  }

  function respond(url: URL, init: RequestInit): Response {
    const body = String(init.body ?? '');
    if (url.pathname.startsWith('/.well-known/')) return Response.json(METADATA);
    if (url.pathname === '/oauth/token') return grant(new URLSearchParams(body));
    if (url.pathname === '/oauth/revoke') return revoke(new URLSearchParams(body));
    const token = new Headers(init.headers).get('authorization')?.replace('Bearer ', '') ?? '';
    const person = access.get(token);
    const unknown: Answer = { code: API_CODES.TOKEN_EXPIRED, data: null, status: 401 };
    if (person && url.pathname === '/v1/events')
      return stream(person, init.signal ?? new AbortController().signal);
    const { code, data, status = 200 } = person ? answer(person, init.method ?? 'GET', url, body) : unknown;
    const key = new Headers(init.headers).get('idempotency-key');
    if (code === 0 && key !== null) api.accepted.add(key);
    return Response.json({ code, message: '', request_id: 'r', data }, { status });
  }

  const api: MarkedApi = {
    fetch: async (input, init = {}) => {
      await pace();
      init.signal?.throwIfAborted();
      const response = respond(new URL(String(input)), init);
      await pace();
      init.signal?.throwIfAborted();
      return response;
    },
    person: '1',
    authorize: (text) => {
      const { searchParams } = new URL(text);
      const code = randomUUID();
      codes.set(code, { person: api.person, challenge: searchParams.get('code_challenge') ?? '' });
      const back = new URL(searchParams.get('redirect_uri') ?? '');
      back.searchParams.set('code', code);
      back.searchParams.set('state', searchParams.get('state') ?? '');
      return back.href;
    },
    addCampaign: (person, shopId) => {
      const mark = markOf(person, shopId);
      added.set(mark, (added.get(mark) ?? 0) + 1);
      const nudge = new TextEncoder().encode(`event: changed\ndata: {"shop_id":"${shopId}"}\n\n`);
      for (const open of streams) if (open.person === person) open.controller.enqueue(nudge);
    },
    expireTokens: () => access.clear(),
    strays: [],
    accepted: new Set(),
    revoked: new Set(),
  };
  return api;
}

const METADATA = {
  issuer: API_URL,
  authorization_endpoint: `${API_URL}/oauth/authorize`,
  token_endpoint: `${API_URL}/oauth/token`,
  revocation_endpoint: `${API_URL}/oauth/revoke`,
  code_challenge_methods_supported: ['S256'],
};
