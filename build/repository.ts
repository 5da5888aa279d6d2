// Where the repository is, so that every script works from any current folder.

import { dirname } from 'node:path';

/** The absolute path of the repository's root. */
export const REPOSITORY = dirname(import.meta.dirname);
