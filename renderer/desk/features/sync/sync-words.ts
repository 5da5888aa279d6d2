/**
 * A sync status in words: the headline, what is waiting, and the one thing to do. Pure: the clock and
 * the shop's place are arguments.
 */
import type { SyncStatus } from '#shared/contract/sync-status.ts';
import type { UnsentCounts } from '#shared/domain/outbox.ts';
import { sentenceOf } from '#shared/errors.ts';
import { formatShortMoment, type Place } from '../../format/moment.ts';
import { countOf, formatCount } from '../../format/number.ts';
import { formatAge } from '../../format/time-left.ts';

/** `attention`: everything is read, and something waits for a person. */
export type SyncMood = 'busy' | 'fine' | 'attention' | 'waiting' | 'trouble';

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

type Standing = 'up to date' | 'syncing' | 'offline' | 'waiting' | 'signed out' | 'failed';

const STANDINGS: Readonly<Record<SyncStatus['phase']['kind'], Standing>> = {
  neverSynced: 'syncing',
  pulling: 'syncing',
  upToDate: 'up to date',
  offline: 'offline',
  waiting: 'waiting',
  signedOut: 'signed out',
  failed: 'failed',
};

/** In the order in which they are told, each with the mood that it makes; of several moods the last counts. */
const MOODS: readonly (readonly [Standing, SyncMood])[] = [
  ['up to date', 'fine'],
  ['syncing', 'busy'],
  ['offline', 'waiting'],
  ['waiting', 'waiting'],
  ['signed out', 'trouble'],
  ['failed', 'trouble'],
];

/**
 * How the sync of all shops stands: "53 shops: 46 up to date, 7 syncing", or as of one shop where all stand alike. What waits is counted
 * over all of them.
 * @param statuses of every shop; null of one that is not known yet
 * @param current the status of the shop that is shown, `now` by its API's clock
 */
export function allSyncWords(
  statuses: readonly (SyncStatus | null)[],
  current: SyncStatus,
  now: number,
  place: Place,
): SyncWords {
  const known = statuses.filter((status) => status !== null);
  const words = syncWords(sumOf(known, current), now, place);
  const counts = Map.groupBy(statuses, (status) => standingOf(status, now));
  if (counts.size <= 1) return words;
  const told = MOODS.flatMap(([standing, mood]) => {
    const count = counts.get(standing)?.length ?? 0;
    return count === 0 ? [] : [{ text: `${formatCount(count)} ${standing}`, mood }];
  });
  return {
    ...words,
    mood: told.at(-1)?.mood ?? words.mood,
    headline: `${countOf(statuses.length, 'shop')}: ${told.map(({ text }) => text).join(', ')}`,
    explanation: standingOf(current, now) === 'up to date' ? null : ofThisShop(words),
  };
}

function standingOf(status: SyncStatus | null, now: number): Standing {
  if (status === null) return 'syncing';
  return isRoutine(status, now) ? 'up to date' : STANDINGS[status.phase.kind];
}

function ofThisShop({ headline, explanation }: SyncWords): string {
  return explanation ? `This shop: ${headline}. ${explanation}` : `This shop: ${headline}`;
}

/** The current shop's status with what waits in all shops, and the time up to which all of them are read. */
function sumOf(statuses: readonly SyncStatus[], current: SyncStatus): SyncStatus {
  const sum = (of: (status: SyncStatus) => number) => statuses.reduce((total, one) => total + of(one), 0);
  const times = statuses.map(({ lastSuccessTime }) => lastSuccessTime);
  return {
    ...current,
    lastSuccessTime: times.some((time) => time === null)
      ? current.lastSuccessTime
      : Math.min(...times.flatMap((time) => time ?? [])),
    queued: sum(({ queued }) => queued),
    parked: sum(({ parked }) => parked),
    unreadable: {
      operations: sum(({ unreadable }) => unreadable.operations),
      drafts: sum(({ unreadable }) => unreadable.drafts),
    },
    setAside: sum(({ setAside }) => setAside),
  };
}

/** A routine look for changes is not news while the last one is this young (seconds). */
const ROUTINE = 10 * 60;

export function syncWords(status: SyncStatus, now: number, place: Place): SyncWords {
  const { lastSuccessTime, queued, parked, unreadable, setAside } = status;
  const damaged = countOfAll(unreadable);
  const words = phaseWords(status, now, place);
  const isCalm = parked === 0 && damaged === 0;
  return {
    ...words,
    // What needs a person never stands below a sign that all is well.
    mood: words.mood === 'fine' && !isCalm ? 'attention' : words.mood,
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

/** A look for changes while the last one is young is no news. */
function isRoutine({ phase, lastSuccessTime }: Pick<SyncStatus, 'phase' | 'lastSuccessTime'>, now: number) {
  const isLook = phase.kind === 'pulling' && phase.progress === null;
  return isLook && lastSuccessTime !== null && now - lastSuccessTime < ROUTINE;
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
      if (phase.progress) return say('busy', 'Getting campaigns', 'syncNow');
      return isRoutine({ phase, lastSuccessTime }, now)
        ? say('fine', 'Up to date', 'syncNow')
        : say('busy', 'Checking for changes', 'syncNow');
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
      return say(
        'trouble',
        phase.error.code === 'SHOP_NOT_FOUND' ? 'No access' : 'Sync failed',
        'retry',
        sentenceOf(phase.error.code),
      );
  }
}
