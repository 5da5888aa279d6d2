/**
 * The sign-in that is under way, of which there is one at most: what it waits for, and what the person can do about it. Knows neither
 * the API nor tokens.
 */
import type { Session } from '#shared/contract/desk.ts';

/** What a sign-in tells of itself, and asks. */
export interface SignInAttempt {
  /** Aborts when the person cancels, or begins another. */
  readonly cancelled: AbortSignal;
  linkKnown(link: string, browser: 'asked' | 'notOpened'): void;
  /** Whether the person wants a sign-in that can be kept in memory only. One who cancels does not. */
  askToKeepInMemory(): Promise<boolean>;
}

export interface SigningIn {
  state(): Session['signIn'];
  /** Does `work` as the one sign-in; one that is still under way is cancelled. */
  run<Value>(work: (attempt: SignInAttempt) => Promise<Value>): Promise<Value>;
  cancel(): void;
  /** Answers the question of `askToKeepInMemory`, when it is asked. */
  answerKeeping(agreed: boolean): void;
  /** The address of the sign-in page, for the person's own browser; null when no browser is waited for. */
  link(): string | null;
}

interface UnderWay {
  readonly cancelling: AbortController;
  state: Session['signIn'];
  link: string | null;
  answerKeeping: (agreed: boolean) => void;
}

/** `changed` hears of every change of the state. */
export function createSigningIn(changed: () => void): SigningIn {
  let current: UnderWay | null = null;

  /** What one that was cancelled still does is nobody's business. */
  function change(attempt: UnderWay, changes: Partial<Pick<UnderWay, 'state' | 'link'>>): void {
    if (current !== attempt) return;
    Object.assign(attempt, changes);
    changed();
  }

  function askToKeepInMemory(attempt: UnderWay): Promise<boolean> {
    const { signal } = attempt.cancelling;
    if (signal.aborted) return Promise.resolve(false);
    const { promise: answered, resolve } = Promise.withResolvers<boolean>();
    signal.addEventListener('abort', () => resolve(false), { once: true });
    attempt.answerKeeping = resolve;
    change(attempt, { state: 'askingToKeep', link: null });
    return answered.finally(() => change(attempt, { state: 'waitingForBrowser' }));
  }

  return {
    state: () => current?.state ?? 'idle',
    run: async (work) => {
      current?.cancelling.abort();
      const attempt: UnderWay = {
        cancelling: new AbortController(),
        state: 'waitingForBrowser',
        link: null,
        answerKeeping: () => undefined,
      };
      current = attempt;
      changed();
      try {
        return await work({
          cancelled: attempt.cancelling.signal,
          linkKnown: (link, browser) =>
            change(attempt, {
              link,
              state: browser === 'asked' ? 'waitingForBrowser' : 'browserNotOpened',
            }),
          askToKeepInMemory: () => askToKeepInMemory(attempt),
        });
      } finally {
        if (current === attempt) current = null;
        changed();
      }
    },
    cancel: () => current?.cancelling.abort(),
    answerKeeping: (agreed) => current?.answerKeeping(agreed),
    link: () => current?.link ?? null,
  };
}
