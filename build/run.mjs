// Runs one of the repository's commands: sets up what the machine lacks, then hands over to the command's own
// script on the repository's Node. Usage: node build/run.mjs <command> [arguments].

import { spawn } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { watchNpm } from './npm-watch.mjs';
import { nodeOfRepository } from './setup/npm-packages.mjs';
import { SetupProblem } from './setup/say.mjs';
import { setUp } from './setup.mjs';

const REPOSITORY = dirname(dirname(fileURLToPath(import.meta.url)));

/** @type {Record<string, {script: string, drivesChromium: boolean}>} */
const COMMANDS = {
  start: { script: 'build/start.ts', drivesChromium: false },
  test: { script: 'build/test.ts', drivesChromium: true },
  tour: { script: 'test/e2e/tour.ts', drivesChromium: false },
  bench: { script: 'test/perf/bench.ts', drivesChromium: true },
  chaos: { script: 'test/chaos/run.ts', drivesChromium: true },
  walls: { script: 'test/walls/run.ts', drivesChromium: false },
  isolation: { script: 'test/unit/isolation/run.ts', drivesChromium: false },
  package: { script: 'build/package.ts', drivesChromium: false },
};

const [name = '', ...args] = process.argv.slice(2);
const command = COMMANDS[name];
if (command === undefined) {
  console.error(`Usage: node build/run.mjs ${Object.keys(COMMANDS).join('|')} [arguments]`);
  process.exit(2);
}

try {
  await setUp(REPOSITORY, command);
} catch (problem) {
  if (!(problem instanceof SetupProblem)) throw problem;
  console.error(problem.message);
  process.exit(1);
}
handOver(join(REPOSITORY, command.script));

/**
 * Runs the script and ends as it ends. The channel between the two tells the script when this process is gone, however
 * it went.
 * @param {string} script
 */
function handOver(script) {
  const child = spawn(nodeOfRepository(REPOSITORY), [script, ...args], {
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
  });
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
    process.on(signal, () => child.kill(signal));
  }
  watchNpm(() => child.kill('SIGTERM'));
  child.on('error', (error) => {
    console.error(`The repository's Node cannot be started: ${error.message}`);
    process.exit(1);
  });
  child.on('exit', (code) => process.exit(code ?? 1));
}
