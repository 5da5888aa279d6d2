// Child processes that cannot outlive the script that started them.
// Each leads a process group of its own: Ctrl-C in the terminal reaches only the script, which then ends its children
// in the right order, and ending a child ends whatever the child had started.

import { type ChildProcess, type SpawnOptions, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';

/** How long a child may take to end by itself before it is killed, in milliseconds. */
const GRACE = 10_000;

const hasGroups = process.platform !== 'win32';

/** Starts a child process that is killed, with its descendants, when this process exits. */
export function startChild(command: string, args: readonly string[], options: SpawnOptions): ChildProcess {
  const child = spawn(command, args, { ...options, detached: hasGroups });
  const killAtExit = (): void => signalGroup(child, 'SIGKILL');
  process.on('exit', killAtExit);
  child.once('exit', () => process.off('exit', killAtExit));
  return child;
}

/** Asks the child to end, kills it when it has not within ten seconds, and settles when nothing of it is left. */
export async function endChild(child: ChildProcess, signal: NodeJS.Signals = 'SIGTERM'): Promise<void> {
  if (isRunning(child)) {
    const killer = setTimeout(() => signalGroup(child, 'SIGKILL'), GRACE);
    const ended = once(child, 'exit');
    child.kill(signal);
    await ended;
    clearTimeout(killer);
  }
  signalGroup(child, 'SIGKILL');
}

/** The exit code that a shell would report for the child, once it has ended. Rejects when it could not be started. */
export async function exitCodeOf(child: ChildProcess): Promise<number> {
  if (isRunning(child)) await once(child, 'exit');
  return child.exitCode ?? 1;
}

function isRunning(child: ChildProcess): boolean {
  return child.pid !== undefined && child.exitCode === null && child.signalCode === null;
}

/** Signals the child and all that it started and that is still there. */
function signalGroup(child: ChildProcess, signal: NodeJS.Signals): void {
  if (child.pid === undefined) return;
  if (!hasGroups) {
    if (isRunning(child)) spawnSync('taskkill', ['/pid', String(child.pid), '/t', '/f']);
    return;
  }
  try {
    process.kill(-child.pid, signal);
  } catch {
    // The group is gone already, which is what was wanted.
  }
}
