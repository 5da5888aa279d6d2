// What the dialog begins with: a fresh form, a draft taken up, or a refused operation to mend, never one in place of another.

import { describe, expect, it } from 'vitest';
import { type OpeningParts, openingOf, productIdsOfOpening } from '#desk/features/registration/opening.ts';
import type { DeskOutput } from '#shared/contract/desk.ts';
import { marketOf } from '#shared/domain/market.ts';
import type { RegisterProductsOperation, RegistrationDraft } from '#shared/domain/outbox.ts';
import { campaignWith, NOW, policy, productWith, registrationWith } from './examples.ts';

const OPERATION = '0b5c0f7e-9c1c-4d7e-8f6e-0a1b2c3d4e5f';

const operation: RegisterProductsOperation = {
  kind: 'registerProducts',
  id: OPERATION,
  campaignId: '1001',
  createdTime: NOW,
  attempts: 1,
  firstAttempt: null,
  state: 'parked',
  refusal: null,
  readTerms: campaignWith({ termsVersion: '0' }),
  sellerContact: { email: 'then@example.com' },
  offers: [
    {
      productId: '502',
      totalCommissionRate: 1000,
      sampleQuantity: 4,
      productName: 'Watch',
      mainImageUrl: '',
      refusal: { code: 'COMMISSION_BELOW_REQUIREMENT' },
    },
  ],
};

function draftWith(change: Partial<RegistrationDraft> = {}): RegistrationDraft {
  return {
    campaignId: '1001',
    savedTime: NOW - 180,
    step: 'terms',
    offers: [{ productId: '501', totalCommissionRate: 1850, sampleQuantity: null }],
    email: 'draft@example.com',
    messenger: '@draft',
    replaces: null,
    ...change,
  };
}

function partsWith(
  known: Partial<DeskOutput<'readCampaign'>>,
  change: Partial<OpeningParts> = {},
): OpeningParts {
  const campaign = campaignWith();
  const products = [productWith(), productWith({ id: '502' }), productWith({ id: '503' })];
  return {
    campaign,
    known: { campaign: null, registeredProducts: [], operations: [], draft: null, ...known },
    lastContact: { email: 'last@example.com', messenger: { kind: 'line', value: '@last' } },
    products: new Map(products.map((product) => [product.id, product])),
    market: marketOf('TH'),
    policy,
    replaces: null,
    productIds: [],
    ...change,
  };
}

describe('a new registration', () => {
  it('begins empty, with the contact of the last one', () => {
    const { form, fresh, restored } = openingOf(partsWith({}));
    expect(form).toMatchObject({
      step: 'products',
      offers: [],
      email: 'last@example.com',
      messenger: '@last',
    });
    expect(form).toBe(fresh);
    expect(restored).toBeNull();
  });

  it('begins without a contact before the shop has given one', () => {
    const { form } = openingOf(partsWith({}, { lastContact: null }));
    expect(form).toMatchObject({ email: '', messenger: '' });
  });

  it('takes no messenger of another market', () => {
    expect(openingOf(partsWith({}, { market: marketOf('GB') })).form.messenger).toBe('');
  });

  it('of rejected products begins with what was offered for them, at an accepted rate', () => {
    const rejected = (id: string, productId: string, totalCommissionRate: number) => ({
      source: 'api' as const,
      registration: registrationWith({ id, productId, totalCommissionRate, reviewStatus: 'REJECTED' }),
      mayRegisterAgain: true,
      sampleEdit: null,
    });
    const registeredProducts = [rejected('1', '501', 2000), rejected('2', '502', 700)];
    const { form } = openingOf(partsWith({ registeredProducts }, { productIds: ['501', '502'] }));
    expect(form.step).toBe('terms');
    expect(form.offers).toEqual([
      { productId: '501', rateText: '20', sampleText: '5' },
      { productId: '502', rateText: '12', sampleText: '5' },
    ]);
  });
});

describe('a draft', () => {
  it('goes on under the terms that were read, so that what changed since can be shown', () => {
    const readTerms = campaignWith({ termsVersion: 'as it was', commissionRequirement: 100 });
    const { form, fresh } = openingOf(partsWith({ draft: draftWith({ readTerms }) }));
    expect(form.readTerms).toEqual(readTerms);
    expect(fresh.readTerms.termsVersion).not.toBe('as it was');
    // A version of the app that did not note the terms leaves those of now.
    expect(openingOf(partsWith({ draft: draftWith() })).form.readTerms).toEqual(fresh.readTerms);
  });

  it('is taken up, and starting over leads to a form without it', () => {
    const { form, fresh, restored } = openingOf(partsWith({ draft: draftWith() }));
    expect(restored).toBe(NOW - 180);
    expect(form).toMatchObject({
      step: 'terms',
      offers: [{ productId: '501', rateText: '18.5', sampleText: '' }],
      email: 'draft@example.com',
      messenger: '@draft',
    });
    expect(fresh).toMatchObject({ offers: [], email: 'last@example.com' });
  });

  it('is joined by products to register again, and keeps what was typed for those it has', () => {
    const { form } = openingOf(partsWith({ draft: draftWith() }, { productIds: ['501', '503'] }));
    expect(form.offers.map(({ productId, rateText }) => [productId, rateText])).toEqual([
      ['501', '18.5'],
      ['503', '12'],
    ]);
  });

  it('that mends an operation is taken up as such, with the refusals of it', () => {
    const draft = draftWith({
      replaces: OPERATION,
      offers: [{ ...operation.offers[0], productId: '502', totalCommissionRate: 1300, sampleQuantity: 4 }],
    });
    const { form } = openingOf(partsWith({ draft, operations: [operation] }));
    expect(form).toMatchObject({ replaces: OPERATION, readTerms: { termsVersion: '0' } });
    expect(form.refusals).toHaveLength(1);
    expect(form.offers[0]?.rateText).toBe('13');
  });

  it('whose operation has gone is a registration of its own', () => {
    const { form } = openingOf(partsWith({ draft: draftWith({ replaces: OPERATION }) }));
    expect(form).toMatchObject({ replaces: null, readTerms: { termsVersion: '1' } });
    expect(form.offers).toHaveLength(1);
  });
});

describe('mending', () => {
  it('begins with the refused operation under the terms that were read', () => {
    const { form } = openingOf(partsWith({ operations: [operation] }, { replaces: OPERATION }));
    expect(form).toMatchObject({ step: 'terms', replaces: OPERATION, email: 'then@example.com' });
    expect(form.readTerms.termsVersion).toBe('0');
  });

  it('does not swallow a draft of other work: it says that there is one', () => {
    const draft = draftWith();
    const opening = openingOf(partsWith({ operations: [operation], draft }, { replaces: OPERATION }));
    expect(opening.otherDraft).toBe(draft);
    expect(opening.form.offers.map(({ productId }) => productId)).toEqual(['502']);
  });

  it('goes on with its own draft', () => {
    const draft = draftWith({ replaces: OPERATION });
    const opening = openingOf(partsWith({ operations: [operation], draft }, { replaces: OPERATION }));
    expect(opening.otherDraft).toBeNull();
    expect(opening.form).toMatchObject({ replaces: OPERATION, email: 'draft@example.com' });
  });
});

it('asks for every product that the form may begin with, each once', () => {
  const { known } = partsWith({ operations: [operation], draft: draftWith() });
  expect(productIdsOfOpening(known, OPERATION, ['503', '501'])).toEqual(['502', '501', '503']);
});
