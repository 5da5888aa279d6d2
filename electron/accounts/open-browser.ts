/**
 * Opens the sign-in page: in the system's browser, or by a command that the start options name. Opens
 * nothing but https, and http on this machine.
 */
import { spawn } from 'node:child_process';
import { isProtected } from '../remote/address.ts';

export type OpenBrowser = (url: string) => Promise<void>;

/**
 * `command` is a program and its arguments, to which the URL is appended (no shell reads it); without one the system's browser is
 * used through `openExternal`. The answer rejects when nothing could be opened.
 */
export function createOpenBrowser(
  openExternal: (url: string) => Promise<void>,
  command: readonly string[] = [],
): OpenBrowser {
  const [program, ...args] = command;
  return async (text) => {
    const url = URL.parse(text);
    if (url === null || !isProtected(url)) throw new Error('a browser opens protected addresses only');
    if (program === undefined) return openExternal(url.href);
    const child = spawn(program, [...args, url.href], { stdio: 'ignore', shell: false });
    await new Promise<void>((resolve, reject) => {
      child.once('spawn', resolve);
      child.once('error', reject);
    });
    // The app may quit before the browser does.
    child.unref();
  };
}
