// Only the desk page's own top frame may call the main process.
import { expect, test } from 'vitest';
import { isDeskPage } from '#electron/security/sender.ts';

const frameAt = (url: string, parent: unknown = null) => ({ senderFrame: { url, parent } as never });

test('the desk page may call', () => {
  expect(isDeskPage(frameAt('app://desk/'))).toBe(true);
});

test.each([
  'app://cache/',
  'app://desk/other.html',
  'app://desk.evil/',
  'https://desk/',
  'http://desk.app.localhost.evil/',
  'about:blank',
  '',
])('a page at %j may not', (url) => {
  expect(isDeskPage(frameAt(url))).toBe(false);
});

test('a frame inside the desk page may not, nor one that is gone', () => {
  expect(isDeskPage(frameAt('app://desk/', {}))).toBe(false);
  expect(isDeskPage({ senderFrame: null })).toBe(false);
});
