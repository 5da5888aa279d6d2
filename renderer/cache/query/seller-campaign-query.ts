/**
 * Answers a list's question about the seller's own campaigns: those of the API, drafts of this machine and campaigns that wait to be
 * published, under their tabs and in order. Pure: the clock is in the question.
 */
import type {
  ListPosition,
  SellerCampaignList,
  SellerCampaignPage,
  SellerCampaignQuery,
  SellerCampaignRow,
  SellerRowKey,
} from '#shared/contract/query.ts';
import { foldText } from '#shared/domain/fold-text.ts';
import {
  isAgencyOperation,
  type Operation,
  type PublishSellerCampaignOperation,
  type SellerOperation,
} from '#shared/domain/outbox.ts';
import type { Participant } from '#shared/domain/participant.ts';
import {
  outlastsRegistration,
  type SellerCampaign,
  type SellerTab,
  sellerTabOf,
} from '#shared/domain/seller-campaign.ts';
import type { SellerDraft } from '#shared/domain/seller-draft.ts';
import { type RecordTable, recordAt, valueAt } from './record-table.ts';
import { compareIds } from './sorted-order.ts';
import { findSlots, hasWords, searchWords, type WordIndex } from './word-index.ts';

/** What is known of a shop's own campaigns. */
export interface SellerCampaignSources {
  readonly campaigns: RecordTable<SellerCampaign>;
  readonly words: WordIndex;
  readonly participantsIn: ReadonlyMap<string, ReadonlyMap<string, Participant>>;
  readonly drafts: readonly SellerDraft[];
  readonly operations: readonly Operation[];
}

/** A row before it is made: what decides about its tab and its place. */
interface Entry {
  readonly tab: SellerTab;
  readonly source: SellerRowKey['source'];
  readonly id: string;
  readonly time: number;
  readonly registrationEnd: number | null;
  readonly isByInvitation: boolean;
  readonly isFound: boolean;
  /** It goes on under a tab of what is over: there it comes first, whatever the order. */
  readonly goesOn: boolean;
  /** Undefined when its record is gone. */
  readonly row: () => SellerCampaignRow | undefined;
}

/** @param now Unix seconds, by the API's clock */
export function querySellerCampaigns(
  sources: SellerCampaignSources,
  query: SellerCampaignQuery,
  now: number,
): SellerCampaignPage {
  const entries = entriesOf(sources, query.text, now);
  const counts = { active: 0, past: 0, drafts: 0, goingOn: 0 };
  for (const { tab, goesOn } of entries) {
    counts[tab] += 1;
    if (goesOn) counts.goingOn += 1;
  }
  const matches = matchesInOrder(entries, query, now);
  return {
    rows: matches.slice(query.offset, query.offset + query.limit).flatMap(({ row }) => row() ?? []),
    total: matches.length,
    counts,
  };
}

/** Where a row stands under a tab; arguments as of `querySellerCampaigns`. */
export function locateSellerCampaign(
  sources: SellerCampaignSources,
  list: SellerCampaignList,
  key: SellerRowKey,
  now: number,
): ListPosition {
  const entries = entriesOf(sources, list.text, now);
  const isIt = (entry: Pick<Entry, 'source' | 'id'>): boolean =>
    entry.source === key.source && entry.id === key.id;
  const index = matchesInOrder(entries, list, now).findIndex(isIt);
  return {
    index: index < 0 ? null : index,
    isInScope: entries.some((entry) => entry.tab === list.tab && isIt(entry)),
  };
}

function entriesOf(sources: SellerCampaignSources, text: string, now: number): Entry[] {
  const words = searchWords(text);
  return [
    ...campaignEntries(sources, words, now),
    ...draftEntries(sources, words),
    ...publishingEntries(sources, words),
  ];
}

function matchesInOrder(entries: readonly Entry[], { tab, sort }: SellerCampaignList, now: number) {
  const rank = RANKS[sort];
  const matches = entries
    .filter((entry) => entry.isFound && entry.tab === tab)
    .map((entry) => ({
      over: entry.goesOn ? 0 : 1,
      rank: rank(entry, now),
      time: entry.time,
      id: entry.id,
      source: entry.source,
      row: entry.row,
    }));
  return matches.sort(
    (a, b) => a.over - b.over || a.rank - b.rank || b.time - a.time || compareIds(a.id, b.id),
  );
}

/** More seconds than any time has. */
const LATER_THAN_ALL = 1e12;

/** What comes first in each order, as one number, so that ten thousand are compared quickly; equals stand newest first. */
const RANKS: Readonly<Record<SellerCampaignQuery['sort'], (entry: Entry, now: number) => number>> = {
  newest: () => 0,
  participation: ({ isByInvitation }) => (isByInvitation ? 0 : 1),
  registrationEnd: ({ registrationEnd }, now) => endRank(registrationEnd, now),
};

/** What is still to come first, the nearest first; then what is over, the latest first; then what has no end yet. */
function endRank(end: number | null, now: number): number {
  if (end === null) return 2 * LATER_THAN_ALL;
  return end >= now ? end - now : LATER_THAN_ALL + (now - end);
}

function campaignEntries(sources: SellerCampaignSources, words: readonly string[], now: number): Entry[] {
  const { campaigns, participantsIn } = sources;
  const found =
    words.length > 0 ? new Set(findSlots(sources.words, campaigns, sellerCampaignText, words)) : null;
  const operations = operationsByCampaign(sources.operations);
  return [...campaigns.slotOf].flatMap(([id, slot]): Entry[] => {
    const status = valueAt(campaigns, slot, 'status');
    const registrationPeriod = valueAt(campaigns, slot, 'registrationPeriod');
    if (!status || !registrationPeriod) return [];
    const own = operations.get(id) ?? [];
    const standing = { status, registrationPeriod };
    const tab = isBeingPublished(own) ? 'active' : sellerTabOf(standing, now);
    return [
      {
        source: 'api',
        tab,
        id,
        time: valueAt(campaigns, slot, 'createdTime') ?? 0,
        registrationEnd: registrationPeriod.endTime,
        isByInvitation: valueAt(campaigns, slot, 'participation') === 'INVITED_PARTNERS',
        isFound: found?.has(slot) ?? true,
        goesOn: tab === 'past' && outlastsRegistration(standing, now),
        row: () => {
          const campaign = recordAt(campaigns, slot);
          return campaign && campaignRow(campaign, own, participantsIn.get(id)?.values() ?? []);
        },
      },
    ];
  });
}

/** What text search looks through. */
function sellerCampaignText(table: RecordTable<SellerCampaign>, slot: number): string {
  return valueAt(table, slot, 'name') ?? '';
}

/** The unsent work about each campaign that the API has. */
function operationsByCampaign(operations: readonly Operation[]): Map<string, SellerOperation[]> {
  const byCampaign = new Map<string, SellerOperation[]>();
  for (const operation of operations) {
    if (isAgencyOperation(operation) || operation.kind === 'publishSellerCampaign') continue;
    const others = byCampaign.get(operation.sellerCampaignId);
    if (others) others.push(operation);
    else byCampaign.set(operation.sellerCampaignId, [operation]);
  }
  return byCampaign;
}

/** A campaign that waits to be published stands where it will be; one that was refused stays among the drafts. */
function isBeingPublished(operations: readonly SellerOperation[]): boolean {
  return operations.some(
    (operation) =>
      operation.kind === 'editSellerCampaign' && operation.publishes && operation.state === 'queued',
  );
}

function campaignRow(
  campaign: SellerCampaign,
  operations: readonly SellerOperation[],
  participants: Iterable<Participant>,
): SellerCampaignRow {
  const counts = nobody();
  for (const { status } of participants) counts[status] += 1;
  return {
    key: { source: 'api', id: campaign.id },
    name: campaign.name,
    status: campaign.status,
    registrationPeriod: campaign.registrationPeriod,
    campaignPeriod: campaign.campaignPeriod,
    participation: campaign.participation,
    productCount: campaign.products.length,
    participants: counts,
    unsent: unsentOf(operations),
    time: campaign.createdTime,
  };
}

function nobody(): { -readonly [Status in keyof SellerCampaignRow['participants']]: number } {
  return { INVITED: 0, DECLINED: 0, REQUESTED: 0, REFUSED: 0, JOINED: 0 };
}

function unsentOf(operations: readonly SellerOperation[]): SellerCampaignRow['unsent'] {
  if (operations.some(({ state }) => state === 'parked')) return 'refused';
  return operations.length > 0 ? 'queued' : null;
}

/** Drafts of new campaigns, and edits of campaigns that are gone: those of campaigns that are there belong to their rows. */
function draftEntries(
  { drafts, campaigns, operations }: SellerCampaignSources,
  words: readonly string[],
): Entry[] {
  const refused = new Set(operations.map(({ id }) => id));
  return drafts.flatMap((draft): Entry[] => {
    if (draft.edits && campaigns.slotOf.has(draft.edits.id)) return [];
    const isMending = draft.replaces !== null && refused.has(draft.replaces);
    return [
      {
        source: 'draft',
        tab: 'drafts',
        id: draft.id,
        time: draft.savedTime,
        registrationEnd: draft.registrationEndTime,
        isByInvitation: draft.participation === 'INVITED_PARTNERS',
        isFound: hasWords(foldText(draft.name), words),
        goesOn: false,
        row: () => draftRow(draft, isMending),
      },
    ];
  });
}

function draftRow(draft: SellerDraft, isMending: boolean): SellerCampaignRow {
  return {
    key: { source: 'draft', id: draft.id },
    name: draft.name,
    status: null,
    registrationPeriod: { startTime: draft.registrationStartTime, endTime: draft.registrationEndTime },
    campaignPeriod: { startTime: draft.campaignStartTime, endTime: draft.campaignEndTime },
    participation: draft.participation,
    productCount: draft.products.length,
    participants: nobody(),
    unsent: isMending ? 'refused' : null,
    time: draft.savedTime,
  };
}

/** Campaigns that wait to be created. A refused one that a draft mends is that draft's row. */
function publishingEntries({ operations, drafts }: SellerCampaignSources, words: readonly string[]): Entry[] {
  const mended = new Set(drafts.flatMap(({ replaces }) => replaces ?? []));
  return operations.flatMap((operation): Entry[] => {
    if (operation.kind !== 'publishSellerCampaign') return [];
    const { id, state, createdTime, content } = operation;
    if (state === 'parked' && mended.has(id)) return [];
    return [
      {
        source: 'outbox',
        tab: state === 'queued' ? 'active' : 'drafts',
        id,
        time: createdTime,
        registrationEnd: content.registrationPeriod.endTime,
        isByInvitation: content.participation === 'INVITED_PARTNERS',
        isFound: hasWords(foldText(content.name), words),
        goesOn: false,
        row: () => publishingRow(operation),
      },
    ];
  });
}

function publishingRow({
  id,
  state,
  content,
  createdTime,
}: PublishSellerCampaignOperation): SellerCampaignRow {
  return {
    key: { source: 'outbox', id },
    name: content.name,
    status: null,
    registrationPeriod: content.registrationPeriod,
    campaignPeriod: content.campaignPeriod,
    participation: content.participation,
    productCount: content.products.length,
    participants: nobody(),
    unsent: state === 'queued' ? 'queued' : 'refused',
    time: createdTime,
  };
}
