/** What the platform lets a shop do, and within which limits: from its row to the rules' own words. */
import type { RegistrationPolicy } from '#shared/domain/shop.ts';
import { Refusal } from './rules/refusal.ts';
import { standingProblem } from './rules/registering.ts';
import { policyOf } from './store/records.ts';
import type { ShopRow } from './store/schema.ts';

/** Refuses what changes anything while the platform's flags say so. */
export function requireStanding(shop: ShopRow): void {
  const problem = standingProblem({
    operationsAllowed: shop.operations_allowed === 1,
    paymentAccountActive: shop.payment_account_active === 1,
  });
  if (problem) throw new Refusal(problem);
}

export function limitsOf(shop: ShopRow): RegistrationPolicy {
  const policy = policyOf(shop);
  return {
    maximumProductsPerRegistration: policy.maximum_products_per_registration,
    maximumSampleQuantity: policy.maximum_sample_quota,
    minimumRateByCategory: policy.minimum_rate_by_category.map((entry) => ({
      categoryId: entry.category_id,
      rate: entry.commission_rate,
    })),
    registerAgainAfterSeconds: policy.register_again_after_seconds,
  };
}
