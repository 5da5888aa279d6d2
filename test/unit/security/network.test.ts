// A session of pages reaches no network: requests are cancelled, the proxy leads nowhere, nothing is downloaded.
import { EventEmitter } from 'node:events';
import type { ProxyConfig, Session } from 'electron';
import { expect, test } from 'vitest';
import { denyNetwork } from '#electron/security/network.ts';

type BeforeRequest = (details: { url: string }, answer: (response: { cancel: boolean }) => void) => void;

function createSession() {
  const kept: { beforeRequest?: BeforeRequest; proxy?: ProxyConfig } = {};
  const session = Object.assign(new EventEmitter(), {
    webRequest: {
      onBeforeRequest: (listener: BeforeRequest) => {
        kept.beforeRequest = listener;
      },
    },
    setProxy: async (proxy: ProxyConfig) => {
      kept.proxy = proxy;
    },
  });
  return { session, kept, walled: denyNetwork(session as unknown as Session) };
}

function isCancelled(url: string): boolean {
  let cancelled = false;
  createSession().kept.beforeRequest?.({ url }, ({ cancel }) => {
    cancelled = cancel;
  });
  return cancelled;
}

test.each([
  'https://evil.example/?shop=1',
  'http://127.0.0.1:8080/',
  'ws://localhost:1/',
  'wss://evil.example/',
  'file:///etc/passwd',
  'ftp://evil.example/',
  'chrome://settings/',
  'blob:https://evil.example/1',
])('%s is cancelled', (url) => {
  expect(isCancelled(url)).toBe(true);
});

test.each(['app://desk/', 'app://desk/assets/a.js', 'data:image/png;base64,AA=='])('%s is not', (url) => {
  expect(isCancelled(url)).toBe(false);
});

test('what goes by no request goes to a proxy that is not there, to this machine too', async () => {
  const { kept, walled } = createSession();
  await walled;
  expect(kept.proxy).toEqual({
    mode: 'fixed_servers',
    proxyRules: 'http://127.0.0.1:9',
    proxyBypassRules: '<-loopback>',
  });
});

test('a download is prevented', () => {
  let isPrevented = false;
  createSession().session.emit('will-download', {
    preventDefault: () => {
      isPrevented = true;
    },
  });
  expect(isPrevented).toBe(true);
});
