// How installers are made: what goes into the package, for which systems, and which of Electron's fuses are blown.

import { join } from 'node:path';
import type { Configuration } from 'electron-builder';
import { NOTICES } from './notices.ts';
import { REPOSITORY } from './repository.ts';

/** Whether a certificate is named for macOS; without one the app is signed ad hoc, since arm64 starts nothing that is unsigned. */
const HAS_MAC_CERTIFICATE = ['CSC_LINK', 'CSC_NAME'].some((name) => process.env[name] !== undefined);

export const packaging: Configuration = {
  appId: 'com.campaign-desk.app',
  directories: { output: join(REPOSITORY, 'dist'), buildResources: join(REPOSITORY, 'build', 'icons') },
  icon: join(REPOSITORY, 'build', 'icons', 'icon.png'),
  asar: true,
  // The bundles hold every npm package that the app uses, so node_modules stays out.
  files: ['out/main/**', 'out/preload/**', 'out/renderer/**', 'package.json', '!node_modules'],
  extraResources: [
    { from: join(REPOSITORY, 'LICENSE'), to: 'LICENSE.txt' },
    { from: NOTICES, to: 'THIRD-PARTY-NOTICES.txt' },
  ],
  npmRebuild: false,
  publish: null,
  // A fuse is a switch inside the executable that nobody can set from outside.
  electronFuses: {
    runAsNode: false,
    enableCookieEncryption: true,
    enableNodeOptionsEnvironmentVariable: false,
    enableNodeCliInspectArguments: false,
    enableEmbeddedAsarIntegrityValidation: true,
    onlyLoadAppFromAsar: true,
    grantFileProtocolExtraPrivileges: false,
    // Blowing fuses breaks the signature that Electron's binary comes with.
    resetAdHocDarwinSignature: true,
  },
  win: { target: 'nsis' },
  mac: {
    target: ['dmg', 'zip'],
    category: 'public.app-category.business',
    // An ad-hoc signature and the hardened runtime do not go together without an entitlement that weakens both.
    ...(HAS_MAC_CERTIFICATE ? {} : { identity: '-', hardenedRuntime: false }),
  },
  // The deb names its maintainer and its home page from package.json.
  linux: { target: ['AppImage', 'deb'], category: 'Office' },
};
