// app.getAppMetrics on Linux: the processes of this app as /proc tells of them.
import { readdirSync, readFileSync } from 'node:fs';
import type * as Electron from 'electron';
import { type ProcessFacts, processFacts } from './process-facts.ts';
import { notSupported } from './whole.ts';

/** The kernel counts a process's times for programs in hundredths of a second, on every machine. */
const ticksPerSecond = 100;

const earlier = new Map<number, { used: number; at: number }>();

/** The share of one processor that the process has used since the last question, in per cent; 0 at the first. */
function processorShare(pid: number, used: number): number {
  const before = earlier.get(pid);
  const at = performance.now();
  earlier.set(pid, { used, at });
  return before ? ((used - before.used) / ticksPerSecond / ((at - before.at) / 1000)) * 100 : 0;
}

/**
 * The memory now and at most, in kilobytes, of the process whose /proc status this is; undefined when it has given its
 * memory back, as every process does a moment before the kernel tells of it as ended.
 */
export function memoryIn(status: string): Electron.MemoryInfo | undefined {
  const kilobytes = (name: string) => new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(status)?.[1];
  const [now, peak] = [kilobytes('VmRSS'), kilobytes('VmHWM')];
  return now && peak ? { workingSetSize: Number(now), peakWorkingSetSize: Number(peak) } : undefined;
}

function typeOf(pid: number): Electron.ProcessMetric['type'] {
  const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8');
  if (pid === process.pid) return 'Browser';
  if (command.includes('--type=renderer')) return 'Tab';
  if (command.includes('--type=gpu-process')) return 'GPU';
  return command.includes('--type=zygote') ? 'Zygote' : 'Utility';
}

/** When the system was started, in milliseconds since 1970. */
function systemStart(): number {
  return Number(/^btime (\d+)/m.exec(readFileSync('/proc/stat', 'utf8'))?.[1] ?? 0) * 1000;
}

function isDescendant(pid: number, all: Map<number, ProcessFacts>): boolean {
  for (let at: number | undefined = pid; at !== undefined && at > 1; at = all.get(at)?.parent) {
    if (at === process.pid) return true;
  }
  return false;
}

function metricOf(pid: number, { used, started }: ProcessFacts): Electron.ProcessMetric[] {
  try {
    const memory = memoryIn(readFileSync(`/proc/${pid}/status`, 'utf8'));
    if (!memory) return [];
    return [
      {
        pid,
        type: typeOf(pid),
        creationTime: systemStart() + (started / ticksPerSecond) * 1000,
        // The kernel does not count the wake-ups of a process.
        cpu: { percentCPUUsage: processorShare(pid, used), idleWakeupsPerSecond: 0 },
        memory,
      },
    ];
  } catch {
    // It has ended meanwhile.
    return [];
  }
}

/** The processes of the app. Throws by name where there is no /proc. */
export function appMetrics(): Electron.ProcessMetric[] {
  if (process.platform !== 'linux') throw notSupported('app.getAppMetrics on this system');
  const all = new Map<number, ProcessFacts>();
  for (const entry of readdirSync('/proc')) {
    const facts = /^\d+$/.test(entry) ? processFacts(Number(entry)) : undefined;
    if (facts) all.set(Number(entry), facts);
  }
  const own = [...all].filter(([pid, { isAlive }]) => isAlive && isDescendant(pid, all));
  return own.flatMap(([pid, facts]) => metricOf(pid, facts));
}
