// A display for machines that have none: an X server in memory (Xvfb).
// It must not know what is drawn on it.

import type { ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';
import { endChild, startChild } from './child-process.ts';
import { findCommand } from './setup/find-chromium.mjs';

export interface Display {
  /** As in the environment variable DISPLAY, such as `:99`. */
  readonly name: string;
  stop(): Promise<void>;
}

/** True on a Linux machine without X or Wayland, where a window cannot be opened. */
export function lacksDisplay(environment: NodeJS.ProcessEnv = process.env): boolean {
  return process.platform === 'linux' && !environment['DISPLAY'] && !environment['WAYLAND_DISPLAY'];
}

/**
 * Starts Xvfb on a display number that is free. It has no TCP port and is the size of a common laptop.
 * Throws when there is no Xvfb, or when it ends before it is ready.
 */
export async function startDisplay(size = '1440x900'): Promise<Display> {
  const command = findCommand('Xvfb');
  if (command === undefined)
    throw new Error('There is no display and no Xvfb. Debian and Ubuntu have it in the package xvfb.');
  // With -displayfd Xvfb picks a free number and writes it to that file descriptor when it accepts clients.
  const server = startChild(command, ['-displayfd', '3', '-screen', '0', `${size}x24`, '-nolisten', 'tcp'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  const number = await displayNumber(server);
  // The display alone must not keep a script alive.
  server.unref();
  return { name: `:${number}`, stop: () => endChild(server) };
}

async function displayNumber(server: ChildProcess): Promise<string> {
  const pipe = server.stdio[3];
  if (!pipe || !('read' in pipe)) throw new Error('Xvfb was started without its pipe.');
  for await (const line of createInterface({ input: pipe })) return line.trim();
  throw new Error(`Xvfb ended before it was ready (exit code ${server.exitCode}).`);
}
