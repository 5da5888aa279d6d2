// Finds a Chromium (or Google Chrome) that is already on this machine.
// Plain JavaScript without packages, because the set-up runs it before anything is installed. It must not know
// what the browser is wanted for.

import { accessSync, constants, statSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { SetupProblem } from './say.mjs';

const COMMANDS = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'];

/** Where the installers of macOS put it, in order of preference. */
const MAC_APPLICATIONS = [
  'Chromium.app/Contents/MacOS/Chromium',
  'Google Chrome.app/Contents/MacOS/Google Chrome',
  'Google Chrome for Testing.app/Contents/MacOS/Google Chrome for Testing',
];

/** Where the installers of Windows put it, below each of the program folders. */
const WINDOWS_PROGRAMS = ['Chromium\\Application\\chrome.exe', 'Google\\Chrome\\Application\\chrome.exe'];

/**
 * The path of an executable Chromium, or undefined.
 * `CHROMIUM_PATH` decides when it is set; one that points at nothing is an error, because whoever set it meant
 * that browser and no other.
 * @param {Record<string, string | undefined>} environment
 * @param {NodeJS.Platform} platform
 * @returns {string | undefined}
 */
export function findChromium(environment = process.env, platform = process.platform) {
  const chosen = environment['CHROMIUM_PATH'];
  if (chosen) {
    if (isExecutable(chosen)) return chosen;
    throw new SetupProblem(`CHROMIUM_PATH is ${chosen}, which is not an executable file.`);
  }
  return candidates(environment, platform).find(isExecutable);
}

/**
 * The path of the first of the commands that PATH has, or undefined.
 * @param {string[]} commands
 * @param {Record<string, string | undefined>} environment
 * @returns {string | undefined}
 */
export function findCommand(commands, environment = process.env) {
  return onPath(commands, environment).find(isExecutable);
}

/**
 * @param {Record<string, string | undefined>} environment
 * @param {NodeJS.Platform} platform
 * @returns {string[]}
 */
function candidates(environment, platform) {
  if (platform === 'win32') {
    const programs = ['LOCALAPPDATA', 'PROGRAMFILES', 'PROGRAMFILES(X86)'].flatMap(
      (name) => environment[name] ?? [],
    );
    return programs.flatMap((folder) => WINDOWS_PROGRAMS.map((program) => `${folder}\\${program}`));
  }
  const installed = onPath(COMMANDS, environment);
  if (platform !== 'darwin') return installed;
  const folders = ['/Applications', join(environment['HOME'] ?? '/', 'Applications')];
  return [...folders.flatMap((folder) => MAC_APPLICATIONS.map((path) => join(folder, path))), ...installed];
}

/**
 * @param {string[]} commands
 * @param {Record<string, string | undefined>} environment
 */
function onPath(commands, environment) {
  const folders = (environment['PATH'] ?? '').split(delimiter).filter(Boolean);
  return commands.flatMap((command) => folders.map((folder) => join(folder, command)));
}

/** @param {string} path */
function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}
