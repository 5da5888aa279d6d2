// What a test has begun and its end has to end: the last first. Knows nothing of what that is.

import { afterEach } from 'vitest';

const endings: (() => Promise<unknown>)[] = [];

afterEach(async () => {
  for (const end of endings.splice(0).reverse()) await end();
});

/** Runs `end` when the test is over, before what was begun earlier is ended. */
export function atEnd(end: () => Promise<unknown>): void {
  endings.push(end);
}
