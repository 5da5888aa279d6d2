// What has to come from the operating system: a Chromium, a display in memory where there is no screen, and fonts
// for the desk's languages. Installed by apt where that is possible, otherwise this says what to run.

import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { findChromium, findCommand } from './find-chromium.mjs';
import { SetupProblem, say } from './say.mjs';

/** @typedef {{name: string, reason: string, required: boolean}} Need a package of the system, and what for */

/** Thai, Vietnamese and Latin script; and the signs that sellers decorate their texts with. */
const FONTS = ['fonts-noto-core', 'fonts-noto-color-emoji'];

/**
 * Installs what is missing. Throws a SetupProblem that says what to run where it cannot.
 * @param {{chromiumFor: string | undefined}} wanted what needs a Chromium, in words, if anything does
 */
export function ensureSystemPackages({ chromiumFor }) {
  const needs = missing(chromiumFor);
  const required = needs.filter((need) => need.required);
  const apt = findCommand(['apt-get']);
  const mayInstall = apt !== undefined && process.getuid?.() === 0 && required.every(isFromApt);
  if (!mayInstall) {
    if (required.length > 0) throw new SetupProblem(whatToDo(required, apt !== undefined));
    return;
  }
  if (needs.length === 0) return;
  for (const { name, reason } of needs) say(`installing ${name}, because ${reason}`);
  aptGet(apt, ['update']);
  aptGet(apt, ['install', '--yes', '--no-install-recommends', ...needs.map(({ name }) => name)]);
  const still = missing(chromiumFor).filter((need) => need.required);
  if (still.length > 0) throw new SetupProblem(whatToDo(still, false));
}

/**
 * @param {string | undefined} chromiumFor
 * @returns {Need[]}
 */
function missing(chromiumFor) {
  const needs = [];
  if (chromiumFor !== undefined && findChromium() === undefined) {
    needs.push({ name: 'chromium', reason: `${chromiumFor} and there is none here`, required: true });
  }
  if (process.platform !== 'linux') return needs;
  const { DISPLAY, WAYLAND_DISPLAY } = process.env;
  if (!DISPLAY && !WAYLAND_DISPLAY && findCommand(['Xvfb']) === undefined) {
    needs.push({ name: 'xvfb', reason: 'the app needs a display and this machine has none', required: true });
  }
  for (const name of FONTS) {
    if (!isDebianPackage(name))
      needs.push({ name, reason: "the campaigns' texts need its letters", required: false });
  }
  return needs;
}

/**
 * @param {Need[]} needs
 * @param {boolean} hasApt
 */
function whatToDo(needs, hasApt) {
  const names = needs.map(({ name }) => name);
  const advice =
    hasApt && needs.every(isFromApt)
      ? [`As root: apt-get update && apt-get install -y --no-install-recommends ${names.join(' ')}`]
      : names.map((name) =>
          name === 'chromium'
            ? 'Install Google Chrome (https://www.google.com/chrome/), or set CHROMIUM_PATH to a Chromium.'
            : `Install Xvfb with your system's package manager (Debian and Ubuntu: ${name}), or set DISPLAY.`,
        );
  const reasons = needs.map(({ name, reason }) => `${name} is missing: ${reason}.`);
  return [...reasons, ...advice, 'Then start this command again.'].join('\n');
}

/**
 * Ubuntu's package chromium only points to a snap, which needs a daemon that containers lack.
 * @param {Need} need
 */
function isFromApt({ name }) {
  const release = '/etc/os-release';
  const isUbuntu = existsSync(release) && /^ID=ubuntu$/m.test(readFileSync(release, 'utf8'));
  return name !== 'chromium' || !isUbuntu;
}

/** @param {string} name */
function isDebianPackage(name) {
  return existsSync(`/var/lib/dpkg/info/${name}.list`);
}

/**
 * Runs apt-get without questions, and shows what it said only when it fails.
 * @param {string} apt
 * @param {string[]} args
 */
function aptGet(apt, args) {
  const { status, stdout, stderr } = spawnSync(apt, ['-qq', '-o', 'Dpkg::Use-Pty=0', ...args], {
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    encoding: 'utf8',
  });
  if (status !== 0) throw new SetupProblem(`${stdout}${stderr}\napt-get ${args.join(' ')} failed.`);
}
