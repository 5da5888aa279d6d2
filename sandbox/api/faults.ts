/**
 * Faults on demand, for tests of clients: the next answers on some path come wrong, late, cut, or not at all.
 * Nothing here happens by itself.
 */
import type { FastifyInstance, FastifyReply } from 'fastify';
import { z } from 'zod';
import { API_CODES } from '#shared/contract/api/codes.ts';
import { sentence } from './rules/refusal.ts';

export const FAULT_KINDS = [
  /** 500 with an envelope, before anything is done. */
  'serverError',
  /** 503 with Retry-After. */
  'unavailable',
  /** 429 with Retry-After. */
  'rateLimited',
  /** A page with status 200, as a captive portal sends. */
  'html',
  /** The true answer, done and all, cut in half. */
  'truncatedJson',
  /** Well-formed JSON with status 200 that is not what the contract says. */
  'wrongSchema',
  /** No answer, and nothing done, until the client gives up or the faults are cleared. */
  'hang',
  /** Everything done, and the connection dropped instead of the answer. */
  'answerLost',
  /** The connection dropped before anything is done. */
  'refused',
] as const;

export const faultRule = z.object({
  /** A regular expression on "METHOD /path", such as "POST .*\/registrations$". */
  on: z.string().max(300),
  kind: z.enum(FAULT_KINDS),
  /** How many answers; then all is well again. */
  times: z.int().min(1).default(1),
  /** How many answers are left alone before. */
  after: z.int().min(0).default(0),
  /** Seconds, of those that say when to come back. */
  retryAfter: z.int().min(0).default(1),
});

export type FaultRule = z.input<typeof faultRule>;
type Fault = z.infer<typeof faultRule>;

export interface Faults {
  add(rule: FaultRule): void;
  /** Takes all rules away, and lets go of what hangs. */
  clear(): void;
  /** How many requests hang now. */
  held(): number;
  mount(app: FastifyInstance): void;
  releaseAll(): void;
}

export function createFaults(): Faults {
  let rules: { on: RegExp; fault: Fault; before: number; left: number }[] = [];
  const hanging = new Set<FastifyReply>();
  /** Faults that strike once the request has been served. */
  const pending = new WeakMap<object, Fault>();

  const take = (method: string, path: string): Fault | undefined => {
    for (const rule of rules.filter(({ on, left }) => left > 0 && on.test(`${method} ${path}`))) {
      if (rule.before > 0) {
        rule.before--;
        continue;
      }
      rule.left--;
      return rule.fault;
    }
    return undefined;
  };
  const releaseAll = (): void => {
    for (const reply of hanging) reply.raw.destroy();
    hanging.clear();
  };

  return {
    add(rule) {
      const fault = faultRule.parse(rule);
      rules.push({ on: new RegExp(fault.on), fault, before: fault.after, left: fault.times });
    },
    clear() {
      rules = [];
      releaseAll();
    },
    held: () => hanging.size,
    releaseAll,
    mount(app) {
      app.addHook('onRequest', async (request, reply) => {
        const [path = ''] = request.url.split('?');
        if (path.startsWith('/control/')) return undefined;
        const fault = take(request.method, path);
        if (!fault) return undefined;
        if (fault.kind === 'truncatedJson' || fault.kind === 'answerLost') {
          pending.set(request, fault);
          return undefined;
        }
        if (fault.kind === 'hang') {
          reply.hijack();
          hanging.add(reply);
          reply.raw.on('close', () => hanging.delete(reply));
          return reply;
        }
        return strike(fault, reply, request.id);
      });
      app.addHook('onSend', async (request, reply, payload) => {
        const fault = pending.get(request);
        if (fault?.kind === 'answerLost') {
          reply.raw.destroy();
          return payload;
        }
        if (fault?.kind !== 'truncatedJson' || typeof payload !== 'string') return payload;
        const half = payload.slice(0, Math.ceil(payload.length / 2));
        reply.header('content-length', Buffer.byteLength(half));
        return half;
      });
    },
  };
}

function strike({ kind, retryAfter }: Fault, reply: FastifyReply, requestId: string): FastifyReply {
  const refuse = (name: 'INTERNAL' | 'UNAVAILABLE' | 'RATE_LIMITED', status: number): FastifyReply =>
    reply
      .code(status)
      .send({ code: API_CODES[name], message: sentence(name), request_id: requestId, data: null });
  switch (kind) {
    case 'unavailable':
      return refuse('UNAVAILABLE', 503).header('retry-after', String(retryAfter));
    case 'rateLimited':
      return refuse('RATE_LIMITED', 429).header('retry-after', String(retryAfter));
    case 'html':
      return reply
        .type('text/html; charset=utf-8')
        .send('<!doctype html><title>Welcome to the network</title><p>Please sign in.');
    case 'wrongSchema':
      return reply.send({
        code: 0,
        message: 'Success',
        request_id: requestId,
        data: { surprise: [1, 2, 3] },
      });
    case 'refused':
      reply.hijack();
      reply.raw.destroy();
      return reply;
    default:
      return refuse('INTERNAL', 500);
  }
}
