// Builds the app's bundles unless they are as new as the sources: `node build/build.ts`.

import { buildAppIfStale } from './app-bundle.ts';

try {
  await buildAppIfStale();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
