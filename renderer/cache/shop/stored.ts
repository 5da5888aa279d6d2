/** How much the segments of what is shown hold: by it compaction is decided. Pure; knows no database. */
import type { Collection } from '#shared/contract/record.ts';

/** What the segments of the shown generation hold of a collection, dead records and deletions included. */
export interface Stored {
  rows: number;
  entries: number;
}

export function nothingStored(): Record<Collection, Stored> {
  return {
    campaign: { rows: 0, entries: 0 },
    product: { rows: 0, entries: 0 },
    registration: { rows: 0, entries: 0 },
    sellerCampaign: { rows: 0, entries: 0 },
    participant: { rows: 0, entries: 0 },
    partner: { rows: 0, entries: 0 },
  };
}

export function noteStored(
  stored: Record<Collection, Stored>,
  rows: readonly {
    readonly collection: Collection;
    readonly records: { readonly count: number };
    readonly deleted: readonly unknown[];
  }[],
): void {
  for (const { collection, records, deleted } of rows) {
    stored[collection].rows += 1;
    stored[collection].entries += records.count + deleted.length;
  }
}
