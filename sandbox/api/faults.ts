/**
 * Faults on demand, for tests of clients: the next answers on some path come wrong, late, cut, or not at all.
 * Nothing here happens by itself.
 */
import { Readable } from 'node:stream';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { API_CODES, type ApiCodeName } from '#shared/contract/api/codes.ts';
import { httpStatus, sentence } from './rules/refusal.ts';

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
  /** Everything done, and the connection dropped in the middle of the answer. */
  'resetInBody',
  /** A request that changes something is carried out a second time, as a proxy does that lost the first answer. */
  'duplicated',
  /** The answer comes when the next request has been answered, so that two overtake each other; or after a second. */
  'late',
  /** 401 with an envelope, although the token is good. */
  'unauthorized',
  /** 403, 409 and 412 with an envelope, although nothing is wrong. */
  'forbidden',
  'conflict',
  'preconditionFailed',
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
  /** Whether they say it as a date. */
  asDate: z.boolean().default(false),
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

/** Faults that strike once the request has been served. */
const STRIKE_AFTERWARDS: ReadonlySet<Fault['kind']> = new Set([
  'truncatedJson',
  'answerLost',
  'resetInBody',
  'duplicated',
  'late',
]);

/** Marks a request that a fault repeats: no fault strikes it again. */
const REPEATED_HEADER = 'x-repeated-by-fault';

/** How long a late answer waits to be overtaken, in milliseconds. */
const LATEST = 1_000;

export function createFaults(): Faults {
  const rules = createRules();
  const hanging = new Set<FastifyReply>();
  const overtaken = new Set<() => void>();
  const pending = new WeakMap<object, Fault>();

  const releaseAll = (): void => {
    for (const reply of hanging) reply.raw.destroy();
    hanging.clear();
    for (const release of overtaken) release();
  };

  function mount(app: FastifyInstance): void {
    app.addHook('onRequest', async (request, reply) => {
      const [path = ''] = request.url.split('?');
      if (path.startsWith('/control/') || REPEATED_HEADER in request.headers) return undefined;
      const fault = rules.take(request.method, path);
      if (!fault) return undefined;
      if (STRIKE_AFTERWARDS.has(fault.kind)) {
        pending.set(request, fault);
        return undefined;
      }
      if (fault.kind !== 'hang') return strike(fault, reply, request.id);
      reply.hijack();
      hanging.add(reply);
      reply.raw.on('close', () => hanging.delete(reply));
      return reply;
    });
    app.addHook('onSend', async (request, reply, payload) => {
      const fault = pending.get(request);
      if (fault?.kind === 'late') await untilOvertaken(overtaken);
      else for (const release of overtaken) release();
      if (fault?.kind === 'duplicated') await repeat(app, request);
      return fault ? struckAfterwards(fault, reply, payload) : payload;
    });
  }

  return {
    add: rules.add,
    clear() {
      rules.clear();
      releaseAll();
    },
    held: () => hanging.size,
    releaseAll,
    mount,
  };
}

function createRules() {
  let rules: { on: RegExp; fault: Fault; before: number; left: number }[] = [];
  return {
    add(rule: FaultRule): void {
      const fault = faultRule.parse(rule);
      rules.push({ on: new RegExp(fault.on), fault, before: fault.after, left: fault.times });
    },
    clear(): void {
      rules = [];
    },
    /** The fault that strikes this request, if one does. */
    take(method: string, path: string): Fault | undefined {
      for (const rule of rules.filter(({ on, left }) => left > 0 && on.test(`${method} ${path}`))) {
        if (rule.before > 0) {
          rule.before--;
          continue;
        }
        rule.left--;
        return rule.fault;
      }
      return undefined;
    },
  };
}

function untilOvertaken(overtaken: Set<() => void>): Promise<void> {
  return new Promise((resolve) => {
    const release = (): void => {
      clearTimeout(timer);
      overtaken.delete(release);
      resolve();
    };
    const timer = setTimeout(release, LATEST);
    overtaken.add(release);
  });
}

/** Carries the request out once more, as it came; nobody hears the answer. */
async function repeat(app: FastifyInstance, { method, url, headers, body }: FastifyRequest): Promise<void> {
  if (method !== 'POST' && method !== 'PATCH' && method !== 'PUT') return;
  const { 'content-length': _, ...others } = headers;
  const payload = typeof body === 'object' && body !== null ? { payload: body } : {};
  await app.inject({ method, url, headers: { ...others, [REPEATED_HEADER]: '1' }, ...payload });
}

function struckAfterwards({ kind }: Fault, reply: FastifyReply, payload: unknown): unknown {
  if (kind === 'answerLost') reply.raw.destroy();
  if (typeof payload !== 'string') return payload;
  const half = payload.slice(0, Math.ceil(payload.length / 2));
  if (kind === 'truncatedJson') {
    reply.header('content-length', Buffer.byteLength(half));
    return half;
  }
  if (kind !== 'resetInBody') return payload;
  reply.header('content-length', Buffer.byteLength(payload));
  return Readable.from(thenReset(half));
}

async function* thenReset(half: string): AsyncGenerator<string> {
  yield half;
  throw new Error('A fault on demand: the connection is reset in the middle of the answer.');
}

function strike({ kind, retryAfter, asDate }: Fault, reply: FastifyReply, requestId: string): FastifyReply {
  const refuse = (name: ApiCodeName, status = httpStatus(name)): FastifyReply =>
    reply
      .code(status)
      .send({ code: API_CODES[name], message: sentence(name), request_id: requestId, data: null });
  const wait = asDate ? new Date(Date.now() + retryAfter * 1_000).toUTCString() : String(retryAfter);
  switch (kind) {
    case 'unavailable':
      reply.header('retry-after', wait);
      return refuse('UNAVAILABLE');
    case 'rateLimited':
      reply.header('retry-after', wait);
      return refuse('RATE_LIMITED');
    case 'unauthorized':
      return refuse('TOKEN_EXPIRED');
    case 'forbidden':
      return refuse('OPERATION_DENIED');
    case 'conflict':
      return refuse('CAMPAIGN_CLOSED');
    case 'preconditionFailed':
      return refuse('INVALID_REQUEST', 412);
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
      return refuse('INTERNAL');
  }
}
