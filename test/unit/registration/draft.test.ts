// A draft gives back the form that it was made of, and always keeps its contract.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { draftOf, formPartOf, isSameDraft } from '#desk/features/registration/draft.ts';
import { textOfSampleQuantity } from '#desk/features/registration/offer-entry.ts';
import { beginForm, STEPS } from '#desk/features/registration/registration-form.ts';
import { draftRecord } from '#shared/contract/record.ts';
import { textOfRate } from '#shared/domain/typed-number.ts';
import { campaignWith, NOW } from './examples.ts';

const id = fc.integer({ min: 1, max: 10_000 }).map(String);
const step = fc.constantFrom(...STEPS);

describe('a draft', () => {
  it('restores what was typed', () => {
    const offers = fc.uniqueArray(
      fc.record({
        productId: id,
        rateText: fc.option(fc.integer({ min: 0, max: 10_000 }), { nil: null }).map(textOfRate),
        sampleText: fc.option(fc.nat(), { nil: null }).map(textOfSampleQuantity),
      }),
      { selector: ({ productId }) => productId, minLength: 1 },
    );
    const texts = fc.string({ maxLength: 254 });
    fc.assert(
      fc.property(offers, step, texts, texts, (rows, at, email, messenger) => {
        const part = { step: at, offers: rows, email, messenger, replaces: null };
        const form = beginForm({ readTerms: campaignWith(), ...part });
        expect(formPartOf(draftOf(form, NOW))).toEqual({ ...part, readTerms: campaignWith() });
      }),
    );
  });

  it('is one that the contract takes, whatever was typed', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(id, fc.string(), fc.string())), fc.string(), (rows, text) => {
        const form = beginForm({
          readTerms: campaignWith(),
          offers: rows.map(([productId, rateText, sampleText]) => ({ productId, rateText, sampleText })),
          email: text.repeat(200),
          messenger: text,
        });
        expect(draftRecord.safeParse(draftOf(form, NOW)).error).toBeUndefined();
      }),
    );
  });

  it('takes numbers that cannot be offered, so that they can be mended', () => {
    const offers = [
      { productId: '1', rateText: '12.5555', sampleText: '-3' },
      { productId: '2', rateText: '9'.repeat(400), sampleText: 'many' },
    ];
    const draft = draftOf(beginForm({ readTerms: campaignWith(), offers }), NOW);
    expect(formPartOf(draft).offers).toEqual([offers[0], { productId: '2', rateText: '', sampleText: '' }]);
  });

  it('without products begins at the products', () => {
    const draft = draftOf(beginForm({ readTerms: campaignWith(), step: 'review' }), NOW);
    expect(formPartOf(draft).step).toBe('products');
  });

  it('is the same when nothing was typed between', () => {
    const form = beginForm({ readTerms: campaignWith(), email: 'a@example.com' });
    expect(isSameDraft(form, { ...form, attempted: ['products'] })).toBe(true);
    expect(isSameDraft(form, { ...form, email: 'b@example.com' })).toBe(false);
  });
});
