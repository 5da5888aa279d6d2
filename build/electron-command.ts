// Which program runs the app on this machine: Electron's binary where there is one, otherwise the Chromium host.
// The only place that decides it.

import { createRequire } from 'node:module';
import { join } from 'node:path';
import { z } from 'zod';
import { REPOSITORY } from './repository.ts';
import { findElectron } from './setup/electron-binary.mjs';
import { findChromium } from './setup/find-chromium.mjs';

export interface ElectronCommand {
  readonly command: string;
  /** Arguments up to and including the app's folder; the app's own follow. To be run in the repository. */
  readonly args: readonly string[];
  /** What it is, in words for a person. */
  readonly name: string;
}

/** The command that starts the built app. Throws when the machine has neither Electron nor a Chromium. */
export function electronCommand(): ElectronCommand {
  const binary = findElectron(REPOSITORY);
  if (binary !== undefined) {
    const isRoot = process.platform === 'linux' && process.getuid?.() === 0;
    return {
      command: binary,
      args: [...(isRoot ? ['--no-sandbox'] : []), '.'],
      name: `Electron ${electronVersion()}`,
    };
  }
  return chromiumHostCommand();
}

/** The command that starts the built app on the Chromium host. Throws when the machine has no Chromium. */
export function chromiumHostCommand(): ElectronCommand {
  const chromium = findChromium();
  if (chromium === undefined)
    throw new Error('There is neither an Electron binary nor a Chromium on this machine.');
  return {
    command: process.execPath,
    args: [join('sandbox', 'chromium-host', 'run.ts'), '.'],
    name: `the Chromium host on ${chromium}, because there is no Electron binary`,
  };
}

function electronVersion(): string {
  const manifest: unknown = createRequire(import.meta.url)('electron/package.json');
  return z.object({ version: z.string() }).parse(manifest).version;
}
