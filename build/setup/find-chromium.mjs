// Finds a Chromium (or Google Chrome) that is already on this machine.
// Plain JavaScript without packages, because the set-up runs it before anything is installed. It must not know
// what the browser is wanted for.

import { accessSync, constants, statSync } from 'node:fs';
import { posix, win32 } from 'node:path';
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
const WINDOWS_FOLDERS = ['LOCALAPPDATA', 'PROGRAMFILES', 'PROGRAMFILES(X86)'];

/**
 * @typedef {object} Machine
 * @property {Readonly<Record<string, string | undefined>>} environment
 * @property {NodeJS.Platform} platform
 * @property {(path: string) => boolean} isExecutable
 */

/** @type {Machine} */
const THIS_MACHINE = { environment: process.env, platform: process.platform, isExecutable };

/**
 * The path of an executable Chromium, or undefined.
 * `CHROMIUM_PATH` decides when it is set; one that points at nothing is an error, because whoever set it meant
 * that browser and no other.
 * @param {Machine} machine
 * @returns {string | undefined}
 */
export function findChromium(machine = THIS_MACHINE) {
  const chosen = machine.environment['CHROMIUM_PATH'];
  if (chosen) {
    if (machine.isExecutable(chosen)) return chosen;
    throw new SetupProblem(`CHROMIUM_PATH is ${chosen}, which is not an executable file.`);
  }
  return candidates(machine).find(machine.isExecutable);
}

/**
 * The path of a command that PATH has, or undefined. Not for Windows, where a command's name is not its file's.
 * @param {string} command
 * @returns {string | undefined}
 */
export function findCommand(command) {
  return onPath([command], THIS_MACHINE).find(isExecutable);
}

/**
 * @param {Machine} machine
 * @returns {string[]}
 */
function candidates(machine) {
  const { environment, platform } = machine;
  if (platform === 'win32') {
    const folders = WINDOWS_FOLDERS.flatMap((name) => environment[name] ?? []);
    return folders.flatMap((folder) => WINDOWS_PROGRAMS.map((program) => win32.join(folder, program)));
  }
  const commands = onPath(COMMANDS, machine);
  if (platform !== 'darwin') return commands;
  const folders = ['/Applications', posix.join(environment['HOME'] ?? '/', 'Applications')];
  return [
    ...folders.flatMap((folder) => MAC_APPLICATIONS.map((path) => posix.join(folder, path))),
    ...commands,
  ];
}

/**
 * @param {string[]} commands
 * @param {Machine} machine
 */
function onPath(commands, { environment }) {
  const folders = (environment['PATH'] ?? '').split(':').filter(Boolean);
  return commands.flatMap((command) => folders.map((folder) => posix.join(folder, command)));
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
