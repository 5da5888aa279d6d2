/**
 * What an HTTP answer means: the data of the contract, or one of the app's own errors. Pure.
 * An answer is hostile until it has been parsed; no text of it is passed on unbounded.
 */
import { z } from 'zod';
import { API_CODES, type ApiCodeName, apiCodeName } from '#shared/contract/api/codes.ts';
import { envelope, refusalEnvelope } from '#shared/contract/api/endpoints.ts';
import type { FieldRefusal } from '#shared/domain/outbox.ts';
import type { AppError, ErrorCode } from '#shared/errors.ts';
import { campaignFromWire } from './records.ts';
import { cleanText, codeOf, codeOfStatus, fieldRefusals, LONGEST_DETAIL } from './refusal.ts';
import { retryAfterSeconds } from './retry-after.ts';
import { sellerCampaignFromWire } from './seller-records.ts';

/**
 * What a failure says about a request that changes something: `none`, nothing of it arrived (it never left, or was turned away at the door);
 * `refused`, the API itself has refused it, and has not done it; `unknown`, it may have been done.
 */
export type Arrival = 'none' | 'refused' | 'unknown';

export interface RemoteFailure {
  readonly ok: false;
  readonly error: AppError;
  readonly arrival: Arrival;
  /** The API's own name for the refusal, when it gave one that is known. */
  readonly apiCode: ApiCodeName | null;
  /** Seconds that the API asks to wait at least, or null. */
  readonly retryAfter: number | null;
  /** With TERMS_CHANGED: the campaign as it now is. */
  readonly currentCampaign: ReturnType<typeof campaignFromWire> | null;
  /** With EDIT_CONFLICT: the seller's campaign as it now is. */
  readonly currentSellerCampaign: ReturnType<typeof sellerCampaignFromWire> | null;
  /** With a refused campaign of the seller's: what is wrong at which field; empty when it does not say. */
  readonly problems: readonly FieldRefusal[];
}

/** An Outcome with what a caller needs to wait, to begin again, or to show new terms. */
export type RemoteAnswer<Data> = { readonly ok: true; readonly data: Data } | RemoteFailure;

/** A body that has arrived whole. */
export interface RawAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
}

const LONGEST_REFERENCE = 100;

const anyEnvelope = envelope(z.unknown());

export function remoteFailure(
  code: ErrorCode,
  more: { detail?: string | undefined; reference?: string | undefined } & Partial<
    Omit<RemoteFailure, 'ok' | 'error'>
  > = {},
): RemoteFailure {
  const { detail, reference, apiCode = null, retryAfter = null, arrival = 'unknown' } = more;
  const { currentCampaign = null, currentSellerCampaign = null, problems = [] } = more;
  const error = { code, detail, reference };
  return { ok: false, error, arrival, apiCode, retryAfter, currentCampaign, currentSellerCampaign, problems };
}

/**
 * Reads an answer by the schema of its data. `secret` is the token that was sent: an API that echoes it gets it cut
 * out of every text that is kept. `now` is this machine's clock in milliseconds.
 */
export function readAnswer<Data>(
  raw: RawAnswer,
  data: z.ZodType<Data>,
  { secret, now }: { secret: string; now: number },
): RemoteAnswer<Data> {
  const retryAfter = raw.status === 429 || raw.status === 503 ? retryAfterSeconds(raw.headers, now) : null;
  const body = parseJson(raw, secret);
  const base = anyEnvelope.safeParse(body.json);
  if (!base.success) {
    const arrival = isTurnedAway(raw.status) ? 'none' : 'unknown';
    return remoteFailure(codeWithoutEnvelope(raw.status, body.truncated), { retryAfter, arrival });
  }

  const reference = cleanText(base.data.request_id, secret, LONGEST_REFERENCE);
  if (base.data.code === API_CODES.OK && raw.status < 300) {
    const parsed = data.safeParse(base.data.data);
    if (parsed.success) return { ok: true, data: parsed.data };
    return remoteFailure('ANSWER_MALFORMED', { detail: firstIssue(parsed.error), reference });
  }
  const detail = cleanText(base.data.message, secret, LONGEST_DETAIL);
  const apiCode = apiCodeName(base.data.code) ?? null;
  return remoteFailure(codeOf(apiCode, raw.status), {
    detail,
    reference,
    arrival: arrivalOf(apiCode, raw.status),
    apiCode,
    retryAfter,
    ...whatComesWith(body.json, secret),
  });
}

/** Statuses that mean the same from whoever sends them: the API, or a proxy or a gateway before it. */
const OF_ANYBODY: ReadonlySet<number> = new Set([401, 408, 413, 414, 423, 425, 429, 431]);

function codeWithoutEnvelope(status: number, truncated: boolean): ErrorCode {
  // 511 is a network that wants a sign-in of its own.
  if (OF_ANYBODY.has(status) || (status >= 500 && status !== 511)) return codeOfStatus(status);
  return truncated ? 'ANSWER_MALFORMED' : 'NOT_AN_API';
}

/** Statuses with which a request is sent back unread. 408 and 5xx may hide that it was done. */
function isTurnedAway(status: number): boolean {
  return OF_ANYBODY.has(status) && status !== 408;
}

/** The same key with another body was taken before: what that came to, nobody knows here. */
function arrivalOf(apiCode: ApiCodeName | null, status: number): Arrival {
  if (isTurnedAway(status)) return 'none';
  const isRefusal = status < 500 && status !== 408;
  return isRefusal && apiCode !== 'IDEMPOTENCY_KEY_REUSED' ? 'refused' : 'unknown';
}

/** The body as JSON, without the secret in any text of it. It is `truncated` when it says that it is JSON and then is not. */
function parseJson(raw: RawAnswer, secret: string): { json: unknown; truncated: boolean } {
  if (!/\bjson\b/i.test(raw.headers.get('content-type') ?? '')) return { json: undefined, truncated: false };
  const cut = (_: string, value: unknown) =>
    typeof value === 'string' ? value.replaceAll(secret, '[removed]') : value;
  try {
    // Looking at every text takes its time, and hardly any answer needs it.
    const isTold = secret !== '' && raw.text.includes(secret);
    const json: unknown = JSON.parse(raw.text, isTold ? cut : undefined);
    return { json, truncated: false };
  } catch {
    return { json: undefined, truncated: true };
  }
}

/** What a refusal brings so that a person can decide anew. */
function whatComesWith(
  json: unknown,
  secret: string,
): Pick<RemoteFailure, 'currentCampaign' | 'currentSellerCampaign' | 'problems'> {
  const data = refusalEnvelope.safeParse(json).data?.data;
  return {
    currentCampaign: data?.campaign ? campaignFromWire(data.campaign) : null,
    currentSellerCampaign: data?.seller_campaign ? sellerCampaignFromWire(data.seller_campaign) : null,
    problems: fieldRefusals(data?.problems ?? [], secret),
  };
}

/** Where an answer departs from the contract, without its values. */
function firstIssue(error: z.ZodError): string {
  const [issue] = error.issues;
  return cleanText(`${issue?.path.join('.') ?? ''}: ${issue?.code ?? 'invalid'}`, '', LONGEST_DETAIL) ?? '';
}
