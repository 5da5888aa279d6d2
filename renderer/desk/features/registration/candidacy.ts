/**
 * Whether a product may be chosen for a campaign, from what the window knows of its registrations there.
 * The list of candidates answers the same for its rows; this is for rows that are already in the form.
 */
import type { ProductRow, RegisteredProduct } from '#shared/contract/query.ts';
import type { Product } from '#shared/domain/product.ts';
import { productProblem, type Registration } from '#shared/domain/registration.ts';
import type { RegistrationPolicy } from '#shared/domain/shop.ts';

export type CandidateProblem = NonNullable<ProductRow['problem']>;

/** What is known of each product in one campaign. */
export interface Candidacy {
  readonly registrations: ReadonlyMap<string, Registration>;
  /** Products in operations without an answer, but for those of the operation that is being mended. */
  readonly queued: ReadonlySet<string>;
  readonly policy: RegistrationPolicy;
  /** Unix seconds by the API's clock. */
  readonly now: number;
}

export function candidacyIn(
  registeredProducts: readonly RegisteredProduct[],
  replaces: string | null,
  policy: RegistrationPolicy,
  now: number,
): Candidacy {
  const registrations = new Map<string, Registration>();
  const queued = new Set<string>();
  for (const entry of registeredProducts) {
    if (entry.source === 'outbox') {
      if (entry.operationId !== replaces) queued.add(entry.productId);
      continue;
    }
    const earlier = registrations.get(entry.registration.productId);
    if (!earlier || earlier.submittedTime <= entry.registration.submittedTime) {
      registrations.set(entry.registration.productId, entry.registration);
    }
  }
  return { registrations, queued, policy, now };
}

/** Why `product` cannot be chosen, or null when it can. */
export function candidateProblem(product: Product, candidacy: Candidacy): CandidateProblem | null {
  if (candidacy.queued.has(product.id)) return 'PRODUCT_QUEUED';
  return productProblem(product, candidacy.registrations.get(product.id), candidacy.policy, candidacy.now);
}
