// protocol: the app's own schemes and who answers them, for each session. It must not know how a request has come.
import { readFile } from 'node:fs/promises';
import { extname } from 'node:path';
import type * as Electron from 'electron';
import { mapScheme, pathOfFile } from './address.ts';
import { whole } from './whole.ts';

export type ProtocolHandler = (request: Request) => Response | Promise<Response>;

/** Content types by file name extension, as Chromium knows them without asking the system. */
const contentTypes: Record<string, string> = {
  '.css': 'text/css',
  '.gif': 'image/gif',
  '.htm': 'text/html',
  '.html': 'text/html',
  '.ico': 'image/x-icon',
  '.jpeg': 'image/jpeg',
  '.jpg': 'image/jpeg',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.map': 'application/json',
  '.mjs': 'text/javascript',
  '.pdf': 'application/pdf',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain',
  '.wasm': 'application/wasm',
  '.webp': 'image/webp',
  '.woff': 'font/woff',
  '.woff2': 'font/woff2',
  '.xml': 'text/xml',
};

/** Answers a file URL with the file. A file that cannot be read is a network error, as in Electron. */
export async function answerFile(request: Request): Promise<Response> {
  try {
    const path = pathOfFile(request.url);
    const body = await readFile(path);
    return new Response(new Uint8Array(body), {
      headers: { 'content-type': contentTypes[extname(path).toLowerCase()] ?? 'application/octet-stream' },
    });
  } catch {
    return Response.error();
  }
}

/** `session.protocol` over the session's handlers. */
export function createProtocol(handlers: Map<string, ProtocolHandler>): Electron.Protocol {
  return whole<Electron.Protocol>('protocol', {
    registerSchemesAsPrivileged(customSchemes) {
      for (const { scheme, privileges } of customSchemes) {
        // Every mapped scheme behaves as standard and secure, with storage: what an app must not rely on without
        // having asked for it.
        if (privileges?.standard) mapScheme(scheme);
      }
    },
    handle(scheme, handler) {
      if (handlers.has(scheme)) throw new Error(`Failed to register protocol: ${scheme}`);
      if (scheme !== 'http' && scheme !== 'https') mapScheme(scheme);
      handlers.set(scheme, handler);
    },
    unhandle(scheme) {
      if (!handlers.delete(scheme)) throw new Error(`Failed to unhandle protocol: ${scheme}`);
    },
    isProtocolHandled: (scheme) =>
      handlers.has(scheme) || ['file', 'http', 'https', 'data', 'blob'].includes(scheme),
  });
}
