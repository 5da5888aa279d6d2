// The app's addresses in Chromium and back.
import { expect, test } from 'vitest';
import {
  fromChromium,
  isMapped,
  mapScheme,
  originOf,
  policyToChromium,
  toChromium,
} from '../../sandbox/chromium-host/address.ts';

mapScheme('app');

test.each([
  ['app://desk/', '', 'http://app--desk.localhost/'],
  ['app://desk/a/b?q=1#part', '', 'http://app--desk.localhost/a/b?q=1#part'],
  ['file:///home/me/index.html', '', 'http://file.localhost/home/me/index.html'],
  ['https://example.com/a', '', 'https://example.com/a'],
  ['about:blank', '', 'about:blank'],
  ['not an address', '', 'not an address'],
])('%s in partition "%s" is %s, and leads back', (address, partition, inChromium) => {
  expect(toChromium(address, partition)).toBe(inChromium);
  expect(fromChromium(inChromium)).toBe(address);
});

test('a partition, a host and a scheme each have an origin of their own, whatever they are called', () => {
  const places = [
    'app://desk/',
    'app://cache/',
    'app://desk--cache/',
    'app://ä.example/',
    'file:///desk',
  ].flatMap((address) =>
    ['', 'persist:cache', 'persist:CACHE', 'cache', 'desk'].map((partition) =>
      toChromium(address, partition),
    ),
  );
  const origins = places.map((place) => new URL(place).origin);
  expect(new Set(origins).size).toBe(places.length);
  for (const origin of origins) expect(new URL(origin).hostname).toMatch(/^[a-z0-9-]{1,63}\.localhost$/);
});

test('a host that the host has not given out belongs to nobody', () => {
  expect(isMapped('http://app--never.localhost/')).toBe(false);
  expect(isMapped('https://app--desk.localhost/')).toBe(false);
  expect(fromChromium('http://app--never.localhost/')).toBe('http://app--never.localhost/');
});

test('origins are named as Electron names them', () => {
  expect(originOf('app://desk/list')).toBe('app://desk');
  expect(originOf('file:///a/b')).toBe('file://');
  expect(originOf('https://example.com:8443/x')).toBe('https://example.com:8443');
  expect(originOf('data:text/html,x')).toBe('null');
});

test('a policy names the same places in Chromium, and nothing else of it changes', () => {
  const policy =
    "default-src 'none'; script-src 'self' app://desk; img-src app: data: https:; connect-src https://example.com";
  expect(policyToChromium(policy, '')).toBe(
    "default-src 'none'; script-src 'self' http://app--desk.localhost; img-src http://*.localhost data: https:; connect-src https://example.com",
  );
});
