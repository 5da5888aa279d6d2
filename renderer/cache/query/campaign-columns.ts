/**
 * What lists ask of campaigns, by column: numbers in typed arrays that a hundred thousand are read from in a millisecond,
 * the orders of each column, and the index of words. All derived from the table, and caught up with it.
 */
import type { CampaignColumn } from '#shared/contract/query.ts';
import { CAMPAIGN_STATUSES, type Campaign } from '#shared/domain/campaign.ts';
import { innerValuesOf, type Packed, valuesOf } from '../packing/records.ts';
import { changedSince, type RecordTable, valueAt, versionOf } from './record-table.ts';
import { byId, type SortedOrder, slotsByText, sortedSlots, unsorted } from './sorted-order.ts';
import { emptyIndex, findSlots, type WordIndex } from './word-index.ts';

/** The orders that are kept: the registration period is shown by its ends and by its starts. */
type OrderName = Exclude<CampaignColumn, 'registrationPeriod'> | 'registrationStart' | 'registrationEnd';

export interface CampaignColumns {
  seen: number;
  registrationStart: Float64Array;
  registrationEnd: Float64Array;
  campaignStart: Float64Array;
  campaignEnd: Float64Array;
  requirement: Uint16Array;
  /** The place in CAMPAIGN_STATUSES. */
  status: Uint8Array;
  invited: Uint8Array;
  /** The place in `regionNames`. */
  region: Uint16Array;
  readonly regionNames: string[];
  /** The slots of published campaigns, in no order. */
  published: Uint32Array;
  readonly orders: Readonly<Record<OrderName, SortedOrder>>;
  readonly words: WordIndex;
}

const READY = CAMPAIGN_STATUSES.indexOf('READY');

export function emptyColumns(): CampaignColumns {
  return {
    seen: 0,
    ...arraysOf(0),
    regionNames: [],
    published: new Uint32Array(),
    orders: {
      name: unsorted(),
      partner: unsorted(),
      registrationStart: unsorted(),
      registrationEnd: unsorted(),
      campaignPeriod: unsorted(),
      commissionRequirement: unsorted(),
      status: unsorted(),
    },
    words: emptyIndex(),
  };
}

function arraysOf(length: number) {
  return {
    registrationStart: new Float64Array(length),
    registrationEnd: new Float64Array(length),
    campaignStart: new Float64Array(length),
    campaignEnd: new Float64Array(length),
    requirement: new Uint16Array(length),
    status: new Uint8Array(length),
    invited: new Uint8Array(length),
    region: new Uint16Array(length),
  };
}

/** Brings the columns (not the orders, which wait until they are asked for) up to date with the table. */
export function catchUp(columns: CampaignColumns, table: RecordTable<Campaign>): void {
  const version = versionOf(table);
  if (columns.seen === version) return;
  const changed = changedSince(table, columns.seen);
  grow(columns, table.ids.length);
  let segment: Packed<Campaign> | undefined;
  let write: WriteRow = () => undefined;
  for (const slot of changed === 'all' ? table.ids.keys() : changed) {
    const own = table.segments[slot];
    if (own === undefined) continue;
    // Slots follow each other as their records lie in the segments.
    if (own !== segment) write = writerOf(columns, own);
    segment = own;
    write(slot, table.rows[slot] ?? 0);
  }
  columns.published = Uint32Array.from(table.slotOf.values()).filter(
    (slot) => columns.status[slot] !== READY,
  );
  columns.seen = version;
}

/** Room for `length` slots, with some to spare: a first pull asks again and again. */
function grow(columns: CampaignColumns, length: number): void {
  if (columns.status.length >= length) return;
  const { registrationStart, registrationEnd, campaignStart, campaignEnd } = columns;
  const { requirement, status, invited, region } = columns;
  Object.assign(columns, arraysOf(Math.ceil(length * 1.5)));
  columns.registrationStart.set(registrationStart);
  columns.registrationEnd.set(registrationEnd);
  columns.campaignStart.set(campaignStart);
  columns.campaignEnd.set(campaignEnd);
  columns.requirement.set(requirement);
  columns.status.set(status);
  columns.invited.set(invited);
  columns.region.set(region);
}

type WriteRow = (slot: number, row: number) => void;

/** Writes rows of a segment into the columns, without making a record of any. */
function writerOf(columns: CampaignColumns, segment: Packed<Campaign>): WriteRow {
  const registrationStart = innerValuesOf(segment, 'registrationPeriod', 'startTime');
  const registrationEnd = innerValuesOf(segment, 'registrationPeriod', 'endTime');
  const campaignStart = innerValuesOf(segment, 'campaignPeriod', 'startTime');
  const campaignEnd = innerValuesOf(segment, 'campaignPeriod', 'endTime');
  const requirement = valuesOf(segment, 'commissionRequirement');
  const status = valuesOf(segment, 'status');
  const invited = valuesOf(segment, 'invited');
  const region = valuesOf(segment, 'region');
  return (slot, row) => {
    columns.registrationStart[slot] = registrationStart(row);
    columns.registrationEnd[slot] = registrationEnd(row);
    columns.campaignStart[slot] = campaignStart(row);
    columns.campaignEnd[slot] = campaignEnd(row);
    columns.requirement[slot] = requirement(row);
    columns.status[slot] = CAMPAIGN_STATUSES.indexOf(status(row));
    columns.invited[slot] = invited(row) ? 1 : 0;
    columns.region[slot] = regionNumber(columns.regionNames, region(row));
  };
}

function regionNumber(names: string[], region: string): number {
  const known = names.indexOf(region);
  return known >= 0 ? known : names.push(region) - 1;
}

/** What text search looks through. */
export function campaignText(table: RecordTable<Campaign>, slot: number): string {
  const description = valueAt(table, slot, 'description') ?? '';
  return `${campaignName(table, slot)}\n${partnerName(table, slot)}\n${description}`;
}

export function campaignName(table: RecordTable<Campaign>, slot: number): string {
  return valueAt(table, slot, 'name') ?? '';
}

export function partnerName(table: RecordTable<Campaign>, slot: number): string {
  return valueAt(table, slot, 'partner')?.name ?? '';
}

/** The slots of campaigns whose name, partner and detail have all the words. */
export function campaignsWithWords(
  columns: CampaignColumns,
  table: RecordTable<Campaign>,
  words: readonly string[],
): Uint32Array {
  return findSlots(columns.words, table, campaignText, words);
}

/** All slots in ascending order of a column, the id deciding between equals. */
export function campaignOrder(
  columns: CampaignColumns,
  table: RecordTable<Campaign>,
  name: OrderName,
): Uint32Array {
  const order = columns.orders[name];
  if (name === 'name') return slotsByText(order, table, campaignName);
  if (name === 'partner') return slotsByText(order, table, partnerName);
  const [first, second] = numbersOf(columns, name);
  return sortedSlots(
    order,
    table,
    byId(table, (left, right) => difference(first, left, right) || difference(second, left, right)),
    () => first,
  );
}

type Numbers = Float64Array | Uint16Array | Uint8Array;

function numbersOf(
  columns: CampaignColumns,
  name: Exclude<OrderName, 'name' | 'partner'>,
): [Numbers, Numbers] {
  switch (name) {
    case 'registrationStart':
      return [columns.registrationStart, columns.registrationEnd];
    case 'registrationEnd':
      return [columns.registrationEnd, columns.registrationStart];
    case 'campaignPeriod':
      return [columns.campaignStart, columns.campaignEnd];
    case 'commissionRequirement':
      return [columns.requirement, columns.requirement];
    case 'status':
      return [columns.status, columns.status];
  }
}

function difference(numbers: Numbers, left: number, right: number): number {
  return (numbers[left] ?? 0) - (numbers[right] ?? 0);
}
