// npm packages: installs what package-lock.json asks for, when node_modules holds something else.
// What is installed is read from npm's own record of it, so an `npm install` by hand counts as well.

import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { SetupProblem, say } from './say.mjs';

/** @param {string} repository */
export function ensureNpmPackages(repository) {
  const installed = existsSync(join(repository, 'node_modules'));
  if (!isInstalled(repository)) {
    if (!installed) {
      say('installing the npm packages (about a minute), because there is no node_modules yet');
      npm(repository, ['ci']);
    } else {
      say('bringing node_modules up to date, because package-lock.json asks for other packages');
      // Not `npm ci`: it deletes node_modules first, and with it the Node that may be running this.
      npm(repository, ['install', '--no-save']);
    }
  }
  if (!existsSync(nodeOfRepository(repository))) {
    say("installing Node 24 into node_modules, because the package's install script has not run");
    npm(repository, ['rebuild', 'node']);
  }
}

/**
 * The Node that every script of the repository runs on: the `node` package's, the major that Electron embeds.
 * @param {string} repository
 */
export function nodeOfRepository(repository) {
  const name = process.platform === 'win32' ? 'node.exe' : 'node';
  return join(repository, 'node_modules', 'node', 'bin', name);
}

/**
 * Whether npm's record of node_modules agrees with the lock file. Optional packages may be missing: each platform
 * has its own.
 * @param {string} repository
 */
function isInstalled(repository) {
  const record = readLock(join(repository, 'node_modules', '.package-lock.json'));
  const lock = readLock(join(repository, 'package-lock.json'));
  if (record === undefined || lock === undefined) return false;
  const wanted = Object.entries(lock).filter(([path]) => path !== '');
  return wanted.every(([path, { version, optional, devOptional }]) => {
    const found = record[path];
    return found === undefined ? Boolean(optional || devOptional) : found.version === version;
  });
}

/**
 * @param {string} path
 * @returns {Record<string, {version?: string, optional?: boolean, devOptional?: boolean}> | undefined}
 */
function readLock(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8')).packages;
  } catch {
    return undefined;
  }
}

/**
 * Runs npm by the program and the Node that run it now, which are never inside node_modules.
 * @param {string} repository
 * @param {string[]} args
 */
function npm(repository, args) {
  const quiet = ['--no-audit', '--no-fund', '--loglevel=error'];
  const { npm_execpath: program, npm_node_execpath: node } = process.env;
  const [command, first] = program && node ? [node, [program]] : ['npm', []];
  const { status, error } = spawnSync(command, [...first, ...args, ...quiet], {
    cwd: repository,
    // npm's progress is news, not a script's output.
    stdio: ['ignore', 2, 2],
    shell: command === 'npm' && process.platform === 'win32',
  });
  if (error) throw new SetupProblem(`npm cannot be started: ${error.message}`);
  if (status !== 0) throw new SetupProblem(`npm ${args.join(' ')} failed; what it said is above.`);
}
