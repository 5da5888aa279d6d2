// A run leaves nothing in the temporary directory, however it ends; and what another has left is deleted, unless somebody still owns it.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { pathToFileURL } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import { REPOSITORY } from '#build/repository.ts';
import { tidyAbandoned } from '#build/run-folder.ts';

function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 't'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));
  return folder;
}

/** A script that uses a run folder within `place`, has a file in it, and then does what is said to it. */
async function runScript(place: string) {
  const module = JSON.stringify(pathToFileURL(join(REPOSITORY, 'build', 'run-folder.ts')).href);
  const script = `
    const { useRunFolder } = await import(${module});
    const { tmpdir } = await import('node:os');
    await useRunFolder();
    (await import('node:fs')).writeFileSync(tmpdir() + '/left', 'something');
    console.log(tmpdir());
    process.stdin.once('data', () => process.exit(0));
  `;
  const variables = { TMPDIR: place, TMP: place, TEMP: place };
  const running = spawn(process.execPath, ['--input-type=module', '-e', script], {
    env: { ...process.env, ...variables },
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  onTestFinished(() => void running.kill('SIGKILL'));
  const [folder] = await once(createInterface(running.stdout), 'line');
  return { running, folder: String(folder) };
}

test('the folder of a run is gone when the run has ended', async () => {
  const place = temporaryFolder();
  const { running, folder } = await runScript(place);
  expect(dirname(folder)).toBe(place);
  expect(existsSync(join(folder, 'left'))).toBe(true);
  running.stdin.write('end\n');
  await once(running, 'exit');
  expect(readdirSync(place)).toEqual([]);
});

test.each(['SIGKILL', 'SIGTERM', 'SIGINT'] as const)('and when it was ended by %s', async (signal) => {
  const place = temporaryFolder();
  const { running, folder } = await runScript(place);
  running.kill(signal);
  await expect.poll(() => existsSync(folder)).toBe(false);
});

async function listenAt(socket: string): Promise<Server> {
  mkdirSync(dirname(socket));
  const server = createServer().listen(socket);
  onTestFinished(() => void server.close());
  await once(server, 'listening');
  return server;
}

/** The socket of a process that was killed: it is there, and nobody listens. */
async function leaveSocket(socket: string): Promise<void> {
  mkdirSync(dirname(socket));
  const script = `require('node:net').createServer().listen(${JSON.stringify(socket)}, () => process.kill(process.pid, 'SIGKILL'))`;
  await once(spawn(process.execPath, ['-e', script], { stdio: 'ignore' }), 'exit');
}

test.skipIf(process.platform === 'win32')(
  'tidying deletes what has no owner any more, and nothing else',
  async () => {
    const place = temporaryFolder();
    const at = (...path: string[]) => join(place, ...path);
    for (const dead of [
      at('desk-run-a', 'owner'),
      at('chromium-host-a', 'instance'),
      at('org.chromium.Chromium.a', 'SingletonSocket'),
    ])
      await leaveSocket(dead);
    writeFileSync(at('desk-run-a', 'left'), 'something');
    for (const live of [
      at('desk-run-b', 'owner'),
      at('chromium-host-b', 'instance'),
      at('.org.chromium.Chromium.b', 'SingletonSocket'),
    ])
      await listenAt(live);
    // On the way to have an owner, or nobody's business.
    mkdirSync(at('desk-run-c'));
    await leaveSocket(at('somebody-else', 'owner'));

    const everything = readdirSync(place);
    await tidyAbandoned(place);
    expect(readdirSync(place)).toEqual(everything);
    await tidyAbandoned(place, Date.now() + 120_000);
    expect(readdirSync(place).sort()).toEqual([
      '.org.chromium.Chromium.b',
      'chromium-host-b',
      'desk-run-b',
      'desk-run-c',
      'somebody-else',
    ]);
  },
);
