/**
 * Signing in at the remote API: OAuth 2.0 authorization code with PKCE (S256) in the system browser and a
 * loopback redirect (RFC 8252), discovered at /.well-known/oauth-authorization-server (RFC 8414).
 * A refresh returns a new refresh token, which replaces the old one; using an old one again revokes them all.
 */
import { z } from 'zod';

/** The desktop app is a public client: it has no secret. */
export const OAUTH_CLIENT_ID = 'campaign-desk';
export const OAUTH_SCOPES = [
  'shops.read',
  'campaigns.read',
  'registrations.write',
  'seller_campaigns.write',
] as const;
export const OAUTH_DISCOVERY_PATH = '/.well-known/oauth-authorization-server';

export const oauthMetadata = z.object({
  issuer: z.url(),
  authorization_endpoint: z.url(),
  token_endpoint: z.url(),
  revocation_endpoint: z.url(),
  response_types_supported: z.array(z.string()),
  grant_types_supported: z.array(z.string()),
  code_challenge_methods_supported: z.array(z.string()),
  scopes_supported: z.array(z.string()),
  token_endpoint_auth_methods_supported: z.array(z.string()),
});

export const tokenAnswer = z.object({
  access_token: z.string().min(1),
  refresh_token: z.string().min(1),
  token_type: z.string().regex(/^bearer$/i),
  /** Seconds. */
  expires_in: z.int().min(1),
  scope: z.string(),
});
