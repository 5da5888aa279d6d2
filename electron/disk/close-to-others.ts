/** Closes files and folders to other users of the machine: a mode is given to what is made, not to what is there already. */
import { chmodSync } from 'node:fs';

export function closeToOthers(path: string, mode: 0o600 | 0o700): void {
  try {
    chmodSync(path, mode);
  } catch {
    // Not there yet, somebody else's, or a file system without modes: it is used as it is.
  }
}
