// What is ended or deleted when this process is gone, even when it was killed and could do nothing itself: a guardian that is started
// with the first of it. Knows no reason why anything is guarded.

import { spawn } from 'node:child_process';
import { join } from 'node:path';
import type { Writable } from 'node:stream';

let words: Writable | null = null;

function tell(line: string): void {
  words ??= startGuardian();
  words.write(`${line}\n`);
}

function startGuardian(): Writable {
  // A group of its own: what interrupts this process must not interrupt the guardian.
  const guardian = spawn(process.execPath, [join(import.meta.dirname, 'guardian.ts')], {
    stdio: ['pipe', 'ignore', 'ignore'],
    detached: true,
    windowsHide: true,
  });
  guardian.unref();
  const { stdin } = guardian;
  // Neither the process nor its pipe keeps this one alive; a guardian that was killed guards nothing.
  if ('unref' in stdin && typeof stdin.unref === 'function') stdin.unref();
  stdin.on('error', () => undefined);
  return stdin;
}

/** The process group is killed when this process is gone, until the answer is called. */
export function guardGroup(group: number): () => void {
  tell(`kill ${group}`);
  return () => tell(`spare ${group}`);
}

/** The folder is deleted when this process is gone. */
export function guardFolder(folder: string): void {
  tell(`delete ${folder}`);
}
