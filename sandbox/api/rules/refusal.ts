/** A refusal: the API's code by name, a sentence for a person, and what comes with it. Thrown by rules and handlers, written by the envelope. */
import { API_CODES, type ApiCodeName } from '#shared/contract/api/codes.ts';
import type { WireCampaign, WireFieldProblem, WireSellerCampaign } from '#shared/contract/api/wire.ts';
import { isErrorCode, sentenceOf } from '#shared/errors.ts';

/** Sentences of the codes that only an API has; the others say what the app says. */
const SENTENCES: Partial<Record<ApiCodeName, string>> = {
  OK: 'Success',
  INVALID_REQUEST: 'The request does not follow the contract.',
  IDEMPOTENCY_KEY_MISSING: 'This request needs the header Idempotency-Key.',
  IDEMPOTENCY_KEY_REUSED: 'This idempotency key was used for a different request.',
  TOKEN_INVALID: 'The access token is missing, malformed or revoked.',
  TOKEN_EXPIRED: 'The access token has expired. Refresh it.',
  NOT_FOUND: 'There is nothing at this address.',
  CURSOR_EXPIRED: 'This cursor is too old. Begin again without one.',
  RATE_LIMITED: 'Too many requests. Wait as long as Retry-After says.',
  INTERNAL: 'The API had a fault of its own.',
  UNAVAILABLE: 'The API is not available now. Try again later.',
};

/** The sentence of a code. */
export function sentence(name: ApiCodeName): string {
  return SENTENCES[name] ?? (isErrorCode(name) ? sentenceOf(name) : name);
}

/** What comes with a refusal. */
export interface RefusalData {
  /** TERMS_CHANGED: the campaign as it now is. */
  readonly campaign?: WireCampaign;
  /** EDIT_CONFLICT: the seller's campaign as it now is. */
  readonly seller_campaign?: WireSellerCampaign;
  /** Everything that is wrong with a seller's campaign; the refusal's code is that of the first. */
  readonly problems?: readonly WireFieldProblem[];
}

export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly codeName: ApiCodeName;
  readonly data: RefusalData | null;
  /** Seconds, for the header Retry-After. */
  readonly retryAfter: number | null;

  constructor(
    codeName: ApiCodeName,
    more: { detail?: string; data?: RefusalData; retryAfter?: number } = {},
  ) {
    super(more.detail ?? sentence(codeName));
    this.codeName = codeName;
    this.data = more.data ?? null;
    this.retryAfter = more.retryAfter ?? null;
  }
}

/** The HTTP status that comes with a code: its first three digits. */
export function httpStatus(name: ApiCodeName): number {
  return name === 'OK' ? 200 : Math.floor(API_CODES[name] / 100);
}
