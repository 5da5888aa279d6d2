// The API as a process: one line when it listens, its data kept in the file, a clean end.

import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { DatabaseSync } from 'node:sqlite';
import { expect, it, onTestFinished } from 'vitest';
import { z } from 'zod';
import { present } from './support/api.ts';

const RUN = join(import.meta.dirname, '..', '..', 'sandbox', 'api', 'run.ts');

function start(...options: string[]): ChildProcess {
  const child = spawn(process.execPath, [RUN, ...options], { stdio: ['ignore', 'pipe', 'pipe'] });
  onTestFinished(() => {
    child.kill('SIGKILL');
  });
  return child;
}

async function urlOf(child: ChildProcess): Promise<string> {
  const lines = createInterface({ input: present(child.stdout ?? undefined, 'output') });
  const [line] = await once(lines, 'line');
  return z.object({ url: z.url() }).parse(JSON.parse(z.string().parse(line))).url;
}

it('listens on loopback, keeps its data in the file, and ends cleanly when asked', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'sandbox-api-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const options = ['--port', '0', '--database', join(folder, 'api.sqlite')];
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    const child = start(...options);
    const url = await urlOf(child);
    expect(new URL(url).hostname).toBe('127.0.0.1');
    expect((await fetch(`${url}/.well-known/oauth-authorization-server`)).status).toBe(200);
    child.kill(signal);
    expect(await once(child, 'exit')).toEqual([0, null]);
  }
});

it('leaves a database alone that is not its own', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'sandbox-api-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const file = join(folder, 'books.sqlite');
  const books = new DatabaseSync(file);
  books.exec("CREATE TABLE accounts (name text); INSERT INTO accounts VALUES ('savings')");
  expect(await once(start('--database', file), 'close')).toEqual([2, null]);
  expect(books.prepare('SELECT * FROM accounts').all()).toMatchObject([{ name: 'savings' }]);
  books.close();
});

it.each([[['--port', 'many']], [['--partners', 'maybe']], [['--speed', '0']], [['--nonsense']]])(
  'says what it takes when it is given %j',
  async (options) => {
    const child = start(...options);
    let told = '';
    child.stderr?.on('data', (chunk) => {
      told += String(chunk);
    });
    expect(await once(child, 'close')).toEqual([2, null]);
    expect(told).toContain('Usage: node sandbox/api/run.ts');
  },
);
