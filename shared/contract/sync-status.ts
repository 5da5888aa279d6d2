/**
 * The state of a shop's synchronisation as a value that the window shows. Derived by the main process
 * from what the last pull and push came to; words are the window's.
 */
import { z } from 'zod';
import { appError, count, unsentCounts } from './record.ts';

/** Unix seconds by the API's clock. */
const time = count;

export const syncStatus = z.strictObject({
  phase: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('neverSynced') }),
    /** `done` of `total` records of a snapshot, or null when only newer changes are being read. */
    z.strictObject({
      kind: z.literal('pulling'),
      progress: z.strictObject({ done: count, total: count }).nullable(),
    }),
    z.strictObject({ kind: z.literal('upToDate') }),
    /** `detail` is the network's own name of the fault, for support. */
    z.strictObject({ kind: z.literal('offline'), since: time, detail: z.string().optional() }),
    /** The API asked to wait, or a fault is being waited out. */
    z.strictObject({ kind: z.literal('waiting'), until: time, error: appError }),
    z.strictObject({ kind: z.literal('signedOut') }),
    z.strictObject({ kind: z.literal('failed'), error: appError }),
  ]),
  /** Unix seconds of the last complete pull; null when there was none. */
  lastSuccessTime: time.nullable(),
  /** Operations that wait to be sent, and those that wait for a person. */
  queued: count,
  parked: count,
  /** Unsent work that is damaged on this computer and of which there is no second copy: it waits for a person to give it up. */
  unreadable: unsentCounts,
  /** Records of the API that this version of the app cannot read: they are pulled again by a newer one. */
  setAside: count,
  /** Seconds to add to this machine's clock to get the API's. */
  clockOffset: z.int(),
});
export type SyncStatus = z.infer<typeof syncStatus>;
