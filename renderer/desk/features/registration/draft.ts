/**
 * The form as a draft that outlives the dialog and the app, and back. Knows neither when drafts are saved
 * nor where: use-draft-keeping.ts and the main process do.
 */

import type { RegistrationDraft } from '#shared/domain/outbox.ts';
import { readRate, readWholeNumber, textOfRate } from '#shared/domain/typed-number.ts';
import { type OfferEntry, textOfSampleQuantity } from './offer-entry.ts';
import type { RegistrationForm } from './registration-form.ts';

/** Longer texts than a draft may hold can be no address: what is beyond is cut. */
const LONGEST_TEXT = 1_000;

/** The draft of a form at `savedTime` (Unix seconds). What is typed in a number's place and is none is left out. */
export function draftOf(form: RegistrationForm, savedTime: number): RegistrationDraft {
  return {
    campaignId: form.readTerms.id,
    savedTime,
    step: form.step,
    offers: form.offers.map((entry) => ({
      productId: entry.productId,
      totalCommissionRate: finite(readRate(entry.rateText)),
      sampleQuantity: finite(readWholeNumber(entry.sampleText)),
    })),
    email: form.email.slice(0, LONGEST_TEXT),
    messenger: form.messenger.slice(0, LONGEST_TEXT),
    replaces: form.replaces,
    readTerms: form.readTerms,
  };
}

/** The part of a form that a draft restores. */
export function formPartOf(
  draft: RegistrationDraft,
): Pick<RegistrationForm, 'step' | 'offers' | 'email' | 'messenger' | 'replaces'> &
  Partial<Pick<RegistrationForm, 'readTerms'>> {
  const offers: OfferEntry[] = draft.offers.map((offer) => ({
    productId: offer.productId,
    rateText: textOfRate(offer.totalCommissionRate),
    sampleText: textOfSampleQuantity(offer.sampleQuantity),
  }));
  const { step, email, messenger, replaces, readTerms } = draft;
  const written = { step: offers.length === 0 ? 'products' : step, offers, email, messenger, replaces };
  return readTerms ? { ...written, readTerms } : written;
}

/** Whether two forms would be the same draft: nothing to save between them. */
export function isSameDraft(a: RegistrationForm, b: RegistrationForm): boolean {
  return JSON.stringify(draftOf(a, 0)) === JSON.stringify(draftOf(b, 0));
}

function finite(value: number | null): number | null {
  return value !== null && Number.isFinite(value) ? value : null;
}
