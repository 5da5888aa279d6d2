/**
 * The envelope around every answer: {code, message, request_id, data}. The HTTP status follows the code.
 * Turns what handlers throw into refusals; what is nobody's refusal is a fault, logged under its request id.
 */
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { API_CODES } from '#shared/contract/api/codes.ts';
import { envelope } from '#shared/contract/api/endpoints.ts';
import { httpStatus, Refusal, sentence } from './rules/refusal.ts';

/** An answer that does not follow the contract: a bug of this API, never of its caller. */
export class ContractBreach extends Error {
  override readonly name = 'ContractBreach';
}

/** Wraps `data`, after checking it against its contract. */
export function success<Data extends z.ZodType>(schema: Data, data: unknown, requestId: string): object {
  const parsed = envelope(schema).safeParse({
    code: API_CODES.OK,
    message: sentence('OK'),
    request_id: requestId,
    data,
  });
  if (!parsed.success) throw new ContractBreach(z.prettifyError(parsed.error));
  return parsed.data;
}

/** Writes any error as a refusal, and reports the ones that are faults. */
export function refuse(
  error: unknown,
  request: FastifyRequest,
  reply: FastifyReply,
  report: (fault: unknown, requestId: string) => void,
): FastifyReply {
  const refusal = asRefusal(error);
  if (refusal.codeName === 'INTERNAL') report(error, request.id);
  if (refusal.retryAfter !== null) reply.header('retry-after', String(refusal.retryAfter));
  if (httpStatus(refusal.codeName) === 401) {
    reply.header('www-authenticate', 'Bearer error="invalid_token"');
  }
  return reply.code(httpStatus(refusal.codeName)).type('application/json; charset=utf-8').send({
    code: API_CODES[refusal.codeName],
    message: refusal.message,
    request_id: request.id,
    data: refusal.data,
  });
}

function asRefusal(error: unknown): Refusal {
  if (error instanceof Refusal) return error;
  if (isCallersFault(error)) return new Refusal('INVALID_REQUEST', { detail: error.message });
  return new Refusal('INTERNAL');
}

/** What Fastify itself refuses: malformed JSON, a body too large, an unknown content type. */
function isCallersFault(error: unknown): error is FastifyError {
  if (!(error instanceof Error) || !('statusCode' in error)) return false;
  return typeof error.statusCode === 'number' && error.statusCode >= 400 && error.statusCode < 500;
}

/** Reads a part of a request by its contract. Refuses with the field's name and what is wrong with it. */
export function readPart<Schema extends z.ZodType>(
  schema: Schema,
  part: 'path' | 'query' | 'body' | 'form',
  value: unknown,
): z.infer<Schema> {
  const parsed = schema.safeParse(value ?? {});
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const field = [part, ...(issue?.path ?? [])].join('.');
  throw new Refusal('INVALID_REQUEST', { detail: `${field}: ${issue?.message ?? 'malformed'}` });
}
