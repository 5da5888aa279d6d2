/**
 * What a template changes of a form, the way back, and what a form would be as a template. Pure.
 */

import type { CampaignTemplate } from '#shared/domain/seller-draft.ts';
import { readRate, readWholeNumber, textOfRate } from '#shared/domain/typed-number.ts';
import { type OfferEntry, textOfSampleQuantity } from '../registration/offer-entry.ts';
import { draftOfForm, entryOf, storedDraft } from './form-draft.ts';
import type { AppliedTemplate, CampaignForm, TemplatePart } from './form-value.ts';

export type TemplateAction =
  | { readonly type: 'templateApplied'; readonly template: CampaignTemplate }
  | { readonly type: 'templateTakenBack' };

/**
 * The form's part under a template: its preferences, its contacts where it has any, its rate and its quantity for every product that is
 * chosen already.
 */
export function applied(
  form: CampaignForm,
  template: CampaignTemplate,
): TemplatePart & Pick<CampaignForm, 'template'> {
  const rateText = textOfRate(template.totalCommissionRate);
  const sampleText = textOfSampleQuantity(template.sampleQuantity);
  const { preferences, email, messenger, offers, undo } = form;
  return {
    preferences: entryOf(template.creatorPreferences),
    email: template.email === '' ? email : template.email,
    messenger: template.messenger === '' ? messenger : template.messenger,
    offers: offers.map((entry) => underTemplate(entry, { rateText, sampleText })),
    undo: null,
    template: {
      name: template.name,
      rateText,
      sampleText,
      before: { preferences, email, messenger, offers, undo },
    },
  };
}

/** The form's part without the template: as it was before, or from now on only. */
export function takenBack({
  before,
}: AppliedTemplate): Partial<TemplatePart> & Pick<CampaignForm, 'template'> {
  return { ...before, template: null };
}

/** The template once something that it wrote was changed; null when it has nothing to give to products that are added. */
export function goneOnFrom(template: CampaignForm['template']): CampaignForm['template'] {
  if (template === null || (template.rateText === '' && template.sampleText === '')) return null;
  return template.before === null ? template : { ...template, before: null };
}

/** A product's offer with the template's rate and quantity where it has them. */
export function underTemplate(
  entry: OfferEntry,
  { rateText, sampleText }: Pick<AppliedTemplate, 'rateText' | 'sampleText'>,
): OfferEntry {
  return {
    ...entry,
    rateText: rateText === '' ? entry.rateText : rateText,
    sampleText: sampleText === '' ? entry.sampleText : sampleText,
  };
}

/** A form as a template: a rate or a quantity goes along when all products have the same. */
export function templateOf(
  form: CampaignForm,
  about: Pick<CampaignTemplate, 'id' | 'name' | 'region' | 'savedTime'>,
): CampaignTemplate {
  const { creatorPreferences, email, messenger } = storedDraft(draftOfForm(form, about.savedTime));
  return {
    ...about,
    creatorPreferences,
    email,
    messenger,
    totalCommissionRate: shared(form.offers.map(({ rateText }) => readRate(rateText))),
    sampleQuantity: shared(form.offers.map(({ sampleText }) => readWholeNumber(sampleText))),
  };
}

function shared(values: readonly (number | null)[]): number | null {
  const [first = null] = values;
  return first !== null && Number.isFinite(first) && values.every((value) => value === first) ? first : null;
}
