// What has to come from the operating system: a Chromium, a display in memory where there is no screen, and fonts
// for the desk's languages. Installed by apt where that is possible, otherwise this says what to run.

import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { findChromium, findCommand } from './find-chromium.mjs';
import { SetupProblem, say } from './say.mjs';

/** @typedef {{name: string, reason: string}} Need a package of the system, and what for */

/**
 * Thai, Vietnamese and Latin script, and the signs that sellers decorate their texts with. A machine that has a
 * Chromium and a display has fonts too, so these come along with the others and are never a reason by themselves.
 */
const FONTS = ['fonts-noto-core', 'fonts-noto-color-emoji'];

/**
 * Installs what is missing. Throws a SetupProblem that says what to run where it cannot.
 * @param {{chromiumFor: string | undefined}} wanted what needs a Chromium, in words, if anything does
 */
export function ensureSystemPackages({ chromiumFor }) {
  const needs = missing(chromiumFor);
  if (needs.length === 0) return;
  const apt = findCommand('apt-get');
  if (apt === undefined || process.getuid?.() !== 0 || !needs.every(isFromApt)) {
    throw new SetupProblem(whatToDo(needs, apt !== undefined));
  }
  for (const { name, reason } of needs) say(`installing ${name}, because ${reason}`);
  say(`installing ${FONTS.join(' and ')}, because the campaigns' texts need their letters`);
  aptGet(apt, ['update']);
  aptGet(apt, ['install', '--yes', '--no-install-recommends', ...needs.map(({ name }) => name), ...FONTS]);
  const still = missing(chromiumFor);
  if (still.length > 0) throw new SetupProblem(whatToDo(still, false));
}

/**
 * @param {string | undefined} chromiumFor
 * @returns {Need[]}
 */
function missing(chromiumFor) {
  const needs = [];
  if (chromiumFor !== undefined && findChromium() === undefined) {
    needs.push({ name: 'chromium', reason: `${chromiumFor} and there is none here` });
  }
  if (process.platform !== 'linux') return needs;
  const { DISPLAY, WAYLAND_DISPLAY } = process.env;
  if (!DISPLAY && !WAYLAND_DISPLAY && findCommand('Xvfb') === undefined) {
    needs.push({ name: 'xvfb', reason: 'the app needs a display and this machine has none' });
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
