/**
 * What an HTTP answer means: the data of the contract, or one of the app's own errors. Pure.
 * An answer is hostile until it has been parsed; no text of it is passed on unbounded.
 */
import { z } from 'zod';
import { API_CODES, type ApiCodeName, apiCodeName } from '#shared/contract/api/codes.ts';
import { envelope, refusalEnvelope } from '#shared/contract/api/endpoints.ts';
import { type AppError, type ErrorCode, isErrorCode } from '#shared/errors.ts';
import { campaignFromWire } from './records.ts';
import { retryAfterSeconds } from './retry-after.ts';

export interface RemoteFailure {
  readonly ok: false;
  readonly error: AppError;
  /** The API's own name for the refusal, when it gave one that is known. */
  readonly apiCode: ApiCodeName | null;
  /** Seconds that the API asks to wait at least, or null. */
  readonly retryAfter: number | null;
  /** With TERMS_CHANGED: the campaign as it now is. */
  readonly currentCampaign: ReturnType<typeof campaignFromWire> | null;
}

/** An Outcome with what a caller needs to wait, to begin again, or to show new terms. */
export type RemoteAnswer<Data> = { readonly ok: true; readonly data: Data } | RemoteFailure;

/** A body that has arrived whole. */
export interface RawAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
}

const LONGEST_DETAIL = 300;
const LONGEST_REFERENCE = 100;

const anyEnvelope = envelope(z.unknown());

export function remoteFailure(
  code: ErrorCode,
  more: { detail?: string | undefined; reference?: string | undefined } & Partial<
    Omit<RemoteFailure, 'ok' | 'error'>
  > = {},
): RemoteFailure {
  const { detail, reference, apiCode = null, retryAfter = null, currentCampaign = null } = more;
  return { ok: false, error: { code, detail, reference }, apiCode, retryAfter, currentCampaign };
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
  const body = parseJson(raw);
  const base = anyEnvelope.safeParse(body.json);
  if (!base.success) return remoteFailure(codeWithoutEnvelope(raw.status, body.truncated), { retryAfter });

  const reference = cleanText(base.data.request_id, secret, LONGEST_REFERENCE);
  if (base.data.code === API_CODES.OK && raw.status < 300) {
    const parsed = data.safeParse(base.data.data);
    if (parsed.success) return { ok: true, data: parsed.data };
    return remoteFailure('ANSWER_MALFORMED', { detail: firstIssue(parsed.error), reference });
  }
  const detail = cleanText(base.data.message, secret, LONGEST_DETAIL);
  const currentCampaign = campaignOfRefusal(body.json);
  const apiCode = apiCodeName(base.data.code) ?? null;
  return remoteFailure(codeOf(apiCode, raw.status), {
    detail,
    reference,
    apiCode,
    retryAfter,
    currentCampaign,
  });
}

/** The app's error for a code of the envelope: by the same name where there is one, else by the HTTP status. */
function codeOf(apiCode: ApiCodeName | null, status: number): ErrorCode {
  // The API's INTERNAL is a fault over there; the app's own INTERNAL is a fault in here.
  if (apiCode !== null && apiCode !== 'INTERNAL' && isErrorCode(apiCode)) return apiCode;
  return codeOfStatus(status);
}

/** The refusal of one product of a registration. */
export function productRefusal(result: { code: number; message: string }): AppError {
  const status = Math.floor(result.code / 100);
  return {
    code: codeOf(apiCodeName(result.code) ?? null, status),
    detail: cleanText(result.message, '', LONGEST_DETAIL),
  };
}

function codeOfStatus(status: number): ErrorCode {
  if (status === 401) return 'SIGN_IN_REQUIRED';
  if (status === 403) return 'OPERATION_DENIED';
  if (status === 404) return 'NOT_FOUND';
  if (status === 408) return 'TIMED_OUT';
  if (status === 429) return 'RATE_LIMITED';
  return status >= 500 ? 'SERVER_ERROR' : 'REQUEST_REFUSED';
}

function codeWithoutEnvelope(status: number, truncated: boolean): ErrorCode {
  if (status === 401 || status === 429 || status >= 500) return codeOfStatus(status);
  return truncated ? 'ANSWER_MALFORMED' : 'NOT_AN_API';
}

/** The body as JSON. It is `truncated` when it says that it is JSON and then is not. */
function parseJson(raw: RawAnswer): { json: unknown; truncated: boolean } {
  if (!/\bjson\b/i.test(raw.headers.get('content-type') ?? '')) return { json: undefined, truncated: false };
  try {
    return { json: JSON.parse(raw.text), truncated: false };
  } catch {
    return { json: undefined, truncated: true };
  }
}

function campaignOfRefusal(json: unknown): RemoteFailure['currentCampaign'] {
  const campaign = refusalEnvelope.safeParse(json).data?.data?.campaign;
  return campaign ? campaignFromWire(campaign) : null;
}

/** Where an answer departs from the contract, without its values. */
function firstIssue(error: z.ZodError): string {
  const [issue] = error.issues;
  return cleanText(`${issue?.path.join('.') ?? ''}: ${issue?.code ?? 'invalid'}`, '', LONGEST_DETAIL) ?? '';
}

/** Text of the API for a person or for support: one line, bounded, without the secret. */
function cleanText(text: string, secret: string, longest: number): string | undefined {
  const withoutSecret = secret === '' ? text : text.replaceAll(secret, '[removed]');
  const oneLine = withoutSecret.replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ').trim();
  return oneLine === '' ? undefined : oneLine.slice(0, longest);
}
