/**
 * A cache client that asks the disk before it lets anything be written. Chromium breaks off every database of a page whose disk is full, those too
 * that are only read, and names the reason in words that mean anything; so what would not fit is not begun, and what fails all the same is
 * called by its name. Reading goes on. Knows nothing of what is written.
 */
import type { CacheCallName, CacheInput } from '#shared/contract/cache.ts';
import { failure } from '#shared/errors.ts';
import type { Room } from '../disk/room.ts';
import type { CacheClient } from './client.ts';
import { CHANGES_UNSENT } from './unsent-changes.ts';

const MEGABYTE = 1024 * 1024;

/** Work of a person is small. What Chromium tidies up beside it is not. */
const ROOM_FOR_WORK = 8 * MEGABYTE;
/** A page from the API has up to 16 MB; what is pulled must leave room for work. */
const ROOM_FOR_PAGE = 32 * MEGABYTE;

/** The room that a call needs, in bytes; none where it writes nothing. */
function roomFor(name: CacheCallName): number {
  if (name === 'applyChanges') return ROOM_FOR_PAGE;
  return CHANGES_UNSENT.has(name) ? ROOM_FOR_WORK : 0;
}

export function refusingOnFullDisk(client: CacheClient, room: Room): CacheClient {
  /** What looks damaged on a full disk may be whole: only with room is it cleared, to be pulled again. */
  async function withDisk<Name extends CacheCallName>(
    name: Name,
    input: CacheInput<Name>,
  ): Promise<CacheInput<Name>> {
    return name === 'openShop' ? { ...input, mayClear: !(await room.isShort(ROOM_FOR_WORK)) } : input;
  }

  return {
    async call<Name extends CacheCallName>(name: Name, input: CacheInput<Name>) {
      const needed = roomFor(name);
      if (needed > 0 && (await room.isShort(needed))) return failure('STORAGE_FULL');
      const outcome = await client.call(name, await withDisk(name, input));
      if (outcome.ok) return outcome;
      const { code, detail } = outcome.error;
      const mayBeTheDisk = code === 'INTERNAL' || code === 'CACHE_UNAVAILABLE';
      return mayBeTheDisk && (await room.isShort(ROOM_FOR_WORK)) ? failure('STORAGE_FULL', detail) : outcome;
    },
  };
}
