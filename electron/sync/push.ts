/**
 * Sends a shop's unsent work: first in first out within a campaign (a line), several lines at a time, each operation under
 * its own key, so that sending it again after a lost answer does nothing twice. When to send is for the schedule.
 */
import { lineOf } from '#shared/domain/outbox.ts';
import type { ShopKey } from '#shared/domain/shop.ts';
import type { AppError } from '#shared/errors.ts';
import type { CacheClient } from '../cache/client.ts';
import type { Remote } from '../remote/remote.ts';
import { attempt } from './attempt.ts';
import { countAttempt, type Operation, park, type Settlement, staysQueued } from './settlement.ts';
import type { Fault } from './trouble.ts';

/** Lines of one shop that are sent at a time. */
const MOST_LINES = 4;

export interface Outbox {
  readonly shop: ShopKey;
  readonly remote: Remote;
  readonly cache: CacheClient;
  readonly signal: AbortSignal;
  /** Unsent work as it was last seen, in the order in which it was submitted. */
  operations(): readonly Operation[];
  /** The cache took what an attempt came to; `unsent` is all that is left of the outbox. */
  onSettled(operation: Operation, settlement: Settlement, unsent: readonly Operation[]): void;
  /** Whether a line waits out a trouble, its own or the shop's. */
  isHeld(line: string): boolean;
  /** Sends an operation, unless a person is taking it back; until it is answered nobody can. */
  whileSending(operationId: string, send: () => Promise<void>): Promise<void>;
  /** An attempt failed: its line waits, and the whole shop where that is the cause. */
  onFault(operation: Operation, fault: Fault): void;
  /** Answers of the API that the cache could not take yet, by operation. */
  readonly unsettled: Map<string, Settlement>;
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
  const answer = known ? { settlement: known } : await send(outbox, operation);
  if (answer === null) return;
  if ('fault' in answer) outbox.onFault(operation, answer.fault);
  await settle(outbox, operation, answer.settlement, 'fault' in answer);
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
  const settled = await cache.call('settleOperation', { shop, operationId: operation.id, ...settlement });
  if (settled.ok) {
    unsettled.delete(operation.id);
    outbox.onSettled(operation, settlement, settled.data.operations);
  } else if (!isUnanswered) {
    unsettled.set(operation.id, settlement);
    outbox.onFault(operation, { error: settled.error, retryAfter: null });
  }
}

type Attempt = { settlement: Settlement } | { settlement: Settlement | null; fault: Fault };

/** Sends one operation; null when it was given up because the shop is going away. */
async function send(outbox: Outbox, operation: Operation): Promise<Attempt | null> {
  const answer = await attempt(outbox, operation);
  if (answer.ok) return answer.data ? { settlement: answer.data } : unanswered(operation, MISFIT);
  // What has been refused is settled even then; only a fault of the way may be the abort itself.
  if (outbox.signal.aborted && answer.error.code === 'OFFLINE') return null;
  if (!staysQueued(answer.error.code)) return { settlement: park(operation, answer) };
  return unanswered(operation, answer);
}

/** A wait for a new sign-in sends nothing, so it counts as no attempt. */
function unanswered(operation: Operation, { error, retryAfter }: Fault): Attempt {
  const settlement = error.code === 'SIGN_IN_REQUIRED' ? null : countAttempt(operation);
  return { settlement, fault: { error, retryAfter } };
}

const MISFIT: Fault = {
  error: { code: 'ANSWER_MALFORMED', detail: 'The answer is not about what was sent.' } satisfies AppError,
  retryAfter: null,
};
