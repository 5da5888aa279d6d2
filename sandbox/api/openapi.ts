/**
 * The OpenAPI 3.1 document, emitted from the contract: `node sandbox/api/openapi.ts > docs/api/openapi.json`. Nothing is
 * written by hand that the contract already says; a test compares the committed document with this.
 */
import { z } from 'zod';
import { API_CODES } from '#shared/contract/api/codes.ts';
import {
  apiContract,
  envelope,
  IDEMPOTENCY_KEY_HEADER,
  IDEMPOTENCY_KEY_KEPT,
  IDEMPOTENT_ENDPOINTS,
  refusalEnvelope,
} from '#shared/contract/api/endpoints.ts';
import { changedEvent, EVENTS_PATH, helloEvent } from '#shared/contract/api/events.ts';
import { OAUTH_SCOPES } from '#shared/contract/api/oauth.ts';
import { sentence } from './rules/refusal.ts';

type Json = Readonly<Record<string, unknown>>;

/** What each endpoint does, in a line. */
const SUMMARIES: Readonly<Record<keyof typeof apiContract, string>> = {
  readAccount: 'The signed-in account',
  listShops: 'The shops of the account',
  listCampaigns: 'Agency campaigns that a shop may register for, or has registered in',
  readCampaign: 'One campaign with all its terms',
  listProducts: 'The catalogue of a shop',
  listRegistrations: 'The products that a shop has registered in a campaign',
  registerProducts: 'Register products in a campaign, under the terms that were read',
  editSampleQuota: 'Set the sample quantity of a registration; once approved it only rises',
  listPartners: 'The partner directory of the shop’s market',
  listSellerCampaigns: 'The campaigns that the shop started, unpublished ones too',
  readSellerCampaign: 'One campaign of the shop’s own',
  listParticipants: 'The partners in a campaign of the shop’s own, and what they promote',
  createSellerCampaign: 'Create a campaign, and publish it in the same step',
  editSellerCampaign: 'Change a campaign of the shop’s own, or publish it',
  closeSellerCampaign: 'End a published campaign now',
  invitePartners: 'Invite more partners to a campaign',
  answerJoinRequest: 'Accept or decline a partner that asks to join',
  listChanges: 'The change feed: a snapshot first, then the ordered log of upserts and deletes',
};

/** The whole document. */
export function openApiDocument(): Json {
  const schemas = new Map<string, unknown>();
  const paths = new Map<string, Record<string, unknown>>();
  for (const [name, endpoint] of Object.entries(apiContract)) {
    if (!isEndpointName(name)) continue;
    const operations = paths.get(endpoint.path) ?? {};
    operations[endpoint.method.toLowerCase()] = operationOf(name, schemas);
    paths.set(endpoint.path, operations);
  }
  paths.set(EVENTS_PATH, { get: eventsOperation(schemas) });
  const refusal = schemaOf(refusalEnvelope, 'output', schemas);
  return {
    openapi: '3.1.0',
    info: {
      title: 'Campaign Desk remote API',
      version: '1.0.0',
      description: descriptionOf(),
    },
    servers: [{ url: 'http://127.0.0.1:4610', description: 'The sandbox on this computer' }],
    security: [{ oauth: [...OAUTH_SCOPES] }],
    paths: Object.fromEntries(paths),
    components: {
      schemas: Object.fromEntries(
        [...schemas, ['Refusal', refusal]].sort(([a], [b]) => (String(a) < String(b) ? -1 : 1)),
      ),
      responses: {
        Refusal: {
          description: 'A refusal: `code` says which, its first three digits are the HTTP status.',
          content: { 'application/json': { schema: { $ref: '#/components/schemas/Refusal' } } },
        },
      },
      securitySchemes: { oauth: securityScheme() },
    },
  };
}

function descriptionOf(): string {
  const codes = Object.entries(API_CODES).map(
    ([name, code]) => `| ${code} | ${name} | ${isCodeName(name) ? sentence(name) : ''} |`,
  );
  return [
    'Answers come in an envelope `{code, message, request_id, data}`; code 0 is success.',
    'Ids are strings of up to 19 digits, times Unix seconds, rates integers of 0.01 %, money decimal strings.',
    '',
    '| code | name | meaning |',
    '| --- | --- | --- |',
    ...codes,
  ].join('\n');
}

function isCodeName(name: string): name is keyof typeof API_CODES {
  return Object.hasOwn(API_CODES, name);
}

function isEndpointName(name: string): name is keyof typeof apiContract {
  return Object.hasOwn(apiContract, name);
}

function operationOf(name: keyof typeof apiContract, schemas: Map<string, unknown>): Json {
  const endpoint = apiContract[name];
  const needsKey = IDEMPOTENT_ENDPOINTS.some((idempotent) => idempotent === name);
  return {
    operationId: name,
    summary: SUMMARIES[name],
    parameters: [
      ...parametersOf(endpoint.params, 'path', schemas),
      ...parametersOf(endpoint.query, 'query', schemas),
      ...(needsKey ? [idempotencyKey()] : []),
    ],
    ...(endpoint.method === 'GET'
      ? {}
      : {
          requestBody: {
            required: true,
            content: { 'application/json': { schema: schemaOf(endpoint.body, 'input', schemas) } },
          },
        }),
    responses: {
      200: {
        description: 'Success',
        content: { 'application/json': { schema: schemaOf(envelope(endpoint.data), 'output', schemas) } },
      },
      default: { $ref: '#/components/responses/Refusal' },
    },
  };
}

function idempotencyKey(): Json {
  return {
    name: IDEMPOTENCY_KEY_HEADER,
    in: 'header',
    required: true,
    description: [
      'A key of the client’s making, one an operation. The same key with the same body answers the same again;',
      'with another body it is refused (IDEMPOTENCY_KEY_REUSED); a refused whole is not kept.',
      `An API keeps a key for at least ${IDEMPOTENCY_KEY_KEPT / 86_400} days after its first use.`,
      'A client sends nothing again under an older key.',
    ].join(' '),
    schema: { type: 'string', minLength: 1, maxLength: 128 },
  };
}

function eventsOperation(schemas: Map<string, unknown>): Json {
  return {
    operationId: 'events',
    summary: 'A nudge whenever a shop of the account has changes to pull (server-sent events)',
    responses: {
      200: {
        description: [
          'Events named `hello` and `changed`; the schemas are those of their data. `hello` comes first and once.',
          'From then on something comes at least every `heartbeat_seconds`: an event, or a comment (a line that',
          'begins with a colon). A client takes a longer silence for the end of the stream, and opens it again.',
          'A stream without `hello` may be silent for long.',
        ].join(' '),
        content: {
          'text/event-stream': {
            schema: { anyOf: [helloEvent, changedEvent].map((event) => schemaOf(event, 'output', schemas)) },
          },
        },
      },
      default: { $ref: '#/components/responses/Refusal' },
    },
  };
}

function securityScheme(): Json {
  const scopes = {
    'shops.read': 'See the shops',
    'campaigns.read': 'See campaigns, products, registrations',
    'registrations.write': 'Register products and edit sample quantities',
    'seller_campaigns.write': 'Start, edit and close campaigns of the shops’ own, and invite partners',
  } satisfies Record<(typeof OAUTH_SCOPES)[number], string>;
  return {
    type: 'oauth2',
    description: 'Authorization code with PKCE (S256), loopback redirect, rotating refresh tokens.',
    flows: {
      authorizationCode: {
        authorizationUrl: '/oauth/authorize',
        tokenUrl: '/oauth/token',
        refreshUrl: '/oauth/token',
        scopes,
      },
    },
  };
}

const objectSchema = z.object({
  properties: z.record(z.string(), z.record(z.string(), z.unknown())).default({}),
  required: z.array(z.string()).default([]),
});

function parametersOf(schema: z.ZodType, place: 'path' | 'query', schemas: Map<string, unknown>): Json[] {
  // Coerced numbers take any text in; what they must be is said by the output.
  const { properties } = objectSchema.parse(schemaOf(schema, 'output', schemas));
  const { required } = objectSchema.parse(schemaOf(schema, 'input', new Map()));
  return Object.entries(properties).map(([name, property]) => ({
    name,
    in: place,
    required: place === 'path' || required.includes(name),
    schema: property,
  }));
}

/** A schema as JSON Schema; what has an id goes to the shared components. */
function schemaOf(schema: z.ZodType, io: 'input' | 'output', schemas: Map<string, unknown>): Json {
  const { $schema: _dialect, $defs, ...rest } = z.toJSONSchema(schema, { io, target: 'draft-2020-12' });
  for (const [id, definition] of Object.entries($defs ?? {})) schemas.set(id, relocated(definition));
  return relocatedObject(rest);
}

const jsonObject = z.record(z.string(), z.unknown());

function relocatedObject(value: object): Json {
  return jsonObject.parse(relocated(value));
}

/** A schema's own `id`, bounds that only say "safe integer", and the closing of objects, which would forbid the API to grow. */
function isNoise(key: string, value: unknown): boolean {
  if (key === 'id') return typeof value === 'string';
  if (key === 'minimum' || key === 'maximum') return Math.abs(Number(value)) === Number.MAX_SAFE_INTEGER;
  return key === 'additionalProperties' && value === false;
}

/** Without noise, and with references into the components of the document instead of the schema's own definitions. */
function relocated(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(relocated);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key, inner]) => !isNoise(key, inner))
      .map(([key, inner]) => [
        key,
        key === '$ref' && typeof inner === 'string'
          ? inner.replace('#/$defs/', '#/components/schemas/')
          : relocated(inner),
      ]),
  );
}

if (import.meta.main) console.log(JSON.stringify(openApiDocument(), null, 2));
