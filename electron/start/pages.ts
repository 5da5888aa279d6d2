/**
 * Serves the app's pages on its own scheme, out of the bundle, with each page's policy. A page gets its own
 * index and the shared assets; anything else is not found. What answers `/image/` comes from outside, as a function.
 */
import { readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { type Protocol, protocol } from 'electron';
import { type PageName, securityHeaders } from '../security/content-security-policy.ts';
import { APP_SCHEME } from '../security/page-address.ts';

/** Answers a path of the desk page that is not in the bundle, or null where it is none of its own. */
export type DynamicAnswer = (path: string) => Promise<Response> | null;

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
  '.png': 'image/png',
};

/** Must run before the app is ready. */
export function registerAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    {
      scheme: APP_SCHEME,
      privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true },
    },
  ]);
}

/** The file of the bundle behind a path, or null: only the page's own index, and assets by plain names. */
export function bundleFile(page: PageName, path: string): string | null {
  if (path === '/') return join(page, 'index.html');
  const asset = /^\/assets\/(\w[\w.-]*)$/.exec(path)?.[1];
  return asset ? join('assets', asset) : null;
}

function notFound(page: PageName): Response {
  return new Response('Not found', {
    status: 404,
    headers: { ...securityHeaders(page), 'content-type': 'text/plain' },
  });
}

async function fromBundle(page: PageName, file: string, rendererFolder: string): Promise<Response> {
  try {
    const body = await readFile(join(rendererFolder, file));
    const type = TYPES[extname(file)] ?? 'application/octet-stream';
    return new Response(new Uint8Array(body), {
      headers: { ...securityHeaders(page), 'content-type': type },
    });
  } catch {
    return notFound(page);
  }
}

/** Lets a session load one page, and that page alone. */
export function servePage(
  registry: Pick<Protocol, 'handle'>,
  page: PageName,
  rendererFolder: string,
  dynamic: DynamicAnswer = () => null,
): void {
  registry.handle(APP_SCHEME, async (request) => {
    const url = new URL(request.url);
    if (url.host !== page || request.method !== 'GET') return notFound(page);
    const file = bundleFile(page, url.pathname);
    if (file) return fromBundle(page, file, rendererFolder);
    return (await dynamic(url.pathname)) ?? notFound(page);
  });
}
