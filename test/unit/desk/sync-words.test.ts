// Every sync status in words: what a person reads in the side bar.
import { describe, expect, it } from 'vitest';
import { damageWords, syncWords } from '#desk/features/sync/sync-words.ts';
import type { SyncStatus } from '#shared/contract/sync-status.ts';

const NOW = Date.parse('2026-11-20T07:00:00Z') / 1000;
const PLACE = { timeZone: 'Asia/Bangkok', locale: 'en-TH' };
const words = (status: Partial<SyncStatus>) =>
  syncWords(
    {
      phase: { kind: 'upToDate' },
      lastSuccessTime: NOW - 130,
      queued: 0,
      parked: 0,
      unreadable: { operations: 0, drafts: 0 },
      setAside: 0,
      clockOffset: 0,
      ...status,
    },
    NOW,
    PLACE,
  );

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
