/**
 * Calls over the cache page's port: numbered requests, answers parsed by the contract. Every call ends: what a lost page leaves behind,
 * and what a page does not answer in time, is CACHE_UNAVAILABLE. Knows neither windows nor IndexedDB.
 */

import type { z } from 'zod';
import {
  type CacheCallName,
  type CacheInput,
  type CacheOutput,
  cacheContract,
  cacheReply,
} from '#shared/contract/cache.ts';
import { failure, type Outcome, success } from '#shared/errors.ts';
import { type After, afterOnTimer } from '../after.ts';
import type { CacheClient } from './client.ts';

/** What this client needs of a port; a MessagePortMain is one. */
export interface CallPort {
  postMessage(message: unknown): void;
  on(event: 'message', listener: (event: { data: unknown }) => void): unknown;
}

interface PortSource {
  /** The port of the page that is there now. May take as long as a page takes to load, or for ever. */
  port(): Promise<CallPort>;
  /** Hears that the page of all calls so far is gone. */
  onLost(listener: () => void): void;
  /** Gives the page up that is there now: it is lost, and the next call gets another. */
  giveUp(reason: string): void;
}

interface Waiting {
  readonly settle: (outcome: Outcome<unknown>) => void;
  readonly cancelLimit: () => void;
}

/**
 * How long a call may take in all, in milliseconds, with the page's start and the calls before it. The slowest thing that a page does
 * (reading a shop of 100,000 records on a busy machine, with fifty others before it) takes a third of it.
 */
export const CALL_TIME_LIMIT = 60_000;

export function createPortClient(
  source: PortSource,
  log: (message: string) => void,
  after: After = afterOnTimer,
): CacheClient {
  const waiting = new Map<number, Waiting>();
  const heard = new WeakSet<CallPort>();
  let lastId = 0;

  function settle(id: number, outcome: Outcome<unknown>): void {
    const call = waiting.get(id);
    waiting.delete(id);
    call?.cancelLimit();
    call?.settle(outcome);
  }

  function hear(message: unknown): void {
    const reply = cacheReply.safeParse(message);
    if (reply.success) settle(reply.data.id, reply.data.outcome);
    else log('the cache page sent an answer that is not of the contract');
  }

  // Every call that waits is in it, those for a page that still loads too: none of them can be answered any more.
  source.onLost(() => {
    for (const id of [...waiting.keys()]) settle(id, failure('CACHE_UNAVAILABLE'));
  });

  async function send(id: number, name: CacheCallName, input: unknown): Promise<void> {
    try {
      const port = await source.port();
      if (!waiting.has(id)) return;
      if (!heard.has(port)) {
        heard.add(port);
        port.on('message', (event) => hear(event.data));
      }
      port.postMessage({ id, name, input });
    } catch (error) {
      log(`the cache page cannot be asked: ${error instanceof Error ? error.message : 'unknown'}`);
      settle(id, failure('CACHE_UNAVAILABLE'));
    }
  }

  function ask(name: CacheCallName, input: unknown): Promise<Outcome<unknown>> {
    lastId += 1;
    const id = lastId;
    return new Promise((resolve) => {
      const cancelLimit = after(CALL_TIME_LIMIT, () => {
        settle(id, failure('CACHE_UNAVAILABLE'));
        source.giveUp(`no answer to ${name} within ${CALL_TIME_LIMIT / 1_000} s`);
      });
      waiting.set(id, { settle: resolve, cancelLimit });
      void send(id, name, input);
    });
  }

  return {
    async call<Name extends CacheCallName>(name: Name, input: CacheInput<Name>) {
      const outcome = await ask(name, input);
      return outcome.ok ? parseOutput(name, outcome.data, log) : outcome;
    },
  };
}

// The contract's schemas by name, in a type that TypeScript can follow through a type parameter.
const calls: { readonly [Name in CacheCallName]: { readonly output: z.ZodType<CacheOutput<Name>> } } =
  cacheContract;

function parseOutput<Name extends CacheCallName>(
  name: Name,
  answer: unknown,
  log: (message: string) => void,
): Outcome<CacheOutput<Name>> {
  const parsed = calls[name].output.safeParse(answer);
  if (parsed.success) return success(parsed.data);
  log(`the cache page answered ${name} against its contract`);
  return failure('INTERNAL', `cache answer of ${name}`);
}
