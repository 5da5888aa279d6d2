/**
 * Signing in: the system browser goes to the API's sign-in page and comes back to this machine with a code.
 * Ends with tokens, or with the code of what ended it. What is done with the tokens is for whoever asks.
 */
import { type ErrorCode, failure, type Outcome } from '#shared/errors.ts';
import { discoverAuthorizationServer, type Surroundings } from './authorization-server.ts';
import { openLoopbackRedirect } from './loopback-redirect.ts';
import type { Tokens } from './tokens.ts';

/** How long the browser may take to come back, in milliseconds. */
const SIGN_IN_TIME_LIMIT = 5 * 60 * 1000;

export interface SignInOptions extends Surroundings {
  readonly openBrowser: (url: string) => Promise<void>;
  /** Aborts when the person cancels. */
  readonly cancelled: AbortSignal;
  readonly timeLimit?: number;
}

/**
 * Fails with SIGN_IN_CANCELLED, SIGN_IN_TIMED_OUT, SIGN_IN_DENIED, SIGN_IN_FAILED, NOT_AN_API, or a fault of the way
 * (OFFLINE, TIMED_OUT, SERVER_ERROR, RATE_LIMITED). `apiUrl` is an address that `parseApiAddress` made.
 */
export async function signInByBrowser(apiUrl: string, options: SignInOptions): Promise<Outcome<Tokens>> {
  const { cancelled, openBrowser, timeLimit = SIGN_IN_TIME_LIMIT } = options;
  const server = await discoverAuthorizationServer(apiUrl, options);
  if (cancelled.aborted) return failure('SIGN_IN_CANCELLED');
  if (!server.ok) return server;

  const redirect = await openLoopbackRedirect().catch(() => null);
  if (redirect === null) return failure('SIGN_IN_FAILED', 'No port of this machine is free.');
  const timeOut = AbortSignal.timeout(timeLimit);
  try {
    const attempt = await server.data.begin(redirect.uri);
    const browser = openBrowser(attempt.url.href).then(
      () => new Promise<never>(() => undefined),
      () => 'BROWSER' as const,
    );
    const ended = await Promise.race([
      redirect.arrived,
      browser,
      whenAborted(cancelled, 'SIGN_IN_CANCELLED'),
      whenAborted(timeOut, 'SIGN_IN_TIMED_OUT'),
    ]);
    if (ended === 'BROWSER') return failure('SIGN_IN_FAILED', 'The browser could not be opened.');
    if (typeof ended === 'string') return failure(ended);
    const tokens = await attempt.finish(ended);
    return cancelled.aborted ? failure('SIGN_IN_CANCELLED') : tokens;
  } finally {
    redirect.close();
  }
}

function whenAborted<Code extends ErrorCode>(signal: AbortSignal, code: Code): Promise<Code> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve(code);
    signal.addEventListener('abort', () => resolve(code), { once: true });
  });
}
