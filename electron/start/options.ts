/**
 * The options of the command line. Knows only text: whether an address is good is for remote/address.
 */
import { parseArgs } from 'node:util';

export interface StartOptions {
  /** The API to use when there is no account for it yet, as typed; null when not given. */
  readonly api: string | null;
  /** Begin signing in at `api` when the app starts and has no account there. */
  readonly signIn: boolean;
  /** The command that opens the sign-in page in place of the system's browser; the URL is appended. Empty: the system's. */
  readonly browser: readonly string[];
  readonly userDataDir: string | null;
}

/** Reads `argv` without the program's own part. Options that belong to Chromium are left alone. */
export function readOptions(argv: readonly string[]): StartOptions {
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
  return {
    api: text(values.api),
    signIn: values['sign-in'] === true,
    browser: (values.browser ?? []).filter((part) => typeof part === 'string'),
    userDataDir: text(values['user-data-dir']),
  };
}
