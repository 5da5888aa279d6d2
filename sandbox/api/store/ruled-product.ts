/** A product of the catalogue as the rules look at it. Knows neither the rules nor who asks. */
import type { Product } from '#shared/domain/product.ts';
import type { ProductRow } from './schema.ts';

export function ruledProduct(
  product: Pick<
    ProductRow,
    'status' | 'audit_status' | 'under_enforcement' | 'category_id' | 'category_name'
  >,
): Pick<Product, 'status' | 'auditStatus' | 'underEnforcement' | 'category'> {
  return {
    status: product.status,
    auditStatus: product.audit_status,
    underEnforcement: product.under_enforcement === 1,
    category: { id: product.category_id, name: product.category_name },
  };
}
