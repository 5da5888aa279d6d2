// Every rule that a submission breaks is named at its field; a good one has no problem.
import { describe, expect, test } from 'vitest';
import { type Submission, submissionProblems } from '#electron/desk/submission.ts';
import { campaignOf, NOW, productOf, registrationOf, shopOf } from '../../fixtures/records.ts';

function submissionOf(changes: Partial<Submission> = {}): Submission {
  return {
    shop: shopOf(),
    operationId: '00000000-0000-4000-8000-000000000009',
    campaign: campaignOf(),
    termsVersion: 'terms-1',
    sellerContact: { email: 'ops@siamglow.example', messenger: { kind: 'line', value: '@siamglow' } },
    offers: [{ productId: productOf().id, totalCommissionRate: 1_500, sampleQuantity: 10 }],
    products: [productOf()],
    registeredProducts: [],
    replaces: null,
    now: NOW,
    ...changes,
  };
}

const codes = (submission: Submission) => submissionProblems(submission).map((problem) => problem.error.code);
const offerOf = (totalCommissionRate: number, sampleQuantity = 10) => [
  { productId: productOf().id, totalCommissionRate, sampleQuantity },
];
const registered = (changes: Parameters<typeof registrationOf>[0]) => [
  {
    source: 'api',
    registration: registrationOf(changes),
    mayRegisterAgain: false,
    sampleEdit: null,
  } as const,
];

test('a good submission has no problem', () => {
  expect(submissionProblems(submissionOf())).toEqual([]);
});

describe('the campaign', () => {
  test.each([
    ['CAMPAIGN_NOT_FOUND', { campaign: null }],
    ['TERMS_CHANGED', { termsVersion: 'terms-0' }],
    ['CAMPAIGN_CLOSED', { campaign: campaignOf({ status: 'CLOSED' }) }],
    ['REGISTRATION_NOT_OPEN', { now: campaignOf().registrationPeriod.startTime - 1 }],
    ['REGISTRATION_CLOSED', { now: campaignOf().registrationPeriod.endTime + 1 }],
    ['NO_PRODUCTS', { offers: [] }],
  ] as const)('%s', (code, changes) => {
    expect(submissionProblems(submissionOf(changes))).toContainEqual({ at: 'registration', error: { code } });
  });

  test('the last second of the registration period still counts', () => {
    expect(codes(submissionOf({ now: campaignOf().registrationPeriod.endTime }))).toEqual([]);
  });

  test('more products than the policy allows', () => {
    const registrationPolicy = { ...shopOf().registrationPolicy, maximumProductsPerRegistration: 0 };
    expect(codes(submissionOf({ shop: shopOf({ registrationPolicy }) }))).toContain('TOO_MANY_PRODUCTS');
  });
});

describe('the contact', () => {
  test.each([
    ['EMAIL_REQUIRED', 'email', { email: '', messenger: { kind: 'line', value: '@siamglow' } }],
    ['EMAIL_INVALID', 'email', { email: 'ops@', messenger: { kind: 'line', value: '@siamglow' } }],
    ['MESSENGER_REQUIRED', 'messenger', { email: 'ops@siamglow.example' }],
    [
      'MESSENGER_INVALID',
      'messenger',
      { email: 'ops@siamglow.example', messenger: { kind: 'line', value: '<b>' } },
    ],
    // A messenger of another market is not what this market's partners use.
    [
      'MESSENGER_INVALID',
      'messenger',
      { email: 'ops@siamglow.example', messenger: { kind: 'zalo', value: '0912345678' } },
    ],
  ] as const)('%s at %s', (code, field, sellerContact) => {
    expect(submissionProblems(submissionOf({ sellerContact }))).toEqual([
      { at: 'contact', field, error: { code } },
    ]);
  });

  test('a market that asks for no messenger takes an email alone', () => {
    const sellerContact = { email: 'ops@siamglow.example' };
    expect(codes(submissionOf({ shop: shopOf({ region: 'US' }), sellerContact }))).toEqual([]);
  });
});

describe('a product', () => {
  test.each([
    ['PRODUCT_NOT_FOUND', { products: [] }],
    ['PRODUCT_NOT_ELIGIBLE', { products: [productOf({ status: 'FREEZE' })] }],
    ['PRODUCT_ALREADY_REGISTERED', { registeredProducts: registered({ reviewStatus: 'APPROVED' }) }],
    [
      'PRODUCT_REJECTED_FOREVER',
      {
        registeredProducts: registered({
          reviewStatus: 'REJECTED',
          rejectedForever: true,
          reviewedTime: NOW - 9,
        }),
      },
    ],
  ] as const)('%s at the product', (code, changes) => {
    expect(submissionProblems(submissionOf(changes))).toEqual([
      { at: 'product', productId: productOf().id, field: 'product', error: { code } },
    ]);
  });

  test('a rejected product may be registered again, after the cool-down', () => {
    const registeredProducts = registered({ reviewStatus: 'REJECTED', reviewedTime: NOW - 59 });
    const registrationPolicy = { ...shopOf().registrationPolicy, registerAgainAfterSeconds: 60 };
    const submission = submissionOf({ shop: shopOf({ registrationPolicy }), registeredProducts });
    expect(codes(submission)).toEqual(['REGISTER_AGAIN_TOO_SOON']);
    expect(codes({ ...submission, now: NOW + 1 })).toEqual([]);
  });

  test('a queued product is in the way, but not of the submission that replaces it', () => {
    const operationId = '00000000-0000-4000-8000-000000000001';
    const row = {
      source: 'outbox',
      operationId,
      state: 'parked',
      mayHaveArrived: false,
      productId: productOf().id,
      productName: '',
      mainImageUrl: '',
      totalCommissionRate: 1_500,
      sampleQuantity: 1,
      refusal: null,
    } as const;
    expect(codes(submissionOf({ registeredProducts: [row] }))).toEqual(['PRODUCT_ALREADY_REGISTERED']);
    expect(codes(submissionOf({ registeredProducts: [row], replaces: operationId }))).toEqual([]);
  });

  test('the same product twice', () => {
    expect(codes(submissionOf({ offers: [...offerOf(1_500), ...offerOf(1_500)] }))).toEqual([
      'DUPLICATE_PRODUCT',
    ]);
  });

  test.each([
    ['COMMISSION_RATE_INVALID', 1_500.5],
    ['COMMISSION_RATE_TOO_LOW', 0],
    ['COMMISSION_RATE_TOO_HIGH', 8_001],
    ['COMMISSION_BELOW_REQUIREMENT', 1_199],
  ] as const)('%s at the rate', (code, rate) => {
    expect(submissionProblems(submissionOf({ offers: offerOf(rate) }))).toEqual([
      { at: 'product', productId: productOf().id, field: 'totalCommissionRate', error: { code } },
    ]);
  });

  test('the category may ask for more than the campaign', () => {
    const products = [productOf({ category: { id: '601', name: 'Luxury' } })];
    expect(codes(submissionOf({ products, offers: offerOf(1_499) }))).toEqual([
      'COMMISSION_BELOW_CATEGORY_MINIMUM',
    ]);
    expect(codes(submissionOf({ products, offers: offerOf(1_500) }))).toEqual([]);
  });

  test.each([
    ['SAMPLE_QUANTITY_INVALID', -1],
    ['SAMPLE_QUANTITY_INVALID', 1.5],
    ['SAMPLE_QUANTITY_TOO_LARGE', 1_001],
  ] as const)('%s at the samples (%d)', (code, sampleQuantity) => {
    expect(submissionProblems(submissionOf({ offers: offerOf(1_500, sampleQuantity) }))).toEqual([
      { at: 'product', productId: productOf().id, field: 'sampleQuantity', error: { code } },
    ]);
  });
});
