/**
 * Where the browser comes back to after the sign-in page: a server on this machine, for one sign-in, that answers
 * one page (RFC 8252 section 7.3). Knows nothing of what the redirect means.
 */
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface LoopbackRedirect {
  /** `http://127.0.0.1:<port>/callback` */
  readonly uri: string;
  /**
   * The URL that the browser comes back with, known by the state that only the sign-in page was told: whatever else arrives is passed
   * over. Pending until it comes, or for ever. To be asked before the browser is sent.
   */
  returned(state: string): Promise<URL>;
  close(): void;
}

const HOST = '127.0.0.1';
const PATH = '/callback';

const PAGE = `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>Campaign Desk</title>
<style>
  :root { color-scheme: light dark; font: 1rem/1.5 system-ui, sans-serif }
  body { display: grid; min-height: 90vh; place-content: center; text-align: center }
</style>
<h1>Back to Campaign Desk</h1>
<p>You can close this page. Campaign Desk shows whether you are signed in.</p>
</html>
`;

/** Opens the server on a free port. Rejects when the machine gives none. */
export async function openLoopbackRedirect(): Promise<LoopbackRedirect> {
  const { promise: arrived, resolve: arrive } = Promise.withResolvers<URL>();
  let expected: string | null = null;
  const server = createServer((request, response) => {
    const url = request.method === 'GET' ? URL.parse(request.url ?? '', redirectBase()) : null;
    const isCallback = url?.origin === redirectBase() && url.pathname === PATH;
    const isOurs = isCallback && expected !== null && url.searchParams.getAll('state').includes(expected);
    answer(response, isOurs);
    if (isOurs) arrive(url);
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, HOST, resolve);
  });
  const port = portOf(server.address());

  function redirectBase(): string {
    return `http://${HOST}:${port}`;
  }

  return {
    uri: `${redirectBase()}${PATH}`,
    returned: (state) => {
      expected = state;
      return arrived;
    },
    close: () => {
      server.close();
      // What is being answered is let finish; a browser's spare connections are not waited for.
      server.closeIdleConnections();
    },
  };
}

function answer(response: ServerResponse, isRedirect: boolean): void {
  response.writeHead(isRedirect ? 200 : 404, {
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'",
    'referrer-policy': 'no-referrer',
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    connection: 'close',
  });
  response.end(isRedirect ? PAGE : 'Not found');
}

function portOf(address: AddressInfo | string | null): number {
  if (address === null || typeof address === 'string') throw new Error('the server has no port');
  return address.port;
}
