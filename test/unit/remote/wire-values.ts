// Values that a schema accepts, up to its very limits: made from the schema itself, so that a field that is added is tried too.

import fc from 'fast-check';
import { z } from 'zod';

const node = z.looseObject({
  $ref: z.string().optional(),
  anyOf: z.array(z.unknown()).optional(),
  oneOf: z.array(z.unknown()).optional(),
  const: z.unknown().optional(),
  enum: z.array(z.unknown()).optional(),
  type: z.union([z.string(), z.array(z.string())]).optional(),
  pattern: z.string().optional(),
  minLength: z.number().optional(),
  maxLength: z.number().optional(),
  minimum: z.number().optional(),
  maximum: z.number().optional(),
  maxItems: z.number().optional(),
  items: z.unknown().optional(),
  properties: z.record(z.string(), z.unknown()).optional(),
  required: z.array(z.string()).optional(),
});
const document = node.extend({ $defs: z.record(z.string(), z.unknown()).optional() });

/** Where a schema names no limit, a value far beyond what anybody needs. */
const NO_LIMIT = 20_000;
const MANY = 6_000;

/** Values that `schema` accepts: ordinary ones, and those at its limits. */
export function valuesOf(schema: z.ZodType): fc.Arbitrary<unknown> {
  const { $defs = {}, ...root } = document.parse(z.toJSONSchema(schema, { io: 'input' }));
  return ofNode(root, $defs);
}

function ofNode(schema: unknown, defs: Readonly<Record<string, unknown>>): fc.Arbitrary<unknown> {
  const one = node.parse(schema);
  const within = (inner: unknown) => ofNode(inner, defs);
  const choices = one.anyOf ?? one.oneOf;
  if (one.$ref !== undefined) return within(defs[one.$ref.replace('#/$defs/', '')]);
  if (choices) return fc.oneof(...choices.map(within));
  if ('const' in one) return fc.constant(one.const);
  if (one.enum) return fc.constantFrom(...one.enum);
  if (Array.isArray(one.type))
    return fc.oneof(...one.type.map((type): fc.Arbitrary<unknown> => within({ ...one, type })));
  switch (one.type) {
    case 'string':
      return textOf(one);
    case 'integer':
      return fc.integer({ min: bounded(one.minimum, -1), max: bounded(one.maximum, 1) });
    case 'number':
      return fc.double({ noNaN: true, noDefaultInfinity: true });
    case 'boolean':
      return fc.boolean();
    case 'null':
      return fc.constant(null);
    case 'array':
      return fc.oneof(
        { weight: 9, arbitrary: fc.array(within(one.items), { maxLength: Math.min(3, one.maxItems ?? 3) }) },
        {
          weight: 1,
          arbitrary: within(one.items).map((item) =>
            Array.from({ length: one.maxItems ?? MANY }, () => item),
          ),
        },
      );
    case 'object': {
      const values: Record<string, fc.Arbitrary<unknown>> = {};
      for (const [name, inner] of Object.entries(one.properties ?? {})) values[name] = within(inner);
      return fc.record(values, { requiredKeys: one.required ?? [] });
    }
    default:
      throw new Error(`no values are known for ${JSON.stringify(schema)}`);
  }
}

function bounded(limit: number | undefined, sign: 1 | -1): number {
  return limit ?? sign * Number.MAX_SAFE_INTEGER;
}

function textOf({
  pattern,
  minLength = 0,
  maxLength = NO_LIMIT,
}: z.infer<typeof node>): fc.Arbitrary<string> {
  if (pattern !== undefined) return fc.stringMatching(new RegExp(pattern));
  return fc.oneof(
    fc.string({ unit: 'binary', minLength, maxLength: Math.min(maxLength, minLength + 40) }),
    fc.constant('ก'.repeat(maxLength)),
    fc.constant('x'.repeat(maxLength)),
  );
}
