// Each rule of the domain is said at its field in concrete words, in the order of the form; nothing is let through.

import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { candidacyIn } from '#desk/features/registration/candidacy.ts';
import { offerOf } from '#desk/features/registration/offer-entry.ts';
import {
  blocking,
  type FormContext,
  placeKey,
  problemsOf,
  shownProblems,
} from '#desk/features/registration/problems.ts';
import {
  beginForm,
  type FormBeginning,
  type RegistrationForm,
} from '#desk/features/registration/registration-form.ts';
import { emailProblem, messengerProblem } from '#shared/domain/contact.ts';
import { marketOf } from '#shared/domain/market.ts';
import { rateProblem, sampleProblem } from '#shared/domain/registration.ts';
import type { ErrorCode } from '#shared/errors.ts';
import { campaignWith, contextWith, NOW, policy, productWith, registrationWith } from './examples.ts';

const product = productWith();
const watch = productWith({ id: '502', category: { id: '77', name: 'Watches' } });
const context = contextWith([product, watch]);
const good = { productId: '501', rateText: '12', sampleText: '3' };

function formWith(change: Partial<FormBeginning> = {}): RegistrationForm {
  return beginForm({
    readTerms: campaignWith(),
    offers: [good],
    email: 'shop@example.com',
    messenger: '@shop',
    ...change,
  });
}

function saidAt(form: RegistrationForm, key: string, given: FormContext = context): string | undefined {
  return shownProblems(problemsOf(form, given), form.attempted).get(key)?.sentence;
}

it('a complete form has no problem', () => {
  expect(problemsOf(formWith(), context)).toEqual([]);
});

describe('the total commission rate', () => {
  test.each([
    ['abc', '501', 'Enter a rate with at most two decimals.'],
    ['12.345', '501', 'Enter a rate with at most two decimals.'],
    ['0', '501', 'At least 12% for this campaign.'],
    ['11.99', '501', 'At least 12% for this campaign.'],
    ['80.01', '501', 'At most 80%.'],
    ['14', '502', 'At least 15% for products in Watches.'],
  ])('%j for product %s: %s', (rateText, productId, sentence) => {
    const form = formWith({ offers: [{ productId, rateText, sampleText: '0' }] });
    expect(saidAt(form, `rate-${productId}`)).toBe(sentence);
  });

  it('names the platform’s minimum where the campaign asks for no more', () => {
    const form = formWith({
      readTerms: campaignWith({ commissionRequirement: 50 }),
      offers: [{ ...good, rateText: '0.5' }],
    });
    expect(saidAt(form, 'rate-501')).toBe('At least 1%.');
  });
});

describe('the sample quantity', () => {
  test.each([
    ['-1', 'Enter a whole number from 0.'],
    ['1.5', 'Enter a whole number from 0.'],
    ['1,000', 'At most 500.'],
    ['1,5', 'Enter a whole number from 0.'],
    ['501', 'At most 500.'],
  ])('%j: %s', (sampleText, sentence) => {
    expect(saidAt(formWith({ offers: [{ ...good, sampleText }] }), 'sample-501')).toBe(sentence);
  });
});

describe('the contact', () => {
  test.each([
    ['TH', 'not an address', '@shop', 'email', 'Enter an address such as name@example.com.'],
    ['TH', 'shop@example.com', 'a b', 'messenger', 'Enter a LINE ID: letters, digits, dots and dashes.'],
    ['GB', 'shop@example.com', '@shop', 'messenger', 'Enter the phone number of your WhatsApp account.'],
  ])('in %s: %j and %j', (region, email, messenger, key, sentence) => {
    const given = contextWith([product], { market: marketOf(region) });
    expect(saidAt(formWith({ email, messenger }), key, given)).toBe(sentence);
  });

  it('needs no messenger where the market asks for none', () => {
    const given = contextWith([product], { market: marketOf('US') });
    expect(problemsOf(formWith({ messenger: '' }), given)).toEqual([]);
  });
});

describe('what is missing', () => {
  const empty = formWith({
    offers: [{ productId: '501', rateText: '', sampleText: '' }],
    email: '',
    messenger: ' ',
  });

  it('is not said before the person tried to go on', () => {
    expect([...shownProblems(problemsOf(empty, context), []).keys()]).toEqual([]);
  });

  it('is said afterwards, and blocks', () => {
    const problems = problemsOf(empty, context);
    const keys = ['rate-501', 'sample-501', 'email', 'messenger'];
    expect([...shownProblems(problems, ['terms']).keys()]).toEqual(keys);
    expect(blocking(problems, 'terms').map(({ place }) => placeKey(place))).toEqual(keys);
    expect(saidAt({ ...empty, attempted: ['terms'] }, 'messenger')).toBe('Thailand asks for a LINE contact.');
  });

  it('does not keep a person from going on to a step before', () => {
    expect(blocking(problemsOf(empty, context), 'products')).toEqual([]);
  });
});

describe('the choice of products', () => {
  it('is needed', () => {
    expect(blocking(problemsOf(formWith({ offers: [] }), context), 'products')).toMatchObject([
      { problem: { code: 'NO_PRODUCTS' } },
    ]);
  });

  it('is limited, and says by how much', () => {
    const offers = ['1', '2', '3', '4', '5'].map((productId) => ({ ...good, productId }));
    expect(saidAt(formWith({ offers }), 'choice')).toBe(
      'One registration holds at most 3 products: 2 too many.',
    );
  });

  test.each([
    [{ underEnforcement: true }, 'Under enforcement: it cannot be promoted until that is lifted'],
    [{ status: 'DRAFT' as const }, 'Not active: put it on sale in Seller Center first'],
    [{ auditStatus: 'AUDITING' as const }, 'Not approved: the platform’s audit has not passed it'],
  ])('tells why a product cannot be promoted: %j', (change, sentence) => {
    expect(saidAt(formWith(), 'product-501', contextWith([productWith(change)]))).toBe(sentence);
  });

  it('tells of a product that has left the catalogue', () => {
    expect(saidAt(formWith(), 'product-501', contextWith([]))).toBe(
      'This product is no longer in your catalogue.',
    );
  });

  test.each([
    [registrationWith(), 'Already registered in this campaign'],
    [
      registrationWith({ reviewStatus: 'REJECTED', rejectedForever: true }),
      'Rejected for good in this campaign',
    ],
    [
      registrationWith({ reviewStatus: 'REJECTED', reviewedTime: NOW - 60 }),
      'Rejected a short while ago: wait before registering it again',
    ],
    [registrationWith({ reviewStatus: 'REJECTED', reviewedTime: NOW - 90_000 }), undefined],
    [registrationWith({ reviewStatus: 'CLOSED' }), undefined],
  ])('tells of an earlier registration (%#)', (registration, sentence) => {
    const known = { source: 'api' as const, registration, mayRegisterAgain: false, sampleEdit: null };
    const candidacy = candidacyIn([known], null, policy, NOW);
    expect(saidAt(formWith(), 'product-501', contextWith([product], { candidacy }))).toBe(sentence);
  });
});

describe('the whole', () => {
  test.each([
    [campaignWith({ status: 'CLOSED' }), 'The campaign is closed.'],
    [
      campaignWith({ registrationPeriod: { startTime: 0, endTime: NOW - 1 } }),
      'The registration period is over.',
    ],
    [
      campaignWith({ registrationPeriod: { startTime: NOW + 1, endTime: NOW + 2 } }),
      'Registration has not opened yet.',
    ],
  ])('keeps Submit back and nothing before it (%#)', (readTerms, sentence) => {
    const form = formWith({ readTerms });
    expect(saidAt(form, 'whole')).toBe(sentence);
    expect(blocking(problemsOf(form, context), 'terms')).toEqual([]);
    expect(blocking(problemsOf(form, context), 'review')).toHaveLength(1);
  });
});

describe('a refusal of the API', () => {
  it('is said at its field in concrete words, and leaves it to the API whether it may be sent again', () => {
    const form = formWith({
      refusals: [
        {
          at: 'product',
          productId: '501',
          field: 'totalCommissionRate',
          error: { code: 'COMMISSION_BELOW_REQUIREMENT' },
        },
        { at: 'product', productId: '501', field: 'product', error: { code: 'REGISTER_AGAIN_TOO_SOON' } },
        { at: 'contact', field: 'email', error: { code: 'EMAIL_INVALID' } },
        { at: 'registration', error: { code: 'PAYMENT_ACCOUNT_NOT_ACTIVE' } },
      ],
    });
    expect(saidAt(form, 'rate-501')).toBe('At least 12% for this campaign.');
    expect(saidAt(form, 'product-501')).toMatch(/rejected a short while ago/);
    expect(saidAt(form, 'email')).toBe('Enter an address such as name@example.com.');
    expect(saidAt(form, 'whole')).toMatch(/payment account is not active/);
    expect(blocking(problemsOf(form, context), 'review')).toEqual([]);
  });

  it('names no limit that is not the one by which it was refused', () => {
    const refusal = (field: 'totalCommissionRate' | 'sampleQuantity', code: ErrorCode) =>
      ({ at: 'product', productId: '501', field, error: { code } }) as const;
    const form = formWith({
      refusals: [
        refusal('totalCommissionRate', 'COMMISSION_BELOW_CATEGORY_MINIMUM'),
        refusal('sampleQuantity', 'SAMPLE_QUANTITY_TOO_LARGE'),
      ],
    });
    expect(saidAt(form, 'rate-501')).toBe('The rate is below the lowest rate of the product’s category.');
    expect(saidAt(form, 'sample-501')).toBe('The sample quantity is larger than the platform allows.');
  });

  it('gives way to what is wrong with what was typed since', () => {
    const form = formWith({
      offers: [{ ...good, rateText: '90' }],
      refusals: [
        {
          at: 'product',
          productId: '501',
          field: 'totalCommissionRate',
          error: { code: 'COMMISSION_BELOW_REQUIREMENT' },
        },
      ],
    });
    expect(saidAt(form, 'rate-501')).toBe('At most 80%.');
  });
});

it('whatever the form lets through, no rule of the domain objects to', () => {
  const text = fc.oneof(
    fc.string(),
    fc.double({ min: -1, max: 120, noNaN: true }).map((each) => each.toFixed(2)),
    fc.integer({ min: -2, max: 700 }).map(String),
  );
  const contact = fc.oneof(fc.string(), fc.emailAddress(), fc.constant('+66 81 234 5678'));
  const region = fc.constantFrom('TH', 'GB', 'US', 'XX');
  fc.assert(
    fc.property(
      fc.record({ rateText: text, sampleText: text, email: contact, messenger: contact, region }),
      fc.constantFrom(product, watch),
      ({ rateText, sampleText, email, messenger, region: where }, chosen) => {
        const market = marketOf(where);
        const entry = { productId: chosen.id, rateText, sampleText };
        const form = formWith({ offers: [entry], email, messenger });
        const lets = blocking(problemsOf(form, { ...context, market }), 'review').length === 0;
        const offer = offerOf(entry);
        const isLawful =
          offer !== null &&
          rateProblem(offer.totalCommissionRate, form.readTerms, chosen, policy) === null &&
          sampleProblem(offer.sampleQuantity, policy) === null &&
          emailProblem(email.trim()) === null &&
          messengerProblem(market, messenger.trim()) === null;
        expect(lets).toBe(isLawful);
      },
    ),
    { numRuns: 500 },
  );
});
