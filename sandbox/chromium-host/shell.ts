// shell: the system's own programs for addresses and files.
import { spawn } from 'node:child_process';
import { pathToFileURL } from 'node:url';
import type * as Electron from 'electron';
import { whole } from './whole.ts';

function opener(target: string): [string, string[]] {
  if (process.platform === 'darwin') return ['open', [target]];
  if (process.platform === 'win32') return ['explorer.exe', [target]];
  return ['xdg-open', [target]];
}

/** Starts the system's program; rejects when there is none, or when it says at once that it cannot. */
function open(target: string): Promise<void> {
  const [program, args] = opener(target);
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { stdio: 'ignore', detached: true });
    child.on('error', (error) => reject(new Error(`Failed to open: ${error.message}`)));
    // Explorer's exit code says nothing; the others' does.
    child.on('exit', (code) => {
      if (code === 0 || process.platform === 'win32') resolve();
      else reject(new Error(`Failed to open: ${program} ended with ${code}`));
    });
    child.unref();
  });
}

/** Electron's `shell`. */
export const shell = whole<Electron.Shell>('shell', {
  openExternal(url) {
    if (!URL.canParse(url)) return Promise.reject(new Error('Invalid URL'));
    return open(new URL(url).href);
  },
  openPath: (path) =>
    open(process.platform === 'win32' ? path : pathToFileURL(path).href).then(
      () => '',
      (error: unknown) => String(error),
    ),
  beep() {
    process.stdout.write('\u0007');
  },
});
