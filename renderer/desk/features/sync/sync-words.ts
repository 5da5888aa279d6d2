/**
 * A sync status in words: the headline, what is waiting, and the one thing to do. Pure: the clock and
 * the shop's place are arguments.
 */
import type { SyncStatus } from '#shared/contract/sync-status.ts';
import type { UnsentCounts } from '#shared/domain/outbox.ts';
import { sentenceOf } from '#shared/errors.ts';
import { formatShortMoment, type Place } from '../../format/moment.ts';
import { countOf } from '../../format/number.ts';
import { formatAge } from '../../format/time-left.ts';

export type SyncMood = 'busy' | 'fine' | 'waiting' | 'trouble';

export interface SyncWords {
  readonly mood: SyncMood;
  readonly headline: string;
  /** A sentence where the headline does not say enough. */
  readonly explanation: string | null;
  /** "Updated 2 minutes ago"; null before the first complete pull. */
  readonly lastSuccess: string | null;
  readonly queued: string | null;
  readonly parked: string | null;
  /** That something is damaged; `damageWords` say what to do about it. */
  readonly unreadable: string | null;
  /** That the API has records which this version of the app cannot read. */
  readonly setAside: string | null;
  readonly action: 'syncNow' | 'retry' | 'signIn';
}

/** A routine look for changes is not news while the last one is this young (seconds). */
const ROUTINE = 10 * 60;

export function syncWords(status: SyncStatus, now: number, place: Place): SyncWords {
  const { lastSuccessTime, queued, parked, unreadable, setAside } = status;
  const damaged = countOfAll(unreadable);
  return {
    ...phaseWords(status, now, place),
    lastSuccess: lastSuccessTime === null ? null : `Updated ${formatAge(lastSuccessTime, now)}`,
    queued: queued === 0 ? null : `${countOf(queued, 'change')} to be sent`,
    parked: parked === 0 ? null : `${countOf(parked, 'change')} ${parked === 1 ? 'needs' : 'need'} attention`,
    unreadable:
      damaged === 0 ? null : `${countOf(damaged, 'unsent item')} ${damaged === 1 ? 'is' : 'are'} damaged`,
    setAside:
      setAside === 0
        ? null
        : `${countOf(setAside, 'record')} ${setAside === 1 ? 'needs' : 'need'} a newer Campaign Desk`,
  };
}

function countOfAll({ operations, drafts }: UnsentCounts): number {
  return operations + drafts;
}

/** What happened to unsent work that is damaged, how much of it, and what to do next. */
export function damageWords(unreadable: UnsentCounts): string {
  const { operations, drafts } = unreadable;
  const isOne = countOfAll(unreadable) === 1;
  const parts = [
    ...(operations > 0 ? [`${countOf(operations, 'change')} that waited to be sent`] : []),
    ...(drafts > 0 ? [countOf(drafts, 'draft')] : []),
  ];
  const happened = `${parts.join(' and ')} ${isOne ? 'is' : 'are'} damaged on this computer and can no longer be read.`;
  return `${happened} ${nextStep(operations, isOne)} Then discard ${isOne ? 'it' : 'them'} here for good.`;
}

/** A change may have been sent before it was damaged; a draft was not. */
function nextStep(operations: number, isOne: boolean): string {
  if (operations === 0) return `Enter ${isOne ? 'it' : 'them'} again.`;
  return isOne
    ? 'Look under Joined and under Seller whether it has arrived, and enter it again if not.'
    : 'Look under Joined and under Seller what has arrived, and enter again what is missing.';
}

type PhaseWords = Pick<SyncWords, 'mood' | 'headline' | 'explanation' | 'action'>;

function phaseWords({ phase, lastSuccessTime }: SyncStatus, now: number, place: Place): PhaseWords {
  const say = (
    mood: SyncMood,
    headline: string,
    action: SyncWords['action'],
    explanation: string | null = null,
  ) => ({
    mood,
    headline,
    explanation,
    action,
  });
  switch (phase.kind) {
    case 'neverSynced':
      return say('waiting', 'Not synced yet', 'syncNow');
    case 'pulling': {
      const routine = lastSuccessTime !== null && now - lastSuccessTime < ROUTINE;
      if (phase.progress) return say('busy', 'Getting campaigns', 'syncNow');
      return routine ? say('fine', 'Up to date', 'syncNow') : say('busy', 'Checking for changes', 'syncNow');
    }
    case 'upToDate':
      return say('fine', 'Up to date', 'syncNow');
    case 'offline':
      return say(
        'waiting',
        `Offline since ${formatShortMoment(phase.since, now, place)}`,
        'retry',
        'Everything here can be read, and what you submit is sent later.',
      );
    case 'waiting':
      return say(
        'waiting',
        `Waiting until ${formatShortMoment(phase.until, now, place)}`,
        'retry',
        sentenceOf(phase.error.code),
      );
    case 'signedOut':
      return say('trouble', 'Signed out', 'signIn', sentenceOf('SIGN_IN_REQUIRED'));
    case 'failed':
      return say('trouble', 'Sync failed', 'retry', sentenceOf(phase.error.code));
  }
}
