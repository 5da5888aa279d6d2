// Outlives the process that started it, however that ends, by as long as it takes to end what it has left: ends the process groups and
// deletes the folders that were named on standard input, which closes when that process is gone. child-process.ts starts it.
// It imports nothing of the repository: it is there when everything else has been killed.

import { rmSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { setTimeout } from 'node:timers/promises';

const groups = new Set<number>();
const folders = new Set<string>();

for await (const line of createInterface({ input: process.stdin })) {
  const [verb, ...rest] = line.split(' ');
  const what = rest.join(' ');
  if (verb === 'kill') groups.add(Number(what));
  if (verb === 'spare') groups.delete(Number(what));
  if (verb === 'delete') folders.add(what);
}

/** Milliseconds that what is left has to end by itself: an X server takes its files along then. */
const GRACE = 2_000;

const tellAll = (signal: NodeJS.Signals | 0): boolean[] => [...groups].map((group) => tell(group, signal));

/** Whether there was somebody to tell. */
function tell(group: number, signal: NodeJS.Signals | 0): boolean {
  try {
    return process.kill(-group, signal);
  } catch {
    return false;
  }
}

tellAll('SIGTERM');
for (let waited = 0; waited < GRACE && tellAll(0).includes(true); waited += 50) await setTimeout(50);
tellAll('SIGKILL');
// What was killed just now may still have a file open.
for (const folder of folders)
  rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
