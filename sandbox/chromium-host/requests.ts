// What a page asks the network for, on its way: navigations that the app may prevent, the app's own schemes, and the
// web. It must not know windows.
import { fromChromium, isMapped, policyToChromium, toChromium } from './address.ts';
import type { HeaderEntry, PausedRequest, Session } from './cdp.ts';
import { answerFile } from './protocol.ts';
import type { SessionState } from './session.ts';
import { beforeRequest, headersReceived, type RequestFacts } from './web-request.ts';

export interface RequestRules {
  readonly state: SessionState;
  /** Whether a navigation of a frame may go on. */
  mayNavigate(request: PausedRequest): boolean;
  /** Called before a document of the main frame is answered. */
  beforeDocument(address: string): Promise<void>;
  isMainFrame(frameId: string): boolean;
}

let lastRequest = 0;

/** Lets the rules decide every request of the session's page, its frames and its workers. */
export async function watchRequests(page: Session, rules: RequestRules): Promise<void> {
  page.on('Fetch.requestPaused', (paused) => {
    void answer(page, paused, rules).catch(() => {
      // The page has gone or has cancelled the request meanwhile.
    });
  });
  await page.send('Fetch.enable', { patterns: [{ urlPattern: '*' }] });
}

async function answer(page: Session, paused: PausedRequest, rules: RequestRules): Promise<void> {
  const { requestId, request, resourceType } = paused;
  if (resourceType === 'Document') {
    if (!rules.mayNavigate(paused)) {
      await page.send('Fetch.failRequest', { requestId, errorReason: 'Aborted' });
      return;
    }
    if (rules.isMainFrame(paused.frameId)) await rules.beforeDocument(request.url);
  }
  const facts = { id: ++lastRequest, url: request.url, method: request.method, resourceType };
  const { cancel, redirectURL } = await beforeRequest(rules.state.webRequest, facts);
  if (cancel) {
    await page.send('Fetch.failRequest', { requestId, errorReason: 'BlockedByClient' });
  } else if (redirectURL !== undefined) {
    const location = toChromium(redirectURL, rules.state.partition);
    await page.send('Fetch.fulfillRequest', {
      requestId,
      responseCode: 307,
      responseHeaders: [{ name: 'location', value: location }],
      body: '',
    });
  } else {
    await respond(page, paused, rules.state, facts);
  }
}

async function respond(
  page: Session,
  paused: PausedRequest,
  state: SessionState,
  facts: RequestFacts,
): Promise<void> {
  const { requestId, request } = paused;
  const url = fromChromium(request.url);
  const scheme = new URL(url).protocol.slice(0, -1);
  const handler = state.handlers.get(scheme) ?? (scheme === 'file' ? answerFile : undefined);
  if (isIcon(paused)) {
    await page.send('Fetch.fulfillRequest', { requestId, responseCode: 204, responseHeaders: [], body: '' });
    return;
  }
  if (!handler) {
    if (isMapped(request.url)) await page.send('Fetch.failRequest', { requestId, errorReason: 'Failed' });
    else await page.send('Fetch.continueRequest', { requestId });
    return;
  }
  const response = await Promise.resolve()
    .then(() => handler(toRequest(url, request)))
    .catch((error: unknown) => {
      console.error(`The handler of ${scheme}: failed for ${url}:`, error);
      return Response.error();
    });
  // A body that breaks half-way is a network error.
  const body = response.type === 'error' ? undefined : await response.arrayBuffer().catch(() => undefined);
  const changed = headersReceived(state.webRequest, facts, response.status, grouped(response.headers));
  const { cancel, responseHeaders } = (await changed) ?? {};
  if (!body || cancel) {
    await page.send('Fetch.failRequest', { requestId, errorReason: cancel ? 'BlockedByClient' : 'Failed' });
    return;
  }
  await page.send('Fetch.fulfillRequest', {
    requestId,
    responseCode: response.status,
    responseHeaders: toEntries(responseHeaders ?? grouped(response.headers), state.partition),
    body: Buffer.from(body).toString('base64'),
  });
}

/** The icon of a tab, which Chromium asks for by itself; Electron does not, and no app answers it. */
function isIcon({ request, resourceType }: PausedRequest): boolean {
  return (
    resourceType === 'Other' && isMapped(request.url) && new URL(request.url).pathname === '/favicon.ico'
  );
}

function toRequest(url: string, { method, headers, postDataEntries }: PausedRequest['request']): Request {
  const body = postDataEntries?.map(({ bytes }) => Buffer.from(bytes ?? '', 'base64'));
  const own = Object.entries(headers).map(([name, value]): [string, string] => [name, fromChromium(value)]);
  return new Request(url, {
    method,
    headers: own,
    body: body && method !== 'GET' && method !== 'HEAD' ? Buffer.concat(body) : null,
  });
}

function grouped(headers: Headers): Record<string, string[]> {
  const all: Record<string, string[]> = {};
  for (const [name, value] of headers) all[name] = [...(all[name] ?? []), value];
  return all;
}

/** The body has been decoded and is whole: what was said of its coding and length no longer holds. */
const ofTheTransfer = new Set(['content-encoding', 'content-length', 'transfer-encoding']);

function toEntries(headers: Record<string, string | string[]>, partition: string): HeaderEntry[] {
  return Object.entries(headers)
    .filter(([name]) => !ofTheTransfer.has(name.toLowerCase()))
    .flatMap(([name, values]) =>
      [values].flat().map((value) => ({ name, value: mapped(name, value, partition) })),
    );
}

function mapped(name: string, value: string, partition: string): string {
  const lower = name.toLowerCase();
  if (lower.startsWith('content-security-policy')) return policyToChromium(value, partition);
  return lower === 'location' || lower === 'access-control-allow-origin'
    ? toChromium(value, partition).replace(lower === 'location' ? /^$/ : /\/$/, '')
    : value;
}
