// The committed OpenAPI document is the one that the contract emits, and is whole.

import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { openApiDocument } from '#sandbox/api/openapi.ts';
import { apiContract } from '#shared/contract/api/endpoints.ts';

const committed = readFileSync(new URL('../../docs/api/openapi.json', import.meta.url), 'utf8');

it('is up to date: node sandbox/api/openapi.ts > docs/api/openapi.json', () => {
  expect(JSON.parse(committed)).toEqual(JSON.parse(JSON.stringify(openApiDocument())));
});

it('has every endpoint of the contract under its path and method', () => {
  const { paths } = z
    .object({ paths: z.record(z.string(), z.record(z.string(), z.object({ operationId: z.string() }))) })
    .parse(JSON.parse(committed));
  for (const [name, { path, method }] of Object.entries(apiContract)) {
    expect(paths[path]?.[method.toLowerCase()]?.operationId).toBe(name);
  }
});

it('refers only to what it holds', () => {
  const { components } = z
    .object({ components: z.record(z.string(), z.record(z.string(), z.unknown())) })
    .parse(JSON.parse(committed));
  const references = [...committed.matchAll(/"\$ref": "#\/components\/(\w+)\/(\w+)"/g)];
  expect(references.length).toBeGreaterThan(20);
  const missing = references.filter(([, kind = '', name = '']) => components[kind]?.[name] === undefined);
  expect(missing.map(([reference]) => reference)).toEqual([]);
  expect(committed).not.toContain('$defs');
});
