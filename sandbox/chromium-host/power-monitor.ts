// powerMonitor: a machine that slept is seen by the clock, which has jumped further than the timer waited.
import type * as Electron from 'electron';
import { wholeEmitter } from './whole.ts';

const interval = 2000;
const sleepAtLeast = 10_000;

/** Electron's `powerMonitor`: `suspend` and `resume` come together, at the waking. */
export const powerMonitor: Electron.PowerMonitor = wholeEmitter<Electron.PowerMonitor>('powerMonitor', {});

let last = Date.now();
setInterval(() => {
  const now = Date.now();
  if (now - last > interval + sleepAtLeast) {
    powerMonitor.emit('suspend');
    powerMonitor.emit('resume');
  }
  last = now;
}, interval).unref();
