// How installers are made: what goes into the package, for which systems, and which of Electron's fuses are blown.

import { join } from 'node:path';
import type { Configuration } from 'electron-builder';
import { REPOSITORY } from './repository.ts';

export const packaging: Configuration = {
  appId: 'com.campaign-desk.app',
  directories: { output: join(REPOSITORY, 'dist'), buildResources: join(REPOSITORY, 'build', 'icons') },
  icon: join(REPOSITORY, 'build', 'icons', 'icon.png'),
  asar: true,
  // The bundles hold every npm package that the app uses, so node_modules stays out.
  files: ['out/main/**', 'out/preload/**', 'out/renderer/**', 'package.json', '!node_modules'],
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
  },
  win: { target: 'nsis' },
  mac: { target: 'dmg', category: 'public.app-category.business' },
  linux: { target: ['AppImage', 'deb'], category: 'Office', maintainer: 'Campaign Desk maintainers' },
};
