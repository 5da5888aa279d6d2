// What may happen in one run: a person's work, a partner's answers, faults of the network and of the API, and ends of the app; drawn from a seed.
// Knows how none of it is done.

import fc from 'fast-check';
import { FAULT_KINDS } from '#sandbox/api/faults.ts';

/** Requests that a fault may strike, by the reference API's "METHOD /path". */
const STRUCK = [
  'GET .*/changes',
  'POST .*/registrations$',
  'PATCH ',
  'POST .*/seller_campaigns',
  '/oauth/token',
  '.',
];

/** Which shop of the account; and which of the candidates there, counted round. */
const shop = fc.nat(2);
const pick = fc.nat(999);
const kind = <Name extends string>(name: Name) => fc.constant(name);

const step = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      kind: kind('register'),
      shop,
      pick,
      productCount: fc.integer({ min: 1, max: 3 }),
      /** The app is killed before it has answered. */
      isCutOff: fc.boolean(),
    }),
  },
  { weight: 2, arbitrary: fc.record({ kind: kind('editSampleQuantity'), shop, pick }) },
  { weight: 2, arbitrary: fc.record({ kind: kind('publish'), shop, pick }) },
  { weight: 1, arbitrary: fc.record({ kind: kind('editOwn'), shop, pick }) },
  { weight: 1, arbitrary: fc.record({ kind: kind('closeOwn'), shop, pick }) },
  { weight: 2, arbitrary: fc.record({ kind: kind('saveDraft'), shop, pick }) },
  { weight: 1, arbitrary: fc.record({ kind: kind('syncNow'), shop }) },
  {
    weight: 2,
    arbitrary: fc.record({ kind: kind('pause'), milliseconds: fc.integer({ min: 1, max: 800 }) }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      kind: kind('fault'),
      on: fc.constantFrom(...STRUCK),
      fault: fc.constantFrom(...FAULT_KINDS),
      times: fc.integer({ min: 1, max: 3 }),
    }),
  },
  { weight: 2, arbitrary: fc.record({ kind: kind('apiGoes') }) },
  { weight: 3, arbitrary: fc.record({ kind: kind('apiComes') }) },
  { weight: 2, arbitrary: fc.record({ kind: kind('kill') }) },
  { weight: 1, arbitrary: fc.record({ kind: kind('restart') }) },
  /** The browser clears its databases away, or a repair does. */
  { weight: 1, arbitrary: fc.record({ kind: kind('loseDatabases') }) },
  { weight: 1, arbitrary: fc.record({ kind: kind('expireTokens') }) },
  { weight: 1, arbitrary: fc.record({ kind: kind('expireCursors'), shop }) },
  { weight: 3, arbitrary: fc.record({ kind: kind('changeTerms'), shop, pick }) },
  { weight: 2, arbitrary: fc.record({ kind: kind('review'), shop, pick, isApproved: fc.boolean() }) },
);

export type Step = typeof step extends fc.Arbitrary<infer Value> ? Value : never;

/** The steps of one run; the same for the same seed. */
export function scheduleOf(seed: number): Step[] {
  const [steps = []] = fc.sample(fc.array(step, { minLength: 8, maxLength: 16 }), { seed, numRuns: 1 });
  return steps;
}
