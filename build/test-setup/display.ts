// Set-up of the test files that open windows: each has a display of its own where the machine has none, so that the windows
// of two files do not take the keyboard focus from each other.

import { afterAll } from 'vitest';
import { lacksDisplay, startDisplay } from '../display.ts';

if (lacksDisplay()) {
  const display = await startDisplay();
  // What the tests start inherits it.
  process.env['DISPLAY'] = display.name;
  afterAll(async () => {
    delete process.env['DISPLAY'];
    await display.stop();
  });
}
