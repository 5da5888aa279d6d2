// Every sync status in words: what a person reads in the side bar.
import { describe, expect, it } from 'vitest';
import { allSyncWords, damageWords, syncWords } from '#desk/features/sync/sync-words.ts';
import type { SyncStatus } from '#shared/contract/sync-status.ts';

const NOW = Date.parse('2026-11-20T07:00:00Z') / 1000;
const PLACE = { timeZone: 'Asia/Bangkok', locale: 'en-TH' };
const statusWith = (changes: Partial<SyncStatus>): SyncStatus => ({
  phase: { kind: 'upToDate' },
  lastSuccessTime: NOW - 130,
  queued: 0,
  parked: 0,
  unreadable: { operations: 0, drafts: 0 },
  setAside: 0,
  clockOffset: 0,
  ...changes,
});
const words = (status: Partial<SyncStatus>) => syncWords(statusWith(status), NOW, PLACE);

describe('all shops together', () => {
  const many = (count: number, changes: Partial<SyncStatus> = {}) =>
    Array.from({ length: count }, () => statusWith(changes));
  const first = {
    phase: { kind: 'pulling', progress: { done: 1, total: 9 } },
    lastSuccessTime: null,
  } as const;
  const offline = { phase: { kind: 'offline', since: NOW - 3_600 } } as const;
  const all = (statuses: readonly (SyncStatus | null)[], current = statuses[0] ?? statusWith({})) =>
    allSyncWords(statuses, current, NOW, PLACE);

  it('are up to date when each is, and updated when the oldest was', () => {
    expect(all([...many(52), ...many(1, { lastSuccessTime: NOW - 3_700 })])).toMatchObject({
      mood: 'fine',
      headline: 'Up to date',
      lastSuccess: 'Updated 1 hour ago',
    });
  });

  it('are not up to date while some are on their first sync, though the shop shown is', () => {
    expect(all([...many(46), ...many(6, first), null])).toMatchObject({
      mood: 'busy',
      headline: '53 shops: 46 up to date, 7 syncing',
      explanation: null,
    });
  });

  it('say how the shop shown stands where it stands otherwise', () => {
    const statuses = [...many(2, offline), ...many(51)];
    expect(all(statuses)).toMatchObject({
      mood: 'waiting',
      headline: '53 shops: 51 up to date, 2 offline',
      explanation:
        'This shop: Offline since 13:00. Everything here can be read, and what you submit is sent later.',
      action: 'retry',
    });
  });

  it('are offline as one shop is', () => {
    expect(all(many(53, offline)).headline).toBe('Offline since 13:00');
  });

  it('tell a failed one above all', () => {
    const failed = { phase: { kind: 'failed', error: { code: 'INTERNAL' } } } as const;
    expect(all([...many(2), ...many(1, failed), ...many(1, offline)], statusWith({}))).toMatchObject({
      mood: 'trouble',
      headline: '4 shops: 2 up to date, 1 offline, 1 failed',
    });
  });

  it('count what waits in all of them, and are never green above what needs a person', () => {
    const statuses = [...many(3, { queued: 2 }), ...many(1, { parked: 1 })];
    expect(all(statuses)).toMatchObject({
      mood: 'attention',
      headline: 'Up to date',
      queued: '6 changes to be sent',
      parked: '1 change needs attention',
    });
    expect(all([statusWith({ unreadable: { operations: 1, drafts: 0 } })]).mood).toBe('attention');
  });

  it('take a routine look for changes for no news', () => {
    const look = { phase: { kind: 'pulling', progress: null } } as const;
    expect(all([...many(3), ...many(2, look)])).toMatchObject({ mood: 'fine', headline: 'Up to date' });
  });
});

describe('syncWords', () => {
  it('says how many records only a newer version can read', () => {
    expect(words({}).setAside).toBeNull();
    expect(words({ setAside: 1 }).setAside).toBe('1 record needs a newer Campaign Desk');
    expect(words({ setAside: 3 }).setAside).toBe('3 records need a newer Campaign Desk');
  });

  it('says when everything is up to date, and since when', () => {
    expect(words({})).toMatchObject({
      mood: 'fine',
      headline: 'Up to date',
      lastSuccess: 'Updated 2 minutes ago',
    });
  });

  it('says nothing of an update that never was', () => {
    expect(words({ phase: { kind: 'neverSynced' }, lastSuccessTime: null }).lastSuccess).toBeNull();
  });

  it('tells offline in the shop’s own time, with what still works', () => {
    const offline = words({ phase: { kind: 'offline', since: NOW - 3_600 } });
    expect(offline).toMatchObject({ headline: 'Offline since 13:00', action: 'retry' });
    expect(offline.explanation).toContain('sent later');
  });

  it('tells a wait with its reason', () => {
    const phase = { kind: 'waiting', until: NOW + 60, error: { code: 'RATE_LIMITED' } } as const;
    expect(words({ phase })).toMatchObject({
      headline: 'Waiting until 14:01',
      explanation: 'The API asked to slow down. Trying again after the wait it named.',
      action: 'retry',
    });
  });

  it('asks to sign in, and says what happens to what is queued', () => {
    expect(words({ phase: { kind: 'signedOut' } })).toMatchObject({
      action: 'signIn',
      explanation: 'Your sign-in has ended. Sign in again; what is queued is kept and sent afterwards.',
    });
  });

  it('makes no news of a routine look for changes, but of one after a long time', () => {
    const phase = { kind: 'pulling', progress: null } as const;
    expect(words({ phase }).headline).toBe('Up to date');
    expect(words({ phase, lastSuccessTime: NOW - 3_600 }).headline).toBe('Checking for changes');
  });

  it('counts what waits to be sent and what waits for a person', () => {
    expect(words({ queued: 3, parked: 1 })).toMatchObject({
      queued: '3 changes to be sent',
      parked: '1 change needs attention',
    });
    expect(words({ parked: 2 }).parked).toBe('2 changes need attention');
  });

  it('says how much of what is unsent is damaged', () => {
    expect(words({}).unreadable).toBeNull();
    const told = (operations: number, drafts: number) =>
      words({ unreadable: { operations, drafts } }).unreadable;
    expect(told(1, 0)).toBe('1 unsent item is damaged');
    expect(told(1, 2)).toBe('3 unsent items are damaged');
  });

  it('never tells of an update in the future when this machine’s clock is behind', () => {
    expect(words({ lastSuccessTime: NOW + 90 }).lastSuccess).toBe('Updated just now');
  });
});

describe('damageWords', () => {
  it.each([
    [
      { operations: 1, drafts: 0 },
      /^1 change that waited to be sent is damaged .* whether it has arrived, .* Then discard it /,
    ],
    [
      { operations: 2, drafts: 1 },
      /^2 changes that waited to be sent and 1 draft are damaged .* what is missing\. Then discard them /,
    ],
    [{ operations: 0, drafts: 1 }, /^1 draft is damaged .* Enter it again\. Then discard it /],
  ])('of %j say what happened, how much, and what to do next', (unreadable, sentences) => {
    expect(damageWords(unreadable)).toMatch(sentences);
  });

  it('do not send anybody to look for a draft that was never sent', () => {
    expect(damageWords({ operations: 0, drafts: 2 })).not.toContain('Joined');
  });
});
