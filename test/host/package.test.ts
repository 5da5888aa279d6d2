// What `npm run package` puts into an installer, packed round a stand-in for Electron's binary that has a fuse wire as
// the real one has: the installer itself needs the binary and the system's own tools.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { extractFile, listPackage } from '@electron/asar';
import { FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { billOfMaterials } from '#build/bill-of-materials.ts';
import { packaging } from '#build/electron-builder.ts';
import { makeInstaller, targetsOf } from '#build/installers.ts';
import { BUNDLED_PACKAGES, noticesOf } from '#build/notices.ts';
import { REPOSITORY } from '#build/repository.ts';

const OUTPUT = join(REPOSITORY, 'out', 'test', 'package');
const UNPACKED = join(OUTPUT, 'linux-unpacked');
const ON = '1'.charCodeAt(0);
const OFF = '0'.charCodeAt(0);

/** A folder with a file `electron` that carries the sentinel, the wire's version and length, and fuses that are all off. */
function standInElectron(): string {
  const folder = join(OUTPUT, 'electron');
  mkdirSync(join(folder, 'resources'), { recursive: true });
  const wire = Buffer.concat([
    Buffer.from('dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX'),
    Buffer.from([1, 9]),
    Buffer.from('100110101'),
  ]);
  writeFileSync(join(folder, 'electron'), wire, { mode: 0o755 });
  writeFileSync(join(folder, 'LICENSE'), "Electron's own licence");
  return folder;
}

describe.runIf(process.platform === 'linux')('the packed app', () => {
  const asar = join(UNPACKED, 'resources', 'app.asar');

  beforeAll(async () => {
    const configuration = { ...packaging, directories: { ...packaging.directories, output: OUTPUT } };
    await makeInstaller(configuration, 'dir', standInElectron());
  });

  it('holds the bundles and the manifest, and nothing of node_modules or of the sources', () => {
    const files = listPackage(asar, { isPack: false });
    expect(files).toContain('/out/main/main.js');
    expect(files).toContain('/out/preload/desk.cjs');
    expect(files.filter((path) => /node_modules|\.map$|\.ts$|licenses\.json/.test(path))).toEqual([]);
    expect(files.filter((path) => !path.startsWith('/out') && path !== '/package.json')).toEqual([]);
    const manifest: unknown = JSON.parse(extractFile(asar, 'package.json').toString());
    expect(manifest).toMatchObject({ name: 'campaign-desk', desktopName: 'campaign-desk.desktop' });
  });

  it("carries its licence, Electron's, and the notices of every bundled package", () => {
    const resource = (name: string): string => readFileSync(join(UNPACKED, 'resources', name), 'utf8');
    expect(resource('LICENSE.txt')).toContain('MIT License');
    expect(existsSync(join(UNPACKED, 'LICENSE.electron.txt'))).toBe(true);
    const notices = resource('THIRD-PARTY-NOTICES.txt');
    for (const { name, version } of bundled()) expect(notices).toContain(`\n${name} ${version} (`);
    expect(notices.match(/Permission is hereby granted/g)?.length).toBeGreaterThan(10);
  });

  it('has the fuses blown in the executable itself', async () => {
    const wire = await getCurrentFuseWire(join(UNPACKED, 'campaign-desk'));
    expect(wire).toMatchObject({
      [FuseV1Options.RunAsNode]: OFF,
      [FuseV1Options.EnableCookieEncryption]: ON,
      [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: OFF,
      [FuseV1Options.EnableNodeCliInspectArguments]: OFF,
      [FuseV1Options.EnableEmbeddedAsarIntegrityValidation]: ON,
      [FuseV1Options.OnlyLoadAppFromAsar]: ON,
      [FuseV1Options.GrantFileProtocolExtraPrivileges]: OFF,
    });
  });
});

describe('what ships', () => {
  it('is seen by an audit without the development packages: every bundled package is a dependency in the lock file', () => {
    const unseen = bundled().filter(({ name, version }) => !shippingInLock().has(`${name}@${version}`));
    expect(unseen).toEqual([]);
  });

  it('is in the bill of materials with its hash and licence: Electron, every bundled package, and nothing else', () => {
    const { components } = billOfMaterials();
    const named = components.map(({ name, version }) => `${name}@${version}`);
    expect(named[0]).toMatch(/^electron@/);
    expect(named.slice(1)).toEqual(bundled().map(({ name, version }) => `${name}@${version}`));
    for (const { name, hashes, licenses } of components) {
      expect(hashes?.[0]?.content, name).toMatch(/^[0-9a-f]{128}$/);
      expect(licenses, name).toHaveLength(1);
    }
  });

  it('is what its author published: every entry of the lock file has an integrity hash', () => {
    const without = Object.entries(lock()).filter(([path, { integrity }]) => path !== '' && !integrity);
    expect(without.map(([path]) => path)).toEqual([]);
  });

  it('is not built when a package comes without its licence text', () => {
    const entry = { name: 'silent', version: '1.0.0', identifier: 'MIT' };
    expect(() => noticesOf([entry])).toThrow('These packages come without a licence text: silent.');
    expect(noticesOf([{ ...entry, text: 'Do as you like.' }])).toContain(
      'silent 1.0.0 (MIT)\n\nDo as you like.',
    );
  });
});

describe('the installers', () => {
  it('are made for each system; the deb has a home page and a maintainer with an address', () => {
    expect(targetsOf(packaging, 'linux')).toEqual(['AppImage', 'deb']);
    expect(targetsOf(packaging, 'mac')).toEqual(['dmg', 'zip']);
    expect(targetsOf(packaging, 'windows')).toEqual(['nsis']);
    const manifest = z
      .object({ homepage: z.url(), author: z.string(), desktopName: z.string() })
      .parse(JSON.parse(readFileSync(join(REPOSITORY, 'package.json'), 'utf8')));
    expect(manifest.author).toMatch(/^.+ <[^@<>]+@[^@<>]+>$/);
  });

  it('start on a Mac without a certificate: signed ad hoc, again after the fuses are blown', () => {
    expect(packaging.mac).toMatchObject({ identity: '-', hardenedRuntime: false });
    expect(packaging.electronFuses).toMatchObject({ resetAdHocDarwinSignature: true });
  });
});

const packageName = z.object({ name: z.string(), version: z.string() });

function bundled(): z.infer<typeof packageName>[] {
  return z
    .array(packageName)
    .min(30)
    .parse(JSON.parse(readFileSync(BUNDLED_PACKAGES, 'utf8')));
}

const lockFile = z.object({
  packages: z.record(
    z.string(),
    z.object({ version: z.string(), integrity: z.string().optional(), dev: z.boolean().optional() }),
  ),
});

function lock(): z.infer<typeof lockFile>['packages'] {
  return lockFile.parse(JSON.parse(readFileSync(join(REPOSITORY, 'package-lock.json'), 'utf8'))).packages;
}

function shippingInLock(): Set<string> {
  const shipping = Object.entries(lock()).filter(([path, { dev }]) => path !== '' && dev !== true);
  return new Set(
    shipping.map(([path, { version }]) => `${path.replace(/^.*node_modules\//, '')}@${version}`),
  );
}
