/**
 * The form as what the main process queues, and what is said when it has. Pure.
 */
import type { DeskInput } from '#shared/contract/desk.ts';
import type { SyncStatus } from '#shared/contract/sync-status.ts';
import { givenContact, type SellerContact } from '#shared/domain/contact.ts';
import type { Market } from '#shared/domain/market.ts';
import { isolated } from '#shared/domain/plain-text.ts';
import type { ShopKey } from '#shared/domain/shop.ts';
import { countOf } from '../../format/number.ts';
import { sentWhen } from '../sync/sent-when.ts';
import { offerOf } from './offer-entry.ts';
import type { RegistrationForm } from './registration-form.ts';

/** The submission of a form without blocking problems. A row that is no offer yet is an error of the caller: RangeError. */
export function submissionOf(
  form: RegistrationForm,
  shop: ShopKey,
  market: Market,
): Omit<DeskInput<'submitRegistration'>, 'operationId' | 'endsDraft'> {
  const offers = form.offers.map((entry) => {
    const offer = offerOf(entry);
    if (offer === null) throw new RangeError('A registration with unfinished rows cannot be submitted.');
    return offer;
  });
  return {
    shop,
    campaignId: form.readTerms.id,
    termsVersion: form.readTerms.termsVersion,
    sellerContact: contactOf(form, market),
    offers,
    replaces: form.replaces,
  };
}

/** The contact of a form as it is sent. */
export function contactOf(
  form: Pick<RegistrationForm, 'email' | 'messenger'>,
  market: Market,
): SellerContact {
  return givenContact(form.email, form.messenger, market);
}

/** What the person is told after Submit: whether it is on its way or waits, and where to follow it. */
export function submittedNotice(
  productCount: number,
  partnerName: string,
  status: SyncStatus | null,
): string {
  const products = countOf(productCount, 'product');
  const when = sentWhen(status);
  if (when !== null) return `${products} queued. Sent ${when}.`;
  return `${products} ${productCount === 1 ? 'is' : 'are'} on the way to ${isolated(partnerName)}. Follow the review under Joined.`;
}
