// The bill of materials of what ships: the packages that the bundles hold, and Electron, as CycloneDX 1.6 writes it.
// Made from what was bundled, since npm's own bill leaves out packages that a development package needs as well.
// It must not know how an installer is made.

import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { BUNDLED_PACKAGES } from './notices.ts';
import { REPOSITORY } from './repository.ts';

const manifest = z.object({ name: z.string(), version: z.string(), license: z.string() });

const bundledPackages = z.array(
  z.object({ name: z.string(), version: z.string(), identifier: z.string().optional() }),
);

const lockFile = z.object({
  packages: z.record(z.string(), z.object({ version: z.string(), integrity: z.string().optional() })),
});

/** What npm installs, by its path; one package may be there in several versions. */
type Lock = z.infer<typeof lockFile>['packages'];

/** The bill. The app must have been built. */
export function billOfMaterials() {
  const { name, version, license } = manifest.parse(readJson('package.json'));
  const { packages: lock } = lockFile.parse(readJson('package-lock.json'));
  const electron = manifest.parse(readJson('node_modules/electron/package.json'));
  const bundled = bundledPackages.parse(JSON.parse(readFileSync(BUNDLED_PACKAGES, 'utf8')));
  return {
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    version: 1,
    metadata: { component: { type: 'application', ...component(name, version, license, lock) } },
    components: [
      { type: 'framework', ...component('electron', electron.version, electron.license, lock) },
      ...bundled.map((one) => ({
        type: 'library',
        ...component(one.name, one.version, one.identifier, lock),
      })),
    ],
  };
}

/** Writes the bill into dist/ and returns its path. */
export function writeBillOfMaterials(): string {
  const folder = join(REPOSITORY, 'dist');
  const path = join(folder, 'bill-of-materials.cdx.json');
  mkdirSync(folder, { recursive: true });
  writeFileSync(path, `${JSON.stringify(billOfMaterials(), null, 2)}\n`);
  return path;
}

function component(name: string, version: string, license: string | undefined, lock: Lock) {
  const purl = `pkg:npm/${name.replace('@', '%40')}@${version}`;
  const locked = Object.entries(lock).find(
    ([place, entry]) => place.endsWith(`node_modules/${name}`) && entry.version === version,
  );
  const [algorithm, hash] = locked?.[1].integrity?.split('-', 2) ?? [];
  return {
    'bom-ref': purl,
    name,
    version,
    purl,
    ...(license !== undefined && { licenses: [{ expression: license }] }),
    ...(algorithm === 'sha512' &&
      hash !== undefined && {
        hashes: [{ alg: 'SHA-512', content: Buffer.from(hash, 'base64').toString('hex') }],
      }),
  };
}

function readJson(path: string): unknown {
  return JSON.parse(readFileSync(join(REPOSITORY, path), 'utf8'));
}
