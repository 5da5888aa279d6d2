// What a person reads of a shop's synchronisation, and what comes first.

import { expect, test } from 'vitest';
import { deriveStatus, type SyncFacts } from '#electron/sync/status.ts';
import type { Trouble } from '#electron/sync/trouble.ts';
import { syncStatus } from '#shared/contract/sync-status.ts';
import type { ErrorCode } from '#shared/errors.ts';

const facts: SyncFacts = {
  isPulling: false,
  progress: null,
  lastSuccessTime: 1_700_000_000,
  pullTrouble: null,
  pushTrouble: null,
  queued: 0,
  parked: 0,
  unreadable: { operations: 0, drafts: 0 },
  setAside: 0,
  clockOffset: 10,
  dated: (elapsed) => 1_700_000_000_000 + elapsed,
};

function trouble(code: ErrorCode): Trouble {
  return { error: { code }, since: 0, until: 30_000, attempts: 1, isAsked: false };
}

const phaseOf = (changes: Partial<SyncFacts>) => {
  const status = deriveStatus({ ...facts, ...changes });
  expect(syncStatus.safeParse(status).error).toBeUndefined();
  return status.phase;
};

test.each([
  ['nothing yet', { lastSuccessTime: null }, { kind: 'neverSynced' }],
  ['nothing in the way', {}, { kind: 'upToDate' }],
  [
    'a snapshot',
    { isPulling: true, progress: { done: 500, total: 1500 } },
    { kind: 'pulling', progress: { done: 500, total: 1500 } },
  ],
  ['newer changes', { isPulling: true }, { kind: 'pulling', progress: null }],
  ['no network', { pullTrouble: trouble('OFFLINE') }, { kind: 'offline', since: 1_700_000_010 }],
  [
    'a limit',
    { pullTrouble: trouble('RATE_LIMITED') },
    { kind: 'waiting', until: 1_700_000_040, error: { code: 'RATE_LIMITED' } },
  ],
  [
    'a wrong answer',
    { pullTrouble: trouble('ANSWER_MALFORMED') },
    { kind: 'failed', error: { code: 'ANSWER_MALFORMED' } },
  ],
  [
    'only sending fails',
    { pushTrouble: trouble('SERVER_ERROR') },
    { kind: 'waiting', until: 1_700_000_040, error: { code: 'SERVER_ERROR' } },
  ],
  ['an ended sign-in', { pullTrouble: trouble('SIGN_IN_REQUIRED') }, { kind: 'signedOut' }],
  [
    'an ended sign-in met in sending',
    { isPulling: true, pushTrouble: trouble('SIGN_IN_REQUIRED') },
    { kind: 'signedOut' },
  ],
] as const)('%s', (_, changes, phase) => {
  expect(phaseOf(changes)).toEqual(phase);
});

test('counts and clock go along', () => {
  const unreadable = { operations: 1, drafts: 2 };
  expect(deriveStatus({ ...facts, queued: 2, parked: 1, unreadable })).toMatchObject({
    unreadable,
    queued: 2,
    parked: 1,
    clockOffset: 10,
    lastSuccessTime: 1_700_000_000,
  });
});
