// Values as text by the rules of the structured clone, without a browser.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createCodec } from '../../sandbox/chromium-host/clone.ts';

const codec = createCodec();
const copy = (value: unknown) => codec.decode(codec.encode(value));

test('any plain value survives as the structured clone has it', () => {
  const anything = fc.anything({
    withBigInt: true,
    withDate: true,
    withMap: true,
    withSet: true,
    withTypedArray: true,
  });
  fc.assert(
    fc.property(anything, (value) => {
      expect(copy(value)).toEqual(structuredClone(value));
    }),
  );
});

test('JSON goes as JSON, which is what is fast', () => {
  expect(codec.encode({ list: [1, 'two', null, { three: true }] })).toBe(
    'j{"list":[1,"two",null,{"three":true}]}',
  );
});

describe('what JSON would lose', () => {
  test.each([
    ['undefined', { nothing: undefined }],
    ['not a number', [Number.NaN, Number.POSITIVE_INFINITY, -0]],
    ['a hole', Object.assign(new Array(3), { 1: 'one' })],
    ['a boxed value', Object('text')],
    ['a name that is a trap', JSON.parse('{"__proto__": {"polluted": true}, "constructor": 1}')],
    ['a lone surrogate', '\ud800'],
    ['an array that looks like the table', [['at', 0], ['undefined']]],
  ])('survives: %s', (_name, value) => {
    expect(copy(value)).toEqual(structuredClone(value));
  });

  test('cycles and shared references keep their identity', () => {
    const shared = { name: 'shared' };
    const value: { self?: unknown; both: unknown[] } = { both: [shared, shared] };
    value.self = value;
    const copied = copy(value);
    expect(copied).toEqual(value);
    expect(copied).toHaveProperty('self', copied);
  });

  test('a part of a buffer is sent, not what lies around it', () => {
    const pool = Buffer.from('secret-visible-secret');
    const copied = copy(pool.subarray(7, 14));
    expect(copied).toBeInstanceOf(Uint8Array);
    expect(copied instanceof Uint8Array && Buffer.from(copied.buffer).toString()).toBe('visible');
  });

  test('an error keeps its kind, message and cause', () => {
    const copied = copy(new TypeError('wrong', { cause: new Map([[1, 2]]) }));
    expect(copied).toBeInstanceOf(TypeError);
    expect(copied).toMatchObject({ message: 'wrong', cause: new Map([[1, 2]]) });
  });
});

describe('what the structured clone refuses is refused', () => {
  test.each([
    ['a function', () => 1],
    ['a function deep inside', { list: [{ call() {} }] }],
    ['a symbol', Symbol('s')],
    ['a promise', Promise.resolve()],
    ['a weak map', new WeakMap()],
    ['a function as a key of a map', new Map([[() => 1, 1]])],
  ])('%s', (_name, value) => {
    expect(() => codec.encode(value)).toThrow('An object could not be cloned.');
  });
});
