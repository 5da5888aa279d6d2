/**
 * Files that can be fetched again, in a folder that does not grow beyond a size: what was used longest ago gives way. Names may have one
 * folder in them (`a/b`). Knows nothing of what is in a file.
 */
import { mkdir, readdir, rm, stat, utimes } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import writeFileAtomic from 'write-file-atomic';
import { readBytes } from './read-file.ts';

export interface BoundedFolder {
  /** Null for what is not there, and for what cannot be read now. */
  read(name: string): Promise<Uint8Array<ArrayBuffer> | null>;
  /** Rejects when the disk does not take it. */
  write(name: string, bytes: Uint8Array): Promise<void>;
  /** Deletes every file below a folder of it. */
  deleteBelow(name: string): Promise<void>;
}

interface BoundedFolderOptions {
  /** In bytes. */
  readonly mostBytes: number;
  /** Files of other names are left from an earlier version, and deleted. */
  readonly isOwn: (name: string) => boolean;
  /** Milliseconds since 1970. */
  readonly now?: () => number;
}

interface Entry {
  readonly bytes: number;
  readonly used: number;
}

/** So that not every file makes room for itself alone. */
const LEFT_AFTER_TIDYING = 0.9;
/** A file's last use is written to the disk at most once in this many milliseconds. */
const NOTED_EVERY = 3_600_000;

export function boundedFolder(folder: string, options: BoundedFolderOptions): BoundedFolder {
  const { mostBytes, isOwn, now = Date.now } = options;
  /** Those used longest ago first. */
  let known: Promise<Map<string, Entry>> | null = null;
  const entries = () => {
    known ??= scan(folder, isOwn);
    return known;
  };

  async function makeRoom(there: Map<string, Entry>): Promise<void> {
    let bytes = [...there.values()].reduce((sum, entry) => sum + entry.bytes, 0);
    if (bytes <= mostBytes) return;
    for (const [name, entry] of [...there]) {
      if (bytes <= mostBytes * LEFT_AFTER_TIDYING) return;
      there.delete(name);
      bytes -= entry.bytes;
      await rm(join(folder, name), { force: true });
    }
  }

  return {
    read: async (name) => {
      const file = await readBytes(join(folder, name));
      if (file.kind !== 'read') return null;
      const there = await entries();
      const used = now();
      const before = there.get(name);
      there.delete(name);
      there.set(name, { bytes: file.content.length, used });
      if (before && used - before.used > NOTED_EVERY)
        await utimes(join(folder, name), used / 1000, used / 1000).catch(() => undefined);
      return file.content;
    },
    write: async (name, bytes) => {
      const path = join(folder, name);
      const there = await entries();
      await mkdir(dirname(path), { recursive: true, mode: 0o700 });
      await writeFileAtomic(path, Buffer.from(bytes), { mode: 0o600 });
      there.delete(name);
      there.set(name, { bytes: bytes.length, used: now() });
      await makeRoom(there);
    },
    deleteBelow: async (name) => {
      const there = await entries();
      for (const one of [...there.keys()]) if (one.startsWith(`${name}/`)) there.delete(one);
      await rm(join(folder, name), { recursive: true, force: true });
    },
  };
}

/** What lies in the folders of `folder`, by when it was used; what cannot be looked at is not counted. */
async function scan(folder: string, isOwn: (name: string) => boolean): Promise<Map<string, Entry>> {
  const found: [string, Entry][] = [];
  for (const place of await readdir(folder).catch(() => [])) {
    for (const file of await readdir(join(folder, place)).catch(() => [])) {
      const name = `${place}/${file}`;
      const path = join(folder, name);
      if (!isOwn(name)) await rm(path, { force: true, recursive: true }).catch(() => undefined);
      else {
        const facts = await stat(path).catch(() => null);
        if (facts) found.push([name, { bytes: facts.size, used: facts.mtimeMs }]);
      }
    }
  }
  return new Map(found.sort(([, a], [, b]) => a.used - b.used));
}
