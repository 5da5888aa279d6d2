// The form of a seller's campaign and the API never disagree: whatever the form accepts the API accepts, and whatever the API refuses the
// form has refused, at the same places with the same codes. Over real HTTP, for 10,000 generated drafts.

import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { contentOfDraft } from '#desk/features/seller-form/draft-content.ts';
import { draftProblems } from '#desk/features/seller-form/draft-problems.ts';
import { productFromWire, shopFromWire } from '#electron/remote/records.ts';
import { publishingBody } from '#electron/remote/seller-records.ts';
import { apiCodeName } from '#shared/contract/api/codes.ts';
import { wireFieldProblem } from '#shared/contract/api/wire.ts';
import { marketOf } from '#shared/domain/market.ts';
import { CONTENT_FORMATS, CONTENT_STYLES, PARTICIPATIONS } from '#shared/domain/seller-campaign.ts';
import type {
  SellerCampaignCircumstances,
  SellerCampaignProblem,
} from '#shared/domain/seller-campaign-rules.ts';
import type { DraftContent } from '#shared/domain/seller-draft.ts';
import { type Answer, NOON, present, useApi } from './support/api.ts';
import { sitDown } from './support/registering.ts';

const api = useApi();

const RUNS = 10_000;
const DAY = 24 * 60 * 60;

/** Mostly the first, now and then the second: drafts that are nearly right tell more than noise. */
function mostly<Value>(usual: fc.Arbitrary<Value>, odd: fc.Arbitrary<Value>): fc.Arbitrary<Value> {
  return fc.oneof({ weight: 12, arbitrary: usual }, { weight: 1, arbitrary: odd });
}

const textUpTo = (length: number): fc.Arbitrary<string> =>
  fc.oneof(
    fc.string({ maxLength: length }),
    fc.constantFrom(0, length - 1, length, length + 1).map((exactly) => 'ก'.repeat(exactly)),
  );

const timeAround = (offset: number): fc.Arbitrary<number | null> =>
  mostly<number | null>(
    fc.integer({ min: -2 * DAY, max: 20 * DAY }).map((seconds) => NOON + offset + seconds),
    fc.constantFrom(null, NOON, NOON - 1, NOON + 400 * DAY),
  );

const end = (least: number, most: number): fc.Arbitrary<number | null> =>
  mostly<number | null>(
    fc.option(fc.integer({ min: least, max: most })),
    fc.constantFrom(least - 1, most + 1, 20.5),
  );

const range = (least: number, most: number) =>
  fc.record({ lowest: end(least, most), highest: end(least, most) }).map(({ lowest, highest }) => {
    const isTurned = lowest !== null && highest !== null && lowest > highest && lowest % 5 !== 0;
    return isTurned ? { lowest: highest, highest: lowest } : { lowest, highest };
  });

interface Known {
  readonly productIds: readonly string[];
  readonly partnerIds: readonly string[];
  readonly categoryIds: readonly string[];
}

const offer = (productIds: readonly string[]) =>
  fc.record({
    productId: mostly(fc.constantFrom(...productIds), fc.constant('999999')),
    totalCommissionRate: mostly<number | null>(
      fc.integer({ min: 100, max: 8000 }),
      fc.constantFrom(null, 0, 99, 8001, 10_000, 1234.5, -100),
    ),
    sampleQuantity: mostly<number | null>(
      fc.integer({ min: 0, max: 1000 }),
      fc.constantFrom(null, -1, 1001, 2.5),
    ),
  });

/** Every draft that somebody could leave behind in the form. */
function drafts({ productIds, partnerIds, categoryIds }: Known): fc.Arbitrary<DraftContent> {
  return fc.record({
    name: mostly(fc.string({ minLength: 1, maxLength: 49 }), textUpTo(50)),
    description: mostly(fc.string({ maxLength: 200 }), textUpTo(1_000)),
    registrationStartTime: timeAround(0),
    registrationEndTime: timeAround(22 * DAY),
    campaignStartTime: timeAround(5 * DAY),
    campaignEndTime: timeAround(45 * DAY),
    participation: fc.constantFrom(...PARTICIPATIONS),
    invitedPartnerIds: fc.oneof(
      fc.constant([]),
      fc.uniqueArray(fc.constantFrom(...partnerIds), { minLength: 1, maxLength: 22 }),
      fc.array(mostly(fc.constantFrom(...partnerIds), fc.constant('888888')), { maxLength: 6 }),
    ),
    products: mostly(
      fc.uniqueArray(offer(productIds), {
        selector: ({ productId }) => productId,
        minLength: 1,
        maxLength: 4,
      }),
      fc.array(offer(productIds), { maxLength: 4 }),
    ),
    creatorPreferences: fc.record({
      ageRange: range(18, 99),
      followerRange: range(0, 1_000_000_000),
      categoryIds: fc.subarray([...categoryIds]),
      contentFormats: fc.subarray([...CONTENT_FORMATS]),
      contentStyles: fc.subarray([...CONTENT_STYLES]),
      notes: mostly(fc.string({ maxLength: 100 }), textUpTo(500)),
    }),
    email: mostly(fc.constantFrom('ops@baandara.example', 'a@b.co'), fc.constantFrom('', 'ops@', 'no at')),
    messenger: mostly(fc.constantFrom('@baandara', 'baan.dara'), fc.constantFrom('', '<b>', 'x')),
  });
}

/** A problem as one line, whoever tells it. */
const told = ({ code, place }: SellerCampaignProblem): string => {
  const field = place.at === 'partner' ? '' : place.field;
  const id = place.at === 'product' ? place.productId : place.at === 'partner' ? place.partnerId : '';
  return `${place.at} ${field} ${id} ${code}`;
};

const refusal = z.object({ problems: z.array(wireFieldProblem) });

/** The problems of a refused campaign as the API tells them; a refusal without any fails the test. */
function problemsIn(answer: Answer): string[] {
  const { problems } = refusal.parse(answer.data);
  expect(apiCodeName(problems[0]?.code ?? 0)).toBe(answer.name);
  return problems.map(({ at, field, id, code }) => `${at} ${field ?? ''} ${id ?? ''} ${apiCodeName(code)}`);
}

it(
  'the form refuses what the API refuses, and nothing else',
  async () => {
    const { client, shop: wireShop, everyProduct } = await sitDown(api.current());
    const shop = shopFromWire(wireShop);
    const products = new Map([...everyProduct].map(([id, product]) => [id, productFromWire(product)]));
    const { partners } = await client.read('listPartners', `/v1/shops/${shop.id}/partners?page_size=100`);
    const partnerIds = partners.map(({ id }) => id);
    const circumstances: SellerCampaignCircumstances = {
      now: api.current().clock.now,
      market: marketOf(shop.region),
      policy: shop.registrationPolicy,
      productOf: (id) => products.get(id),
      hasPartner: (id) => partnerIds.includes(id),
    };
    const known = {
      productIds: [...products.keys()].slice(0, 40),
      partnerIds,
      categoryIds: [...new Set([...products.values()].map(({ category }) => category.id))],
    };
    let accepted = 0;
    let refused = 0;
    await fc.assert(
      fc.asyncProperty(drafts(known), async (draft) => {
        const problems = draftProblems({ ...draft, edits: null }, circumstances).map(told);
        const content = contentOfDraft(draft, circumstances.market);
        // What is not finished cannot be sent: the form has to say what is missing.
        if (content === null) {
          expect(problems).not.toEqual([]);
          return;
        }
        const offered = content.products.map((one) => ({ ...one, productName: '', mainImageUrl: '' }));
        const answer = await client.request('POST', `/v1/shops/${shop.id}/seller_campaigns`, {
          body: publishingBody({ content: { ...content, products: offered } }),
          key: randomUUID(),
        });
        if (answer.name === 'OK') {
          accepted += 1;
          expect(problems).toEqual([]);
        } else {
          refused += 1;
          expect(problemsIn(answer).toSorted()).toEqual(problems.toSorted());
        }
      }),
      { numRuns: RUNS },
    );
    // Both sides of the line were walked.
    expect(present([accepted, refused].toSorted((a, b) => a - b)[0], 'count')).toBeGreaterThan(RUNS / 20);
  },
  5 * 60_000,
);
