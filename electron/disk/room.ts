/** How much room is left on the disk of a folder, for whoever must not begin what would not fit. */
import { statfs } from 'node:fs/promises';

export interface Room {
  /** Whether fewer than so many bytes are left for this user. A disk that does not tell is taken for one with room. */
  isShort(bytes: number): Promise<boolean>;
}

/** What is asked of the disk: blocks that this user may take, and bytes of a block. */
export type AskDisk = (folder: string) => Promise<{ readonly bavail: number; readonly bsize: number }>;

export function roomOn(folder: string, ask: AskDisk = statfs): Room {
  return {
    isShort: (bytes) =>
      ask(folder).then(
        ({ bavail, bsize }) => bavail * bsize < bytes,
        () => false,
      ),
  };
}
