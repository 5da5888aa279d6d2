// Global set-up of the test projects that start the app: its bundles, as new as the sources.

import { buildAppIfStale } from '../app-bundle.ts';

export default async function provideBuiltApp(): Promise<void> {
  await buildAppIfStale();
}
