// The list of sabotages fits the sources: each change is found where the list says, once. Whether a schedule notices is for `npm run chaos`.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { REPOSITORY } from '#build/repository.ts';
import { SABOTAGES } from '../../chaos/sabotages.ts';

test.each(Object.entries(SABOTAGES))('%s', (_name, { changes }) => {
  expect(changes).not.toEqual([]);
  for (const { file, from } of changes)
    expect(readFileSync(join(REPOSITORY, file), 'utf8').split(from)).toHaveLength(2);
});
