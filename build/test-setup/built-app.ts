// Global set-up of the test projects that start the app: its bundles, as new as the sources.

export { buildAppIfStale as default } from '../app-bundle.ts';
