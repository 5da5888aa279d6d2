// `npm run package`: installers of the app for this system, in dist/.

import { join } from 'node:path';
import { build } from 'electron-builder';
import { buildAppIfStale } from './app-bundle.ts';
import { packaging } from './electron-builder.ts';
import { REPOSITORY } from './repository.ts';
import { findElectron } from './setup/electron-binary.mjs';

if (findElectron(REPOSITORY) === undefined) {
  console.error("An installer contains Electron's binary, which could not be had on this machine.");
  console.error('CAMPAIGN_DESK_ELECTRON=retry npm run package tries to get it again.');
  process.exit(1);
}
await buildAppIfStale();
const electronDist = join(REPOSITORY, 'node_modules', 'electron', 'dist');
const installers = await build({ projectDir: REPOSITORY, config: { ...packaging, electronDist } });
for (const path of installers) console.log(path);
