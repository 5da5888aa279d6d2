/**
 * Records that are found one by one, and together by the campaign that they are in. Knows nothing else of them.
 */

/** By campaign, then by the record's own id; only campaigns that have any. */
export type Groups<Entry> = Map<string, Map<string, Entry>>;

/** Lays records and deletions over what is there. A record may have gone to another campaign. */
export function applyGrouped<Entry extends { readonly id: string }>(
  all: Map<string, Entry>,
  groups: Groups<Entry>,
  campaignOf: (record: Entry) => string,
  { records, deleted }: { readonly records: Iterable<Entry>; readonly deleted: Iterable<string> },
): void {
  const forget = (id: string): void => {
    const known = all.get(id);
    if (!known) return;
    all.delete(id);
    const group = groups.get(campaignOf(known));
    group?.delete(id);
    if (group?.size === 0) groups.delete(campaignOf(known));
  };
  for (const id of deleted) forget(id);
  for (const record of records) {
    forget(record.id);
    all.set(record.id, record);
    const group = groups.get(campaignOf(record));
    if (group) group.set(record.id, record);
    else groups.set(campaignOf(record), new Map([[record.id, record]]));
  }
}
