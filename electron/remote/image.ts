/**
 * Fetches a product picture from wherever the catalogue says it is. Pictures are public: no token goes along.
 * Keeping them is for whoever asks.
 */
import { isIP } from 'node:net';
import { failure, type Outcome, success } from '#shared/errors.ts';
import { isLoopback, isProtected } from './address.ts';
import { type Fetch, isRedirect, networkFailure, readWithin } from './exchange.ts';
import { isPublicAddress } from './public-address.ts';

export const LARGEST_IMAGE = 1024 * 1024;
const MOST_REDIRECTS = 3;
/** Milliseconds in all. */
const LONGEST_WAIT = 20_000;
const IMAGE_TYPE = /^image\/[a-z0-9.+-]{1,40}$/;

export interface FetchedImage {
  /** `image/…`, without parameters. */
  readonly contentType: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

interface ImageSurroundings {
  readonly fetch: Fetch;
  /** The addresses that a name stands for; it may reject, and where a proxy makes the connections it knows none (null). */
  readonly resolve: (url: URL) => Promise<readonly string[] | null>;
  readonly signal?: AbortSignal;
}

/**
 * The picture at `url`, for a shop whose API is at `apiUrl`. https only, or http on this machine; and no address that is not a public one, so that no API
 * can make the app knock at this machine or at the network around it: unless the API is on this machine too, or the picture at the API's own host.
 * Fails with NOT_FOUND for anything that is not a picture of at most 1 MB, and with OFFLINE or TIMED_OUT.
 */
export async function fetchImage(
  url: string,
  apiUrl: string,
  { fetch, resolve, signal }: ImageSurroundings,
): Promise<Outcome<FetchedImage>> {
  const timeout = AbortSignal.timeout(LONGEST_WAIT);
  const either = signal ? AbortSignal.any([signal, timeout]) : timeout;
  const request = {
    method: 'GET',
    headers: {},
    body: null,
    signal: either,
    redirect: 'manual',
    lane: 'images',
  } as const;
  try {
    let address = URL.parse(url);
    for (let hop = 0; hop <= MOST_REDIRECTS && address; hop += 1) {
      if (!(await mayFetch(address, apiUrl, resolve))) break;
      const response: Response = await fetch(address.href, request);
      if (!isRedirect(response)) return await readImage(response);
      await response.body?.cancel();
      address = URL.parse(response.headers.get('location') ?? '', address);
    }
    return failure('NOT_FOUND');
  } catch (error) {
    const { code, detail } = networkFailure(error, timeout).error;
    return failure(code, detail);
  }
}

async function mayFetch(
  address: URL,
  apiUrl: string,
  resolve: ImageSurroundings['resolve'],
): Promise<boolean> {
  const api = URL.parse(apiUrl);
  if (!isProtected(address) || api === null) return false;
  if (isLoopback(api) || address.hostname === api.hostname) return true;
  const literal = address.hostname.replace(/^\[|\]$/g, '');
  if (isIP(literal) !== 0) return isPublicAddress(literal);
  if (isLoopback(address)) return false;
  const addresses = await resolve(address);
  return addresses === null || (addresses.length > 0 && addresses.every(isPublicAddress));
}

async function readImage(response: Response): Promise<Outcome<FetchedImage>> {
  const contentType = (response.headers.get('content-type') ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
  if (response.status !== 200 || !IMAGE_TYPE.test(contentType)) {
    await response.body?.cancel();
    return failure('NOT_FOUND');
  }
  const bytes = await readWithin(response, LARGEST_IMAGE);
  return bytes === null
    ? failure('NOT_FOUND', 'The picture is larger than 1 MB.')
    : success({ contentType, bytes });
}
