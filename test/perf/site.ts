/** Builds the bench's pages as the app's are built, and serves them with the records on a local port. */
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { build } from 'vite';

const PAGES = join(import.meta.dirname, 'pages');
const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
};

/** The app's pages may not evaluate code; nor may these, which fetch their records besides. */
const POLICY = "default-src 'none'; script-src 'self'; connect-src 'self'";

export interface Site {
  readonly origin: string;
  close(): Promise<void>;
}

/** @param records answers the JSON of `/records/<number>` */
export async function startSite(folder: string, records: (page: number) => string): Promise<Site> {
  await build({
    root: PAGES,
    configFile: false,
    logLevel: 'warn',
    build: {
      outDir: folder,
      emptyOutDir: true,
      rolldownOptions: { input: ['ours', 'dexie', 'window'].map((name) => join(PAGES, `${name}.html`)) },
    },
  });
  const server = createServer(async (request, response) => {
    const path = new URL(request.url ?? '/', 'http://localhost').pathname;
    const page = /^\/records\/(\d+)$/.exec(path)?.[1];
    if (page !== undefined) {
      response.writeHead(200, { 'content-type': 'application/json' }).end(records(Number(page)));
      return;
    }
    try {
      const content = await readFile(join(folder, normalize(path)));
      response
        .writeHead(200, {
          'content-type': TYPES[extname(path)] ?? 'application/octet-stream',
          'content-security-policy': POLICY,
        })
        .end(content);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the bench server has no port');
  return {
    origin: `http://127.0.0.1:${address.port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
