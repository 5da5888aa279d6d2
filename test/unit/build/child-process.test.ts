// No child outlives the script that started it, and none of what a child started outlives the child.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { finished } from 'node:stream/promises';
import { pathToFileURL } from 'node:url';
import { expect, it } from 'vitest';
import { endAllChildren, endChild, exitCodeOf, startChild } from '#build/child-process.ts';
import { REPOSITORY } from '#build/repository.ts';

const WAIT = 'setInterval(() => {}, 1000)';

/** Starts a process that waits on the same output, says so, and waits. */
const PARENT = `
  require('node:child_process').spawn(process.execPath, ['-e', "console.log('ready'); ${WAIT}"], { stdio: 'inherit' });
  ${WAIT};
`;

const startParent = () =>
  startChild(process.execPath, ['-e', PARENT], { stdio: ['ignore', 'pipe', 'ignore'] });

async function ready(output: Readable): Promise<void> {
  for await (const line of createInterface({ input: output })) if (line === 'ready') return;
  throw new Error('It ended before it was ready.');
}

/** Settles when nobody holds the other end of the pipe any more: no process that inherited it is left. */
async function released(output: Readable): Promise<void> {
  await finished(output.resume(), { writable: false });
}

/** A script that starts a child which starts another, on the same output, and goes on with `more`. */
function runScript(more: string) {
  const module = JSON.stringify(pathToFileURL(join(REPOSITORY, 'build', 'child-process.ts')).href);
  const script = `
    const { startChild } = await import(${module});
    startChild(process.execPath, ['-e', ${JSON.stringify(PARENT)}], { stdio: ['ignore', 'inherit', 'ignore'] });
    ${more}
  `;
  const args = ['--input-type=module', '-e', script];
  return spawn(process.execPath, args, { stdio: ['pipe', 'pipe', 'ignore'] });
}

it('ends a child with all that it had started', async () => {
  const child = startParent();
  await ready(child.stdout);
  await endChild(child);
  await released(child.stdout);
});

it('ends the latest child first', async () => {
  const order: string[] = [];
  for (const name of ['first', 'second']) {
    const child = startParent();
    child.once('exit', () => order.push(name));
    await ready(child.stdout);
  }
  await endAllChildren();
  expect(order).toEqual(['second', 'first']);
});

it('leaves nothing behind when the script exits', async () => {
  const running = runScript("process.stdin.once('data', () => process.exit(3))");
  await ready(running.stdout);
  const exit = once(running, 'exit');
  running.stdin.write('now\n');
  expect(await exit).toEqual([3, null]);
  await released(running.stdout);
});

it('leaves nothing behind when the script is killed', async () => {
  const running = runScript('');
  await ready(running.stdout);
  running.kill('SIGKILL');
  await released(running.stdout);
});

it('gives the exit code, and an error for a program that is not there', async () => {
  const three = startChild(process.execPath, ['-e', 'process.exit(3)'], { stdio: 'ignore' });
  expect(await exitCodeOf(three)).toBe(3);
  await expect(exitCodeOf(startChild('/no/such/program', [], { stdio: 'ignore' }))).rejects.toThrow('ENOENT');
});
