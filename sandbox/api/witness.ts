/**
 * Who watches the API for a test in the same process: told of each request before it is carried out, and of each answer before it goes
 * out. It changes neither; the server waits until it has looked. It must not know what any request means.
 */
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { IDEMPOTENCY_KEY_HEADER } from '#shared/contract/api/endpoints.ts';

export interface SeenRequest {
  /** "METHOD /path". */
  readonly on: string;
  /** Null where the request has none. */
  readonly idempotencyKey: string | null;
}

export interface SeenAnswer extends SeenRequest {
  /** The HTTP status. */
  readonly status: number;
  /** The envelope's code; null of an answer that has none. */
  readonly code: number | null;
}

export interface Witness {
  /** The request is here, and nothing is done yet. */
  arrived(request: SeenRequest): Promise<void>;
  /** All is done and committed, and nothing is answered yet; also of answers that a fault makes up. */
  decided(answer: SeenAnswer): Promise<void>;
}

const envelope = z.object({ code: z.number() });

export function mountWitness(app: FastifyInstance, witness: Witness): void {
  app.addHook('preHandler', async (request) => {
    if (!isControl(request)) await witness.arrived(seen(request));
  });
  app.addHook('onSend', async (request, reply, payload) => {
    if (!isControl(request))
      await witness.decided({ ...seen(request), status: reply.statusCode, code: codeIn(payload) });
    return payload;
  });
}

function isControl({ url }: FastifyRequest): boolean {
  return url.startsWith('/control/');
}

function seen({ method, url, headers }: FastifyRequest): SeenRequest {
  const key = headers[IDEMPOTENCY_KEY_HEADER];
  return { on: `${method} ${url.split('?')[0]}`, idempotencyKey: typeof key === 'string' ? key : null };
}

function codeIn(payload: unknown): number | null {
  if (typeof payload !== 'string') return null;
  try {
    return envelope.safeParse(JSON.parse(payload)).data?.code ?? null;
  } catch {
    return null;
  }
}
