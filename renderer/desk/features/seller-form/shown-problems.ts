/**
 * The problems of the form as the person is told them: each in a sentence with this shop's numbers, at its place, once it is due.
 * Decides no rule: draft-problems.ts does.
 */

import type { Market } from '#shared/domain/market.ts';
import type { FieldRefusal } from '#shared/domain/outbox.ts';
import { isBlank } from '#shared/domain/plain-text.ts';
import type { Product } from '#shared/domain/product.ts';
import {
  MOST_INVITED_PARTNERS,
  type SellerCampaignPlace,
  type SellerCampaignProblem,
} from '#shared/domain/seller-campaign-rules.ts';
import { SELLER_STEPS, type SellerStep } from '#shared/domain/seller-draft.ts';
import type { RegistrationPolicy } from '#shared/domain/shop.ts';
import { type AppError, sentenceOf } from '#shared/errors.ts';
import {
  contactSentence,
  errorSentence,
  isByUnknownLimit,
  MISSING_NUMBERS,
  productSentence,
  rateSentence,
  sampleSentence,
} from '../registration/problem-sentences.ts';
import { placeKey, stepOf } from './draft-problems.ts';
import type { CampaignForm } from './form-value.ts';

/** `refused` was said by the API about what is still there: it may be sent again, the API decides. */
export interface ShownProblem {
  readonly step: SellerStep;
  readonly key: string;
  readonly place: SellerCampaignPlace;
  readonly sentence: string;
  readonly kind: 'missing' | 'invalid' | 'refused';
}

/** What sentences are made concrete with. */
export interface WordCircumstances {
  readonly market: Market;
  readonly policy: RegistrationPolicy;
  readonly products: ReadonlyMap<string, Product>;
  readonly nameOfPartner: (partnerId: string) => string | null;
}

const MISSING_CODES: ReadonlySet<string> = new Set([
  'NAME_REQUIRED',
  'TIME_REQUIRED',
  'PARTNERS_REQUIRED',
  'NO_PRODUCTS',
  'EMAIL_REQUIRED',
  'MESSENGER_REQUIRED',
]);

/** Every problem of the form in words, in the order of the form; the first one at each place. */
export function worded(
  problems: readonly SellerCampaignProblem[],
  form: CampaignForm,
  circumstances: WordCircumstances,
): readonly ShownProblem[] {
  const own = problems.map(({ place, code }): ShownProblem => {
    const isMissing = MISSING_CODES.has(code) || isEmptyNumber(place, form);
    const kind = isMissing ? 'missing' : 'invalid';
    const sentence = isEmptyNumber(place, form)
      ? MISSING_NUMBERS[place.field]
      : sentenceAt(place, { code }, circumstances);
    return { step: stepOf(place), key: placeKey(place), place, sentence, kind };
  });
  const refused = form.refusals.map(({ place, error }: FieldRefusal): ShownProblem => {
    const sentence = refusedSentence(place, error, circumstances);
    return { step: stepOf(place), key: placeKey(place), place, sentence, kind: 'refused' };
  });
  const first = new Map<string, ShownProblem>();
  for (const problem of [...own, ...refused]) {
    if (!first.has(problem.key)) first.set(problem.key, problem);
  }
  return [...first.values()].toSorted((a, b) => SELLER_STEPS.indexOf(a.step) - SELLER_STEPS.indexOf(b.step));
}

/** The problems that are said now: what is missing is said once its step has been left. */
export function due(
  problems: readonly ShownProblem[],
  left: readonly SellerStep[],
): ReadonlyMap<string, ShownProblem> {
  const said = problems.filter(({ kind, step }) => kind !== 'missing' || left.includes(step));
  return new Map(said.map((problem) => [problem.key, problem]));
}

type NumberPlace = Extract<SellerCampaignPlace, { at: 'product' }> & {
  readonly field: keyof typeof MISSING_NUMBERS;
};

function isEmptyNumber(place: SellerCampaignPlace, form: CampaignForm): place is NumberPlace {
  if (place.at !== 'product' || place.field === 'product') return false;
  const entry = form.offers.find(({ productId }) => productId === place.productId);
  const text = place.field === 'totalCommissionRate' ? entry?.rateText : entry?.sampleText;
  return text !== undefined && isBlank(text);
}

function refusedSentence(
  place: SellerCampaignPlace,
  error: AppError,
  circumstances: WordCircumstances,
): string {
  return isByUnknownLimit(error) ? sentenceOf(error.code) : sentenceAt(place, error, circumstances);
}

function sentenceAt(
  place: SellerCampaignPlace,
  error: AppError,
  { market, policy, products, nameOfPartner }: WordCircumstances,
): string {
  switch (place.at) {
    case 'product': {
      const product = products.get(place.productId);
      if (place.field === 'totalCommissionRate') {
        return rateSentence(error.code, product, { campaign: { commissionRequirement: 0 }, market, policy });
      }
      if (place.field === 'sampleQuantity') return sampleSentence(error.code, { market, policy });
      return product && error.code === 'PRODUCT_NOT_ELIGIBLE'
        ? productSentence(error.code, product)
        : errorSentence(error);
    }
    case 'contact':
      return contactSentence(error.code, market);
    case 'partner':
      return `${nameOfPartner(place.partnerId) ?? 'A partner'}: ${errorSentence(error)}`;
    case 'field':
      return fieldSentence(error, policy);
  }
}

function fieldSentence(error: AppError, policy: RegistrationPolicy): string {
  if (error.code === 'TOO_MANY_PRODUCTS') {
    return `A campaign holds at most ${policy.maximumProductsPerRegistration} products.`;
  }
  if (error.code === 'TOO_MANY_PARTNERS') return `At most ${MOST_INVITED_PARTNERS} partners can be invited.`;
  return error.detail ? errorSentence(error) : sentenceOf(error.code);
}
