/**
 * The options of the command line. Knows only text: whether an address is good is for remote/address.
 */
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';

export interface StartOptions {
  /** The API to use when there is no account for it yet, as typed; null when not given. */
  readonly api: string | null;
  /** Begin signing in at `api` when the app starts and has no account there. */
  readonly signIn: boolean;
  /** The command that opens the sign-in page in place of the system's browser; the URL is appended. Empty: the system's. */
  readonly browser: readonly string[];
  /** Absolute; null: where the system keeps what apps keep. */
  readonly userDataDir: string | null;
}

/**
 * Switches of Chromium that open a door into the app. Whoever may start a packaged app with arguments of their own choice (a link, a
 * shortcut, another program) must not get more than the app gives.
 */
export const SWITCHES_OF_DEVELOPERS = [
  'remote-debugging-port',
  'remote-debugging-pipe',
  'remote-debugging-address',
  'disable-web-security',
  'host-resolver-rules',
  'load-extension',
] as const;

/**
 * Reads `argv` without the program's own part. Options that belong to Chromium are left alone. A packaged app takes none of those that
 * run a program or choose a folder: they are for developing and testing.
 */
export function readOptions(argv: readonly string[], isPackaged: boolean): StartOptions {
  const { values } = parseArgs({
    args: [...argv],
    strict: false,
    options: {
      api: { type: 'string' },
      'sign-in': { type: 'boolean' },
      browser: { type: 'string', multiple: true },
      'user-data-dir': { type: 'string' },
    },
  });
  const text = (value: unknown) => (typeof value === 'string' && value !== '' ? value : null);
  const userDataDir = isPackaged ? null : text(values['user-data-dir']);
  return {
    api: text(values.api),
    signIn: values['sign-in'] === true,
    browser: isPackaged ? [] : (values.browser ?? []).filter((part) => typeof part === 'string'),
    userDataDir: userDataDir && resolve(userDataDir),
  };
}
