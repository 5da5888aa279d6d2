/**
 * Answers a list's question about campaigns: which rows, in what order, how many, and what each filter would leave.
 * One pass over the candidates decides filters and facets together. Pure: the clock is in the question.
 */
import type { CampaignFacets, CampaignList, CampaignQuery, ListPosition } from '#shared/contract/query.ts';
import { CAMPAIGN_STATUSES, type Campaign } from '#shared/domain/campaign.ts';
import { foldText } from '#shared/domain/fold-text.ts';
import { PERIOD_STATES, type PeriodState, periodState } from '#shared/domain/period.ts';
import { SEARCH_RANKS, searchRank } from '#shared/domain/search-rank.ts';
import {
  type CampaignColumns,
  campaignName,
  campaignOrder,
  campaignsWithWords,
  catchUp,
  partnerName,
} from './campaign-columns.ts';
import { type RecordTable, recordAt, slotsOf } from './record-table.ts';
import { searchWords } from './word-index.ts';

export interface CampaignAnswer {
  readonly campaigns: Campaign[];
  readonly total: number;
  readonly scopeTotal: number;
  readonly facets: CampaignFacets;
}

const CLOSED = CAMPAIGN_STATUSES.indexOf('CLOSED');

/**
 * @param joinedIds the campaigns of the scope `joined`
 * @param now Unix seconds, by the API's clock
 */
export function queryCampaigns(
  table: RecordTable<Campaign>,
  columns: CampaignColumns,
  query: CampaignQuery,
  joinedIds: Iterable<string>,
  now: number,
): CampaignAnswer {
  const scope = scopeOf(table, columns, query, joinedIds);
  const candidates = withText(table, columns, query.text, scope);
  const { matches, total, facets } = filter(columns, candidates, query, now);
  return {
    campaigns: rowsInWindow(table, columns, matches, total, query, now),
    total,
    scopeTotal: scope.length,
    facets: { ...facets, requirement: requirementRange(columns, scope) },
  };
}

/** Where a campaign stands in a list; arguments as of `queryCampaigns`. */
export function locateCampaign(
  table: RecordTable<Campaign>,
  columns: CampaignColumns,
  list: CampaignList,
  joinedIds: Iterable<string>,
  campaignId: string,
  now: number,
): ListPosition {
  const scope = scopeOf(table, columns, list, joinedIds);
  const slot = table.slotOf.get(campaignId);
  if (slot === undefined || !scope.includes(slot)) return { index: null, isInScope: false };
  const { matches } = filter(columns, withText(table, columns, list.text, scope), list, now);
  if (matches[slot] === 0) return { index: null, isInScope: true };
  let index = 0;
  for (const other of matchesInOrder(table, columns, matches, list.sort, now)) {
    if (other === slot) return { index, isInScope: true };
    index += 1;
  }
  return { index: null, isInScope: true };
}

/** A text, and the window of what it finds. */
export interface AskedText {
  readonly text: string;
  readonly offset: number;
  readonly limit: number;
}

const BY_DEADLINE = { column: 'registrationPeriod', direction: 'ascending' } as const;

/** The published campaigns with all words of a text: how many of each rank, and the asked ones, the best rank first. */
export function searchCampaigns(
  table: RecordTable<Campaign>,
  columns: CampaignColumns,
  { text, offset, limit }: AskedText,
  now: number,
): { readonly counts: number[]; readonly campaigns: Campaign[] } {
  catchUp(columns, table);
  const words = searchWords(text);
  const beginning = foldText(text.trim());
  const perRank = SEARCH_RANKS.map(() => new Uint8Array(columns.status.length));
  const counts = SEARCH_RANKS.map(() => 0);
  for (const slot of withText(table, columns, text, columns.published)) {
    const folded = { name: foldText(campaignName(table, slot)), partner: foldText(partnerName(table, slot)) };
    const rank = SEARCH_RANKS.indexOf(searchRank(folded, beginning, words));
    counts[rank] = (counts[rank] ?? 0) + 1;
    const slots = perRank[rank];
    if (slots) slots[slot] = 1;
  }
  const campaigns: Campaign[] = [];
  let before = 0;
  for (const [rank, matches] of perRank.entries()) {
    const total = counts[rank] ?? 0;
    const window = {
      sort: BY_DEADLINE,
      offset: Math.max(0, offset - before),
      limit: Math.max(0, limit - campaigns.length),
    };
    campaigns.push(...rowsInWindow(table, columns, matches, total, window, now));
    before += total;
  }
  return { counts, campaigns };
}

function scopeOf(
  table: RecordTable<Campaign>,
  columns: CampaignColumns,
  { scope }: Pick<CampaignList, 'scope'>,
  joinedIds: Iterable<string>,
): Uint32Array {
  catchUp(columns, table);
  return scope === 'joined' ? Uint32Array.from(slotsOf(table, joinedIds)) : columns.published;
}

/** The slots of the scope that have the words of the question. */
function withText(
  table: RecordTable<Campaign>,
  columns: CampaignColumns,
  text: string,
  scope: Uint32Array,
): Uint32Array {
  const words = searchWords(text);
  if (words.length === 0) return scope;
  const found = campaignsWithWords(columns, table, words);
  if (scope.length === table.slotOf.size) return found;
  const inScope = new Uint8Array(table.ids.length);
  for (const slot of scope) inScope[slot] = 1;
  return found.filter((slot) => inScope[slot] === 1);
}

interface Filtered {
  /** 1 where the campaign of a slot matches. */
  readonly matches: Uint8Array;
  readonly total: number;
  readonly facets: Omit<CampaignFacets, 'requirement'>;
}

/** A campaign that fails no filter counts everywhere; one that fails a single filter counts in that filter's own facet. */
function filter(
  columns: CampaignColumns,
  candidates: Uint32Array,
  query: CampaignList,
  now: number,
): Filtered {
  const states = new Set(query.registrationStates);
  const wantedState = PERIOD_STATES.map((state) => states.size === 0 || states.has(state));
  const wantedRegion = columns.regionNames.map(
    (name) => query.regions.length === 0 || query.regions.includes(name),
  );
  const { lowest, highest } = query.requirement ?? { lowest: 0, highest: Number.MAX_SAFE_INTEGER };
  const matches = new Uint8Array(columns.status.length);
  const perState = PERIOD_STATES.map(() => 0);
  const perRegion = columns.regionNames.map(() => 0);
  let invited = 0;
  let total = 0;
  for (const slot of candidates) {
    const state = stateOf(columns, slot, now);
    const region = columns.region[slot] ?? 0;
    const requirement = columns.requirement[slot] ?? 0;
    const isInvited = columns.invited[slot] === 1;
    const failsState = !wantedState[state];
    const failsRegion = !wantedRegion[region];
    const failsInvited = query.invitedOnly && !isInvited;
    const failsRequirement = requirement < lowest || requirement > highest;
    const failures =
      Number(failsState) + Number(failsRegion) + Number(failsInvited) + Number(failsRequirement);
    if (failures === 0) {
      matches[slot] = 1;
      total += 1;
    }
    if (failures === 0 || (failures === 1 && failsState)) perState[state] = (perState[state] ?? 0) + 1;
    if (failures === 0 || (failures === 1 && failsRegion)) perRegion[region] = (perRegion[region] ?? 0) + 1;
    if (isInvited && failures === 0) invited += 1;
  }
  return { matches, total, facets: facetsOf(columns, perState, perRegion, invited) };
}

function facetsOf(
  { regionNames }: CampaignColumns,
  perState: readonly number[],
  perRegion: readonly number[],
  invited: number,
): Omit<CampaignFacets, 'requirement'> {
  const ofState = (state: PeriodState): number => perState[PERIOD_STATES.indexOf(state)] ?? 0;
  return {
    registrationStates: {
      notOpenYet: ofState('notOpenYet'),
      open: ofState('open'),
      closingSoon: ofState('closingSoon'),
      closed: ofState('closed'),
    },
    invited,
    regions: regionNames
      .map((region, number) => ({ region, count: perRegion[number] ?? 0 }))
      .sort((left, right) => (left.region < right.region ? -1 : 1)),
  };
}

// One period for all: a hundred thousand questions need no object each.
const period = { startTime: 0, endTime: 0 };
/** The places in PERIOD_STATES. */
const STATE_NUMBERS: Readonly<Record<PeriodState, number>> = {
  notOpenYet: 0,
  open: 1,
  closingSoon: 2,
  closed: 3,
};

function stateOf(columns: CampaignColumns, slot: number, now: number): number {
  period.startTime = columns.registrationStart[slot] ?? 0;
  period.endTime = columns.registrationEnd[slot] ?? 0;
  return STATE_NUMBERS[periodState(period, now)];
}

function requirementRange(
  { requirement }: CampaignColumns,
  scope: Uint32Array,
): { lowest: number; highest: number } | null {
  if (scope.length === 0) return null;
  let lowest = Number.MAX_SAFE_INTEGER;
  let highest = 0;
  for (const slot of scope) {
    const rate = requirement[slot] ?? 0;
    if (rate < lowest) lowest = rate;
    if (rate > highest) highest = rate;
  }
  return { lowest, highest };
}

/** The asked rows of the matches, walking each order only as far as the window goes. */
function rowsInWindow(
  table: RecordTable<Campaign>,
  columns: CampaignColumns,
  matches: Uint8Array,
  total: number,
  { sort, offset, limit }: Pick<CampaignQuery, 'sort' | 'offset' | 'limit'>,
  now: number,
): Campaign[] {
  const rows: Campaign[] = [];
  const wanted = Math.min(limit, Math.max(0, total - offset));
  let before = 0;
  if (wanted === 0) return rows;
  for (const slot of matchesInOrder(table, columns, matches, sort, now)) {
    const campaign = recordAt(table, slot);
    if (before++ >= offset && campaign) rows.push(campaign);
    if (rows.length >= wanted) return rows;
  }
  return rows;
}

/** The slots that match, in the order of the list, as far as somebody goes on asking. */
function* matchesInOrder(
  table: RecordTable<Campaign>,
  columns: CampaignColumns,
  matches: Uint8Array,
  sort: CampaignQuery['sort'],
  now: number,
): Generator<number> {
  for (const part of partsOf(table, columns, sort.column, now, sort.direction === 'descending')) {
    for (let step = 0; step < part.slots.length; step++) {
      const slot = part.slots[part.backwards ? part.slots.length - 1 - step : step] ?? 0;
      if (matches[slot] === 0 || (part.holds && !part.holds(slot))) continue;
      yield slot;
    }
  }
}

/** A run of an order: those of its slots that `holds` keeps. */
interface Part {
  readonly slots: Uint32Array;
  readonly backwards: boolean;
  readonly holds?: (slot: number) => boolean;
}

/**
 * The whole list in order, as parts; an order is made only when the window reaches its part. By registration period: what can
 * still be joined, what opens next, what is over.
 */
function* partsOf(
  table: RecordTable<Campaign>,
  columns: CampaignColumns,
  column: CampaignQuery['sort']['column'],
  now: number,
  backwards: boolean,
): Generator<Part> {
  if (column !== 'registrationPeriod') {
    yield { slots: campaignOrder(columns, table, column), backwards };
    return;
  }
  const isOver = (slot: number): boolean =>
    columns.status[slot] === CLOSED || (columns.registrationEnd[slot] ?? 0) < now;
  const opensLater = (slot: number): boolean => !isOver(slot) && (columns.registrationStart[slot] ?? 0) > now;
  const parts = [
    { order: 'registrationEnd', backwards, holds: (slot: number) => !isOver(slot) && !opensLater(slot) },
    { order: 'registrationStart', backwards, holds: opensLater },
    { order: 'registrationEnd', backwards: !backwards, holds: isOver },
  ] as const;
  for (const { order, ...part } of backwards ? parts.toReversed() : parts) {
    yield { slots: campaignOrder(columns, table, order), ...part };
  }
}
