/**
 * A product of the shop's catalogue, and whether it may be promoted.
 * Knows nothing of campaigns: what a campaign asks is in registration.ts.
 */
import type { Money } from './money.ts';
import type { Rate } from './rate.ts';

export const PRODUCT_STATUSES = [
  'DRAFT',
  'PENDING',
  'FAILED',
  'ACTIVATE',
  'SELLER_DEACTIVATED',
  'PLATFORM_DEACTIVATED',
  'FREEZE',
  'DELETED',
] as const;
export type ProductStatus = (typeof PRODUCT_STATUSES)[number];

export const AUDIT_STATUSES = ['NONE', 'AUDITING', 'FAILED', 'PRE_APPROVED', 'APPROVED'] as const;
export type AuditStatus = (typeof AUDIT_STATUSES)[number];

export interface Category {
  readonly id: string;
  readonly name: string;
}

export interface Product {
  readonly id: string;
  readonly name: string;
  readonly mainImageUrl: string;
  readonly category: Category;
  readonly lowestPrice: Money;
  readonly highestPrice: Money;
  /** Units in stock over all SKUs. */
  readonly inventory: number;
  readonly skuCount: number;
  readonly status: ProductStatus;
  readonly auditStatus: AuditStatus;
  readonly underEnforcement: boolean;
  /** What the product pays any creator outside campaigns, in 0.01 %; null when it is in no open collaboration. */
  readonly openCollaborationCommissionRate: Rate | null;
}

/** Why a product cannot be promoted: its status, its audit, or an enforcement against it. */
export type IneligibleReason = 'NOT_ACTIVE' | 'NOT_APPROVED' | 'UNDER_ENFORCEMENT';

/** The first reason why `product` cannot be promoted, or null when it can. */
export function ineligibleReason(
  product: Pick<Product, 'status' | 'auditStatus' | 'underEnforcement'>,
): IneligibleReason | null {
  if (product.underEnforcement) return 'UNDER_ENFORCEMENT';
  if (product.status !== 'ACTIVATE') return 'NOT_ACTIVE';
  return product.auditStatus === 'APPROVED' ? null : 'NOT_APPROVED';
}
