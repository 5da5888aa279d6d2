// When the set-up calls npm, and with what: never when node_modules is what the lock file asks for.

import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { ensureNpmPackages, nodeOfRepository } from '#build/setup/npm-packages.mjs';

let repository: string;

/** In npm's place: writes down how it was called, and fails when it is told to. */
const NPM = `
  require('node:fs').appendFileSync('npm-calls', process.argv[2] + '\\n');
  process.exit(Number(process.env.NPM_EXIT_CODE));
`;

beforeEach(() => {
  repository = mkdtempSync(join(tmpdir(), 'npm-packages-'));
  write('npm.cjs', NPM);
  vi.stubEnv('npm_execpath', join(repository, 'npm.cjs'));
  vi.stubEnv('npm_node_execpath', process.execPath);
  vi.stubEnv('NPM_EXIT_CODE', '0');
  vi.spyOn(process.stderr, 'write').mockReturnValue(true);
});

afterEach(() => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
  rmSync(repository, { recursive: true });
});

function write(path: string, content: string): void {
  const file = join(repository, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, content);
}

function lock(path: string, packages: object): void {
  write(path, JSON.stringify({ packages }));
}

function installNode(): void {
  const node = nodeOfRepository(repository);
  mkdirSync(dirname(node), { recursive: true });
  writeFileSync(node, '');
  chmodSync(node, 0o755);
}

function npmCalls(): string[] {
  const path = join(repository, 'npm-calls');
  return existsSync(path) ? readFileSync(path, 'utf8').trim().split('\n') : [];
}

const wanted = {
  '': { name: 'campaign-desk' },
  'node_modules/zod': { version: '4.0.0' },
  'node_modules/binding-windows': { version: '1.0.0', optional: true },
};

it('installs from the lock file on a fresh clone', () => {
  lock('package-lock.json', wanted);
  ensureNpmPackages(repository);
  expect(npmCalls()[0]).toBe('ci');
});

it('does nothing when what is installed is what is asked for', () => {
  lock('package-lock.json', wanted);
  lock('node_modules/.package-lock.json', { 'node_modules/zod': { version: '4.0.0' } });
  installNode();
  ensureNpmPackages(repository);
  expect(npmCalls()).toEqual([]);
});

it.each([
  ['another version', { 'node_modules/zod': { version: '3.0.0' } }],
  ['a missing package', {}],
])('brings %s up to date', (_, installed) => {
  lock('package-lock.json', wanted);
  lock('node_modules/.package-lock.json', installed);
  installNode();
  ensureNpmPackages(repository);
  expect(npmCalls()).toEqual(['install']);
});

it('installs again what an interrupted installation left', () => {
  lock('package-lock.json', wanted);
  installNode();
  ensureNpmPackages(repository);
  expect(npmCalls()).toEqual(['install']);
});

it('runs the install script of Node where npm was told not to', () => {
  lock('package-lock.json', wanted);
  lock('node_modules/.package-lock.json', { 'node_modules/zod': { version: '4.0.0' } });
  ensureNpmPackages(repository);
  expect(npmCalls()).toEqual(['rebuild']);
});

it('stops with a sentence when npm fails', () => {
  vi.stubEnv('NPM_EXIT_CODE', '1');
  lock('package-lock.json', wanted);
  expect(() => ensureNpmPackages(repository)).toThrow('npm ci failed');
});
