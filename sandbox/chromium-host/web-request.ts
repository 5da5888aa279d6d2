// session.webRequest: the listeners that may cancel, redirect or change what a page asks the network for.
import type * as Electron from 'electron';
import { fromChromium } from './address.ts';
import { notSupported, whole } from './whole.ts';

type BeforeRequest = NonNullable<Parameters<Electron.WebRequest['onBeforeRequest']>[0]>;
type HeadersReceived = NonNullable<Parameters<Electron.WebRequest['onHeadersReceived']>[0]>;

interface Listening<Listener> {
  listener: Listener;
  urls: RegExp[] | undefined;
}

export interface WebRequestListeners {
  beforeRequest: Listening<BeforeRequest> | undefined;
  headersReceived: Listening<HeadersReceived> | undefined;
}

/** The facts of a request that the listeners are told. */
export interface RequestFacts {
  id: number;
  url: string;
  method: string;
  resourceType: string;
}

/** Electron's `session.webRequest` over the listeners. */
export function createWebRequest(listeners: WebRequestListeners): Electron.WebRequest {
  return whole<Electron.WebRequest>('webRequest', {
    onBeforeRequest(first: Electron.WebRequestFilter | BeforeRequest | null, second?: BeforeRequest | null) {
      listeners.beforeRequest = listening(first, second);
    },
    onHeadersReceived(
      first: Electron.WebRequestFilter | HeadersReceived | null,
      second?: HeadersReceived | null,
    ) {
      listeners.headersReceived = listening(first, second);
    },
  });
}

function listening<Listener>(
  first: Electron.WebRequestFilter | Listener | null,
  second: Listener | null | undefined,
): Listening<Listener> | undefined {
  if (first === null || second === null) return undefined;
  if (second === undefined) {
    if (isFilter(first)) throw new TypeError('Must pass a listener');
    return { listener: first, urls: undefined };
  }
  return { listener: second, urls: isFilter(first) ? first.urls.map(pattern) : undefined };
}

function isFilter(value: unknown): value is Electron.WebRequestFilter {
  return typeof value === 'object' && value !== null && 'urls' in value;
}

/** Chromium's match patterns: `*` for anything, `<all_urls>` for all. */
function pattern(text: string): RegExp {
  if (text === '<all_urls>') return /^/;
  const escaped = text.replace(/[.+?^${}()|[\]\\]/g, '\\$&').replaceAll('*', '.*');
  return new RegExp(`^${escaped}$`);
}

function concerns(listening: Listening<unknown>, url: string): boolean {
  return listening.urls === undefined || listening.urls.some((urls) => urls.test(url));
}

const resourceTypes: Record<string, Electron.OnBeforeRequestListenerDetails['resourceType']> = {
  Document: 'mainFrame',
  Stylesheet: 'stylesheet',
  Image: 'image',
  Media: 'media',
  Font: 'font',
  Script: 'script',
  XHR: 'xhr',
  Fetch: 'xhr',
  WebSocket: 'webSocket',
  Ping: 'ping',
  CSPViolationReport: 'cspReport',
};

function detailsOf(facts: RequestFacts) {
  return {
    id: facts.id,
    url: fromChromium(facts.url),
    method: facts.method,
    resourceType: resourceTypes[facts.resourceType] ?? 'other',
    referrer: '',
    timestamp: Date.now(),
    uploadData: [],
  };
}

/** What the app decides before the request is made. */
export function beforeRequest(
  listeners: WebRequestListeners,
  facts: RequestFacts,
): Promise<{ cancel?: boolean; redirectURL?: string }> {
  const listening = listeners.beforeRequest;
  if (!listening || !concerns(listening, fromChromium(facts.url))) return Promise.resolve({});
  return new Promise((resolve) => listening.listener(detailsOf(facts), resolve));
}

/** The headers as the app wants them; `undefined` when nobody listens. */
export function headersReceived(
  listeners: WebRequestListeners,
  facts: RequestFacts,
  status: number,
  headers: Record<string, string[]>,
): Promise<{ cancel?: boolean; responseHeaders?: Record<string, string | string[]> }> | undefined {
  const listening = listeners.headersReceived;
  if (!listening || !concerns(listening, fromChromium(facts.url))) return undefined;
  const details = {
    ...detailsOf(facts),
    statusCode: status,
    statusLine: `HTTP/1.1 ${status}`,
    responseHeaders: headers,
  };
  return new Promise((resolve) =>
    listening.listener(details, (answer) => {
      if (answer.statusLine !== undefined) throw notSupported('statusLine of webRequest.onHeadersReceived');
      resolve(answer);
    }),
  );
}
