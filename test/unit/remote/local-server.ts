// A real HTTP server on a free port of this machine, for tests that need hostile answers.
// It ends with the test that opened it.

import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http';
import { onTestFinished } from 'vitest';

export interface LocalServer {
  /** `http://127.0.0.1:<port>` */
  readonly url: string;
  /** Every request as it came, oldest first. */
  readonly requests: IncomingMessage[];
  /** Ends it, and what it is answering. */
  stop(): Promise<void>;
}

export async function startLocalServer(listener: RequestListener): Promise<LocalServer> {
  const requests: IncomingMessage[] = [];
  const server = createServer((request, response) => {
    requests.push(request);
    listener(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  const stop = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  onTestFinished(stop);
  return { url: `http://127.0.0.1:${address.port}`, requests, stop };
}

/** Answers with a body as it is. */
export function reply(
  response: ServerResponse,
  status: number,
  body: string,
  headers: Record<string, string> = { 'content-type': 'application/json' },
): void {
  response.writeHead(status, headers);
  response.end(body);
}

/** Answers with the API's envelope. */
export function replyEnvelope(
  response: ServerResponse,
  status: number,
  envelope: { code: number; message?: string; data?: unknown },
  headers: Record<string, string> = {},
): void {
  const { code, message = 'said', data = null } = envelope;
  const body = JSON.stringify({ code, message, request_id: 'req-1', data });
  reply(response, status, body, { 'content-type': 'application/json', ...headers });
}
