/** The authorization endpoint: checks what the app asks, lets the person sign in, and sends them back with a code. */
import type { FastifyInstance, FastifyReply } from 'fastify';
import { z } from 'zod';
import { OAUTH_CLIENT_ID, OAUTH_SCOPES } from '#shared/contract/api/oauth.ts';
import type { Surroundings } from '../dispatch.ts';
import { issueCode } from './grants.ts';
import { createSigner, passwordMatches } from './secrets.ts';
import { contentSecurityPolicy, problemPage, signInPage } from './sign-in-page.ts';

/** How long a person may take to sign in. */
const FORM_SECONDS = 30 * 60;

const text = (longest: number) => z.string().max(longest).optional().catch(undefined);
const authorizationQuery = z.object({
  client_id: text(100),
  response_type: text(100),
  redirect_uri: text(500),
  scope: text(500),
  state: text(1000),
  code_challenge: text(128),
  code_challenge_method: text(10),
});

const pendingRequest = z.object({
  redirectUri: z.string(),
  codeChallenge: z.string(),
  scope: z.string(),
  state: z.string().nullable(),
  expiresTime: z.number(),
});

const signInForm = z.object({
  request: z.string().max(5_000),
  email: z.string().max(300).default(''),
  password: z.string().max(300).default(''),
  decision: z.enum(['allow', 'deny']).default('allow'),
});

export function mountAuthorize(app: FastifyInstance, { store, clock, origin }: Surroundings): void {
  const signer = createSigner();

  /** Back to the app, with `iss` so that it can tell which API answered (RFC 9207). */
  const sendBack = (
    reply: FastifyReply,
    to: { redirectUri: string; state: string | null },
    answer: Record<string, string>,
  ): FastifyReply => {
    const url = new URL(to.redirectUri);
    const state = to.state === null ? {} : { state: to.state };
    for (const [name, value] of Object.entries({ ...answer, ...state, iss: origin() })) {
      url.searchParams.set(name, value);
    }
    return reply.header('cache-control', 'no-store').redirect(url.href, 303);
  };

  app.get('/oauth/authorize', async (request, reply) => {
    const asked = authorizationQuery.parse(request.query);
    const problem = untrustedRedirect(asked);
    if (problem !== null) return sendPage(reply, 400, problemPage(problem), null);
    const to = { redirectUri: asked.redirect_uri ?? '', state: asked.state ?? null };
    const error = authorizationError(asked);
    if (error !== null) return sendBack(reply, to, error);
    const pending: z.infer<typeof pendingRequest> = {
      ...to,
      codeChallenge: asked.code_challenge ?? '',
      scope: asked.scope ?? OAUTH_SCOPES.join(' '),
      expiresTime: clock() + FORM_SECONDS,
    };
    const page = { request: signer.sign(JSON.stringify(pending)), email: '', problem: null };
    return sendPage(reply, 200, signInPage(page), to.redirectUri);
  });

  app.post('/oauth/authorize', async (request, reply) => {
    const form = signInForm.safeParse(request.body);
    const opened = form.success ? signer.open(form.data.request) : null;
    const pending = opened === null ? null : pendingRequest.parse(JSON.parse(opened));
    if (!form.success || pending === null || clock() > pending.expiresTime) {
      const expired = 'This sign-in page is too old. Begin again in Campaign Desk.';
      return sendPage(reply, 400, problemPage(expired), null);
    }
    const { email, password, decision } = form.data;
    if (decision === 'deny') return sendBack(reply, pending, { error: 'access_denied' });
    const account = await store.db
      .selectFrom('accounts')
      .selectAll()
      .where('email', '=', email.trim().toLowerCase())
      .executeTakeFirst();
    const isRight = await passwordMatches(password, account?.password_hash);
    if (!account || !isRight) {
      const problem = 'The email or the password is not right.';
      return sendPage(
        reply,
        200,
        signInPage({ request: form.data.request, email, problem }),
        pending.redirectUri,
      );
    }
    return sendBack(reply, pending, { code: await issueCode(store, account.id, pending, clock()) });
  });
}

type Asked = z.infer<typeof authorizationQuery>;

/** Why nobody may be redirected: then the person is told here. Anything else is told to the app. */
function untrustedRedirect(asked: Asked): string | null {
  if (asked.client_id !== OAUTH_CLIENT_ID) return 'The app that asks is not known here.';
  return isLoopback(asked.redirect_uri ?? '')
    ? null
    : 'The way back must be a loopback address of this computer.';
}

/** RFC 8252: a loopback IP literal with any port; never a name, which could be made to point elsewhere. */
function isLoopback(redirectUri: string): boolean {
  const url = URL.parse(redirectUri);
  return (
    url !== null &&
    url.protocol === 'http:' &&
    (url.hostname === '127.0.0.1' || url.hostname === '[::1]') &&
    url.port !== '' &&
    url.username === '' &&
    url.password === '' &&
    url.hash === ''
  );
}

function authorizationError(asked: Asked): Record<string, string> | null {
  const scopes: readonly string[] = OAUTH_SCOPES;
  const wanted = asked.scope?.split(' ') ?? [];
  if (asked.response_type !== 'code') return { error: 'unsupported_response_type' };
  if (wanted.some((scope) => !scopes.includes(scope))) return { error: 'invalid_scope' };
  const hasChallenge = /^[\w-]{43}$/.test(asked.code_challenge ?? '');
  if (asked.code_challenge_method !== 'S256' || !hasChallenge) {
    return { error: 'invalid_request', error_description: 'PKCE with S256 is required' };
  }
  return null;
}

function sendPage(
  reply: FastifyReply,
  status: number,
  html: string,
  redirectUri: string | null,
): FastifyReply {
  return reply
    .code(status)
    .type('text/html; charset=utf-8')
    .headers({
      'cache-control': 'no-store',
      'content-security-policy': contentSecurityPolicy(redirectUri),
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
    })
    .send(html);
}
