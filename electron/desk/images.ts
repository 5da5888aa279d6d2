/**
 * Product pictures for the window: from disk, or fetched once and kept, so that lists have their pictures
 * offline too. A picture that cannot be had is a 404; the window draws a placeholder.
 */
import { createHash } from 'node:crypto';
import { parseProductImagePath } from '#shared/contract/image.ts';
import type { CacheClient } from '../cache/client.ts';
import { createUnderWay } from '../cache/under-way.ts';
import { boundedFolder } from '../disk/bounded-folder.ts';
import type { FetchedImage } from '../remote/image.ts';
import { securityHeaders } from '../security/content-security-policy.ts';

interface ImageSources {
  readonly cache: CacheClient;
  readonly folder: string;
  /** How much is kept of all accounts together. */
  readonly mostBytes?: number;
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

/** All accounts' pictures together, in bytes: some tens of thousands of them. */
const MOST_BYTES = 300 * 1024 * 1024;

const SUFFIX = '.picture';
const LARGEST_HEADER = 64;
const LINE_END = 0x0a;

/** A kept picture is one file: its type in a line, then its bytes. */
function packed({ contentType, bytes }: FetchedImage): Uint8Array {
  return Buffer.concat([Buffer.from(`${contentType}\n`), bytes]);
}

function unpacked(file: Uint8Array<ArrayBuffer>): FetchedImage | null {
  const end = file.subarray(0, LARGEST_HEADER).indexOf(LINE_END);
  const contentType = Buffer.from(file.subarray(0, Math.max(end, 0))).toString('latin1');
  return contentType.startsWith('image/') ? { contentType, bytes: file.slice(end + 1) } : null;
}

export interface Images {
  /** Answers the image paths of the desk page; null for any other path. */
  answer(path: string): Promise<Response> | null;
  /** Deletes the pictures of an account that is gone. */
  deleteAccount(accountId: string): Promise<void>;
}

export function createImages(sources: ImageSources): Images {
  const { cache, folder, hasAccount, fetchPicture, mostBytes = MOST_BYTES } = sources;
  const limited = limiter(AT_A_TIME);
  const keeping = createUnderWay();
  const pictures = boundedFolder(folder, { mostBytes, isOwn: (name) => name.endsWith(SUFFIX) });

  async function answer(path: NonNullable<ReturnType<typeof parseProductImagePath>>): Promise<Response> {
    const missing = new Response(null, { status: 404 });
    const products = await cache.call('readProducts', { shop: path.shop, productIds: [path.productId] });
    const url = products.ok ? products.data.products[0]?.mainImageUrl : undefined;
    if (!url) return missing;
    const { accountId } = path.shop;
    const name = `${accountId}/${createHash('sha256').update(url).digest('hex').slice(0, 32)}${SUFFIX}`;
    const file = await pictures.read(name);
    const kept = file && unpacked(file);
    if (kept) return respond(kept);
    const picture = await limited(() => fetchPicture(accountId, url));
    if (!picture || !hasAccount(accountId)) return missing;
    // A picture that the disk does not take is shown, and fetched again the next time.
    await keeping.during(accountId, () => pictures.write(name, packed(picture))).catch(() => undefined);
    return respond(picture);
  }

  return {
    answer: (path) => {
      const image = parseProductImagePath(path);
      return image ? answer(image) : null;
    },
    deleteAccount: async (accountId) => {
      await keeping.settled(accountId);
      await pictures.deleteBelow(accountId);
    },
  };
}
