// The notices of the npm packages that the bundles hold: each licence asks that its text goes along with the app.
// It must not know how the app is bundled (electron.vite.config.ts) or packed (electron-builder.ts).

import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { REPOSITORY } from './repository.ts';

const OUT = join(REPOSITORY, 'out');

/** The text that goes into every installer. */
export const NOTICES = join(OUT, 'THIRD-PARTY-NOTICES.txt');

/** Names and versions of the bundled packages, to compare with the lock file. */
export const BUNDLED_PACKAGES = join(OUT, 'bundled-packages.json');

const bundledPackage = z.object({
  name: z.string(),
  version: z.string(),
  /** The licence's short name, such as MIT. */
  identifier: z.string().optional(),
  /** The text of the package's licence file. */
  text: z.string().optional(),
});

type BundledPackage = z.infer<typeof bundledPackage>;

/** Takes together what each part of the build said about its packages, and writes the notices. */
export function writeNotices(parts: readonly string[]): void {
  const files = parts.map((part) => join(OUT, part, 'licenses.json'));
  const packages = files.flatMap((file) =>
    z.array(bundledPackage).parse(JSON.parse(readFileSync(file, 'utf8'))),
  );
  writeFileSync(NOTICES, noticesOf(packages));
  const named = byName(packages).map(({ name, version, identifier }) => ({ name, version, identifier }));
  writeFileSync(BUNDLED_PACKAGES, `${JSON.stringify(named, null, 2)}\n`);
  for (const file of files) rmSync(file);
}

/** The notices, each package once. Throws with the names of packages that come without a licence text. */
export function noticesOf(packages: readonly BundledPackage[]): string {
  const named = byName(packages);
  const silent = named.filter(({ text = '' }) => text.trim() === '').map(({ name }) => name);
  if (silent.length > 0) throw new Error(`These packages come without a licence text: ${silent.join(', ')}.`);
  const notices = named.map(({ name, version, identifier, text }) =>
    [`${name} ${version}${identifier === undefined ? '' : ` (${identifier})`}`, '', text].join('\n'),
  );
  const intro = 'Campaign Desk contains the packages below, each under its own licence.';
  return `${[intro, ...notices].join(`\n\n${'-'.repeat(80)}\n\n`)}\n`;
}

function byName(packages: readonly BundledPackage[]): BundledPackage[] {
  const once = new Map(packages.map((one) => [`${one.name}@${one.version}`, one]));
  return [...once].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, one]) => one);
}
