// Property tests look at the same examples in every run: a run that fails can be run again. A test may set a seed of its own.

import fc from 'fast-check';

fc.configureGlobal({ seed: 20_261_122 });
