/**
 * Which columns a list of the seller's campaigns has room for. The name must be readable; who joined and how it stands are what a person
 * acts on and always stay; the rest is in the details too. Pure.
 */

type SellerColumn =
  | 'name'
  | 'participation'
  | 'registrationPeriod'
  | 'campaignPeriod'
  | 'partners'
  | 'status';

export interface ColumnsInRoom {
  readonly columns: ReadonlySet<SellerColumn>;
  /** There is no room for every word: who may join is told by its shape alone. */
  readonly isCompact: boolean;
}

/** In pixels. */
export const COLUMN_WIDTHS: Readonly<
  Record<Exclude<SellerColumn, 'name'>, { readonly whole: number; readonly compact: number }>
> = {
  participation: { whole: 88, compact: 72 },
  registrationPeriod: { whole: 142, compact: 142 },
  campaignPeriod: { whole: 124, compact: 116 },
  // Two numbers of two digits with their shapes: a cut one would be another number.
  partners: { whole: 94, compact: 92 },
  status: { whole: 142, compact: 136 },
};

/** A name of a few words can be told from others. */
export const LEAST_NAME_WIDTH = 150;
/** At both ends of a row, and the scroll bar. */
const BESIDES = 26;

const ALL = ['participation', 'registrationPeriod', 'campaignPeriod', 'partners', 'status'] as const;
/** What goes first when there is no room. */
const DISPENSABLE = ['campaignPeriod', 'participation', 'registrationPeriod'] as const;

/** @param width of the list in pixels; null while it is not known */
export function columnsInRoom(width: number | null): ColumnsInRoom {
  if (width === null || fits(width, ALL, 'whole'))
    return { columns: new Set(['name', ...ALL]), isCompact: false };
  for (let dropped = 0; dropped < DISPENSABLE.length; dropped += 1) {
    const gone: ReadonlySet<string> = new Set(DISPENSABLE.slice(0, dropped));
    const left = ALL.filter((column) => !gone.has(column));
    if (fits(width, left, 'compact')) return { columns: new Set(['name', ...left]), isCompact: true };
  }
  return { columns: new Set(['name', 'partners', 'status']), isCompact: true };
}

function fits(width: number, columns: readonly (typeof ALL)[number][], words: 'whole' | 'compact'): boolean {
  const taken = columns.reduce((sum, column) => sum + COLUMN_WIDTHS[column][words], 0);
  return width - BESIDES - taken >= LEAST_NAME_WIDTH;
}
