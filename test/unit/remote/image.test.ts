// Product pictures over real HTTP: what is a picture, and from where one may be fetched.

import { describe, expect, test } from 'vitest';
import { fetchImage, LARGEST_IMAGE } from '#electron/remote/image.ts';
import { reply, startLocalServer } from './local-server.ts';

const surroundings = { fetch, resolve: async () => ['93.184.216.34'] };
const SVG = { 'content-type': 'image/svg+xml; charset=utf-8' };

test('a picture comes with its type, and was asked for without a token', async () => {
  const server = await startLocalServer((_, response) => reply(response, 200, '<svg/>', SVG));
  const image = await fetchImage(`${server.url}/1.svg`, server.url, surroundings);
  expect(image).toMatchObject({ ok: true, data: { contentType: 'image/svg+xml' } });
  expect(image.ok && new TextDecoder().decode(image.data.bytes)).toBe('<svg/>');
  expect(server.requests[0]?.headers.authorization).toBeUndefined();
});

test('a redirect is followed, but not off the allowed addresses', async () => {
  const server = await startLocalServer((request, response) => {
    if (request.url === '/moved') reply(response, 302, '', { location: '/1.svg' });
    else if (request.url === '/away') reply(response, 302, '', { location: 'http://192.0.2.1/1.svg' });
    else if (request.url === '/round') reply(response, 302, '', { location: '/round' });
    else reply(response, 200, '<svg/>', SVG);
  });
  const fetched = (path: string) => fetchImage(`${server.url}${path}`, server.url, surroundings);
  expect(await fetched('/moved')).toMatchObject({ ok: true });
  expect(await fetched('/away')).toMatchObject({ ok: false, error: { code: 'NOT_FOUND' } });
  expect(await fetched('/round')).toMatchObject({ ok: false, error: { code: 'NOT_FOUND' } });
  expect(server.requests.filter((request) => request.url === '/round')).toHaveLength(4);
});

describe('an API elsewhere cannot make the app knock at this machine or the network around it', () => {
  const api = 'https://api.example.com';
  /** What is fetched of a URL whose host stands for these addresses. */
  async function knock(url: string, addresses: readonly string[] | null, apiUrl = api) {
    const asked: string[] = [];
    const fetch = async (address: string) => {
      asked.push(address);
      return new Response('<svg/>', { headers: SVG });
    };
    const image = await fetchImage(url, apiUrl, { fetch, resolve: async () => addresses });
    if (asked.length === 0) expect(image).toMatchObject({ ok: false, error: { code: 'NOT_FOUND' } });
    return asked;
  }

  test.each([
    'https://localhost/1.svg',
    'https://127.0.0.1/1.svg',
    'https://127.1/1.svg',
    'https://0x7f.1/1.svg',
    'https://0.0.0.0/1.svg',
    'https://0/1.svg',
    'https://10.1.2.3/1.svg',
    'https://172.16.0.1/1.svg',
    'https://192.168.1.1/1.svg',
    'https://169.254.169.254/1.svg',
    'https://100.64.0.1/1.svg',
    'https://224.0.0.1/1.svg',
    'https://255.255.255.255/1.svg',
    'https://[::]/1.svg',
    'https://[::1]/1.svg',
    'https://[::ffff:127.0.0.1]/1.svg',
    'https://[::ffff:10.0.0.1]/1.svg',
    'https://[64:ff9b::7f00:1]/1.svg',
    'https://[fe80::1]/1.svg',
    'https://[fd00::1]/1.svg',
    'https://[2002:7f00:1::]/1.svg',
    'http://93.184.216.34/1.svg',
  ])('at %s', async (url) => {
    expect(await knock(url, ['93.184.216.34'])).toEqual([]);
  });

  test.each([
    ['this machine', ['127.0.0.1']],
    ['the network', ['192.168.0.10']],
    ['a public address and one that is not', ['93.184.216.34', '10.0.0.1']],
    ['this machine by IPv6', ['::1']],
    ['nothing', []],
  ])('by a name that stands for %s', async (_, addresses) => {
    expect(await knock('https://images.example.com/1.svg', addresses)).toEqual([]);
  });

  test('by a redirect', async () => {
    const asked: string[] = [];
    const fetch = async (address: string) => {
      asked.push(address);
      return new Response(null, { status: 302, headers: { location: 'https://[::ffff:10.0.0.1]/1.svg' } });
    };
    const image = await fetchImage('https://images.example.com/1.svg', api, { ...surroundings, fetch });
    expect(image).toMatchObject({ ok: false, error: { code: 'NOT_FOUND' } });
    expect(asked).toEqual(['https://images.example.com/1.svg']);
  });

  test.each([
    ['a public address', 'https://images.example.com/1.svg', ['93.184.216.34', '2606:2800:220:1::1']],
    ['a public address in figures', 'https://93.184.216.34/1.svg', []],
    ['a public address behind a translator', 'https://images.example.com/1.svg', ['64:ff9b::5db8:d822']],
    ['a name that a proxy looks up', 'https://images.example.com/1.svg', null],
    ['the API’s own host, wherever it is', 'https://api.example.com/1.svg', ['10.0.0.1']],
  ])('and %s is asked', async (_, url, addresses) => {
    expect(await knock(url, addresses)).toEqual([url]);
  });

  test('an API on this machine may name any', async () => {
    expect(await knock('https://10.0.0.1/1.svg', [], 'http://127.0.0.1:1')).toHaveLength(1);
  });
});

test.each([
  'http://images.example.com/1.svg',
  'file:///etc/passwd',
  'data:image/svg+xml,<svg/>',
  'not a url',
  '',
])('nothing is fetched from "%s"', async (url) => {
  const fetch = () => Promise.reject(new Error('was called'));
  const image = await fetchImage(url, 'http://127.0.0.1:1', { ...surroundings, fetch });
  expect(image).toMatchObject({ ok: false, error: { code: 'NOT_FOUND' } });
});

test('what is no picture, or too large a one, is not there', async () => {
  const server = await startLocalServer((request, response) => {
    if (request.url === '/page') reply(response, 200, '<p>', { 'content-type': 'text/html' });
    else if (request.url === '/large') reply(response, 200, 'x'.repeat(LARGEST_IMAGE + 1), SVG);
    else reply(response, 404, '<svg/>', SVG);
  });
  for (const path of ['/page', '/large', '/missing']) {
    const image = await fetchImage(`${server.url}${path}`, server.url, surroundings);
    expect(image).toMatchObject({ ok: false, error: { code: 'NOT_FOUND' } });
  }
});
