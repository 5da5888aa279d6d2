/**
 * Lets an account's unsent work be looked at with nothing being added to it meanwhile: additions that have begun come to their end
 * first, later ones wait. Knows neither why somebody looks nor what is added.
 */
import type { CacheCallName, CacheInput } from '#shared/contract/cache.ts';
import type { CacheClient } from './client.ts';
import { createUnderWay } from './under-way.ts';

/** Calls by which a person adds unsent work. Sending only takes work away, and goes on. */
const ADDS_UNSENT: ReadonlySet<CacheCallName> = new Set([
  'addOperation',
  'saveDraft',
  'saveSellerDraft',
  // Taking an operation back makes a draft of it.
  'takeBackOperation',
]);

export interface HeldAdditions {
  /** The same client; its additions wait while the account is held. */
  readonly client: CacheClient;
  /**
   * Runs `work` while nothing is added for the account, and answers as it does. What waited then goes on: whoever took the account away
   * in `work` has it refused by the client below.
   */
  holding<Value>(accountId: string, work: () => Promise<Value>): Promise<Value>;
}

export function holdAdditions(client: CacheClient): HeldAdditions {
  const additions = createUnderWay();
  const holds = new Map<string, Promise<unknown>>();

  /**
   * Begins `work` as soon as the account is not held, in the same turn in which that was found: of those who waited, the first may hold it
   * anew.
   */
  async function onceReleased<Value>(accountId: string, work: () => Promise<Value>): Promise<Value> {
    for (let hold = holds.get(accountId); hold; hold = holds.get(accountId)) await hold;
    return work();
  }

  return {
    client: {
      async call<Name extends CacheCallName>(name: Name, input: CacheInput<Name>) {
        if (!ADDS_UNSENT.has(name) || !('shop' in input)) return client.call(name, input);
        const { accountId } = input.shop;
        return onceReleased(accountId, () => additions.during(accountId, () => client.call(name, input)));
      },
    },
    holding: (accountId, work) =>
      onceReleased(accountId, () => {
        const running = additions.settled(accountId).then(work);
        const end = () => holds.delete(accountId);
        holds.set(accountId, running.then(end, end));
        return running;
      }),
  };
}
