/** Folders that the user alone can look into, those too that an earlier version or another program made for everybody. */
import { chmodSync, mkdirSync } from 'node:fs';
import { chmod, mkdir } from 'node:fs/promises';

const OWNER_ONLY = 0o700;

/** Makes the folder with those above it, or closes it to others. Rejects when it can be neither made nor used. */
export async function makePrivateFolder(path: string): Promise<void> {
  await mkdir(path, { recursive: true, mode: OWNER_ONLY });
  // A file system without modes, or a folder of somebody else's: it is used as it is.
  await chmod(path, OWNER_ONLY).catch(() => undefined);
}

export function makePrivateFolderSync(path: string): void {
  mkdirSync(path, { recursive: true, mode: OWNER_ONLY });
  try {
    chmodSync(path, OWNER_ONLY);
  } catch {}
}
