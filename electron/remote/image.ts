/**
 * Fetches a product picture from wherever the catalogue says it is. Pictures are public: no token goes along.
 * Keeping them is for whoever asks.
 */
import { failure, type Outcome, success } from '#shared/errors.ts';
import { isLoopback, isProtected } from './address.ts';
import { type Fetch, isRedirect, networkFailure, REQUEST_TIMEOUT, readWithin } from './exchange.ts';

export const LARGEST_IMAGE = 1024 * 1024;
const MOST_REDIRECTS = 3;
const IMAGE_TYPE = /^image\/[a-z0-9.+-]{1,40}$/;

export interface FetchedImage {
  /** `image/…`, without parameters. */
  readonly contentType: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/**
 * The picture at `url`, for a shop whose API is at `apiUrl`. https only, or http on this machine; and addresses on this machine only
 * when the API is here too, so that no API elsewhere can make the app knock at local ports. Fails with NOT_FOUND
 * for anything that is not a picture of at most 1 MB, and with OFFLINE or TIMED_OUT.
 */
export async function fetchImage(
  url: string,
  { apiUrl, fetch = globalThis.fetch, signal }: { apiUrl: string; fetch?: Fetch; signal?: AbortSignal },
): Promise<Outcome<FetchedImage>> {
  const timeout = AbortSignal.timeout(REQUEST_TIMEOUT);
  const either = signal ? AbortSignal.any([signal, timeout]) : timeout;
  try {
    let address = URL.parse(url);
    for (let hop = 0; hop <= MOST_REDIRECTS && address && mayFetch(address, apiUrl); hop += 1) {
      const response: Response = await fetch(address, { redirect: 'manual', signal: either });
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

function mayFetch(address: URL, apiUrl: string): boolean {
  if (!isProtected(address)) return false;
  const api = URL.parse(apiUrl);
  return !isLoopback(address) || (api !== null && isLoopback(api));
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
