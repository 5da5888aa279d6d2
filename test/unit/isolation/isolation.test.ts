// Switches, questions, syncs, submissions, sign-ins and sign-outs interleaved at random over three people, of whom two share a
// shop: no answer and no event ever holds a row of another shop, or of an account that is gone, nothing of such an account stays, and no
// work is lost that a person was told is kept.

import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { beforeAll, expect, test, vi } from 'vitest';
import { z } from 'zod';
import { deskContract } from '#shared/contract/desk.ts';
import type { ShopKey } from '#shared/domain/shop.ts';
import { API_URL, idOf, markOf, PEOPLE } from './marked-api.ts';
import { SELLER_STEPS, takeSellerStep } from './seller-steps.ts';
import type { WholeDesk } from './whole-desk.ts';

vi.mock('electron', () => ({
  app: { getVersion: () => '0.0.0' },
  nativeTheme: { themeSource: 'system' },
  clipboard: {},
  shell: {},
}));

const RUNS = Number(process.env['ISOLATION_RUNS'] ?? 500);
const SEED = process.env['ISOLATION_SEED'];

let openWholeDesk: typeof import('./whole-desk.ts').openWholeDesk;
/** The account of each person on this machine: the same in every run. */
const accountIds = new Map<string, string>();

beforeAll(async () => {
  ({ openWholeDesk } = await import('./whole-desk.ts'));
  const desk = await openWholeDesk(
    () => 0,
    () => {},
  );
  for (const person of Object.keys(PEOPLE)) {
    desk.api.person = person;
    await desk.ended(desk.parts.accounts.signIn(API_URL));
    const known = new Set(accountIds.values());
    const account = desk.parts.accounts.list().find(({ id }) => !known.has(id));
    accountIds.set(person, account?.id ?? '');
  }
  await desk.close();
});

interface Place {
  readonly person: string;
  readonly shopId: string;
}

const PLACES: readonly Place[] = Object.entries(PEOPLE).flatMap(([person, shopIds]) =>
  shopIds.map((shopId) => ({ person, shopId })),
);

const QUESTIONS = [
  'campaigns',
  'campaign',
  'products',
  'operations',
  'view',
  'contact',
  'search',
  'sellerCampaigns',
  'sellerCampaign',
  'partners',
  'overview',
] as const;

const anywhere = fc.constantFrom(...PLACES);
const anybody = fc.constantFrom(...Object.keys(PEOPLE));
const action = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({ kind: fc.constant('ask'), place: anywhere, about: fc.constantFrom(...QUESTIONS) }),
  },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('switch'), place: anywhere }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('sync'), place: anywhere }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('change'), place: anywhere }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('submit'), place: anywhere }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('draft'), place: anywhere }) },
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('sell'),
      place: anywhere,
      step: fc.constantFrom(...SELLER_STEPS),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('expire') }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('signIn'), person: anybody }) },
  {
    weight: 3,
    arbitrary: fc.record({ kind: fc.constant('signOut'), person: anybody, discardUnsent: fc.boolean() }),
  },
);
type Action = typeof action extends fc.Arbitrary<infer Value> ? Value : never;

const steps = fc.array(fc.record({ action, turns: fc.nat(6) }), { minLength: 5, maxLength: 25 });

/** Looks at every answer and every event of one run. `isHere` tells whether an account is there now. */
function createWitness(isHere: (accountId: string) => boolean) {
  /** Accounts whose signing out has been answered, and that have not been here since. */
  const gone = new Set<string>();
  const violations: string[] = [];
  /** Accounts that a person has signed out, whatever there was unsent. */
  const discarded = new Set<string>();
  /** Work that a person was told is queued, or kept as a draft. */
  const kept: KeptWork[] = [];

  function look(what: string, key: ShopKey, data: unknown): void {
    const person = [...accountIds].find(([, id]) => id === key.accountId)?.[0] ?? '';
    if (gone.has(key.accountId) && !isHere(key.accountId))
      violations.push(`${what} of an account that is gone`);
    const text = JSON.stringify(data) ?? '';
    const marks = [...text.matchAll(/p\ds\d{3}/g)].map(([mark]) => mark);
    const ids = [
      ...text.matchAll(/"(?:id|campaignId|productId|selectedCampaignId|sellerCampaignId)":"(\d{7})"/g),
    ].map(([, id]) => id);
    const own = markOf(person, key.shopId);
    for (const mark of marks) if (mark !== own) violations.push(`${what} of ${own} holds ${mark}`);
    for (const id of ids)
      if (!id?.startsWith(`${person}${key.shopId}`)) violations.push(`${what} of ${own} holds record ${id}`);
  }

  /** The person was told that the account is gone; it may have come back by then. */
  function left(accountId: string): void {
    if (!isHere(accountId)) gone.add(accountId);
  }

  /** An account that is here is not gone, whatever was answered before. */
  function arrived(accountId: string): void {
    gone.delete(accountId);
  }

  return { left, arrived, discarded, kept, violations, look };
}

type KeptWork = { readonly shop: ShopKey } & (
  | { readonly operationId: string }
  | { readonly campaignId: string }
);

type Witness = ReturnType<typeof createWitness>;

const keyOf = ({ person, shopId }: Place): ShopKey => ({ accountId: accountIds.get(person) ?? '', shopId });
const SELLER_VIEW = { tab: 'active', text: '', sort: 'newest', selected: null, scrollOffset: 0 } as const;
const FILTERS = {
  text: '',
  registrationStates: [],
  invitedOnly: false,
  requirement: null,
  regions: [],
  sort: { column: 'name', direction: 'ascending' },
} as const;

/** What the window asks when a person looks at something in a shop. */
async function askAbout(
  desk: WholeDesk,
  witness: Witness,
  place: Place,
  about: (typeof QUESTIONS)[number],
): Promise<void> {
  const shop = keyOf(place);
  const campaignId = idOf(place.person, place.shopId, 0);
  const question = {
    campaigns: () =>
      desk.ask('queryCampaigns', { shop, query: { ...FILTERS, scope: 'available', offset: 0, limit: 50 } }),
    campaign: () => desk.ask('readCampaign', { shop, campaignId }),
    products: () =>
      desk.ask('queryProducts', {
        shop,
        query: {
          campaignId,
          text: '',
          categoryIds: [],
          lowestPrice: null,
          highestPrice: null,
          lowestInventory: 0,
          offset: 0,
          limit: 50,
        },
      }),
    operations: () => desk.ask('listOperations', { shop }),
    view: () => desk.ask('readView', { shop }),
    contact: () => desk.ask('readLastContact', { shop }),
    search: () => desk.ask('searchShops', { asker: 'allShops', text: 'p', offset: 0, limit: 50 }),
    sellerCampaigns: () =>
      desk.ask('querySellerCampaigns', {
        shop,
        query: { tab: 'active', text: '', sort: 'newest', offset: 0, limit: 50 },
      }),
    sellerCampaign: () =>
      desk.ask('readSellerCampaign', {
        shop,
        sellerCampaignId: idOf(place.person, place.shopId, 800),
      }),
    partners: () =>
      desk.ask('queryPartners', {
        shop,
        query: {
          text: '',
          categoryIds: [],
          regions: [],
          gmvBands: [],
          lowestRating: null,
          sort: { by: 'name', direction: 'ascending' },
          offset: 0,
          limit: 50,
        },
      }),
    overview: () => desk.ask('readOverview', EVERYTHING),
  }[about];
  const answer = await question();
  if (!answer.ok) return;
  // These two answer for all shops: each row says of which it is.
  if (about === 'search') for (const [of, row] of resultsOf(answer.data)) witness.look(about, of, row);
  else if (about === 'overview')
    for (const [of, row] of overviewOf(answer.data)) witness.look(about, of, row);
  else witness.look(about, shop, answer.data);
}

function resultsOf(data: unknown): [ShopKey, unknown][] {
  const { rows } = deskContract.searchShops.output.parse(data);
  return rows.map(({ shop, campaign }) => [shop, campaign]);
}

const EVERYTHING = { query: { kinds: [], shop: null, offset: 0, limit: 200 } };

function overviewOf(data: unknown): [ShopKey, unknown][] {
  const { rows, shops } = deskContract.readOverview.output.parse(data);
  return [
    ...rows.map(({ shop, item }): [ShopKey, unknown] => [shop, item]),
    ...shops.map(({ shop, attention }): [ShopKey, unknown] => [shop, attention]),
  ];
}

async function perform(desk: WholeDesk, witness: Witness, one: Action): Promise<void> {
  if (one.kind === 'expire') desk.api.expireTokens();
  else if (one.kind === 'signIn') await signIn(desk, one.person);
  else if (one.kind === 'signOut') await signOut(desk, witness, one.person, one.discardUnsent);
  else if (one.kind === 'change') desk.api.addCampaign(one.place.person, one.place.shopId);
  else if (one.kind === 'sync') await desk.ask('syncNow', { shop: keyOf(one.place) });
  else if (one.kind === 'ask') await askAbout(desk, witness, one.place, one.about);
  else if (one.kind === 'switch') await switchTo(desk, witness, one.place);
  else if (one.kind === 'draft') await saveDraft(desk, witness, one.place);
  else if (one.kind === 'sell') await takeSellerStep(desk, keyOf(one.place), one.place, one.step);
  else await submit(desk, witness, one.place);
}

async function signIn(desk: WholeDesk, person: string): Promise<void> {
  desk.api.person = person;
  await desk.ask('signIn', { apiUrl: API_URL });
}

async function signOut(
  desk: WholeDesk,
  witness: Witness,
  person: string,
  discardUnsent: boolean,
): Promise<void> {
  const accountId = accountIds.get(person) ?? '';
  if (discardUnsent) witness.discarded.add(accountId);
  const answer = await desk.ask('signOut', { accountId, discardUnsent });
  if (answer.ok && deskContract.signOut.output.parse(answer.data).signedOut) witness.left(accountId);
}

async function switchTo(desk: WholeDesk, witness: Witness, place: Place): Promise<void> {
  const shop = keyOf(place);
  const list = {
    filters: FILTERS,
    selectedCampaignId: idOf(place.person, place.shopId, 0),
    scrollOffset: 10,
  };
  const lists = { available: list, joined: list };
  await desk.ask('saveView', {
    shop,
    view: { mainTab: 'agency', agencyTab: 'available', lists, seller: SELLER_VIEW },
  });
  await Promise.all(
    (['view', 'campaigns', 'campaign', 'contact'] as const).map((about) =>
      askAbout(desk, witness, place, about),
    ),
  );
}

async function saveDraft(desk: WholeDesk, witness: Witness, { person, shopId }: Place): Promise<void> {
  const draft = {
    campaignId: idOf(person, shopId, 1),
    savedTime: 1,
    step: 'products',
    offers: [],
    email: `${markOf(person, shopId)}@example.com`,
    messenger: '',
    replaces: null,
  } as const;
  const shop = keyOf({ person, shopId });
  const answer = await desk.ask('saveDraft', { shop, draft });
  if (answer.ok) witness.kept.push({ shop, campaignId: draft.campaignId });
}

async function submit(desk: WholeDesk, witness: Witness, { person, shopId }: Place): Promise<void> {
  const messenger = { kind: 'line', value: '@shop' } as const;
  const shop = keyOf({ person, shopId });
  const answer = await desk.ask('submitRegistration', {
    shop,
    operationId: randomUUID(),
    endsDraft: false,
    campaignId: idOf(person, shopId, 0),
    termsVersion: 'v1',
    sellerContact: { email: `${markOf(person, shopId)}@example.com`, messenger },
    offers: [{ productId: idOf(person, shopId, 900), totalCommissionRate: 1_500, sampleQuantity: 1 }],
    replaces: null,
  });
  if (!answer.ok) return;
  const { operationId } = deskContract.submitRegistration.output.parse(answer.data);
  if (operationId !== null) witness.kept.push({ shop, operationId });
}

/** Numbers from 0 up to but not 1, the same ones for the same seed (mulberry32). */
function chanceFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const eventOfShop = z.object({ shop: deskContract.readView.input.shape.shop });

/** Performs the steps without waiting for one before the next; answers what the witness has seen. */
async function run(seed: number, taken: readonly { action: Action; turns: number }[]): Promise<string[]> {
  let desk: WholeDesk | null = null;
  const witness = createWitness((id) => desk?.parts.accounts.list().some((one) => one.id === id) ?? false);
  const opened = await openWholeDesk(chanceFrom(seed), ({ name, payload }) => {
    const event = eventOfShop.safeParse(payload);
    if (event.success) witness.look(`event ${name}`, event.data.shop, payload);
  });
  desk = opened;
  // Heard in the turn in which it happens. Signing out and in overlap: the answer to the one may come when the other has begun, and when
  // the account is about to leave again.
  opened.parts.accounts.onChange(() => {
    for (const { id } of opened.parts.accounts.list()) witness.arrived(id);
  });
  try {
    for (const person of ['1', '2']) await opened.ended(signIn(opened, person));
    const performing: Promise<void>[] = [];
    for (const { action: one, turns } of taken) {
      performing.push(perform(opened, witness, one));
      await opened.turns(turns);
    }
    await opened.ended(Promise.all(performing));
    const [left, lost] = [await leftovers(opened), await lostWork(opened, witness)];
    return [...witness.violations, ...opened.api.strays, ...opened.problems.map(String), ...left, ...lost];
  } finally {
    await opened.close();
  }
}

/** What there still is of accounts that are not there any more. */
async function leftovers(desk: WholeDesk): Promise<string[]> {
  const here = new Set(desk.parts.accounts.list().map(({ id }) => id));
  const gone = [...accountIds.values()].filter((id) => !here.has(id));
  const traces = await Promise.all(gone.map((id) => desk.tracesOf(id)));
  return traces.flat().map((trace) => `left behind: ${trace}`);
}

/** Work that was told to be kept, that nobody agreed to lose, and that neither the API nor this machine has. */
async function lostWork(desk: WholeDesk, { kept, discarded }: Witness): Promise<string[]> {
  const lost: string[] = [];
  for (const work of kept.filter(({ shop }) => !discarded.has(shop.accountId))) {
    // In this order: what is sent meanwhile is accepted before it is no longer here.
    const unsent = await unsentOf(desk, work.shop);
    const isHere =
      'operationId' in work
        ? unsent.operations.some(({ id }) => id === work.operationId) ||
          desk.api.accepted.has(work.operationId)
        : unsent.drafts.some(({ campaignId }) => campaignId === work.campaignId);
    if (!isHere) lost.push(`lost: ${JSON.stringify(work)}`);
  }
  return lost;
}

async function unsentOf(desk: WholeDesk, shop: ShopKey) {
  const listing = desk.parts.cache.call('listUnsent', { shop });
  await desk.ended(listing);
  const unsent = await listing;
  return unsent.ok ? unsent.data : { operations: [], drafts: [] };
}

test('what the overview is asked about is there to be mixed up', async () => {
  const desk = await openWholeDesk(
    () => 0,
    () => {},
  );
  for (const person of ['1', '2']) await desk.ended(signIn(desk, person));
  const seen = new Set<string>();
  while (seen.size < 4) {
    const asking = desk.ask('readOverview', EVERYTHING);
    await desk.ended(asking);
    const answer = await asking;
    for (const [{ accountId, shopId }, row] of answer.ok ? overviewOf(answer.data) : [])
      if (typeof row === 'object') seen.add(`${accountId} ${shopId}`);
  }
  await desk.close();
});

test(`no answer holds a row of another shop, over ${RUNS} interleavings`, {
  timeout: 60_000 + RUNS * 1_000,
}, async () => {
  const property = fc.asyncProperty(fc.integer(), steps, async (seed, taken) => {
    expect(await run(seed, taken)).toEqual([]);
  });
  await fc.assert(property, { numRuns: RUNS, endOnFailure: true, ...(SEED && { seed: Number(SEED) }) });
});
