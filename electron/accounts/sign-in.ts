/**
 * Signing in: the system browser goes to the API's sign-in page and comes back to this machine with a code.
 * Ends with tokens, or with the code of what ended it. What is done with the tokens is for whoever asks.
 */
import { type ErrorCode, failure, type Outcome } from '#shared/errors.ts';
import {
  type AuthorizationServer,
  discoverAuthorizationServer,
  type Surroundings,
} from './authorization-server.ts';
import { openLoopbackRedirect } from './loopback-redirect.ts';
import type { Tokens } from './tokens.ts';

/** How long the browser may take to come back, in milliseconds. */
const SIGN_IN_TIME_LIMIT = 5 * 60 * 1000;

export interface SignInOptions extends Surroundings {
  readonly openBrowser: (url: string) => Promise<void>;
  /** Aborts when the person cancels: the sign-in then ends at once, whatever it waits for. */
  readonly cancelled: AbortSignal;
  /** The browser is to go to `link`. Told again when none could be opened: a person may take the link to one. */
  readonly onLink: (link: string, browser: 'asked' | 'notOpened') => void;
  readonly timeLimit?: number;
}

/**
 * Fails with SIGN_IN_CANCELLED, SIGN_IN_TIMED_OUT, SIGN_IN_DENIED, SIGN_IN_FAILED, SIGN_IN_PORT_UNAVAILABLE, NOT_AN_API, or a fault of
 * the way (OFFLINE, TIMED_OUT, SERVER_ERROR, RATE_LIMITED). `apiUrl` is an address that `parseApiAddress` made.
 */
export async function signInByBrowser(apiUrl: string, options: SignInOptions): Promise<Outcome<Tokens>> {
  const { cancelled } = options;
  const server = await unlessCancelled(discoverAuthorizationServer(apiUrl, options), cancelled);
  if (!server.ok) return server;
  const redirect = await openLoopbackRedirect().catch(() => null);
  if (redirect === null) return failure('SIGN_IN_PORT_UNAVAILABLE');
  try {
    const attempt = await server.data.begin(redirect.uri);
    const returned = await browserReturned(attempt.url.href, redirect.returned(attempt.state), options);
    if (typeof returned === 'string') return failure(returned);
    const finishing = attempt.finish(returned);
    const tokens = await unlessCancelled(finishing, cancelled);
    if (cancelled.aborted) void revokeLate(finishing, server.data);
    return tokens;
  } finally {
    redirect.close();
  }
}

/** Opens the browser and waits for it. That none could be opened ends nothing: the person may open one. */
function browserReturned(
  link: string,
  arrived: Promise<URL>,
  { openBrowser, cancelled, onLink, timeLimit = SIGN_IN_TIME_LIMIT }: SignInOptions,
): Promise<URL | ErrorCode> {
  const timeOut = AbortSignal.timeout(timeLimit);
  const returned = Promise.race([
    arrived,
    whenAborted(cancelled, 'SIGN_IN_CANCELLED'),
    whenAborted(timeOut, 'SIGN_IN_TIMED_OUT'),
  ]);
  onLink(link, 'asked');
  openBrowser(link).catch(() => onLink(link, 'notOpened'));
  return returned;
}

/** Tokens that come when nobody waits for them any more are of use to nobody. */
async function revokeLate(finishing: Promise<Outcome<Tokens>>, server: AuthorizationServer): Promise<void> {
  const tokens = await finishing;
  if (tokens.ok) await server.revoke(tokens.data.refreshToken);
}

async function unlessCancelled<Data>(
  work: Promise<Outcome<Data>>,
  cancelled: AbortSignal,
): Promise<Outcome<Data>> {
  const ended = await Promise.race([work, whenAborted(cancelled, 'SIGN_IN_CANCELLED')]);
  return typeof ended === 'string' || cancelled.aborted ? failure('SIGN_IN_CANCELLED') : ended;
}

function whenAborted<Code extends ErrorCode>(signal: AbortSignal, code: Code): Promise<Code> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve(code);
    signal.addEventListener('abort', () => resolve(code), { once: true });
  });
}
