// What the system tells of a process: whether it runs, since when, and what it has used.
import { readFileSync } from 'node:fs';

export interface ProcessFacts {
  parent: number;
  /** Whether it runs still, and has not merely not been forgotten. */
  isAlive: boolean;
  /** The processor time that it has used, in ticks. */
  used: number;
  /** When it was started, in ticks since the system's start. */
  started: number;
}

/** The facts of a process; undefined when it has gone. */
export function processFacts(pid: number): ProcessFacts | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // After the command's name, which may hold anything, the fields begin with the third.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return {
      parent: Number(fields[1]),
      isAlive: fields[0] !== 'Z' && fields[0] !== 'X',
      used: Number(fields[11]) + Number(fields[12]),
      started: Number(fields[19]),
    };
  } catch {
    return undefined;
  }
}

/**
 * Whether the process runs. One that has ended but that nobody has asked about yet (a zombie, as in containers whose
 * first process reaps none) does not.
 */
export function isRunning(pid: number): boolean {
  if (process.platform === 'linux') return processFacts(pid)?.isAlive ?? false;
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
