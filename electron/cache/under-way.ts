/**
 * What is under way for each account, so that its deletion can come after all of it. Knows nothing of what it is.
 */
export interface UnderWay {
  /** Runs `work` for an account, and answers as it does. */
  during<Value>(accountId: string, work: () => Promise<Value>): Promise<Value>;
  /** Settles when nothing that has begun for the account so far runs any more. */
  settled(accountId: string): Promise<void>;
}

export function createUnderWay(): UnderWay {
  const running = new Map<string, Set<Promise<unknown>>>();
  return {
    during: (accountId, work) => {
      const own = running.get(accountId) ?? new Set();
      running.set(accountId, own);
      const result = work();
      own.add(result);
      const end = () => {
        own.delete(result);
        if (own.size === 0) running.delete(accountId);
      };
      result.then(end, end);
      return result;
    },
    settled: async (accountId) => {
      await Promise.allSettled(running.get(accountId) ?? []);
    },
  };
}
