// `npm run package`: installers of the app for this system, in dist/, and a bill of materials of what they hold.

import { buildAppIfStale } from './app-bundle.ts';
import { writeBillOfMaterials } from './bill-of-materials.ts';
import { packaging } from './electron-builder.ts';
import { type InstallerTarget, makeInstaller, targetsOf } from './installers.ts';
import { REPOSITORY } from './repository.ts';
import { electronFolder, findElectron } from './setup/electron-binary.mjs';

if (findElectron(REPOSITORY) === undefined) {
  console.error("An installer contains Electron's binary, which could not be had on this machine.");
  console.error('CAMPAIGN_DESK_ELECTRON=retry npm run package tries to get it again.');
  process.exit(1);
}
await buildAppIfStale();
for (const target of targetsOf(packaging)) await make(target);
try {
  console.log(writeBillOfMaterials());
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}

/** Makes one kind of installer. One that cannot be made here does not keep the others from being made. */
async function make(target: InstallerTarget): Promise<void> {
  try {
    for (const path of await makeInstaller(packaging, target, electronFolder(REPOSITORY))) console.log(path);
  } catch (error) {
    console.error(`${target} could not be made: ${error instanceof Error ? error.message : error}`);
    process.exitCode = 1;
  }
}
