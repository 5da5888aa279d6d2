/**
 * Every way in which the form of a seller's campaign changes: a pure reducer. Judges nothing:
 * draft-problems.ts does; numbers are kept as typed, so that nothing is rewritten under the person's fingers.
 */
import type { FieldRefusal } from '#shared/domain/outbox.ts';
import type { SellerCampaignPlace } from '#shared/domain/seller-campaign-rules.ts';
import { SELLER_STEPS, type SellerStep } from '#shared/domain/seller-draft.ts';
import type { AppError } from '#shared/errors.ts';
import {
  changeOffers,
  isOfferAction,
  type OfferAction,
  settlesRefusal,
} from '../registration/offer-changes.ts';
import { placeKey, stepOf } from './draft-problems.ts';
import type { CampaignForm, PlainFields, PreferenceEntry } from './form-value.ts';
import { applied, goneOnFrom, type TemplateAction, takenBack } from './template-application.ts';

export type FormAction =
  | OfferAction
  | TemplateAction
  | { readonly type: 'typed'; readonly fields: Partial<PlainFields> }
  | { readonly type: 'preferred'; readonly preferences: Partial<PreferenceEntry> }
  | { readonly type: 'stepOpened'; readonly step: SellerStep }
  | { readonly type: 'attempted' }
  | {
      readonly type: 'refused';
      readonly problems: readonly FieldRefusal[];
      readonly error: AppError | null;
    };

export function campaignForm(form: CampaignForm, action: FormAction): CampaignForm {
  if (isOfferAction(action)) {
    const offers = changeOffers(form, action);
    if (offers === form) return form;
    const changed = { ...form, ...offers, refusal: null, template: goneOnFrom(form.template) };
    return forget(changed, (place) => {
      if (place.at === 'product') return settlesRefusal(action, changed, place);
      return (
        place.at === 'field' && place.field === 'products' && offers.offers.length !== form.offers.length
      );
    });
  }
  switch (action.type) {
    case 'typed':
      return forget(
        { ...form, ...action.fields, refusal: null, template: afterTyping(form, action.fields) },
        (place) => isAboutAny(place, action.fields),
      );
    case 'preferred': {
      const keys = new Set(Object.keys(action.preferences).map((field) => PREFERENCE_PLACES[field] ?? field));
      const preferences = { ...form.preferences, ...action.preferences };
      return forget({ ...form, preferences, refusal: null, template: goneOnFrom(form.template) }, (place) =>
        keys.has(placeKey(place)),
      );
    }
    case 'stepOpened':
      return {
        ...form,
        step: action.step,
        left: action.step === 'review' ? [...SELLER_STEPS] : [...new Set([...form.left, form.step])],
      };
    case 'attempted':
      return { ...form, left: [...SELLER_STEPS] };
    case 'refused':
      return { ...form, refusals: action.problems, refusal: action.error, left: [...SELLER_STEPS] };
    case 'templateApplied':
      return forget({ ...form, ...applied(form, action.template), refusal: null }, isOfTemplate);
    case 'templateTakenBack':
      return form.template ? { ...form, ...takenBack(form.template) } : form;
  }
}

/** A template writes the contacts among what is typed as it stands. */
function afterTyping({ template }: CampaignForm, fields: Partial<PlainFields>): CampaignForm['template'] {
  return 'email' in fields || 'messenger' in fields ? goneOnFrom(template) : template;
}

const PREFERENCE_PLACES: Readonly<Record<string, string>> = {
  lowestAge: 'ageRange',
  highestAge: 'ageRange',
  fewestFollowers: 'followerRange',
  mostFollowers: 'followerRange',
  categoryIds: 'creatorPreferences',
  contentFormats: 'creatorPreferences',
  contentStyles: 'creatorPreferences',
};

/** A period is judged with its other end and beside the other period: a change of any time may answer what was refused of another. */
function isAboutAny(place: SellerCampaignPlace, fields: Partial<PlainFields>): boolean {
  const typed = new Set(Object.keys(fields));
  const isTime = [...typed].some((field) => field.endsWith('Time'));
  if (place.at === 'partner') return typed.has('invitedPartnerIds') || typed.has('participation');
  const key = placeKey(place);
  if (key === 'invitedPartners') return typed.has('invitedPartnerIds') || typed.has('participation');
  return typed.has(key) || (isTime && key.endsWith('Time'));
}

/** A template writes every preference anew. */
function isOfTemplate(place: SellerCampaignPlace): boolean {
  return stepOf(place) === 'creators';
}

function forget(form: CampaignForm, isSettled: (place: SellerCampaignPlace) => boolean): CampaignForm {
  if (!form.refusals.some(({ place }) => isSettled(place))) return form;
  return { ...form, refusals: form.refusals.filter(({ place }) => !isSettled(place)) };
}
