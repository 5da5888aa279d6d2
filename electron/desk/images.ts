/**
 * Product pictures for the window: from disk, or fetched once and kept, so that lists have their pictures
 * offline too. A picture that cannot be had is a 404; the window draws a placeholder.
 */
import { createHash } from 'node:crypto';
import { mkdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import writeFileAtomic from 'write-file-atomic';
import { parseProductImagePath } from '#shared/contract/image.ts';
import type { CacheClient } from '../cache/client.ts';
import { createUnderWay } from '../cache/under-way.ts';
import type { FetchedImage } from '../remote/image.ts';
import { securityHeaders } from '../security/content-security-policy.ts';

interface ImageSources {
  readonly cache: CacheClient;
  readonly folder: string;
  /** Nothing is kept for an account that is gone. */
  hasAccount(accountId: string): boolean;
  /** The picture at `url`, for an account's shop; null when it cannot be had now. */
  fetchPicture(accountId: string, url: string): Promise<FetchedImage | null>;
}

/** How many pictures are fetched at a time: a scrolled list asks for dozens. */
const AT_A_TIME = 6;

function respond(picture: FetchedImage): Response {
  return new Response(picture.bytes, {
    headers: {
      ...securityHeaders('desk'),
      'content-type': picture.contentType,
      // A picture may be SVG, which could hold scripts when it is opened by itself: it may do nothing.
      'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; sandbox",
      'cache-control': 'private, max-age=86400',
    },
  });
}

function limiter(most: number): <Value>(work: () => Promise<Value>) => Promise<Value> {
  let running = 0;
  const waiting: (() => void)[] = [];
  return async (work) => {
    if (running >= most) await new Promise<void>((resolve) => waiting.push(resolve));
    running += 1;
    try {
      return await work();
    } finally {
      running -= 1;
      waiting.shift()?.();
    }
  };
}

/** Each kept picture is two files of one name: the bytes, and the type beside them. */
async function fromDisk(file: string): Promise<FetchedImage | null> {
  try {
    const [bytes, type] = await Promise.all([readFile(file), readFile(`${file}.type`, 'utf8')]);
    return { bytes: new Uint8Array(bytes), contentType: type };
  } catch {
    return null;
  }
}

async function keep(place: string, file: string, picture: FetchedImage): Promise<void> {
  await mkdir(place, { recursive: true, mode: 0o700 });
  await writeFileAtomic(`${file}.type`, picture.contentType, { mode: 0o600 });
  await writeFileAtomic(file, Buffer.from(picture.bytes), { mode: 0o600 });
}

export interface Images {
  /** Answers the image paths of the desk page; null for any other path. */
  answer(path: string): Promise<Response> | null;
  /** Deletes the pictures of an account that is gone. */
  deleteAccount(accountId: string): Promise<void>;
}

export function createImages({ cache, folder, hasAccount, fetchPicture }: ImageSources): Images {
  const limited = limiter(AT_A_TIME);
  const keeping = createUnderWay();
  const placeOf = (accountId: string) => join(folder, accountId);

  async function answer(path: NonNullable<ReturnType<typeof parseProductImagePath>>): Promise<Response> {
    const missing = new Response(null, { status: 404 });
    const products = await cache.call('readProducts', { shop: path.shop, productIds: [path.productId] });
    const url = products.ok ? products.data.products[0]?.mainImageUrl : undefined;
    if (!url) return missing;
    const { accountId } = path.shop;
    const place = placeOf(accountId);
    const file = join(place, createHash('sha256').update(url).digest('hex').slice(0, 32));
    const kept = await fromDisk(file);
    if (kept) return respond(kept);
    const picture = await limited(() => fetchPicture(accountId, url));
    if (!picture || !hasAccount(accountId)) return missing;
    // A picture that the disk does not take is shown, and fetched again the next time.
    await keeping.during(accountId, () => keep(place, file, picture)).catch(() => undefined);
    return respond(picture);
  }

  return {
    answer: (path) => {
      const image = parseProductImagePath(path);
      return image ? answer(image) : null;
    },
    deleteAccount: async (accountId) => {
      await keeping.settled(accountId);
      await rm(placeOf(accountId), { recursive: true, force: true });
    },
  };
}
