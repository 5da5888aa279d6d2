/**
 * A refused operation as what the form shows: its offers as rows, and each refusal at the field that it is about.
 * Knows where a code belongs; the sentences are problem-sentences.ts's.
 */

import type { FormProblem } from '#shared/contract/desk.ts';
import type { RegisterProductsOperation } from '#shared/domain/outbox.ts';
import { textOfRate } from '#shared/domain/typed-number.ts';
import type { AppError, ErrorCode } from '#shared/errors.ts';
import { textOfSampleQuantity } from './offer-entry.ts';
import type { FormBeginning } from './registration-form.ts';

type ProductField = Extract<FormProblem, { at: 'product' }>['field'];

const CONTACT_FIELDS: Partial<Readonly<Record<ErrorCode, 'email' | 'messenger'>>> = {
  EMAIL_REQUIRED: 'email',
  EMAIL_INVALID: 'email',
  MESSENGER_REQUIRED: 'messenger',
  MESSENGER_INVALID: 'messenger',
};

/** The field of a row that a product's refusal is about. */
export function fieldOfRefusal(code: ErrorCode): ProductField {
  if (code.startsWith('COMMISSION_')) return 'totalCommissionRate';
  return code.startsWith('SAMPLE_QUANTITY_') ? 'sampleQuantity' : 'product';
}

/** A refusal of the whole, at the contact's field where it is about one. */
function placedRefusal(error: AppError): FormProblem {
  const field = CONTACT_FIELDS[error.code];
  return field ? { at: 'contact', field, error } : { at: 'registration', error };
}

/** The form with which a parked operation is mended. Its terms are those that the person read then. */
export function formToMend(operation: RegisterProductsOperation): FormBeginning {
  const ofRows = operation.offers.flatMap(({ productId, refusal }): FormProblem[] =>
    refusal ? [{ at: 'product', productId, field: fieldOfRefusal(refusal.code), error: refusal }] : [],
  );
  return {
    readTerms: operation.readTerms,
    step: 'terms',
    offers: operation.offers.map((offer) => ({
      productId: offer.productId,
      rateText: textOfRate(offer.totalCommissionRate),
      sampleText: textOfSampleQuantity(offer.sampleQuantity),
    })),
    email: operation.sellerContact.email,
    messenger: operation.sellerContact.messenger?.value ?? '',
    replaces: operation.id,
    refusals: [...(operation.refusal ? [placedRefusal(operation.refusal)] : []), ...ofRows],
  };
}
