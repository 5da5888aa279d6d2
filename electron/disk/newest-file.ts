/**
 * Keeps a file at what is newest: one write at a time, each whole and atomic, and none for what is on disk already. Knows nothing of
 * what is in the file.
 */
import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import writeFileAtomic from 'write-file-atomic';

export interface NewestFile {
  /** Resolves when what is newest now, or something newer, is on disk. Rejects when the disk does not take it. */
  write(): Promise<void>;
  /** Settles when no write is under way. */
  settled(): Promise<void>;
}

/** The file at `path`, for the user alone; `text` answers what is newest, and rejects when the file must be left as it is. */
export function newestFile(path: string, text: () => string | Promise<string>): NewestFile {
  let isDirty = false;
  let writing: Promise<void> = Promise.resolve();

  async function writeNewest(): Promise<void> {
    if (!isDirty) return;
    isDirty = false;
    try {
      const newest = await text();
      await mkdir(dirname(path), { recursive: true, mode: 0o700 });
      await writeFileAtomic(path, newest, { mode: 0o600 });
    } catch (error) {
      // Whoever waits for the same is not to be told that it is on disk.
      isDirty = true;
      throw error;
    }
  }

  return {
    write: () => {
      isDirty = true;
      writing = writing.catch(() => undefined).then(writeNewest);
      return writing;
    },
    settled: () => writing.catch(() => undefined),
  };
}
