/**
 * The form as a draft that outlives the dialog and the app, and back. Knows neither when drafts are saved nor where.
 */

import type { FieldRefusal } from '#shared/domain/outbox.ts';
import { typedLine, typedText, typedWord } from '#shared/domain/plain-text.ts';
import type { CreatorPreferences } from '#shared/domain/seller-campaign.ts';
import {
  SELLER_STEPS,
  type SellerDraft,
  type SellerStep,
  type TemplateInUse,
} from '#shared/domain/seller-draft.ts';
import { readRate, readWholeNumber, textOfRate } from '#shared/domain/typed-number.ts';
import type { AppError } from '#shared/errors.ts';
import { textOfSampleQuantity } from '../registration/offer-entry.ts';
import type { CampaignForm, PreferenceEntry } from './form-value.ts';

/** The form that a draft restores, with what was refused of it. */
export function formOfDraft(
  draft: SellerDraft,
  refusals: readonly FieldRefusal[] = [],
  refusal: AppError | null = null,
): CampaignForm {
  const { savedTime: _, products, creatorPreferences, template, ...fields } = draft;
  return {
    ...fields,
    offers: products.map((offer) => ({
      productId: offer.productId,
      rateText: textOfRate(offer.totalCommissionRate),
      sampleText: textOfSampleQuantity(offer.sampleQuantity),
    })),
    undo: null,
    preferences: entryOf(creatorPreferences),
    refusals,
    refusal,
    left: refusals.length > 0 || draft.edits !== null ? [...SELLER_STEPS] : leftBefore(draft.step),
    template: goingOn(template),
  };
}

/** A template that a draft kept: its rate goes on, what it replaced is no longer known. */
function goingOn(template: SellerDraft['template']): CampaignForm['template'] {
  if (template === null) return null;
  return {
    name: template.name,
    rateText: textOfRate(template.totalCommissionRate),
    sampleText: textOfSampleQuantity(template.sampleQuantity),
    before: null,
  };
}

function templateInUse({ name, rateText, sampleText }: NonNullable<CampaignForm['template']>): TemplateInUse {
  return { name, totalCommissionRate: readRate(rateText), sampleQuantity: readWholeNumber(sampleText) };
}

/** Steps before the one at which a draft was left have been seen. */
function leftBefore(step: SellerStep): SellerStep[] {
  return step === 'review' ? [...SELLER_STEPS] : SELLER_STEPS.slice(0, SELLER_STEPS.indexOf(step));
}

/**
 * The form as a draft. A number that is none is NaN: the rules refuse it; what is stored leaves it out (see `storedDraft`). What no
 * eye sees is dropped from what was typed; a name that may no longer change stays as it is.
 */
export function draftOfForm(form: CampaignForm, savedTime: number): SellerDraft {
  const isNameFixed = form.edits !== null && form.edits.status !== 'READY';
  return {
    id: form.id,
    savedTime,
    step: form.step,
    name: isNameFixed ? form.name : typedLine(form.name),
    description: typedOver(form.edits?.description, form.description),
    registrationStartTime: representable(form.registrationStartTime),
    registrationEndTime: representable(form.registrationEndTime),
    campaignStartTime: representable(form.campaignStartTime),
    campaignEndTime: representable(form.campaignEndTime),
    participation: form.participation,
    // Who was chosen stays chosen while the form is open, for a person who changes their mind twice.
    invitedPartnerIds: form.participation === 'ALL_PARTNERS' ? [] : form.invitedPartnerIds,
    products: form.offers.map((entry) => ({
      productId: entry.productId,
      totalCommissionRate: readRate(entry.rateText),
      sampleQuantity: readWholeNumber(entry.sampleText),
    })),
    creatorPreferences: preferencesOf({
      ...form.preferences,
      notes: typedOver(form.edits?.creatorPreferences.notes, form.preferences.notes),
    }),
    email: typedWord(form.email),
    messenger: typedWord(form.messenger),
    template: form.template && templateInUse(form.template),
    edits: form.edits,
    replaces: form.replaces,
  };
}

/** A text of several lines as it is sent. One that nobody touched stays as it was, whatever it holds. */
function typedOver(before: string | undefined, text: string): string {
  return text === before ? text : typedText(text);
}

/** The last second of the year 9999. */
const LAST_TIME = 253_402_300_799;

/** A year that is half typed (20 on the way to 2026) is no time yet. */
function representable(time: number | null): number | null {
  return time !== null && time >= 0 && time <= LAST_TIME ? time : null;
}

const LONGEST_TEXT = 10_000;
const LONGEST_CONTACT = 1_000;

/** A draft as it may be stored: numbers that are none are left out, texts beyond what nobody types are cut. */
export function storedDraft(draft: SellerDraft): SellerDraft {
  const { ageRange, followerRange } = draft.creatorPreferences;
  return {
    ...draft,
    name: draft.name.slice(0, LONGEST_TEXT),
    description: draft.description.slice(0, LONGEST_TEXT),
    products: draft.products.map((offer) => ({
      productId: offer.productId,
      totalCommissionRate: finite(offer.totalCommissionRate),
      sampleQuantity: finite(offer.sampleQuantity),
    })),
    creatorPreferences: {
      ...draft.creatorPreferences,
      ageRange: { lowest: finite(ageRange.lowest), highest: finite(ageRange.highest) },
      followerRange: { lowest: finite(followerRange.lowest), highest: finite(followerRange.highest) },
      notes: draft.creatorPreferences.notes.slice(0, LONGEST_TEXT),
    },
    email: draft.email.slice(0, LONGEST_CONTACT),
    messenger: draft.messenger.slice(0, LONGEST_CONTACT),
  };
}

/** Whether two forms say the same, wherever in their steps the person is: looking around makes no draft. */
export function hasSameContent(a: CampaignForm, b: CampaignForm): boolean {
  return isSameDraft({ ...a, step: b.step }, b);
}

/** Whether two forms would be stored as the same draft. */
export function isSameDraft(a: CampaignForm, b: CampaignForm): boolean {
  return (
    a === b ||
    JSON.stringify(storedDraft(draftOfForm(a, 0))) === JSON.stringify(storedDraft(draftOfForm(b, 0)))
  );
}

function finite(value: number | null): number | null {
  return value !== null && Number.isFinite(value) ? value : null;
}

export function entryOf(preferences: CreatorPreferences): PreferenceEntry {
  const { ageRange, followerRange, categoryIds, contentFormats, contentStyles, notes } = preferences;
  return {
    lowestAge: textOfSampleQuantity(ageRange.lowest),
    highestAge: textOfSampleQuantity(ageRange.highest),
    fewestFollowers: textOfSampleQuantity(followerRange.lowest),
    mostFollowers: textOfSampleQuantity(followerRange.highest),
    categoryIds,
    contentFormats,
    contentStyles,
    notes,
  };
}

export function preferencesOf(entry: PreferenceEntry): CreatorPreferences {
  const { categoryIds, contentFormats, contentStyles, notes } = entry;
  return {
    ageRange: { lowest: readWholeNumber(entry.lowestAge), highest: readWholeNumber(entry.highestAge) },
    followerRange: {
      lowest: readWholeNumber(entry.fewestFollowers),
      highest: readWholeNumber(entry.mostFollowers),
    },
    categoryIds,
    contentFormats,
    contentStyles,
    notes,
  };
}
