// Parsing without copies: whatever comes, the same verdict and the same value as zod's own.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { parserOf } from '#cache-page/parsing.ts';
import { cacheContract } from '#shared/contract/cache.ts';
import { campaignOf, NOW, productOf, registrationOf } from '#test/fixtures/records.ts';

const page = {
  shop: { accountId: 'account12', shopId: '7' },
  begins: true,
  changes: [
    { kind: 'campaign', record: campaignOf({ partnerContact: { email: 'a@b.co', line: undefined } }) },
    { kind: 'product', record: productOf() },
    { kind: 'registration', record: registrationOf() },
    { kind: 'deleted', collection: 'campaign', id: '5' },
    { kind: 'unreadable', key: 'campaign:6', isGone: false },
  ],
  cursor: 'c',
  snapshot: { done: 1, total: 2 },
  hasMore: true,
  time: NOW,
  version: '1.0.0',
};
const applyChanges = cacheContract.applyChanges.input;

/** Every place in a value, as the names that lead to it. */
function places(value: unknown, path: readonly string[] = []): (readonly string[])[] {
  if (typeof value !== 'object' || value === null) return [path];
  return [path, ...Object.entries(value).flatMap(([name, inner]) => places(inner, [...path, name]))];
}

/** The value with another in one place. */
function replaced(value: unknown, [name, ...rest]: readonly string[], by: unknown): unknown {
  if (name === undefined) return by;
  const copy: Record<string, unknown> = Object.assign(Array.isArray(value) ? [] : {}, value);
  copy[name] = replaced(copy[name], rest, by);
  return copy;
}

const hostile = fc.oneof(
  fc.constantFrom(undefined, null, '', ' ', '12', '1'.repeat(20), 'x'.repeat(1_000), [], {}, true),
  fc.constantFrom(-1, -0, 0, 0.5, 10_000, 10_001, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53, 1n),
  fc.constantFrom(new Date(0), new Map(), { __proto__: { id: '1' } }, Object.create(null), [undefined], 'TH'),
  fc.anything(),
);

describe('parsing', () => {
  it.each(Object.entries(cacheContract))('knows all that the call %s may carry', (_, { input, output }) => {
    // A schema of a kind that is not known would be parsed by zod each time, and nobody would notice.
    for (const schema of [input, output]) expect(parserOf(schema).isQuick).toBe(true);
  });

  it('gives a page back as it is', () => {
    const parsed = parserOf(applyChanges)(page);
    expect(parsed.data).toBe(page);
    expect(applyChanges.parse(page)).toEqual(page);
  });

  it('says what zod says of anything else', () => {
    const parse = parserOf(applyChanges);
    fc.assert(
      fc.property(
        fc.constantFrom(...places(page)),
        hostile,
        fc.constantFrom([], ['more']),
        (path, by, added) => {
          const value = replaced(page, [...path, ...added], by);
          const expected = applyChanges.safeParse(value);
          const { success, data, error } = parse(value);
          expect({ success, data, issues: error?.issues }).toEqual({
            success: expected.success,
            data: expected.data,
            issues: expected.error?.issues,
          });
        },
      ),
      { numRuns: 3_000, seed: 1_793_491_200 },
    );
  });

  it.each([
    ['a default', z.strictObject({ a: z.string().default('x') }), {}],
    ['a transform', z.string().transform(Number), '1'],
    ['trimming', z.string().trim(), ' a '],
    ['coercion', z.coerce.number(), '1'],
    ['properties that are dropped', z.object({ a: z.string() }), { a: '', b: '' }],
    ['another number format', z.int32(), 2 ** 40],
    ['another text format', z.email(), 'x'],
    ['a bound that is not reached', z.number().gt(1), 1],
    ['a multiple', z.number().multipleOf(2), 1],
    ['a refinement', z.strictObject({ a: z.string() }).refine(() => false), { a: '' }],
  ])('leaves %s to zod', (_, schema, value) => {
    const { success, data } = parserOf(schema)(value);
    const expected = schema.safeParse(value);
    expect({ success, data }).toEqual({ success: expected.success, data: expected.data });
  });
});
