/**
 * Sends a shop's unsent work: first in first out within a campaign (a line), several lines at a time, each operation under
 * its own key, so that sending it again after a lost answer does nothing twice. When to send is for the schedule.
 *
 * An operation goes through four steps, each a function here: `mark` (durable, before the first byte leaves), `attempt` (the request),
 * `judge` (what the answer comes to), `settle` (durable). A crash between any two loses nothing and does nothing twice.
 */
import { lineOf } from '#shared/domain/outbox.ts';
import type { ShopKey } from '#shared/domain/shop.ts';
import { type AppError, failure, type Outcome, success } from '#shared/errors.ts';
import type { CacheClient } from '../cache/client.ts';
import type { RemoteFailure } from '../remote/answer.ts';
import type { Remote } from '../remote/remote.ts';
import { attempt } from './attempt.ts';
import {
  countAttempt,
  DONE,
  isKeyForgotten,
  markAfter,
  type Operation,
  park,
  type Settlement,
  staysQueued,
} from './settlement.ts';
import type { Fault } from './trouble.ts';

/** Lines of one shop that are sent at a time. */
const MOST_LINES = 4;
/** How often something on the way may refuse one operation, while others get through, before it goes to a person. */
const MOST_REFUSALS_ON_THE_WAY = 5;

export interface Outbox {
  readonly shop: ShopKey;
  readonly remote: Remote;
  readonly cache: CacheClient;
  readonly signal: AbortSignal;
  /** Unix seconds, by the API's clock. */
  now(): number;
  /** Unsent work as it was last seen, in the order in which it was submitted. */
  operations(): readonly Operation[];
  /** An operation has its mark, and may leave; `unsent` is all of the outbox. */
  onMarked(unsent: readonly Operation[]): void;
  /** The cache took what an attempt came to; `unsent` is all that is left of the outbox. */
  onSettled(operation: Operation, settlement: Settlement, unsent: readonly Operation[]): void;
  /** Whether a line waits out a trouble, its own or the shop's. */
  isHeld(line: string): boolean;
  /** Whether the API answers what else is asked of it. */
  isReached(): boolean;
  /** Sends an operation, unless a person is taking it back; until it is answered nobody can. */
  whileSending(operationId: string, send: () => Promise<void>): Promise<void>;
  /** An attempt failed: its line waits, and the whole shop where that is the cause. */
  onFault(operation: Operation, fault: Fault): void;
  /** The API answered about something else than what was sent. */
  onUnrelated(operation: Operation): void;
  /** Answers of the API that the cache could not take yet, by operation. */
  readonly unsettled: Map<string, Settlement>;
  /** How often in a row something that is no API answered an operation, while the API answered what else was asked. */
  readonly refusedOnTheWay: Map<string, number>;
}

/** Sends what can be sent now, and settles when nothing more can be. */
export async function pushOperations(outbox: Outbox): Promise<void> {
  const next = new Set(outbox.operations().filter(isQueued).map(lineOf)).values();
  async function work(): Promise<void> {
    for (const line of next) await pushLine(outbox, line);
  }
  await Promise.all(Array.from({ length: MOST_LINES }, work));
}

function isQueued(operation: Operation): boolean {
  return operation.state === 'queued';
}

async function pushLine(outbox: Outbox, line: string): Promise<void> {
  const sent = new Set<string>();
  while (!outbox.signal.aborted && !outbox.isHeld(line)) {
    // Looked up again each time: a person may have taken one back meanwhile.
    const operation = outbox.operations().find((one) => lineOf(one) === line && isQueued(one));
    if (!operation || sent.has(operation.id)) return;
    sent.add(operation.id);
    await outbox.whileSending(operation.id, () => pushOperation(outbox, operation));
  }
}

async function pushOperation(outbox: Outbox, operation: Operation): Promise<void> {
  const known = outbox.unsettled.get(operation.id);
  const result = known ? { settlement: known } : await send(outbox, operation);
  if (result === null) return;
  if ('fault' in result) outbox.onFault(operation, result.fault);
  await settle(outbox, operation, result.settlement, 'fault' in result);
}

/** What an attempt came to: what is to be written, if anything; and the fault that its line waits out. */
type Result = { settlement: Settlement } | { settlement: Settlement | null; fault: Fault };

/** Marks and sends one operation; null when it was given up: the operation, or its shop, is going away. */
async function send(outbox: Outbox, operation: Operation): Promise<Result | null> {
  if (isKeyForgotten(operation, outbox.now()))
    return { settlement: park(operation, { error: { code: 'SENT_TOO_LONG_AGO' } }) };
  let marked: Outcome<Operation> = success(operation);
  const beforeSending = async (body: string | null) => {
    marked = await mark(outbox, operation, body);
    return marked;
  };
  const { remote, shop, signal } = outbox;
  const answer = await attempt({ remote, shop, signal, beforeSending }, operation);
  if (!marked.ok) return unmarked(marked.error);
  if (answer.ok && answer.data) return { settlement: answer.data };
  if (answer.ok) {
    outbox.onUnrelated(operation);
    return { settlement: countAttempt(marked.data), fault: UNRELATED };
  }
  // What has been refused is settled even then; only a fault of the way may be the abort itself.
  if (signal.aborted && answer.error.code === 'OFFLINE') return null;
  return judge(outbox, operation, marked.data, answer);
}

/** The mark goes in before the first byte leaves: whatever happens then, nobody is told that nothing was sent. */
async function mark(outbox: Outbox, operation: Operation, body: string | null): Promise<Outcome<Operation>> {
  if (operation.firstAttempt) return success(operation);
  const { shop, cache } = outbox;
  const firstAttempt = { time: outbox.now(), body };
  const answer = await cache.call('markSending', { shop, operationId: operation.id, firstAttempt });
  if (!answer.ok) return answer;
  const { operations } = answer.data;
  outbox.onMarked(operations);
  const marked = operations.find(({ id }) => id === operation.id);
  return marked?.firstAttempt ? success(marked) : failure('NOT_FOUND');
}

/** Nothing left: the operation is gone, or the cache could not take the mark. */
function unmarked(error: AppError): Result | null {
  return error.code === 'NOT_FOUND' ? null : { settlement: null, fault: { error, retryAfter: null } };
}

/** What a failure comes to: it is parked for a person, or stays queued and waits. */
function judge(outbox: Outbox, before: Operation, during: Operation, answer: RemoteFailure): Result {
  const operation = { ...during, firstAttempt: markAfter(answer.arrival, before, during) };
  const { error, retryAfter } = answer;
  if (!staysQueued(error.code)) return { settlement: park(operation, answer) };
  if (isRefusedOnTheWay(outbox, operation, error)) return { settlement: park(operation, REFUSED_ON_THE_WAY) };
  const fault = { error, retryAfter };
  // A wait for a new sign-in sends nothing, so it counts as no attempt.
  if (error.code !== 'SIGN_IN_REQUIRED') return { settlement: countAttempt(operation), fault };
  const isMarkAsBefore = operation.firstAttempt === during.firstAttempt;
  return { settlement: isMarkAsBefore ? null : { ...DONE, operation }, fault };
}

/** Something that is no API answers this one again and again, while the API answers everything else: waiting does not end that. */
function isRefusedOnTheWay(
  { refusedOnTheWay, isReached }: Outbox,
  { id }: Operation,
  { code }: AppError,
): boolean {
  const count = code === 'NOT_AN_API' && isReached() ? (refusedOnTheWay.get(id) ?? 0) + 1 : 0;
  refusedOnTheWay.set(id, count);
  if (count < MOST_REFUSALS_ON_THE_WAY) return false;
  refusedOnTheWay.delete(id);
  return true;
}

/** Writes what an attempt came to. An answer that the cache cannot take is kept, and written before anything is sent again. */
async function settle(
  outbox: Outbox,
  operation: Operation,
  settlement: Settlement | null,
  isUnanswered: boolean,
): Promise<void> {
  if (settlement === null) return;
  const { shop, cache, unsettled } = outbox;
  const { leavesToPull: _, ...written } = settlement;
  const settled = await cache.call('settleOperation', { shop, operationId: operation.id, ...written });
  if (settled.ok) {
    unsettled.delete(operation.id);
    outbox.onSettled(operation, settlement, settled.data.operations);
  } else if (!isUnanswered) {
    unsettled.set(operation.id, settlement);
    outbox.onFault(operation, { error: settled.error, retryAfter: null });
  }
}

const UNRELATED: Fault = { error: { code: 'ANSWER_UNRELATED' }, retryAfter: null };
const REFUSED_ON_THE_WAY = { error: { code: 'REFUSED_ON_THE_WAY' } } as const;
