/**
 * From a call of the contract to an HTTP request: method, path and query are derived, and nothing is sent
 * that the contract does not know. Knows no token and sends nothing itself.
 */
import { z } from 'zod';
import {
  type ApiContract,
  apiContract,
  type EndpointData,
  type EndpointName,
} from '#shared/contract/api/endpoints.ts';
import { failure, type Outcome, success } from '#shared/errors.ts';
import { changeAnswers } from './change-answer.ts';
import { changePage } from './change-entry.ts';
import { shopList } from './shop-list.ts';

type Part<Name extends EndpointName, Key extends 'params' | 'query' | 'body'> = z.infer<
  ApiContract[Name][Key]
>;

/** What a call of an endpoint passes. Query fields that have a default may be left out. */
export interface EndpointRequest<Name extends EndpointName> {
  readonly params: Part<Name, 'params'>;
  readonly query?: Partial<Part<Name, 'query'>>;
  readonly body?: Part<Name, 'body'>;
  /** The body as it was sent before, byte for byte: it goes in the place of `body`. */
  readonly bodyText?: string | undefined;
  /** The operation's id, where the endpoint changes something. */
  readonly idempotencyKey?: string;
  /** Called when all is ready, before the first byte leaves, with the body: unless it succeeds, nothing leaves. */
  readonly beforeSending?: ((body: string | null) => Promise<Outcome<unknown>>) | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** Where a record that cannot be read must not cost what else there is in the answer. */
const readInPart = { ...changeAnswers, listChanges: changePage, listShops: shopList };
type ReadInPart = typeof readInPart;

/** What is read of an answer: the data of the contract, but for what is read in part. */
export type AnswerData = {
  readonly [Name in EndpointName]: Name extends keyof ReadInPart
    ? z.infer<ReadInPart[Name]>
    : EndpointData<Name>;
};

type Method = ApiContract[EndpointName]['method'];

interface Endpoint<Name extends EndpointName> {
  readonly method: Method;
  readonly path: string;
  readonly params: z.ZodType<Part<Name, 'params'>>;
  readonly query: z.ZodType<Part<Name, 'query'>>;
  readonly body: z.ZodType<Part<Name, 'body'>>;
}

// The contract under a type whose fields stay connected to the endpoint's name.
const endpoints: { readonly [Name in EndpointName]: Endpoint<Name> } = apiContract;
const datas: { readonly [Name in EndpointName]: z.ZodType<AnswerData[Name]> } = {
  readAccount: apiContract.readAccount.data,
  listCampaigns: apiContract.listCampaigns.data,
  readCampaign: apiContract.readCampaign.data,
  listProducts: apiContract.listProducts.data,
  listRegistrations: apiContract.listRegistrations.data,
  listPartners: apiContract.listPartners.data,
  listSellerCampaigns: apiContract.listSellerCampaigns.data,
  readSellerCampaign: apiContract.readSellerCampaign.data,
  listParticipants: apiContract.listParticipants.data,
  ...readInPart,
};

/** The schema of what is read of an endpoint's answer. */
export function dataOf<Name extends EndpointName>(name: Name): z.ZodType<AnswerData[Name]> {
  return datas[name];
}

/** Method, URL and body of a call at an API's address; INVALID_INPUT when the contract does not allow it. */
export function buildRequest<Name extends EndpointName>(
  apiUrl: string,
  name: Name,
  request: EndpointRequest<Name>,
): Outcome<{ method: Method; url: string; body: string | null }> {
  const { method, path, params, query, body } = endpoints[name];
  const parsedParams = asFields.safeParse(params.safeParse(request.params).data);
  const parsedQuery = asFields.safeParse(query.safeParse(request.query ?? {}).data);
  const bodyText = method === 'GET' ? null : (request.bodyText ?? textOf(body, request.body));
  if (!parsedParams.success || !parsedQuery.success || bodyText === undefined)
    return failure('INVALID_INPUT');
  const url = new URL(`${apiUrl}${fillPath(path, parsedParams.data)}`);
  for (const [key, value] of Object.entries(parsedQuery.data)) {
    if (value !== undefined) url.searchParams.set(key, String(value));
  }
  return success({ method, url: url.href, body: bodyText });
}

/** The body as it is sent; undefined when the contract does not allow it. */
function textOf(schema: z.ZodType, body: unknown): string | undefined {
  const parsed = schema.safeParse(body ?? {});
  return parsed.success ? JSON.stringify(parsed.data) : undefined;
}

const asFields = z.record(z.string(), z.union([z.string(), z.number(), z.undefined()]));

function fillPath(path: string, params: Record<string, unknown>): string {
  return path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(String(params[name])));
}
