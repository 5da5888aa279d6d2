// The versions that the app and its preloads read: Electron's is that of the types the host is written against.
import { createRequire } from 'node:module';

function electronVersion(): string {
  const found: { version: string } = createRequire(import.meta.url)('electron/package.json');
  return found.version;
}

/** `process.versions` as in Electron. */
export const versions: Record<string, string> = {
  ...Object.fromEntries(Object.entries(process.versions).map(([name, version]) => [name, version ?? ''])),
  electron: electronVersion(),
  // The Chromium is the system's; its version is known only when it runs, and no app may depend on it.
  chrome: '0.0.0.0',
};
