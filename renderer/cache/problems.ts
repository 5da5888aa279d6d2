/**
 * What an exception of the cache page means to a person, as an error of the closed list. Details name what
 * kind of thing went wrong and where, never what was in a record.
 */
import type { z } from 'zod';
import { type AppError, type ErrorCode, failure } from '#shared/errors.ts';

/** Thrown by a call that cannot be answered as asked. */
export class RefusedCallError extends Error {
  override readonly name = 'RefusedCallError';
  readonly code: ErrorCode;
  constructor(code: ErrorCode, detail: string) {
    super(detail);
    this.code = code;
  }
}

const CODES: Readonly<Record<string, ErrorCode>> = {
  QuotaExceededError: 'STORAGE_FULL',
  NewerDatabaseError: 'CACHE_NEWER',
  VersionError: 'CACHE_NEWER',
  DatabaseClosedError: 'CACHE_UNAVAILABLE',
};

const DEEPEST_CAUSE = 5;

/** The error that an exception is answered with. */
export function problemOf(exception: unknown): AppError {
  if (exception instanceof RefusedCallError) return failure(exception.code, exception.message).error;
  const chain = causes(exception);
  for (const { name } of chain) {
    const code = Object.hasOwn(CODES, name) ? CODES[name] : undefined;
    if (code) return failure(code).error;
  }
  const [first] = chain;
  return failure('INTERNAL', first ? `${first.name}${placeOf(first)}` : typeof exception).error;
}

/** Where a message does not fit its contract: the paths, without the values. */
export function invalidInput(error: z.ZodError): AppError {
  const places = error.issues.slice(0, 3).map(({ path, code }) => `${path.map(String).join('.')} (${code})`);
  return failure('INVALID_INPUT', places.join(', ')).error;
}

/** Dexie wraps the browser's error in `inner`, sometimes twice: an aborted transaction hides the full disk. */
function causes(exception: unknown): Error[] {
  const chain: Error[] = [];
  let current = exception;
  while (current instanceof Error && chain.length < DEEPEST_CAUSE) {
    chain.push(current);
    current = 'inner' in current ? current.inner : current.cause;
  }
  return chain;
}

/** The first frame of the stack; the message is left out, because it may quote what was read. */
function placeOf({ stack }: Error): string {
  const frame = stack?.split('\n').find((line) => /^\s+at /.test(line));
  return frame ? ` ${frame.trim()}` : '';
}
