/**
 * What is wrong with a registration that a person submits: every rule of the domain, each problem at its
 * field. Pure; the API checks the same again under the same names.
 */
import type { FormProblem } from '#shared/contract/desk.ts';
import type { RegisteredProduct } from '#shared/contract/query.ts';
import { type Campaign, joiningProblem } from '#shared/domain/campaign.ts';
import { emailProblem, messengerProblem, type SellerContact } from '#shared/domain/contact.ts';
import { marketOf } from '#shared/domain/market.ts';
import type { Product } from '#shared/domain/product.ts';
import {
  type ProductOffer,
  productProblem,
  type Registration,
  rateProblem,
  sampleProblem,
} from '#shared/domain/registration.ts';
import type { Shop } from '#shared/domain/shop.ts';
import type { ErrorCode } from '#shared/errors.ts';

export interface Submission {
  readonly shop: Shop;
  readonly operationId: string;
  readonly campaign: Campaign | null;
  readonly termsVersion: string;
  readonly sellerContact: SellerContact;
  readonly offers: readonly ProductOffer[];
  /** The catalogue's entries for the offered products; one that is missing is not in the catalogue. */
  readonly products: readonly Product[];
  readonly registeredProducts: readonly RegisteredProduct[];
  /** The parked operation that this submission mends: its own offers do not stand in its way. */
  readonly replaces: string | null;
  /** Unix seconds by the API's clock. */
  readonly now: number;
}

const wholeProblem = (code: ErrorCode): FormProblem => ({ at: 'registration', error: { code } });

function campaignProblems({ campaign, termsVersion, now }: Submission): FormProblem[] {
  if (!campaign) return [wholeProblem('CAMPAIGN_NOT_FOUND')];
  if (campaign.termsVersion !== termsVersion) return [wholeProblem('TERMS_CHANGED')];
  const problem = joiningProblem(campaign, now);
  return problem ? [wholeProblem(problem)] : [];
}

function contactProblems({ shop, sellerContact }: Submission): FormProblem[] {
  const market = marketOf(shop.region);
  const given = sellerContact.messenger;
  const email = emailProblem(sellerContact.email);
  const messenger =
    given && given.kind !== market.messenger
      ? 'MESSENGER_INVALID'
      : messengerProblem(market, given?.value ?? '');
  return [
    ...(email ? [{ at: 'contact', field: 'email', error: { code: email } } as const] : []),
    ...(messenger ? [{ at: 'contact', field: 'messenger', error: { code: messenger } } as const] : []),
  ];
}

function countProblems({ offers, shop }: Submission): FormProblem[] {
  if (offers.length === 0) return [wholeProblem('NO_PRODUCTS')];
  const most = shop.registrationPolicy.maximumProductsPerRegistration;
  return offers.length > most
    ? [{ at: 'registration', error: { code: 'TOO_MANY_PRODUCTS', detail: `at most ${most}` } }]
    : [];
}

/** The newest registration of a product here: an older, rejected one has been answered by it. */
function newestRegistration(
  registeredProducts: readonly RegisteredProduct[],
  productId: string,
): Registration | undefined {
  return registeredProducts
    .flatMap((row) =>
      row.source === 'api' && row.registration.productId === productId ? [row.registration] : [],
    )
    .reduce<Registration | undefined>(
      (newest, one) => (newest && newest.submittedTime > one.submittedTime ? newest : one),
      undefined,
    );
}

function productCode(
  submission: Submission,
  product: Product | undefined,
  offer: ProductOffer,
): ErrorCode | null {
  const { operationId, registeredProducts, replaces, shop, now } = submission;
  const own: readonly (string | null)[] = [operationId, replaces];
  if (!product) return 'PRODUCT_NOT_FOUND';
  const waiting = registeredProducts.some(
    (row) => row.source === 'outbox' && row.productId === offer.productId && !own.includes(row.operationId),
  );
  if (waiting) return 'PRODUCT_ALREADY_REGISTERED';
  const earlier = newestRegistration(registeredProducts, offer.productId);
  return productProblem(product, earlier, shop.registrationPolicy, now);
}

function offerProblems(submission: Submission, campaign: Campaign): FormProblem[] {
  const products = new Map(submission.products.map((product) => [product.id, product]));
  const seen = new Set<string>();
  return submission.offers.flatMap((offer): FormProblem[] => {
    const at = { at: 'product', productId: offer.productId } as const;
    if (seen.has(offer.productId)) return [{ ...at, field: 'product', error: { code: 'DUPLICATE_PRODUCT' } }];
    seen.add(offer.productId);
    const product = products.get(offer.productId);
    const policy = submission.shop.registrationPolicy;
    const code = productCode(submission, product, offer);
    const rate = product && rateProblem(offer.totalCommissionRate, campaign, product, policy);
    const sample = sampleProblem(offer.sampleQuantity, policy);
    return [
      ...(code ? [{ ...at, field: 'product', error: { code } } as const] : []),
      ...(rate ? [{ ...at, field: 'totalCommissionRate', error: { code: rate } } as const] : []),
      ...(sample ? [{ ...at, field: 'sampleQuantity', error: { code: sample } } as const] : []),
    ];
  });
}

/** Every problem of a submission, the campaign's first; empty when it may be queued. */
export function submissionProblems(submission: Submission): FormProblem[] {
  return [
    ...campaignProblems(submission),
    ...countProblems(submission),
    ...contactProblems(submission),
    ...(submission.campaign ? offerProblems(submission, submission.campaign) : []),
  ];
}
