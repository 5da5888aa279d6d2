/**
 * The status of a registered product as a person sees it: what the API last answered, with what is still unsent
 * laid over it. Every status has a word of its own; shapes and colours are the badge's.
 */
import type { RegisteredProduct } from '#shared/contract/query.ts';
import type { ReviewStatus } from '#shared/domain/registration.ts';
import { countOf, formatCount } from '../../format/number.ts';
import type { RegisteredProductKey } from '../../state/arrival.ts';

export type RegisteredStatus = ReviewStatus | 'QUEUED' | 'REFUSED';

/** In the order of the summary: what needs a person first, then what is on its way, then what is settled. */
export const REGISTERED_STATUSES = [
  'REFUSED',
  'QUEUED',
  'PENDING',
  'APPROVED',
  'REJECTED',
  'PENDING_CLOSED',
  'CLOSED',
] as const satisfies RegisteredStatus[];

export const STATUS_WORDS: Readonly<
  Record<RegisteredStatus, { readonly word: string; readonly meaning: string }>
> = {
  REFUSED: {
    word: 'Needs attention',
    meaning: 'Refused by the API. Edit it, send it again, or discard it.',
  },
  QUEUED: { word: 'Queued', meaning: 'Sent as soon as the API can be reached.' },
  PENDING: {
    word: 'Pending review',
    meaning: 'The partner reviews the commission rate and the sample quantity.',
  },
  APPROVED: { word: 'Approved', meaning: 'The partner’s creators can promote it.' },
  REJECTED: { word: 'Rejected', meaning: 'The partner did not take it.' },
  PENDING_CLOSED: { word: 'Closing', meaning: 'Promotion ends after the platform’s delay.' },
  CLOSED: { word: 'Closed', meaning: 'Promotion has ended.' },
};

export function registeredStatus(product: RegisteredProduct): RegisteredStatus {
  if (product.source === 'api') return product.registration.reviewStatus;
  return product.state === 'queued' ? 'QUEUED' : 'REFUSED';
}

/** How many products are in each status, in the order of REGISTERED_STATUSES, without empty ones. */
export function countsByStatus(
  products: readonly RegisteredProduct[],
): readonly { readonly status: RegisteredStatus; readonly count: number }[] {
  return REGISTERED_STATUSES.map((status) => ({
    status,
    count: products.filter((product) => registeredStatus(product) === status).length,
  })).filter(({ count }) => count > 0);
}

/** "3 approved", "1 needs attention", "2 need attention". */
export function countInWords(status: RegisteredStatus, count: number): string {
  const word = STATUS_WORDS[status].word.toLowerCase();
  return `${formatCount(count)} ${status === 'REFUSED' && count !== 1 ? 'need attention' : word}`;
}

export interface Standing {
  /** What needs a person, what is only on this computer, or nothing of the kind. */
  readonly tone: 'danger' | 'accent' | 'neutral';
  readonly text: string;
}

/** How the shop stands in a campaign, in one line; null where it has nothing in it. What the API has not taken is said first. */
export function standingOf(products: readonly RegisteredProduct[]): Standing | null {
  if (products.length === 0) return null;
  const edits = products.flatMap((product) => (product.source === 'api' ? (product.sampleEdit ?? []) : []));
  const withState = (state: 'queued' | 'parked'): number =>
    edits.filter((edit) => edit.state === state).length;
  const [parked, queued] = [withState('parked'), withState('queued')];
  const parts = [
    ...(parked > 0 ? [`${countOf(parked, 'sample edit')} ${parked === 1 ? 'needs' : 'need'} attention`] : []),
    ...(queued > 0 ? [`${countOf(queued, 'sample edit')} queued`] : []),
    ...countsByStatus(products).map(({ status, count }) => countInWords(status, count)),
  ];
  const has = (status: RegisteredStatus) => products.some((product) => registeredStatus(product) === status);
  const tone = parked > 0 || has('REFUSED') ? 'danger' : queued > 0 || has('QUEUED') ? 'accent' : 'neutral';
  return { tone, text: `Your products: ${parts.join(', ')}` };
}

export function productNameOf(product: RegisteredProduct): string {
  return product.source === 'api' ? product.registration.productName : product.productName;
}

/** A key that stays the same while the row is the same thing. */
export function rowKeyOf(product: RegisteredProduct): string {
  return product.source === 'api' ? product.registration.id : `${product.operationId}/${product.productId}`;
}

/** Whether a row is the one that a key means. */
export function isRowOf(product: RegisteredProduct, key: RegisteredProductKey): boolean {
  if (key.source === 'api') return product.source === 'api' && product.registration.id === key.registrationId;
  return (
    product.source === 'outbox' &&
    product.operationId === key.operationId &&
    product.productId === key.productId
  );
}

/** The key of a row, to lead to it. */
export function keyOf(product: RegisteredProduct): RegisteredProductKey {
  if (product.source === 'api') return { source: 'api', registrationId: product.registration.id };
  const { operationId, productId } = product;
  return { source: 'outbox', operationId, productId };
}

export function productIdOf(product: RegisteredProduct): string {
  return product.source === 'api' ? product.registration.productId : product.productId;
}

/** What waits for a person first, then what waits to be sent, then what may be registered again after a rejection; the rest as it came. */
export function inOrderOfAttention(products: readonly RegisteredProduct[]): RegisteredProduct[] {
  const needsPerson = (product: RegisteredProduct): boolean =>
    product.source === 'outbox' ? product.state === 'parked' : product.sampleEdit?.state === 'parked';
  const mayTryAgain = (product: RegisteredProduct): boolean =>
    registeredStatus(product) === 'REJECTED' && product.source === 'api' && product.mayRegisterAgain;
  const rank = (product: RegisteredProduct): number => {
    if (needsPerson(product)) return 0;
    if (product.source === 'outbox') return 1;
    return mayTryAgain(product) ? 2 : 3;
  };
  return products.toSorted((a, b) => rank(a) - rank(b));
}
