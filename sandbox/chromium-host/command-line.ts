// The switches of the command line: what the app asks for by app.commandLine, and what Chromium is told.
import type * as Electron from 'electron';
import { whole } from './whole.ts';

/** The switches that are Chromium's business; their value may also stand after a space. */
const chromiumSwitches = new Set([
  'remote-debugging-port',
  'user-data-dir',
  'lang',
  'force-device-scale-factor',
]);

/** The switches in the arguments: name without dashes → value, empty where there is none. */
export function readSwitches(args: string[]): Map<string, string> {
  const switches = new Map<string, string>();
  for (const [index, arg] of args.entries()) {
    const [, name, value] = /^--([^=]+)(?:=(.*))?$/s.exec(arg) ?? [];
    if (name === undefined) continue;
    const next = args[index + 1];
    const spaced = chromiumSwitches.has(name) && next !== undefined && !next.startsWith('--') ? next : '';
    switches.set(name, value ?? spaced);
  }
  return switches;
}

/** Those that are passed on to Chromium. The folder of user data is the app's; Chromium gets one within it. */
export function forChromium(switches: ReadonlyMap<string, string>): string[] {
  return [...switches]
    .filter(([name]) => chromiumSwitches.has(name) && name !== 'user-data-dir')
    .map(([name, value]) => (value ? `--${name}=${value}` : `--${name}`));
}

/** `app.commandLine` over the switches. */
export function createCommandLine(switches: Map<string, string>): Electron.CommandLine {
  return whole<Electron.CommandLine>('app.commandLine', {
    appendSwitch(name, value = '') {
      switches.set(name, value);
    },
    hasSwitch: (name) => switches.has(name),
    getSwitchValue: (name) => switches.get(name) ?? '',
    removeSwitch(name) {
      switches.delete(name);
    },
  });
}
