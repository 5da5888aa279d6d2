// Child processes that cannot outlive the script that started them.
// Each leads a process group of its own: Ctrl-C in the terminal reaches only the script, which then ends its children
// in the right order, and ending a child ends whatever the child had started. A script that is killed ends them too, by its guardian.

import {
  type ChildProcess,
  type ChildProcessByStdio,
  type SpawnOptions,
  spawn,
  spawnSync,
} from 'node:child_process';
import { once } from 'node:events';
import type { Readable } from 'node:stream';
import { guardGroup } from './guarding.ts';

/** How long a child may take to end by itself before it is killed, in milliseconds. */
const GRACE = 10_000;

const hasGroups = process.platform !== 'win32';

/** The children that have not ended, in the order of their start. */
const children = new Set<ChildProcess>();

process.on('exit', () => {
  for (const child of children) killGroup(child);
});

/** Starts a child process that is killed, with its descendants, when this process exits or is killed. */
export function startChild(
  command: string,
  args: readonly string[],
  options: SpawnOptions & { stdio: ['ignore', 'pipe', 'pipe'] },
): ChildProcessByStdio<null, Readable, Readable>;
export function startChild(
  command: string,
  args: readonly string[],
  options: SpawnOptions & { stdio: ['ignore', 'pipe', 'inherit' | 'ignore'] },
): ChildProcessByStdio<null, Readable, null>;
export function startChild(command: string, args: readonly string[], options: SpawnOptions): ChildProcess;
export function startChild(command: string, args: readonly string[], options: SpawnOptions): ChildProcess {
  const child = spawn(command, args, { ...options, detached: hasGroups });
  children.add(child);
  const spare = hasGroups && child.pid !== undefined ? guardGroup(child.pid) : () => undefined;
  child.once('exit', () => {
    children.delete(child);
    spare();
    // What it left behind has nobody to wait for any more.
    killGroup(child);
  });
  return child;
}

/** Asks the child to end, kills it when it has not within ten seconds, and settles when it is gone. */
export async function endChild(child: ChildProcess): Promise<void> {
  if (!isRunning(child)) return;
  const killer = setTimeout(() => killGroup(child), GRACE);
  const ended = once(child, 'exit');
  child.kill('SIGTERM');
  await ended;
  clearTimeout(killer);
}

/** Ends every child, the latest first, since it may depend on those before it. */
export async function endAllChildren(): Promise<void> {
  for (const child of [...children].reverse()) await endChild(child);
}

/** The exit code of the child, once it has ended; 1 when a signal ended it. Rejects when it cannot be started. */
export async function exitCodeOf(child: ChildProcess): Promise<number> {
  if (isRunning(child) || child.pid === undefined) await once(child, 'exit');
  return child.exitCode ?? 1;
}

function isRunning(child: ChildProcess): boolean {
  return child.pid !== undefined && child.exitCode === null && child.signalCode === null;
}

/** Kills the child and all that it started and that is still there. */
function killGroup(child: ChildProcess): void {
  if (child.pid === undefined) return;
  if (!hasGroups) {
    if (isRunning(child)) spawnSync('taskkill', ['/pid', String(child.pid), '/t', '/f']);
    return;
  }
  try {
    process.kill(-child.pid, 'SIGKILL');
  } catch {
    // The group is gone already, which is what was wanted.
  }
}
