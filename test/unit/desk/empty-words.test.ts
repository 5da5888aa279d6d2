// An empty list says why it is empty, and promises only what is under way.
import { expect, test } from 'vitest';
import { type EmptyWords, emptyWords } from '#desk/features/agency/empty-words.ts';
import type { SyncStatus } from '#shared/contract/sync-status.ts';

function statusWith(phase: SyncStatus['phase'], lastSuccessTime: number | null = null): SyncStatus {
  const unreadable = { operations: 0, drafts: 0 };
  return { phase, lastSuccessTime, queued: 0, parked: 0, unreadable, setAside: 0, clockOffset: 0 };
}
const pulling = statusWith({ kind: 'pulling', progress: { done: 1, total: 2 } });
const offline = statusWith({ kind: 'offline', since: 1 });
const failed = statusWith({ kind: 'failed', error: { code: 'SERVER_ERROR' } });
const synced = statusWith({ kind: 'offline', since: 1 }, 1);

test.each<[string, EmptyWords, string]>([
  ['while the first sync runs', emptyWords('available', false, pulling), 'Campaigns are on their way'],
  ['before anything is known', emptyWords('joined', false, null), 'Campaigns are on their way'],
  ['offline before the first sync', emptyWords('available', false, offline), 'Not read yet'],
  ['when the first sync failed', emptyWords('joined', false, failed), 'Not read yet'],
  ['of a shop without campaigns', emptyWords('available', false, synced), 'No campaigns yet'],
  ['of a shop that joined none', emptyWords('joined', false, synced), 'Nothing joined yet'],
  ['with filters', emptyWords('available', true, pulling), 'No campaign matches'],
])('%s', (_when, { title }, expected) => {
  expect(title).toBe(expected);
});
