// A small API for sync's tests over real HTTP: a change feed with cursors, registrations with idempotency keys, and a
// script that may take over any request before it is answered.

import type { IncomingMessage, ServerResponse } from 'node:http';
import { API_CODES } from '#shared/contract/api/codes.ts';
import { apiContract } from '#shared/contract/api/endpoints.ts';
import type { WireChange, WireRegistration } from '#shared/contract/api/wire.ts';
import { replyEnvelope, startLocalServer } from '../remote/local-server.ts';
import { wireCampaignExample, wireRegistrationExample } from '../remote/wire-examples.ts';
import { type Sold, sell } from './scripted-selling.ts';

export interface ApiRequest {
  readonly method: string;
  readonly path: string;
  readonly shopId: string;
  readonly cursor: string | null;
  /** How many changes are asked for at most. */
  readonly limit: number;
  readonly key: string | null;
  readonly token: string;
  readonly body: unknown;
}

/** Answers a request itself (true), or lets it be answered as usual. */
export type Script = (request: ApiRequest, response: ServerResponse) => boolean | Promise<boolean>;

export interface ScriptedApi {
  readonly url: string;
  readonly requests: ApiRequest[];
  /** The change log of a shop: append to it. What is not of the contract is sent all the same. */
  changes(shopId: string): unknown[];
  /** Every registration that was made, in order; twice the same product would be there twice. */
  readonly registered: WireRegistration[];
  /** What was done in campaigns of the seller's own, in order; twice the same would be there twice. */
  readonly sold: Sold[];
  /** The sample quantities that were set, in order. */
  readonly sampleQuotas: number[];
  script: Script;
  /** Does what a changing request asks, once for its key, and answers the data that it comes to. */
  perform(request: ApiRequest): unknown;
  /** Records in one page. */
  pageSize: number;
  /** Cursors of an older epoch have expired. */
  epoch: number;
  /** What event streams that open announce, in seconds; null: nothing is announced. No heart beats. */
  heartbeat: number | null;
  /** Sends a nudge on every open event stream. */
  nudge(shopId: string): void;
  readonly openStreams: () => number;
  closeStreams(): void;
  stop(): Promise<void>;
}

export function campaignChange(id: string): WireChange {
  return { kind: 'campaign', record: { ...wireCampaignExample, id } };
}

export async function startScriptedApi(): Promise<ScriptedApi> {
  const logs = new Map<string, unknown[]>();
  const answers = new Map<string, unknown>();
  const streams = new Set<ServerResponse>();

  const server = await startLocalServer((incoming, response) => {
    void readRequest(incoming).then(async (request) => {
      api.requests.push(request);
      if (!(await api.script(request, response))) respond(request, response);
    });
  });

  function respond(request: ApiRequest, response: ServerResponse): void {
    if (request.path === '/v1/events') openStream(response);
    else if (request.path.endsWith('/changes')) answerChanges(request, response);
    else replyEnvelope(response, 200, { code: 0, data: api.perform(request) });
  }

  function openStream(response: ServerResponse): void {
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    response.write(api.heartbeat === null ? ': open\n\n' : helloOf(api.heartbeat));
    streams.add(response);
    response.on('close', () => streams.delete(response));
  }

  function answerChanges({ shopId, cursor, limit }: ApiRequest, response: ServerResponse): void {
    const [epoch = '', position = '0'] = (cursor ?? `${api.epoch}-0`).split('-');
    if (Number(epoch) !== api.epoch) {
      replyEnvelope(response, 410, { code: API_CODES.CURSOR_EXPIRED });
      return;
    }
    const log = api.changes(shopId);
    const from = Number(position);
    const next = Math.min(from + Math.min(api.pageSize, limit), log.length);
    const data = {
      changes: log.slice(from, next),
      next_cursor: `${api.epoch}-${next}`,
      has_more: next < log.length,
      snapshot: { done: next, total: log.length },
    };
    replyEnvelope(response, 200, { code: 0, data });
  }

  function performNew(request: ApiRequest): unknown {
    const ids = request.path.split('/');
    if (ids[4] === 'seller_campaigns') return sell(request, api.sold);
    if (request.method === 'PUT') {
      const { sample_quota } = apiContract.editSampleQuota.body.parse(request.body);
      api.sampleQuotas.push(sample_quota);
      const of = { id: ids[5] ?? '', campaign_id: '7', product_id: '5' };
      return { registration: { ...wireRegistrationExample, ...of, sample_quota } };
    }
    const { products, seller_contact } = apiContract.registerProducts.body.parse(request.body);
    const results = products.map((product) => {
      const registration = {
        ...wireRegistrationExample,
        id: `${9_000 + api.registered.length}`,
        campaign_id: ids[5] ?? '',
        ...product,
        seller_contact,
      };
      api.registered.push(registration);
      api.changes(request.shopId).push({ kind: 'registration', record: registration });
      return { product_id: product.product_id, code: 0, message: '', registration };
    });
    return { results };
  }

  const api: ScriptedApi = {
    url: server.url,
    requests: [],
    changes: (shopId) => {
      const log = logs.get(shopId) ?? [];
      logs.set(shopId, log);
      return log;
    },
    registered: [],
    sold: [],
    sampleQuotas: [],
    script: () => false,
    perform: (request) => {
      const data = answers.get(request.key ?? '') ?? performNew(request);
      answers.set(request.key ?? '', data);
      return data;
    },
    pageSize: 500,
    epoch: 1,
    heartbeat: null,
    nudge: (shopId) => {
      for (const stream of streams) stream.write(`event: changed\ndata: {"shop_id":"${shopId}"}\n\n`);
    },
    openStreams: () => streams.size,
    closeStreams: () => {
      for (const stream of streams) stream.end();
    },
    stop: server.stop,
  };
  return api;
}

function helloOf(heartbeat: number): string {
  return `event: hello\ndata: {"heartbeat_seconds":${heartbeat}}\n\n`;
}

async function readRequest(incoming: IncomingMessage): Promise<ApiRequest> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(Buffer.from(chunk));
  const url = new URL(incoming.url ?? '', 'http://127.0.0.1');
  const text = Buffer.concat(chunks).toString('utf8');
  const key = incoming.headers['idempotency-key'];
  return {
    method: incoming.method ?? '',
    path: url.pathname,
    shopId: url.pathname.split('/')[3] ?? '',
    cursor: url.searchParams.get('cursor'),
    limit: Number(url.searchParams.get('limit')),
    key: typeof key === 'string' ? key : null,
    token: incoming.headers.authorization?.replace('Bearer ', '') ?? '',
    body: text === '' ? null : JSON.parse(text),
  };
}
