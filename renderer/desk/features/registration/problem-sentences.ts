/**
 * What is wrong with a field, said with the numbers of this campaign, product and shop.
 * Knows the codes and their general sentences from shared/errors.ts; decides nothing itself.
 */
import type { ProductRow } from '#shared/contract/query.ts';
import type { Campaign } from '#shared/domain/campaign.ts';
import { type Market, MESSENGER_NAMES } from '#shared/domain/market.ts';
import { isolated } from '#shared/domain/plain-text.ts';
import { type IneligibleReason, ineligibleReason, type Product } from '#shared/domain/product.ts';
import { MAXIMUM_COMMISSION_RATE, MINIMUM_COMMISSION_RATE } from '#shared/domain/rate.ts';
import { lowestAcceptedRate } from '#shared/domain/registration.ts';
import type { RegistrationPolicy } from '#shared/domain/shop.ts';
import { type AppError, type ErrorCode, sentenceOf } from '#shared/errors.ts';
import { formatCount } from '../../format/number.ts';
import { formatRate } from '../../format/rate.ts';

/** What sentences are made concrete with. */
export interface Circumstances {
  readonly campaign: Pick<Campaign, 'commissionRequirement'>;
  readonly market: Market;
  readonly policy: RegistrationPolicy;
}

const LIMIT_CODES: ReadonlySet<ErrorCode> = new Set([
  'COMMISSION_BELOW_CATEGORY_MINIMUM',
  'SAMPLE_QUANTITY_TOO_LARGE',
  'TOO_MANY_PRODUCTS',
]);

/** Whether a refusal is by a limit of the shop that is not known here: the API refused what is within those that are, so no number is named. */
export function isByUnknownLimit({ code }: AppError): boolean {
  return LIMIT_CODES.has(code);
}

/** What is said at a number that nothing was entered for. */
export const MISSING_NUMBERS = {
  totalCommissionRate: 'Enter a commission rate.',
  sampleQuantity: 'Enter a quantity: 0 for no samples.',
} as const;

/** The sentence of a problem with a total commission rate. */
export function rateSentence(
  code: ErrorCode,
  product: Pick<Product, 'category'> | undefined,
  { campaign, market, policy }: Circumstances,
): string {
  switch (code) {
    case 'COMMISSION_RATE_TOO_HIGH':
      return `At most ${formatRate(MAXIMUM_COMMISSION_RATE, market.locale)}.`;
    case 'COMMISSION_RATE_TOO_LOW':
    case 'COMMISSION_BELOW_REQUIREMENT':
    case 'COMMISSION_BELOW_CATEGORY_MINIMUM': {
      const { commissionRequirement } = campaign;
      const lowest = product ? lowestAcceptedRate(campaign, product, policy) : commissionRequirement;
      if (lowest === 0) return sentenceOf(code);
      const from = `At least ${formatRate(lowest, market.locale)}`;
      if (!product || lowest === commissionRequirement) return `${from} for this campaign.`;
      return lowest === MINIMUM_COMMISSION_RATE
        ? `${from}.`
        : `${from} for products in ${isolated(product.category.name)}.`;
    }
    default:
      return sentenceOf(code);
  }
}

/** The sentence of a problem with a sample quantity; `current` is the quantity of an existing registration. */
export function sampleSentence(
  code: ErrorCode,
  { market, policy }: Pick<Circumstances, 'market' | 'policy'>,
  current?: number,
): string {
  switch (code) {
    case 'SAMPLE_QUANTITY_INVALID':
      return 'Enter a whole number from 0.';
    case 'SAMPLE_QUANTITY_TOO_LARGE':
      return `At most ${formatCount(policy.maximumSampleQuantity, market.locale)}.`;
    case 'SAMPLE_QUANTITY_DECREASED':
      return current === undefined
        ? sentenceOf(code)
        : `At least ${formatCount(current, market.locale)}: once approved it can only be increased.`;
    default:
      return sentenceOf(code);
  }
}

/** The sentence of a problem with the seller's contact. */
export function contactSentence(code: ErrorCode, market: Market): string {
  const messenger = market.messenger === null ? null : MESSENGER_NAMES[market.messenger];
  if (code === 'MESSENGER_REQUIRED' && messenger) return `${market.name} asks for a ${messenger} contact.`;
  if (code === 'MESSENGER_INVALID' && market.messenger === 'line') {
    return 'Enter a LINE ID: letters, digits, dots and dashes.';
  }
  if (code === 'MESSENGER_INVALID' && messenger)
    return `Enter the phone number of your ${messenger} account.`;
  return code === 'EMAIL_INVALID' ? 'Enter an address such as name@example.com.' : sentenceOf(code);
}

const INELIGIBLE: Readonly<Record<IneligibleReason, string>> = {
  NOT_ACTIVE: 'Not active: put it on sale in Seller Center first',
  NOT_APPROVED: 'Not approved: the platform’s audit has not passed it',
  UNDER_ENFORCEMENT: 'Under enforcement: it cannot be promoted until that is lifted',
};

/** Why a product cannot be chosen, short enough for its row. */
export function productSentence(
  code: NonNullable<ProductRow['problem']>,
  product: Pick<Product, 'status' | 'auditStatus' | 'underEnforcement'>,
): string {
  switch (code) {
    case 'PRODUCT_NOT_ELIGIBLE': {
      const reason = ineligibleReason(product);
      return reason ? INELIGIBLE[reason] : sentenceOf(code);
    }
    case 'PRODUCT_ALREADY_REGISTERED':
      return 'Already registered in this campaign';
    case 'PRODUCT_REJECTED_FOREVER':
      return 'Rejected for good in this campaign';
    case 'REGISTER_AGAIN_TOO_SOON':
      return 'Rejected a short while ago: wait before registering it again';
    case 'PRODUCT_QUEUED':
      return 'Waiting to be sent';
  }
}

/** An error as the API or the main process worded it, with the plain fact that it added. */
export function errorSentence(error: AppError): string {
  const sentence = sentenceOf(error.code);
  // The API's own words may be the same ones.
  return error.detail && error.detail !== sentence ? `${sentence} ${error.detail}` : sentence;
}
