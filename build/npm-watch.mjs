// Notices that the npm which runs this process is gone.
// npm passes a signal only to its shell, and the shell (dash, for one) dies of it without passing it on: without this,
// stopping `npm start` would leave everything running. Plain JavaScript, since it is used before anything is installed.

import { readFileSync } from 'node:fs';

/** How often to look, in milliseconds. */
const INTERVAL = 300;

/**
 * Calls back once when the shell of the npm script, or npm itself, is gone. Does nothing when npm did not start this
 * process, and does not keep it alive.
 * @param {() => void} whenGone
 */
export function watchNpm(whenGone) {
  if (process.env['npm_lifecycle_event'] === undefined) return;
  const shell = process.ppid;
  const npm = parentOf(shell);
  const timer = setInterval(() => {
    if (process.ppid === shell && parentOf(shell) === npm) return;
    clearInterval(timer);
    whenGone();
  }, INTERVAL);
  timer.unref();
}

/**
 * The parent's process id, where the system tells (Linux), otherwise undefined.
 * @param {number} pid
 */
function parentOf(pid) {
  try {
    return /^PPid:\s*(\d+)$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
  } catch {
    return undefined;
  }
}
