// Global set-up of the test projects that open windows: a display where the machine has none.

import { lacksDisplay, startDisplay } from '../display.ts';

export default async function provideDisplay(): Promise<(() => Promise<void>) | undefined> {
  if (!lacksDisplay()) return undefined;
  const display = await startDisplay();
  // The test processes are started after this and inherit it.
  process.env['DISPLAY'] = display.name;
  return async () => {
    delete process.env['DISPLAY'];
    await display.stop();
  };
}
