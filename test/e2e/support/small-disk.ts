// A small file system of its own for an app's folder, to be filled to the last byte. Only root can mount one, and only on Linux.
import { execFileSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, rmdirSync, rmSync, symlinkSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';

export interface SmallDisk {
  /** Takes what is left, to the last byte. */
  fill(): void;
  free(): void;
}

/** Why this machine mounts none; null where it does. */
export function whyNoSmallDisk(): string | null {
  if (process.platform !== 'linux') return 'a small file system is mounted on Linux only';
  if (process.getuid?.() !== 0) return 'only root can mount a small file system';
  const place = mkdtempSync(join(tmpdir(), 'campaign-desk-disk-'));
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', place], { stdio: 'ignore' });
    execFileSync('umount', [place], { stdio: 'ignore' });
    return null;
  } catch {
    return 'this machine lets nobody mount a small file system';
  } finally {
    rmdirSync(place);
  }
}

/** Mounts one where `folder` will be looked for; the end of the test takes it down. */
export function mountSmallDisk(folder: string, megabytes: number): SmallDisk {
  const place = mkdtempSync(join(tmpdir(), 'campaign-desk-disk-'));
  execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m,mode=700`, 'tmpfs', place]);
  onTestFinished(() => {
    execFileSync('umount', ['-l', place]);
    rmdirSync(place);
  });
  symlinkSync(place, folder);
  const file = join(place, 'filling');
  return {
    fill: () => {
      const handle = openSync(file, 'a');
      try {
        for (let size = 1024 * 1024; size >= 1; ) {
          try {
            writeSync(handle, Buffer.alloc(size));
          } catch {
            size = Math.floor(size / 2);
          }
        }
      } finally {
        closeSync(handle);
      }
    },
    free: () => rmSync(file, { force: true }),
  };
}
