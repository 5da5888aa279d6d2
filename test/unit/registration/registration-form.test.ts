// The form's transitions: rows, one value for all with its undo, and refusals that last as long as what they name.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  beginForm,
  type FormAction,
  type RegistrationForm,
  registrationForm,
} from '#desk/features/registration/registration-form.ts';
import type { FormProblem } from '#shared/contract/desk.ts';
import { campaignWith } from './examples.ts';

const offer = (productId: string, rateText = '12', sampleText = '') => ({ productId, rateText, sampleText });
const formWith = (...ids: string[]): RegistrationForm =>
  beginForm({ readTerms: campaignWith(), offers: ids.map((id) => offer(id)) });
const formAfter = (form: RegistrationForm, ...actions: FormAction[]): RegistrationForm =>
  actions.reduce(registrationForm, form);
const idsOf = (form: RegistrationForm): string[] => form.offers.map(({ productId }) => productId);

describe('choosing products', () => {
  it('keeps each product once, with what was typed for it', () => {
    const form = formAfter(
      formWith('1'),
      { type: 'rateTyped', productId: '1', text: '20' },
      { type: 'productsChosen', offers: [offer('1'), offer('2')], label: 'Selected 2' },
    );
    expect(form.offers).toEqual([offer('1', '20'), offer('2')]);
  });

  it('takes "select all" back', () => {
    const form = formAfter(
      formWith('1'),
      { type: 'productsChosen', offers: [offer('2'), offer('3')], label: 'Selected 2' },
      { type: 'undone' },
    );
    expect(idsOf(form)).toEqual(['1']);
    expect(form.undo).toBeNull();
  });

  it('takes "clear" back with everything that was typed', () => {
    const typed = formAfter(formWith('1', '2'), { type: 'sampleQuantityTyped', productId: '2', text: '9' });
    const form = formAfter(typed, { type: 'productsCleared', label: 'Cleared 2' }, { type: 'undone' });
    expect(form.offers).toEqual(typed.offers);
  });

  it('offers no undo once something newer was typed: it would be lost', () => {
    const form = formAfter(
      formWith('1', '2'),
      { type: 'rowRemoved', productId: '2', label: 'Removed' },
      { type: 'rateTyped', productId: '1', text: '30' },
    );
    expect(form.undo).toBeNull();
    expect(formAfter(form, { type: 'undone' })).toBe(form);
  });
});

describe('one value for all', () => {
  const apply = (rateText: string, sampleText: string): FormAction => ({
    type: 'appliedToAll',
    rateText,
    sampleText,
    label: 'Applied to all',
  });

  it('leaves a column alone whose field is empty', () => {
    const form = formAfter(formWith('1', '2'), apply('', '5'));
    expect(form.offers).toEqual([offer('1', '12', '5'), offer('2', '12', '5')]);
  });

  it('keeps a row’s own value until it is applied again, and gives it back on undo', () => {
    const own = formAfter(formWith('1', '2'), apply('20', '5'), {
      type: 'rateTyped',
      productId: '2',
      text: '33',
    });
    expect(own.offers[1]).toEqual(offer('2', '33', '5'));
    const again = formAfter(own, apply('25', ''));
    expect(again.offers[1]).toEqual(offer('2', '25', '5'));
    expect(formAfter(again, { type: 'undone' }).offers).toEqual(own.offers);
  });
});

describe('refusals', () => {
  const refusals: FormProblem[] = [
    {
      at: 'product',
      productId: '1',
      field: 'totalCommissionRate',
      error: { code: 'COMMISSION_RATE_TOO_LOW' },
    },
    { at: 'product', productId: '2', field: 'product', error: { code: 'PRODUCT_NOT_ELIGIBLE' } },
    { at: 'contact', field: 'email', error: { code: 'EMAIL_INVALID' } },
    { at: 'registration', error: { code: 'TERMS_CHANGED' } },
  ];
  const refused = formAfter(formWith('1', '2'), { type: 'refused', problems: refusals });

  it('go when what they name changes, and no other does', () => {
    const form = formAfter(refused, { type: 'rateTyped', productId: '1', text: '15' });
    expect(form.refusals).toEqual(refusals.slice(1));
    expect(formAfter(refused, { type: 'rateTyped', productId: '2', text: '15' }).refusals).toEqual(refusals);
    expect(formAfter(refused, { type: 'messengerTyped', text: 'x' }).refusals).toEqual(refusals);
    expect(formAfter(refused, { type: 'emailTyped', text: 'x' }).refusals).toHaveLength(3);
  });

  it('go with their row', () => {
    expect(formAfter(refused, { type: 'productDropped', productId: '2' }).refusals).not.toContain(
      refusals[1],
    );
  });

  it('about changed terms go when the new terms are accepted', () => {
    const terms = campaignWith({ termsVersion: '2' });
    const form = formAfter(refused, { type: 'termsAccepted', terms });
    expect(form.readTerms.termsVersion).toBe('2');
    expect(form.refusals).toEqual(refusals.slice(0, 3));
  });

  it('make the form say everything that is missing', () => {
    expect(refused.attempted).toEqual(['products', 'terms', 'review']);
  });
});

it('never holds a product twice nor a refusal of a row that is gone, whatever is done', () => {
  const id = fc.constantFrom('1', '2', '3');
  const action: fc.Arbitrary<FormAction> = fc.oneof(
    id.map((productId) => ({ type: 'productChosen', offer: offer(productId) }) as const),
    fc.array(id).map((ids) => ({
      type: 'productsChosen' as const,
      offers: ids.map((each) => offer(each)),
      label: '',
    })),
    id.map((productId) => ({ type: 'productDropped', productId }) as const),
    id.map((productId) => ({ type: 'rowRemoved', productId, label: '' }) as const),
    id.map((productId) => ({ type: 'rateTyped', productId, text: '9' }) as const),
    fc.constant({ type: 'undone' } as const),
    fc.constant({ type: 'productsCleared', label: '' } as const),
    id.map(
      (productId) =>
        ({
          type: 'refused',
          problems: [{ at: 'product', productId, field: 'product', error: { code: 'PRODUCT_NOT_ELIGIBLE' } }],
        }) as const,
    ),
  );
  fc.assert(
    fc.property(fc.array(action), (actions) => {
      // The main process answers about products that it was sent.
      const form = actions.reduce(
        (before, each) =>
          each.type === 'refused' &&
          !each.problems.every(
            (problem) => problem.at === 'product' && idsOf(before).includes(problem.productId),
          )
            ? before
            : registrationForm(before, each),
        formWith(),
      );
      expect(new Set(idsOf(form)).size).toBe(form.offers.length);
      for (const refusal of form.refusals) {
        expect(refusal.at === 'product' && idsOf(form).includes(refusal.productId)).toBe(true);
      }
    }),
  );
});
