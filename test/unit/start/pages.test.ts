// What a page's address may reach of the bundle: its own index and plain assets, never a way out.
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Protocol } from 'electron';
import { expect, onTestFinished, test, vi } from 'vitest';

vi.mock('electron', () => ({ protocol: {} }));
const { bundleFile, servePage } = await import('#electron/start/pages.ts');

test('the index and the assets', () => {
  expect(bundleFile('desk', '/')).toBe('desk/index.html');
  expect(bundleFile('cache', '/')).toBe('cache/index.html');
  expect(bundleFile('desk', '/assets/desk-a1b2.js')).toBe('assets/desk-a1b2.js');
});

test.each([
  '/index.html',
  '/assets/',
  '/assets/..',
  '/assets/../cache/index.html',
  '/assets/%2e%2e/cache',
  '/assets/a/b.js',
  '/assets/a\\..\\b.js',
  '//etc/passwd',
  '/../../package.json',
  '',
])('%j reaches nothing', (path) => {
  expect(bundleFile('desk', path)).toBeNull();
});

/** What a session answers that serves the page out of a bundle in which every file says its own name. */
async function answerOf(page: 'desk' | 'cache', url: string, method = 'GET') {
  const folder = await mkdtemp(join(tmpdir(), 'campaign-desk-pages-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  for (const name of ['desk', 'cache']) {
    await mkdir(join(folder, name));
    await writeFile(join(folder, name, 'index.html'), name);
  }
  let handler: ((request: Request) => Promise<Response>) | undefined;
  const registry = {
    handle: (_scheme: string, given: typeof handler) => {
      handler = given;
    },
  };
  servePage(registry as unknown as Protocol, page, folder);
  const response = await handler?.(new Request(url, { method }));
  return { status: response?.status, text: await response?.text(), headers: response?.headers };
}

test.each(['desk', 'cache'] as const)(
  'the session of the %s page serves that page, with its policy',
  async (page) => {
    const { status, text, headers } = await answerOf(page, `app://${page}/`);
    expect([status, text]).toEqual([200, page]);
    expect(headers?.get('content-security-policy')).toContain("default-src 'none'");
    expect(headers?.get('x-content-type-options')).toBe('nosniff');
  },
);

test.each([
  ['desk', 'app://cache/', 'GET'],
  ['cache', 'app://desk/', 'GET'],
  ['desk', 'app://evil/', 'GET'],
  ['desk', 'app://desk/', 'POST'],
] as const)('the session of the %s page does not serve %s to %s', async (page, url, method) => {
  const { status, headers } = await answerOf(page, url, method);
  expect(status).toBe(404);
  expect(headers?.get('content-security-policy')).toContain("default-src 'none'");
});
