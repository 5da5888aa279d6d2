// The walls around the app's pages, each page from inside the page as a script would that had come in. The pages are the app's own;
// for the network the content policy is taken away first, so that what stands behind it is seen.
import { createSocket } from 'node:dgram';
import { mkdtemp, rm } from 'node:fs/promises';
import { type AddressInfo, createServer as createTcpServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, onTestFinished, test } from 'vitest';
import { SMALL_WORLD } from '#sandbox/api/seed/world.ts';
import { createServer, type SandboxServer } from '#sandbox/api/server.ts';
import { askHiddenPage } from './support/hidden-page.ts';
import { type RunningDesk, startDesk } from './support/running-desk.ts';
import { expect } from './support/window.ts';

let folder: string;
let api: SandboxServer;
let desk: RunningDesk;
let page: Page;

// One app for all: what is page here is refused, so that it leaves nothing behind.
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'campaign-desk-walls-'));
  api = await createServer({ world: SMALL_WORLD, database: join(folder, 'api.sqlite') });
  desk = await startDesk({ api: await api.listen(0), userDataDir: join(folder, 'user-data') });
  page = desk.page;
  await expect(page.getByRole('grid', { name: 'Campaigns' })).toBeVisible();
});

afterAll(async () => {
  await desk?.close();
  await api?.close();
  await rm(folder, { recursive: true, force: true, maxRetries: 5 });
});

/** A server on this machine that counts who comes: nobody should. */
async function countingServer(): Promise<{
  port: number;
  knocks: () => number;
  firstKnock: Promise<unknown>;
}> {
  let knocks = 0;
  const { promise: firstKnock, resolve } = Promise.withResolvers<void>();
  const server = createTcpServer((socket) => {
    knocks += 1;
    resolve();
    socket.destroy();
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  onTestFinished(() => new Promise<void>((closed) => server.close(() => closed())));
  const { port } = server.address() as AddressInfo;
  return { port, knocks: () => knocks, firstKnock };
}

/** As `countingServer`, for packets of UDP. */
async function countingSocket(): Promise<{
  port: number;
  knocks: () => number;
  firstKnock: Promise<unknown>;
}> {
  let knocks = 0;
  const { promise: firstKnock, resolve } = Promise.withResolvers<void>();
  const socket = createSocket('udp4', () => {
    knocks += 1;
    resolve();
  });
  await new Promise<void>((listening) => socket.bind(0, '127.0.0.1', listening));
  onTestFinished(() => new Promise<void>((closed) => socket.close(() => closed())));
  return { port: socket.address().port, knocks: () => knocks, firstKnock };
}

/** Runs the rest of the test with the pages' content policy off. */
async function withoutPolicy(of: Page): Promise<void> {
  const session = await of.context().newCDPSession(of);
  await session.send('Page.setBypassCSP', { enabled: true });
  onTestFinished(async () => {
    await session.send('Page.setBypassCSP', { enabled: false });
    await session.detach();
  });
}

/** Gathers what WebRTC can reach by way of a server; resolves when it has page all. */
const gather = (of: Page, iceServer: RTCIceServer) =>
  of.evaluate(async (server) => {
    const connection = new RTCPeerConnection({ iceServers: [server] });
    connection.createDataChannel('out');
    const gathered = new Promise<void>((resolve) => {
      connection.addEventListener('icegatheringstatechange', () => {
        if (connection.iceGatheringState === 'complete') resolve();
      });
    });
    await connection.setLocalDescription(await connection.createOffer());
    await gathered;
    connection.close();
  }, iceServer);

test('the pages hold nothing of Node or Electron but the bridge of two functions', async () => {
  const found = await page.evaluate(() =>
    ['require', 'process', 'module', 'Buffer', 'global', 'ipcRenderer', 'electron', 'chrome.send'].filter(
      (word) => word in window,
    ),
  );
  expect(found).toEqual([]);
  expect(await page.evaluate(() => Object.keys(window.deskBridge).sort())).toEqual(['call', 'subscribe']);
});

test('every page comes with its policy', async () => {
  const response = await page.reload();
  expect(response?.headers()['content-security-policy']).toContain("default-src 'none'");
});

test('text becomes neither code nor markup', async () => {
  const refused = await page.evaluate(async () => {
    // In a turn of the page's own: to what a debugger runs Chromium allows more.
    await new Promise((resolve) => setTimeout(resolve));
    const ways: Record<string, () => unknown> = {
      // biome-ignore lint/security/noGlobalEval: it must be refused
      eval: () => window.eval('1'),
      function: () => new Function('return 1')(),
      markup: () => {
        document.createElement('div').innerHTML = '<b>1</b>';
      },
      script: () => {
        document.createElement('script').src = 'data:text/javascript,1';
      },
      timer: () => setTimeout('1' as never),
    };
    return Object.entries(ways).flatMap(([name, way]) => {
      try {
        way();
        return [];
      } catch {
        return [name];
      }
    });
  });
  expect(refused).toEqual(['eval', 'function', 'markup', 'script', 'timer']);
});

const PERMISSIONS = ['geolocation', 'notifications', 'camera', 'microphone', 'clipboard-read', 'midi'];

test('no permission is given, in either page', async () => {
  const ask = `Promise.all(${JSON.stringify(PERMISSIONS)}.map(async (name) => (await navigator.permissions.query({ name })).state))`;
  const denied = PERMISSIONS.map(() => 'denied');
  expect(await page.evaluate(ask)).toEqual(denied);
  expect(await askHiddenPage(desk.endpoint, 'cache', ask)).toEqual(denied);
});

test('no position, clipboard, microphone or screen is given', async () => {
  const outcomes = await page.evaluate(async () => {
    const { mediaDevices, clipboard } = navigator;
    const position = await new Promise<string>((resolve) =>
      navigator.geolocation.getCurrentPosition(
        () => resolve('given'),
        () => resolve('refused'),
      ),
    );
    const refused = async (work: () => Promise<unknown>) => {
      try {
        await work();
        return 'given';
      } catch {
        return 'refused';
      }
    };
    return [
      position,
      await refused(() => clipboard.readText()),
      await refused(() => mediaDevices.getUserMedia({ audio: true })),
      await refused(() => mediaDevices.getDisplayMedia()),
    ];
  });
  expect(new Set(outcomes)).toEqual(new Set(['refused']));
});

test('a page does not leave its place', async () => {
  const before = page.url();
  const failed = page.waitForEvent('requestfailed', (request) => request.isNavigationRequest());
  await page.evaluate(() => {
    location.href = '/elsewhere';
  });
  expect((await failed).failure()?.errorText).toBe('net::ERR_ABORTED');
  expect(page.url()).toBe(before);
  await expect(page.getByRole('grid', { name: 'Campaigns' })).toBeVisible();
});

test('without its policy a page still reaches no server: the session cancels what it asks for', async () => {
  const server = await countingServer();
  await withoutPolicy(page);
  await page.reload();
  const failed = page.waitForEvent('requestfailed', (request) => request.url().includes(String(server.port)));
  await page.evaluate(
    (port) => fetch(`http://127.0.0.1:${port}/?secret`, { mode: 'no-cors' }).catch(() => undefined),
    server.port,
  );
  expect((await failed).failure()?.errorText).toMatch(/^net::ERR_BLOCKED_BY_CLIENT/);
  expect(server.knocks()).toBe(0);
});

test('WebRTC reaches nobody: not over UDP, and not over TCP', async () => {
  const socket = await countingSocket();
  const server = await countingServer();
  await Promise.race([gather(page, { urls: `stun:127.0.0.1:${socket.port}` }), socket.firstKnock]);
  const turn = {
    urls: `turn:127.0.0.1:${server.port}?transport=tcp`,
    username: 'name',
    credential: 'word',
  };
  await Promise.race([gather(page, turn), server.firstKnock]);
  expect([socket.knocks(), server.knocks()]).toEqual([0, 0]);
});
