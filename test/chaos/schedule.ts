// What may happen in one run, drawn from a seed: episodes in which a person works while something goes wrong, so that
// every schedule has promises and faults that meet them. Knows how none of it is done.

import fc from 'fast-check';
import { FAULT_KINDS } from '#sandbox/api/faults.ts';

/** Requests that change something. */
const CHANGES = '^(POST|PATCH|PUT) /v1/';

/** Requests that a fault may strike, by the reference API's "METHOD /path". What changes something is struck most. */
const STRUCK = [
  'POST .*/registrations$',
  'POST .*/seller_campaigns$',
  CHANGES,
  CHANGES,
  'GET .*/changes',
  '/oauth/token',
  '.',
];

/** Which shop of the account; and which of the candidates there, counted round. */
const shop = fc.nat(2);
const pick = fc.nat(999);
const kind = <Name extends string>(name: Name) => fc.constant(name);
const weighted = <Value>(weight: number, arbitrary: fc.Arbitrary<Value>) => ({ weight, arbitrary });

/** What a person does; each is told how it went. */
const work = fc.oneof(
  weighted(
    8,
    fc.record({
      kind: kind('register'),
      shop,
      pick,
      productCount: fc.integer({ min: 1, max: 3 }),
      /** How it is done: once; twice at once, as a double click; cut off by the app's end; under terms that are old by then. */
      manner: fc.constantFrom('once', 'once', 'twice', 'cutOff', 'oldTerms'),
    }),
  ),
  weighted(4, fc.record({ kind: kind('editSampleQuantity'), shop, pick })),
  weighted(4, fc.record({ kind: kind('publish'), shop, pick, manner: fc.constantFrom('once', 'twice') })),
  weighted(2, fc.record({ kind: kind('publishDraft'), shop, pick })),
  weighted(2, fc.record({ kind: kind('editOwn'), shop, pick })),
  weighted(1, fc.record({ kind: kind('closeOwn'), shop, pick })),
  weighted(2, fc.record({ kind: kind('invite'), shop, pick })),
  weighted(1, fc.record({ kind: kind('answerRequest'), shop, pick, accepts: fc.boolean() })),
  weighted(2, fc.record({ kind: kind('saveDraft'), shop, pick })),
  weighted(2, fc.record({ kind: kind('saveSellerDraft'), shop, pick })),
);

/** What a person does with what waits, or could not be sent. */
const afterthought = fc.oneof(
  weighted(
    3,
    fc.record({ kind: kind('sendAgain'), shop, pick, isTwice: fc.boolean(), knowingly: fc.boolean() }),
  ),
  weighted(2, fc.record({ kind: kind('mend'), shop, pick })),
  weighted(2, fc.record({ kind: kind('takeBack'), shop, pick })),
  weighted(2, fc.record({ kind: kind('discard'), shop, pick, knowingly: fc.boolean() })),
  weighted(1, fc.record({ kind: kind('signOutAndIn') })),
  weighted(1, fc.record({ kind: kind('syncNow'), shop })),
);

const faultOf = (on: fc.Arbitrary<string>, fault: fc.Arbitrary<(typeof FAULT_KINDS)[number]>) =>
  fc.record({
    kind: kind('fault'),
    on,
    fault,
    times: fc.integer({ min: 1, max: 3 }),
    asDate: fc.boolean(),
  });

/** What goes wrong before or while somebody works. */
const trouble = fc.oneof(
  weighted(8, faultOf(fc.constantFrom(...STRUCK), fc.constantFrom(...FAULT_KINDS))),
  /** Done and not answered, or refused: what a person's work meets first. */
  weighted(6, faultOf(fc.constant(CHANGES), fc.constantFrom('answerLost', 'forbidden', 'conflict'))),
  weighted(4, fc.record({ kind: kind('apiGoes') })),
  weighted(
    8,
    fc.record({
      kind: kind('killAt'),
      /** Of requests: when one has arrived, or has been carried out and not answered. Of the database: before or after a commit. */
      point: fc.constantFrom('arrived', 'decided', 'beforeCommit', 'afterCommit'),
      nth: fc.integer({ min: 1, max: 4 }),
    }),
  ),
  weighted(1, fc.record({ kind: kind('apiDiesAt'), point: fc.constantFrom('arrived', 'decided') })),
  weighted(2, fc.record({ kind: kind('abortTransactions'), times: fc.integer({ min: 1, max: 3 }) })),
  weighted(2, fc.record({ kind: kind('expireTokens') })),
  weighted(1, fc.record({ kind: kind('expireCursors'), shop })),
);

/** What happens to the app, its files or the world when the work is done. */
const aftermath = fc.oneof(
  weighted(3, fc.record({ kind: kind('kill') })),
  weighted(2, fc.record({ kind: kind('restart') })),
  weighted(1, fc.record({ kind: kind('restartAtOtherTime'), hours: fc.constantFrom(-1_000, -2, 3, 26) })),
  /** The browser clears its databases away, or a repair does; the copies of unsent work stay. */
  weighted(4, fc.record({ kind: kind('loseDatabases'), pick, which: fc.constantFrom('all', 'one') })),
  weighted(1, fc.record({ kind: kind('dropDatabaseWhileRunning'), pick })),
  /** The copies go; the databases stay. */
  weighted(1, fc.record({ kind: kind('harmCopies'), how: fc.constantFrom('torn', 'missing') })),
  weighted(2, fc.record({ kind: kind('crashCachePage') })),
  weighted(2, fc.record({ kind: kind('changeTerms'), pick })),
  weighted(2, fc.record({ kind: kind('review'), shop, pick, isApproved: fc.boolean() })),
  weighted(1, fc.record({ kind: kind('editElsewhere'), shop, pick })),
  weighted(1, fc.record({ kind: kind('partnerJoins'), shop, pick })),
  weighted(3, fc.record({ kind: kind('apiComes') })),
  weighted(1, fc.record({ kind: kind('pause'), milliseconds: fc.integer({ min: 1, max: 800 }) })),
);

const episode = fc
  .tuple(
    fc.array(trouble, { minLength: 1, maxLength: 2 }),
    fc.array(work, { minLength: 1, maxLength: 3 }),
    fc.array(aftermath, { minLength: 1, maxLength: 2 }),
    fc.array(afterthought, { maxLength: 2 }),
  )
  .map((parts) => parts.flat());

const schedule = fc.array(episode, { minLength: 3, maxLength: 4 }).map((episodes) => episodes.flat());

type Drawn<Arbitrary> = Arbitrary extends fc.Arbitrary<infer Value> ? Value : never;
export type Step = Drawn<typeof schedule>[number];
export type StepOf<Kind extends Step['kind']> = Extract<Step, { kind: Kind }>;
/** What is no new work of a person. */
export type Afterwards = Exclude<Step, Drawn<typeof work>>;
/** What goes wrong, and what others do. */
export type Strike = Exclude<Drawn<typeof trouble> | Drawn<typeof aftermath>, { kind: 'pause' }>;

/** The steps of one run; the same for the same seed. */
export function scheduleOf(seed: number): Step[] {
  const [steps = []] = fc.sample(schedule, { seed, numRuns: 1 });
  return steps;
}
