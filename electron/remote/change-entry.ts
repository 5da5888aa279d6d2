/**
 * An entry of the change feed as it comes: read by the contract, or told apart by its kind and id when this version of the app cannot read it. One
 * that a newer API has added must not cost the others. Pure; knows nothing of where records are kept.
 */
import { createHash } from 'node:crypto';
import { z } from 'zod';
import { apiContract, LARGEST_CHANGE_PAGE } from '#shared/contract/api/endpoints.ts';
import { type WireChange, wireChange } from '#shared/contract/api/wire.ts';

export type ReadChange =
  | WireChange
  | {
      readonly kind: 'unreadable';
      /** By the API's name: it may have collections that are not known here. */
      readonly collection: string;
      readonly id: string;
      /** The entry says that the record is gone. */
      readonly isGone: boolean;
    };

/** What can be made out of an entry whose record cannot be read. */
const anyEntry = z.object({
  kind: z.string(),
  collection: z.unknown().optional(),
  id: z.unknown().optional(),
  record: z.object({ id: z.unknown() }).optional().catch(undefined),
});
const name = z.string().regex(/^[\w-]{1,40}$/);

const readChange = z.unknown().transform((entry): ReadChange => {
  const change = wireChange.safeParse(entry);
  if (change.success) return change.data;
  const { kind, ...rest } = anyEntry.safeParse(entry).data ?? { kind: '' };
  const isGone = kind === 'deleted';
  const collection = name.safeParse(isGone ? rest.collection : kind).data ?? 'unknown';
  const id = name.safeParse(isGone ? rest.id : rest.record?.id).data ?? digestOf(entry);
  return { kind: 'unreadable', collection, id, isGone };
});

/** An entry without an id of its own is the same again when it comes again as it was. */
function digestOf(entry: unknown): string {
  return createHash('sha256').update(JSON.stringify(entry)).digest('hex').slice(0, 16);
}

/** A page of the feed, read entry by entry. */
export const changePage = apiContract.listChanges.data.extend({
  changes: z.array(readChange).max(LARGEST_CHANGE_PAGE),
});
