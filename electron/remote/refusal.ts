/**
 * What a code of the API's means here: an error of the app's own closed list, with the API's sentence in bounds, and its place where it
 * has one. Pure; no text of an answer is passed on unbounded.
 */
import { type ApiCodeName, apiCodeName } from '#shared/contract/api/codes.ts';
import type { WireFieldProblem } from '#shared/contract/api/wire.ts';
import { sellerCampaignPlace } from '#shared/contract/record.ts';
import type { FieldRefusal } from '#shared/domain/outbox.ts';
import { type AppError, type ErrorCode, isErrorCode } from '#shared/errors.ts';

export const LONGEST_DETAIL = 300;

/** The app's error for a code of the envelope: by the same name where there is one, else by the HTTP status. */
export function codeOf(apiCode: ApiCodeName | null, status: number): ErrorCode {
  // The API's INTERNAL is a fault over there; the app's own INTERNAL is a fault in here.
  if (apiCode !== null && apiCode !== 'INTERNAL' && isErrorCode(apiCode)) return apiCode;
  return codeOfStatus(status);
}

export function codeOfStatus(status: number): ErrorCode {
  if (status === 401) return 'SIGN_IN_REQUIRED';
  if (status === 403) return 'OPERATION_DENIED';
  if (status === 404) return 'NOT_FOUND';
  if (status === 408) return 'TIMED_OUT';
  if (status === 413 || status === 414 || status === 431) return 'REQUEST_TOO_LARGE';
  if (status === 423 || status === 425) return 'TRY_LATER';
  if (status === 429) return 'RATE_LIMITED';
  return status >= 500 ? 'SERVER_ERROR' : 'REQUEST_REFUSED';
}

/** The refusal of one part of what was sent. A number that is not known stays readable: by its status, with the API's own sentence. */
export function partRefusal(part: { code: number; message: string }, secret = ''): AppError {
  const status = Math.floor(part.code / 100);
  return {
    code: codeOf(apiCodeName(part.code) ?? null, status),
    detail: cleanText(part.message, secret, LONGEST_DETAIL),
  };
}

/** Each problem at its field. One whose place makes no sense is left out: the refusal as a whole tells of it. */
export function fieldRefusals(problems: readonly WireFieldProblem[], secret: string): FieldRefusal[] {
  return problems.flatMap((problem) => {
    const place = sellerCampaignPlace.safeParse(placeOf(problem));
    return place.success ? [{ place: place.data, error: partRefusal(problem, secret) }] : [];
  });
}

function placeOf({ at, field, id }: WireFieldProblem): unknown {
  if (at === 'product') return { at, productId: id, field };
  return at === 'partner' ? { at, partnerId: id } : { at, field };
}

/** Text of the API for a person or for support: one line, bounded, without the secret. */
export function cleanText(text: string, secret: string, longest: number): string | undefined {
  const withoutSecret = secret === '' ? text : text.replaceAll(secret, '[removed]');
  const oneLine = withoutSecret.replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ').trim();
  return oneLine === '' ? undefined : oneLine.slice(0, longest);
}
