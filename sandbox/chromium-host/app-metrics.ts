// app.getAppMetrics on Linux: the processes of this app as /proc tells of them.
import { readdirSync, readFileSync } from 'node:fs';
import type * as Electron from 'electron';
import { notSupported } from './whole.ts';

interface ProcessFacts {
  parent: number;
  residentPages: number;
  /** When it was started, in clock ticks since the system's start. */
  started: number;
}

/** The facts of a process; undefined when it has gone. */
export function processFacts(pid: number): ProcessFacts | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return { parent: Number(fields[1]), residentPages: Number(fields[21]), started: Number(fields[19]) };
  } catch {
    return undefined;
  }
}

function typeOf(pid: number): Electron.ProcessMetric['type'] {
  const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8');
  if (pid === process.pid) return 'Browser';
  if (command.includes('--type=renderer')) return 'Tab';
  if (command.includes('--type=gpu-process')) return 'GPU';
  return command.includes('--type=zygote') ? 'Zygote' : 'Utility';
}

function isDescendant(pid: number, all: Map<number, ProcessFacts>): boolean {
  for (let at: number | undefined = pid; at !== undefined && at > 1; at = all.get(at)?.parent) {
    if (at === process.pid) return true;
  }
  return false;
}

/** The processes of the app, memory in kilobytes. Throws by name where there is no /proc. */
export function appMetrics(): Electron.ProcessMetric[] {
  if (process.platform !== 'linux') throw notSupported('app.getAppMetrics on this system');
  const all = new Map<number, ProcessFacts>();
  for (const entry of readdirSync('/proc')) {
    const facts = /^\d+$/.test(entry) ? processFacts(Number(entry)) : undefined;
    if (facts) all.set(Number(entry), facts);
  }
  return [...all]
    .filter(([pid]) => isDescendant(pid, all))
    .map(([pid, { residentPages, started }]) => ({
      pid,
      type: typeOf(pid),
      creationTime: started,
      cpu: { percentCPUUsage: 0, idleWakeupsPerSecond: 0 },
      memory: { workingSetSize: residentPages * 4, peakWorkingSetSize: residentPages * 4 },
    }));
}
