// The hidden page and the client of its port together, on windows at the edge: whatever happens to the page, every call ends,
// and the next one has another page.
import { EventEmitter } from 'node:events';
import { MessageChannel, type MessagePort } from 'node:worker_threads';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { cacheRequest } from '#shared/contract/cache.ts';
import { failure } from '#shared/errors.ts';
import { shopKey } from '../../fixtures/records.ts';
import { createHandClock, until } from '../sync/hand-clock.ts';

/** How the windows that are opened load, by the order in which they are; the last way is for all after it. */
type Loading = 'well' | 'never' | 'badly';

const edge = vi.hoisted(() => ({
  windows: [] as FakeWindow[],
  loadings: [] as Loading[],
  ports: [] as MessagePort[],
}));

class FakeWindow extends EventEmitter {
  readonly webContents = Object.assign(new EventEmitter(), {
    postMessage: (_channel: string, _message: unknown, [port]: MessagePort[]) => {
      port?.on('message', (message) => {
        const { id } = cacheRequest.parse(message);
        this.requests.push(id);
        if (this.isAnswering) port.postMessage({ id, outcome: { ok: true, data: unsent } });
      });
    },
  });
  readonly requests: number[] = [];
  isAnswering = true;
  isGone = false;
  constructor() {
    super();
    edge.windows.push(this);
  }
  loadURL(): Promise<void> {
    const loading = edge.loadings.length > 1 ? edge.loadings.shift() : edge.loadings[0];
    if (loading === 'never') return new Promise(() => undefined);
    return loading === 'badly' ? Promise.reject(new Error('ERR_FAILED')) : Promise.resolve();
  }
  isDestroyed(): boolean {
    return this.isGone;
  }
  destroy(): void {
    this.isGone = true;
    this.emit('closed');
  }
}

vi.mock('electron', () => ({
  BrowserWindow: vi.fn(function make() {
    return new FakeWindow();
  }),
  MessageChannelMain: vi.fn(function make() {
    const { port1, port2 } = new MessageChannel();
    edge.ports.push(port1, port2);
    const near = {
      start: () => undefined,
      postMessage: (message: unknown) => port1.postMessage(message),
      on: (_event: string, listener: (event: { data: unknown }) => void) =>
        port1.on('message', (data) => listener({ data })),
    };
    return { port1: near, port2 };
  }),
}));

const { openCachePage } = await import('#electron/cache/page.ts');
const { CALL_TIME_LIMIT, createPortClient } = await import('#electron/cache/port-client.ts');

const unsent = { operations: [], drafts: [], sellerDrafts: [] };
const ANSWERED = { ok: true, data: unsent };
const UNAVAILABLE = failure('CACHE_UNAVAILABLE');

beforeEach(() => {
  edge.windows.length = 0;
});
afterEach(() => {
  for (const port of edge.ports.splice(0)) port.close();
});

function openPage(...loadings: Loading[]) {
  edge.loadings.splice(0, edge.loadings.length, ...loadings);
  const clock = createHandClock();
  const log: string[] = [];
  const page = openCachePage({
    session: {} as Electron.Session,
    preload: '/preload.cjs',
    url: 'app://cache/',
    log: (message) => log.push(message),
  });
  const client = createPortClient(page, (message) => log.push(message), clock.after);
  return {
    clock,
    log,
    page,
    ask: () => client.call('listUnsent', { shop: shopKey }),
    windows: () => edge.windows,
  };
}

test('a call made before the page has loaded is answered by it, and there is one page for many calls', async () => {
  const { ask, windows } = openPage('well');
  expect(await Promise.all([ask(), ask()])).toEqual([ANSWERED, ANSWERED]);
  expect(windows()).toHaveLength(1);
});

test('a page that does not load: the call ends, the next one has another page', async () => {
  const { ask, windows } = openPage('badly', 'well');
  expect(await ask()).toEqual(UNAVAILABLE);
  expect(await ask()).toEqual(ANSWERED);
  expect(windows().map(({ isGone }) => isGone)).toEqual([true, false]);
});

test('a page that crashes while it loads, and whose loading then never ends', async () => {
  const { ask, windows } = openPage('never', 'well');
  const call = ask();
  windows()[0]?.webContents.emit('render-process-gone', {}, { reason: 'crashed' });
  expect(await call).toEqual(UNAVAILABLE);
  expect(await ask()).toEqual(ANSWERED);
});

test.each(['crashed', 'oom', 'killed'])('a page that is gone (%s) with a call on its way', async (reason) => {
  const { ask, windows, log } = openPage('well');
  expect(await ask()).toEqual(ANSWERED);
  const [first] = windows();
  if (first) first.isAnswering = false;
  const call = ask();
  await until(() => first?.requests.length === 2);
  first?.webContents.emit('render-process-gone', {}, { reason });
  expect(await call).toEqual(UNAVAILABLE);
  expect(first?.isGone).toBe(true);
  expect(await ask()).toEqual(ANSWERED);
  expect(log).toEqual([`cache page lost: ${reason}`]);
});

test('calls made while a page is being made again wait for the new one', async () => {
  const { ask, windows } = openPage('well');
  await ask();
  windows()[0]?.webContents.emit('render-process-gone', {}, { reason: 'crashed' });
  expect(await Promise.all([ask(), ask(), ask()])).toEqual([ANSWERED, ANSWERED, ANSWERED]);
  expect(windows()).toHaveLength(2);
});

test.each(['never', 'well'] as const)(
  'a page that loads %s and answers nothing is made again',
  async (loading) => {
    const { ask, clock, windows, log } = openPage(loading, 'well');
    const call = ask();
    const [first] = windows();
    if (first) first.isAnswering = false;
    await until(() => loading === 'never' || first?.requests.length === 1);
    clock.advance(CALL_TIME_LIMIT);
    expect(await call).toEqual(UNAVAILABLE);
    expect(first?.isGone).toBe(true);
    expect(log).toEqual(['cache page lost: no answer to listUnsent within 60 s']);
    expect(await ask()).toEqual(ANSWERED);
  },
);

test('closing ends what waits, and there is no page afterwards', async () => {
  const { ask, page, windows } = openPage('never');
  const call = ask();
  page.close();
  expect(await call).toEqual(UNAVAILABLE);
  expect(await ask()).toEqual(UNAVAILABLE);
  expect(windows()).toHaveLength(1);
});
