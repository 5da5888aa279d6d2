// Electron's binary: the npm package carries only an installer, so it is downloaded here where the network allows.
// Where it does not, that is remembered, and the app runs on Chromium instead.

import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { say } from './say.mjs';

/** How long the download server may take to answer, and the download to end, in milliseconds. */
const PROBE_TIME = 10_000;
const DOWNLOAD_TIME = 300_000;

/**
 * The folder that Electron's binary is in, or would be.
 * @param {string} repository
 */
export function electronFolder(repository) {
  return process.env['ELECTRON_OVERRIDE_DIST_PATH'] ?? join(repository, 'node_modules', 'electron', 'dist');
}

/**
 * The path of Electron's executable, or undefined when only the npm package is there.
 * @param {string} repository
 * @returns {string | undefined}
 */
export function findElectron(repository) {
  const executable = read(join(repository, 'node_modules', 'electron', 'path.txt'));
  if (executable === undefined) return undefined;
  const path = join(electronFolder(repository), executable);
  return existsSync(path) ? path : undefined;
}

/**
 * Downloads the binary unless it is there, or the last attempt for this version failed.
 * `CAMPAIGN_DESK_ELECTRON=retry` in the environment tries again. Returns whether the binary is there.
 * @param {string} repository
 * @returns {Promise<boolean>}
 */
export async function ensureElectron(repository) {
  if (findElectron(repository)) return true;
  const { version } = JSON.parse(
    readFileSync(join(repository, 'node_modules', 'electron', 'package.json'), 'utf8'),
  );
  const record = join(repository, 'node_modules', '.campaign-desk-electron.json');
  if (process.env['CAMPAIGN_DESK_ELECTRON'] !== 'retry' && failedBefore(record, version)) return false;

  const problem = (await unreachable(version)) ?? download(repository, version);
  if (problem === undefined) return true;
  say(`Electron's binary cannot be had here (${problem}): the app will run on Chromium.`);
  say('CAMPAIGN_DESK_ELECTRON=retry tries to get it again.');
  writeFileSync(record, JSON.stringify({ version, problem }));
  return false;
}

/**
 * @param {string} record
 * @param {string} version
 */
function failedBefore(record, version) {
  const text = read(record);
  return text !== undefined && JSON.parse(text).version === version;
}

/**
 * Why the download server does not offer this version, or undefined when it does.
 * @param {string} version
 * @returns {Promise<string | undefined>}
 */
async function unreachable(version) {
  const { ELECTRON_MIRROR, npm_config_electron_mirror } = process.env;
  const mirror =
    ELECTRON_MIRROR ??
    npm_config_electron_mirror ??
    'https://github.com/electron/electron/releases/download/';
  try {
    const url = new URL(`v${version}/SHASUMS256.txt`, mirror);
    const answer = await fetch(url, { method: 'HEAD', signal: AbortSignal.timeout(PROBE_TIME) });
    return answer.ok ? undefined : `${url.host} answered ${answer.status}`;
  } catch (error) {
    if (!(error instanceof Error)) return String(error);
    return error.cause instanceof Error ? error.cause.message : error.message;
  }
}

/**
 * Why the download failed, or undefined when the binary is there.
 * @param {string} repository
 * @param {string} version
 * @returns {string | undefined}
 */
function download(repository, version) {
  say(`downloading Electron ${version}, because its npm package does not carry the binary`);
  const installer = join(repository, 'node_modules', 'electron', 'install.js');
  const { status, error } = spawnSync(process.execPath, [installer], {
    stdio: ['ignore', 2, 2],
    timeout: DOWNLOAD_TIME,
  });
  if (error) return error.message;
  return status === 0 && findElectron(repository) ? undefined : 'the download failed';
}

/**
 * @param {string} path
 * @returns {string | undefined}
 */
function read(path) {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}
