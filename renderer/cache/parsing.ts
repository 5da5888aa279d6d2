/**
 * A quick yes for what a schema accepts as it is, made once from the schema's own definition. Where zod may not write
 * code (the page's policy), it makes objects for every property that it parses, which was half of what a page cost; this makes none.
 * It only ever says yes to what zod would leave unchanged: all else is zod's to decide and to explain.
 */
import { type core, safeParse, type z } from 'zod';

type Test = (value: unknown) => boolean;

/** Raised inside for what is not known here: a schema that changes values, or is of a kind that contracts do not use. */
class UnknownSchemaError extends Error {
  override readonly name = 'UnknownSchemaError';
}

export interface Parser<Value> {
  (value: unknown): z.ZodSafeParseResult<Value>;
  /** False when the schema has something that is not known here, so that zod parses every value. */
  readonly isQuick: boolean;
}

/** Parses as `schema` does; what it would leave as it is comes back itself, not as a copy. */
export function parserOf<Schema extends z.ZodType>(schema: Schema): Parser<z.output<Schema>> {
  const test = knownTest(schema);
  const isAccepted = (value: unknown): value is z.output<Schema> => test?.(value) ?? false;
  return Object.assign(
    (value: unknown): z.ZodSafeParseResult<z.output<Schema>> =>
      isAccepted(value) ? { success: true, data: value } : schema.safeParse(value),
    { isQuick: test !== null },
  );
}

function knownTest(schema: z.ZodType): Test | null {
  try {
    return testOf(schema);
  } catch (problem) {
    if (problem instanceof UnknownSchemaError) return null;
    throw problem;
  }
}

function testOf(schema: core.$ZodType): Test {
  // The library's own list of its kinds, told apart by their names.
  const { def } = (schema as core.$ZodTypes)._zod;
  switch (def.type) {
    case 'object':
      return objectTest(def);
    case 'array':
      return arrayTest(def);
    case 'union':
      return unionTest(def);
    case 'string':
      return stringTest(def);
    case 'number':
      return numberTest(def);
    case 'enum':
      return oneOf(Object.values(def.entries));
    case 'literal':
      return oneOf(def.values);
    case 'optional':
      return orElse(undefined, testOf(def.innerType));
    case 'default':
      return given(testOf(def.innerType));
    case 'nullable':
      return orElse(null, testOf(def.innerType));
    case 'boolean':
      return withoutChecks(def, (value) => typeof value === 'boolean');
    case 'unknown':
      return withoutChecks(def, () => true);
    case 'custom':
      return (value) => safeParse(schema, value).success;
    default:
      throw new UnknownSchemaError(def.type);
  }
}

function withoutChecks(def: core.$ZodTypeDef, test: Test): Test {
  if (def.checks && def.checks.length > 0) throw new UnknownSchemaError(`checks of ${def.type}`);
  return test;
}

function oneOf(values: readonly unknown[]): Test {
  const accepted = new Set(values);
  return (value) => accepted.has(value);
}

/** What is left out becomes the default: that is a change. */
function given(test: Test): Test {
  return (value) => value !== undefined && test(value);
}

function orElse(also: null | undefined, test: Test): Test {
  return (value) => value === also || test(value);
}

function isPlainObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}

/** Objects with no property but those named, as every object of the contracts is. */
function objectTest(def: core.$ZodObjectDef): Test {
  if (def.catchall?._zod.def.type !== 'never') throw new UnknownSchemaError('object with other properties');
  const properties = new Map(
    Object.entries(def.shape).map(([name, schema]) => {
      return [name, { test: testOf(schema), count: schema._zod.def.type === 'optional' ? 0 : 1 }];
    }),
  );
  const required = [...properties.values()].reduce((sum, { count }) => sum + count, 0);
  return withoutChecks(def, (value) => {
    if (!isPlainObject(value)) return false;
    let found = 0;
    for (const name in value) {
      const property = properties.get(name);
      if (property === undefined || !property.test(value[name])) return false;
      found += property.count;
    }
    return found === required;
  });
}

function arrayTest(def: core.$ZodArrayDef): Test {
  const test = testOf(def.element);
  const isLength = all(def.checks ?? [], lengthTest);
  return (value) => {
    if (!Array.isArray(value) || !isLength(value.length)) return false;
    for (const element of value) if (!test(element)) return false;
    // Nothing but elements: zod would drop what an array has besides.
    return Object.keys(value).length === value.length;
  };
}

/** A union tries each; one that a property tells apart looks at no other. */
function unionTest(def: core.$ZodUnionDef): Test {
  const tests = def.options.map(testOf);
  return withoutChecks(def, (value) => {
    for (const test of tests) if (test(value)) return true;
    return false;
  });
}

function stringTest(def: core.$ZodStringDef | core.$ZodStringFormatDef): Test {
  const ofFormat = 'pattern' in def && def.pattern ? [patternTest(def.pattern)] : [];
  if (def.coerce || ('format' in def && ofFormat.length === 0)) throw new UnknownSchemaError('string');
  const isLength = all((def.checks ?? []).filter(isAboutLength), lengthTest);
  const matches = (def.checks ?? []).filter((check) => !isAboutLength(check)).map(textTest);
  const patterns = [...ofFormat, ...matches];
  return (value) => {
    if (typeof value !== 'string' || !isLength(value.length)) return false;
    for (const test of patterns) if (!test(value)) return false;
    return true;
  };
}

function patternTest(pattern: RegExp): (text: string) => boolean {
  if (pattern.global || pattern.sticky) throw new UnknownSchemaError('a pattern that remembers');
  return (text) => pattern.test(text);
}

function textTest(check: core.$ZodCheck<string>): (text: string) => boolean {
  const { def } = (check as core.$ZodStringFormatChecks)._zod;
  if (def.check !== 'string_format' || def.format !== 'regex' || !def.pattern)
    throw new UnknownSchemaError(def.check);
  return patternTest(def.pattern);
}

function numberTest(def: core.$ZodNumberDef | core.$ZodNumberFormatDef): Test {
  const isWhole = 'format' in def;
  if (def.coerce || (isWhole && def.format !== 'safeint')) throw new UnknownSchemaError('number');
  const isInRange = all(def.checks ?? [], rangeTest);
  const isNumber = isWhole ? Number.isSafeInteger : Number.isFinite;
  return (value) => typeof value === 'number' && isNumber(value) && isInRange(value);
}

type NumberTest = (value: number) => boolean;

function all<Check>(checks: readonly Check[], testOfCheck: (check: Check) => NumberTest): NumberTest {
  const tests = checks.map(testOfCheck);
  return (value) => {
    for (const test of tests) if (!test(value)) return false;
    return true;
  };
}

function isAboutLength(check: core.$ZodCheck<never>): boolean {
  return ['min_length', 'max_length'].includes(check._zod.def.check);
}

function lengthTest(check: core.$ZodCheck<never>): NumberTest {
  const { def } = (check as core.$ZodChecks)._zod;
  if (def.check === 'min_length') return (length) => length >= def.minimum;
  if (def.check === 'max_length') return (length) => length <= def.maximum;
  throw new UnknownSchemaError(def.check);
}

function rangeTest(check: core.$ZodCheck<never>): NumberTest {
  const { def } = (check as core.$ZodChecks)._zod;
  if (def.check === 'greater_than' && def.inclusive) return (value) => value >= Number(def.value);
  if (def.check === 'less_than' && def.inclusive) return (value) => value <= Number(def.value);
  throw new UnknownSchemaError(def.check);
}
