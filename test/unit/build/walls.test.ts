// The list of walls fits the tree: each is found where the list says, once, and its test is there. Whether the test notices is for `npm run walls`.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { REPOSITORY } from '#build/repository.ts';
import { WALLS } from '../../walls/walls.ts';

test.each(WALLS)('$name', ({ file, from, test: testFile }) => {
  expect(readFileSync(join(REPOSITORY, file), 'utf8').split(from)).toHaveLength(2);
  expect(existsSync(join(REPOSITORY, testFile))).toBe(true);
});
