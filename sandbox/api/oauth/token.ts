/** The token and revocation endpoints, and the metadata by which a client finds them. Errors as OAuth writes them, without envelope. */
import type { FastifyInstance, FastifyReply } from 'fastify';
import { z } from 'zod';
import {
  OAUTH_CLIENT_ID,
  OAUTH_DISCOVERY_PATH,
  OAUTH_SCOPES,
  oauthMetadata,
  tokenAnswer,
} from '#shared/contract/api/oauth.ts';
import type { Surroundings } from '../dispatch.ts';
import { redeemCode, revokeToken, rotate, type Tokens } from './grants.ts';

const secret = z.string().min(1).max(500);
const client = { client_id: z.string().optional() };
const tokenRequest = z.discriminatedUnion('grant_type', [
  z.object({
    ...client,
    grant_type: z.literal('authorization_code'),
    code: secret,
    redirect_uri: z.string().max(500),
    code_verifier: z.string().regex(/^[\w~.-]{43,128}$/),
  }),
  z.object({ ...client, grant_type: z.literal('refresh_token'), refresh_token: secret }),
]);
const revocationRequest = z.object({ ...client, token: secret });

export function mountTokens(
  app: FastifyInstance,
  { store, clock, origin }: Surroundings,
  { accessTokenSeconds, onTokens }: { accessTokenSeconds: () => number; onTokens: (tokens: Tokens) => void },
): void {
  app.get(OAUTH_DISCOVERY_PATH, async () => ({
    ...oauthMetadata.parse({
      issuer: origin(),
      authorization_endpoint: `${origin()}/oauth/authorize`,
      token_endpoint: `${origin()}/oauth/token`,
      revocation_endpoint: `${origin()}/oauth/revoke`,
      response_types_supported: ['code'],
      grant_types_supported: ['authorization_code', 'refresh_token'],
      code_challenge_methods_supported: ['S256'],
      scopes_supported: [...OAUTH_SCOPES],
      token_endpoint_auth_methods_supported: ['none'],
    }),
    authorization_response_iss_parameter_supported: true,
  }));

  app.post('/oauth/token', async (request, reply) => {
    const kind = z.object({ grant_type: z.string() }).safeParse(request.body);
    const asked = tokenRequest.safeParse(request.body);
    if (!asked.success) {
      const isUnknown =
        kind.success && !['authorization_code', 'refresh_token'].includes(kind.data.grant_type);
      return refuse(reply, isUnknown ? 'unsupported_grant_type' : 'invalid_request');
    }
    if (asked.data.client_id !== OAUTH_CLIENT_ID) return refuse(reply, 'invalid_client');
    const exchange = { now: clock(), accessTokenSeconds: accessTokenSeconds() };
    const tokens = await tokensFor(asked.data, exchange);
    if (tokens === null) return refuse(reply, 'invalid_grant');
    onTokens(tokens);
    return send(reply, tokenAnswer.parse(tokens));
  });

  app.post('/oauth/revoke', async (request, reply) => {
    const asked = revocationRequest.safeParse(request.body);
    if (!asked.success) return refuse(reply, 'invalid_request');
    await revokeToken(store, asked.data.token, clock());
    return send(reply, {});
  });

  const tokensFor = (
    asked: z.infer<typeof tokenRequest>,
    exchange: { now: number; accessTokenSeconds: number },
  ): Promise<Tokens | null> =>
    asked.grant_type === 'refresh_token'
      ? rotate(store, asked.refresh_token, exchange)
      : redeemCode(
          store,
          { code: asked.code, redirectUri: asked.redirect_uri, codeVerifier: asked.code_verifier },
          exchange,
        );
}

function refuse(reply: FastifyReply, error: string): FastifyReply {
  return send(reply.code(error === 'invalid_client' ? 401 : 400), { error });
}

function send(reply: FastifyReply, body: object): FastifyReply {
  return reply.headers({ 'cache-control': 'no-store', pragma: 'no-cache' }).send(body);
}
