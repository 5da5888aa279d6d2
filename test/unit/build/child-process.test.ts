// No child outlives the script that started it, and none of what a child started outlives the child.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { expect, it, vi } from 'vitest';
import { endAllChildren, endChild, exitCodeOf, startChild } from '#build/child-process.ts';
import { REPOSITORY } from '#build/repository.ts';

/** Starts a process of its own, prints that one's id, and waits. */
const PARENT = `
  const { spawn } = require('node:child_process');
  console.log(spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)']).pid);
  setInterval(() => {}, 1000);
`;

const runs = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
};

const gone = (pid: number): Promise<void> =>
  vi.waitFor(() => expect(runs(pid)).toBe(false), { timeout: 5000 });

async function firstNumber(output: NodeJS.ReadableStream): Promise<number> {
  for await (const line of createInterface({ input: output })) return Number(line);
  throw new Error('It said nothing.');
}

it('ends a child with all that it had started', async () => {
  const child = startChild(process.execPath, ['-e', PARENT], { stdio: ['ignore', 'pipe', 'inherit'] });
  const grandchild = await firstNumber(child.stdout);
  expect(runs(grandchild)).toBe(true);
  await endChild(child);
  await gone(grandchild);
});

it('ends the latest child first', async () => {
  const order: string[] = [];
  for (const name of ['first', 'second']) {
    const child = startChild(process.execPath, ['-e', PARENT], { stdio: ['ignore', 'pipe', 'inherit'] });
    await firstNumber(child.stdout);
    child.once('exit', () => order.push(name));
  }
  await endAllChildren();
  expect(order).toEqual(['second', 'first']);
});

it('leaves nothing behind when the script exits', async () => {
  const module = JSON.stringify(join(REPOSITORY, 'build', 'child-process.ts'));
  const script = `
    const { startChild } = await import(${module});
    const child = startChild(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'ignore' });
    console.log(child.pid);
    process.stdin.once('data', () => process.exit(3));
  `;
  const running = spawn(process.execPath, ['--input-type=module', '-e', script], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const child = await firstNumber(running.stdout);
  expect(runs(child)).toBe(true);
  const exit = once(running, 'exit');
  running.stdin.write('now\n');
  expect(await exit).toEqual([3, null]);
  await gone(child);
});

it('gives the exit code, and an error for a program that is not there', async () => {
  const three = startChild(process.execPath, ['-e', 'process.exit(3)'], { stdio: 'ignore' });
  expect(await exitCodeOf(three)).toBe(3);
  await expect(exitCodeOf(startChild('/no/such/program', [], { stdio: 'ignore' }))).rejects.toThrow('ENOENT');
});
