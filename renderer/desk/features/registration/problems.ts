/**
 * What is wrong with the registration form, each problem at its place. Every rule is the domain's;
 * this file only asks it and keeps the answers in the order in which a person meets them.
 */

import type { FormProblem } from '#shared/contract/desk.ts';
import { joiningProblem } from '#shared/domain/campaign.ts';
import { emailProblem, messengerProblem } from '#shared/domain/contact.ts';
import type { Market } from '#shared/domain/market.ts';
import { isBlank, typedWord } from '#shared/domain/plain-text.ts';
import type { Product } from '#shared/domain/product.ts';
import { rateProblem, sampleProblem } from '#shared/domain/registration.ts';
import type { RegistrationPolicy } from '#shared/domain/shop.ts';
import { readRate, readWholeNumber } from '#shared/domain/typed-number.ts';
import { type AppError, type ErrorCode, sentenceOf } from '#shared/errors.ts';
import { type Candidacy, candidateProblem } from './candidacy.ts';
import type { OfferEntry } from './offer-entry.ts';
import {
  contactSentence,
  errorSentence,
  isByUnknownLimit,
  MISSING_NUMBERS,
  productSentence,
  rateSentence,
  sampleSentence,
} from './problem-sentences.ts';
import type { RegistrationForm, Step } from './registration-form.ts';

/**
 * `missing` is an empty field, said once the person tried to go on; `invalid` is said as it is typed. Neither can be
 * submitted. `refused` was said by the API about what is still there: it may be sent again, the API decides.
 */
export interface FieldProblem {
  readonly code: ErrorCode | 'PRODUCT_QUEUED' | 'COMMISSION_RATE_MISSING' | 'SAMPLE_QUANTITY_MISSING';
  readonly kind: 'missing' | 'invalid' | 'refused';
  readonly sentence: string;
}

export type RowField = 'product' | 'rate' | 'sample';

/** Where a problem is: with the whole form, with the choice of products, in a row, or in the contact. */
export type Place =
  | { readonly at: 'whole' | 'choice' | 'email' | 'messenger' }
  | { readonly at: 'row'; readonly productId: string; readonly field: RowField };

export interface PlacedProblem {
  readonly step: Step;
  readonly place: Place;
  readonly problem: FieldProblem;
}

/** What the rules need to know besides the form. */
export interface FormContext {
  readonly market: Market;
  readonly policy: RegistrationPolicy;
  /** Unix seconds by the API's clock. */
  readonly now: number;
  /** The catalogue's record of each chosen product; one that is missing has left the catalogue. */
  readonly products: ReadonlyMap<string, Product>;
  readonly candidacy: Candidacy;
}

/** The key of a place: the value of `data-place` on the element that is focused for it. */
export function placeKey(place: Place): string {
  return place.at === 'row' ? `${place.field}-${place.productId}` : place.at;
}

/** Every problem of the form, in the order of the steps and of the fields in them. */
export function problemsOf(form: RegistrationForm, context: FormContext): readonly PlacedProblem[] {
  return [
    ...wholeProblems(form, context),
    ...choiceProblems(form, context),
    ...form.offers.flatMap((entry) => rowProblems(entry, form, context)),
    ...contactProblems(form, context),
  ];
}

/** The problems that keep a person from leaving `step` forwards: those of it and of the steps before. */
export function blocking(problems: readonly PlacedProblem[], step: Step): readonly PlacedProblem[] {
  return problems.filter(({ step: of, problem }) => problem.kind !== 'refused' && ORDER[of] <= ORDER[step]);
}

/** The problems that are said now, by the key of their place; the first one at each place. */
export function shownProblems(
  problems: readonly PlacedProblem[],
  attempted: readonly Step[],
): ReadonlyMap<string, FieldProblem> {
  const shown = new Map<string, FieldProblem>();
  for (const { step, place, problem } of problems) {
    const key = placeKey(place);
    const isDue = problem.kind !== 'missing' || attempted.includes(step);
    if (isDue && !shown.has(key)) shown.set(key, problem);
  }
  return shown;
}

const ORDER: Readonly<Record<Step, number>> = { products: 0, terms: 1, review: 2 };
const ABOUT_THE_CHOICE: readonly ErrorCode[] = ['NO_PRODUCTS', 'TOO_MANY_PRODUCTS'];

/** Said at the top throughout. The form can be filled before registration opens, so only Submit is kept back. */
function wholeProblems(form: RegistrationForm, context: FormContext): PlacedProblem[] {
  const code = joiningProblem(form.readTerms, context.now);
  const refused = form.refusals.flatMap((refusal) =>
    refusal.at === 'registration' && !ABOUT_THE_CHOICE.includes(refusal.error.code)
      ? [refusedWith(refusal.error, errorSentence(refusal.error))]
      : [],
  );
  const own = code ? [{ code, kind: 'invalid' as const, sentence: sentenceOf(code) }] : [];
  return [...own, ...refused.filter((problem) => problem.code !== code)].map((problem) => ({
    step: 'review',
    place: { at: 'whole' },
    problem,
  }));
}

function choiceProblems(form: RegistrationForm, { policy }: FormContext): PlacedProblem[] {
  const most = policy.maximumProductsPerRegistration;
  const excess = form.offers.length - most;
  const place = { at: 'choice' } as const;
  if (form.offers.length === 0) {
    const problem = { code: 'NO_PRODUCTS', kind: 'missing', sentence: sentenceOf('NO_PRODUCTS') } as const;
    return [{ step: 'products', place, problem }];
  }
  if (excess > 0) {
    const sentence = `One registration holds at most ${most} products: ${excess} too many.`;
    return [{ step: 'products', place, problem: { code: 'TOO_MANY_PRODUCTS', kind: 'invalid', sentence } }];
  }
  return form.refusals.flatMap((refusal) =>
    refusal.at === 'registration' && ABOUT_THE_CHOICE.includes(refusal.error.code)
      ? [{ step: 'products', place, problem: refusedWith(refusal.error, errorSentence(refusal.error)) }]
      : [],
  );
}

function rowProblems(entry: OfferEntry, form: RegistrationForm, context: FormContext): PlacedProblem[] {
  const refusalAt = (field: RefusedField): AppError | undefined =>
    form.refusals.find(
      (refusal) =>
        refusal.at === 'product' && refusal.productId === entry.productId && refusal.field === field,
    )?.error;
  const found: [RowField, FieldProblem | null][] = [
    ['product', productFieldProblem(entry, context, refusalAt('product'))],
    ['rate', rateFieldProblem(entry, form, context, refusalAt('totalCommissionRate'))],
    ['sample', sampleFieldProblem(entry, context, refusalAt('sampleQuantity'))],
  ];
  return found.flatMap(([field, problem]) =>
    problem
      ? [{ step: 'terms', place: { at: 'row', productId: entry.productId, field }, problem } as const]
      : [],
  );
}

type RefusedField = Extract<FormProblem, { at: 'product' }>['field'];

function productFieldProblem(
  entry: OfferEntry,
  { products, candidacy }: FormContext,
  refusal: AppError | undefined,
): FieldProblem | null {
  const product = products.get(entry.productId);
  if (!product) {
    return { code: 'PRODUCT_NOT_FOUND', kind: 'invalid', sentence: sentenceOf('PRODUCT_NOT_FOUND') };
  }
  const code = candidateProblem(product, candidacy);
  if (code) return { code, kind: 'invalid', sentence: productSentence(code, product) };
  return refusal ? refusedWith(refusal, errorSentence(refusal)) : null;
}

function rateFieldProblem(
  entry: OfferEntry,
  form: RegistrationForm,
  { market, policy, products }: FormContext,
  refusal: AppError | undefined,
): FieldProblem | null {
  const product = products.get(entry.productId);
  const rate = readRate(entry.rateText);
  if (rate === null) {
    const sentence = MISSING_NUMBERS.totalCommissionRate;
    return { code: 'COMMISSION_RATE_MISSING', kind: 'missing', sentence };
  }
  const circumstances = { campaign: form.readTerms, market, policy };
  // A product that has left the catalogue has no category, and a problem of its own.
  const code = product ? rateProblem(rate, form.readTerms, product, policy) : null;
  if (code) return { code, kind: 'invalid', sentence: rateSentence(code, product, circumstances) };
  if (!refusal) return null;
  const sentence = isByUnknownLimit(refusal)
    ? errorSentence(refusal)
    : rateSentence(refusal.code, product, circumstances);
  return refusedWith(refusal, sentence);
}

function sampleFieldProblem(
  entry: OfferEntry,
  context: FormContext,
  refusal: AppError | undefined,
): FieldProblem | null {
  const quantity = readWholeNumber(entry.sampleText);
  if (quantity === null) {
    const sentence = MISSING_NUMBERS.sampleQuantity;
    return { code: 'SAMPLE_QUANTITY_MISSING', kind: 'missing', sentence };
  }
  const code = sampleProblem(quantity, context.policy);
  if (code) return { code, kind: 'invalid', sentence: sampleSentence(code, context) };
  if (!refusal) return null;
  const sentence = isByUnknownLimit(refusal) ? errorSentence(refusal) : sampleSentence(refusal.code, context);
  return refusedWith(refusal, sentence);
}

function contactProblems(form: RegistrationForm, { market }: FormContext): PlacedProblem[] {
  const refusalAt = (field: 'email' | 'messenger'): AppError | undefined =>
    form.refusals.find((refusal) => refusal.at === 'contact' && refusal.field === field)?.error;
  const codes = {
    email: emailProblem(typedWord(form.email)),
    messenger: messengerProblem(market, typedWord(form.messenger)),
  };
  return (['email', 'messenger'] as const).flatMap((field) => {
    const code = codes[field];
    const refusal = refusalAt(field);
    const place = { at: field };
    if (code) {
      const kind = isBlank(form[field]) ? 'missing' : 'invalid';
      return [{ step: 'terms', place, problem: { code, kind, sentence: contactSentence(code, market) } }];
    }
    if (!refusal) return [];
    return [{ step: 'terms', place, problem: refusedWith(refusal, contactSentence(refusal.code, market)) }];
  });
}

function refusedWith(error: AppError, sentence: string): FieldProblem {
  return { code: error.code, kind: 'refused', sentence };
}
