// Product pictures over real HTTP: what is a picture, and from where one may be fetched.

import { expect, test } from 'vitest';
import { fetchImage, LARGEST_IMAGE } from '#electron/remote/image.ts';
import { reply, startLocalServer } from './local-server.ts';

const SVG = { 'content-type': 'image/svg+xml; charset=utf-8' };

test('a picture comes with its type, and was asked for without a token', async () => {
  const server = await startLocalServer((_, response) => reply(response, 200, '<svg/>', SVG));
  const image = await fetchImage(`${server.url}/1.svg`, { apiUrl: server.url });
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
  const fetched = (path: string) => fetchImage(`${server.url}${path}`, { apiUrl: server.url });
  expect(await fetched('/moved')).toMatchObject({ ok: true });
  expect(await fetched('/away')).toMatchObject({ ok: false, error: { code: 'NOT_FOUND' } });
  expect(await fetched('/round')).toMatchObject({ ok: false, error: { code: 'NOT_FOUND' } });
  expect(server.requests.filter((request) => request.url === '/round')).toHaveLength(4);
});

test('an API elsewhere cannot make the app knock at this machine', async () => {
  const server = await startLocalServer((_, response) => reply(response, 200, '<svg/>', SVG));
  const image = await fetchImage(`${server.url}/1.svg`, { apiUrl: 'https://api.example.com' });
  expect(image).toMatchObject({ ok: false, error: { code: 'NOT_FOUND' } });
  expect(server.requests).toHaveLength(0);
});

test.each([
  'http://images.example.com/1.svg',
  'file:///etc/passwd',
  'data:image/svg+xml,<svg/>',
  'not a url',
  '',
])('nothing is fetched from "%s"', async (url) => {
  const fetch = () => Promise.reject(new Error('was called'));
  const image = await fetchImage(url, { apiUrl: 'http://127.0.0.1:1', fetch });
  expect(image).toMatchObject({ ok: false, error: { code: 'NOT_FOUND' } });
});

test('what is no picture, or too large a one, is not there', async () => {
  const server = await startLocalServer((request, response) => {
    if (request.url === '/page') reply(response, 200, '<p>', { 'content-type': 'text/html' });
    else if (request.url === '/large') reply(response, 200, 'x'.repeat(LARGEST_IMAGE + 1), SVG);
    else reply(response, 404, '<svg/>', SVG);
  });
  for (const path of ['/page', '/large', '/missing']) {
    const image = await fetchImage(`${server.url}${path}`, { apiUrl: server.url });
    expect(image).toMatchObject({ ok: false, error: { code: 'NOT_FOUND' } });
  }
});
