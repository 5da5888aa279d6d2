/**
 * Calls over the cache page's port: numbered requests, answers parsed by the contract, and every call
 * that a lost page leaves behind answered CACHE_UNAVAILABLE. Knows neither windows nor IndexedDB.
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
import type { CacheClient } from './client.ts';

/** What this client needs of a port; a MessagePortMain is one. */
export interface CallPort {
  postMessage(message: unknown): void;
  on(event: 'message', listener: (event: { data: unknown }) => void): unknown;
}

interface PortSource {
  port(): Promise<CallPort>;
  onLost(listener: () => void): void;
}

type Settle = (outcome: Outcome<unknown>) => void;

export function createPortClient(source: PortSource, log: (message: string) => void): CacheClient {
  const pending = new Map<number, Settle>();
  const heard = new WeakSet<CallPort>();
  let lastId = 0;

  function hear(message: unknown): void {
    const reply = cacheReply.safeParse(message);
    if (!reply.success) {
      log('the cache page sent an answer that is not of the contract');
      return;
    }
    const settle = pending.get(reply.data.id);
    pending.delete(reply.data.id);
    settle?.(reply.data.outcome);
  }

  source.onLost(() => {
    for (const settle of pending.values()) settle(failure('CACHE_UNAVAILABLE'));
    pending.clear();
  });

  async function ask(name: CacheCallName, input: unknown): Promise<Outcome<unknown>> {
    try {
      const port = await source.port();
      if (!heard.has(port)) {
        heard.add(port);
        port.on('message', (event) => hear(event.data));
      }
      lastId += 1;
      const id = lastId;
      return await new Promise((resolve) => {
        pending.set(id, resolve);
        port.postMessage({ id, name, input });
      });
    } catch (error) {
      log(`the cache page cannot be asked: ${error instanceof Error ? error.message : 'unknown'}`);
      return failure('CACHE_UNAVAILABLE');
    }
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
