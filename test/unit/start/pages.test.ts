// What a page's address may reach of the bundle: its own index and plain assets, never a way out.
import { expect, test, vi } from 'vitest';

vi.mock('electron', () => ({ protocol: {} }));
const { bundleFile } = await import('#electron/start/pages.ts');

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
