// Global set-up of every test project: what tests leave in the temporary directory is gone when the run is.

import { useRunFolder } from '../run-folder.ts';

export default useRunFolder;
