// Product pictures: what can be had is shown, also where it cannot be kept.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import type { CacheClient } from '#electron/cache/client.ts';
import { createImages } from '#electron/desk/images.ts';
import { productImagePath } from '#shared/contract/image.ts';
import { success } from '#shared/errors.ts';
import { productOf, shopKey } from '../../fixtures/records.ts';

async function setUp(folder: string) {
  const product = productOf({ mainImageUrl: 'https://images.example.com/1.svg' });
  let fetched = 0;
  const cache: CacheClient = { call: async () => success({ products: [product] }) as never };
  const images = createImages({
    cache,
    folder,
    hasAccount: () => true,
    fetchPicture: async () => {
      fetched += 1;
      return { contentType: 'image/svg+xml', bytes: new TextEncoder().encode('<svg/>') };
    },
  });
  const answer = () => images.answer(productImagePath(shopKey, product.id));
  return { answer, fetched: () => fetched };
}

async function makePlace(): Promise<string> {
  const place = await mkdtemp(join(tmpdir(), 'campaign-desk-images-'));
  onTestFinished(() => rm(place, { recursive: true }));
  return place;
}

test('a picture is fetched once and kept', async () => {
  const { answer, fetched } = await setUp(await makePlace());
  for (let times = 0; times < 2; times += 1) {
    const response = await answer();
    expect(await response?.text()).toBe('<svg/>');
    expect(response?.headers.get('content-type')).toBe('image/svg+xml');
  }
  expect(fetched()).toBe(1);
});

test('a picture that the disk does not take is shown all the same', async () => {
  const folder = join(await makePlace(), 'in the way');
  await writeFile(folder, '');
  const { answer } = await setUp(folder);
  expect(await (await answer())?.text()).toBe('<svg/>');
});

test('a picture may do nothing when it is opened by itself: an SVG can hold scripts', async () => {
  const { answer } = await setUp(await makePlace());
  for (const from of ['the network', 'the disk'])
    expect((await answer())?.headers.get('content-security-policy'), from).toBe(
      "default-src 'none'; style-src 'unsafe-inline'; sandbox",
    );
});
