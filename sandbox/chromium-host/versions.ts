// The versions that the app and its preloads read: Electron's is that of the types the host is written against.
import { execFileSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { findChromium } from './find-chromium.ts';

function electronVersion(): string {
  const found: { version: string } = createRequire(import.meta.url)('electron/package.json');
  return found.version;
}

const withoutChromium: Record<string, string> = {
  ...Object.fromEntries(Object.entries(process.versions).map(([name, version]) => [name, version ?? ''])),
  electron: electronVersion(),
};

let chromiumVersion: string | undefined;

/** Asks the program itself, which takes a moment: only when somebody wants to know. */
function askChromium(): string {
  const program = findChromium();
  const answer = program ? execFileSync(program, ['--version'], { encoding: 'utf8', stdio: 'pipe' }) : '';
  return versionIn(answer);
}

function versionIn(text: string): string {
  return /\d+(\.\d+)+/.exec(text)?.[0] ?? '';
}

/** `process.versions` of the main process. */
export const mainVersions: Record<string, string> = Object.defineProperty({ ...withoutChromium }, 'chrome', {
  enumerable: true,
  get: () => (chromiumVersion ??= askChromium()),
});

/** `process.versions` of a preload, from the product name that the running Chromium gives of itself. */
export function preloadVersions(product: string): Record<string, string> {
  return { ...withoutChromium, chrome: versionIn(product) };
}
