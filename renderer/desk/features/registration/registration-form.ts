/**
 * The registration form as a value, and every way in which it changes: a pure reducer.
 * Knows neither React nor where drafts and answers come from, and judges nothing: problems.ts does.
 */
import type { FormProblem } from '#shared/contract/desk.ts';
import type { Campaign } from '#shared/domain/campaign.ts';
import type { RegistrationDraft } from '#shared/domain/outbox.ts';
import {
  changeOffers,
  isOfferAction,
  type OfferAction,
  type Offers,
  settlesRefusal,
} from './offer-changes.ts';

export type Step = RegistrationDraft['step'];
export const STEPS = ['products', 'terms', 'review'] as const satisfies Step[];

export interface RegistrationForm extends Offers {
  /** The terms that the person has before them: their version is what is submitted. */
  readonly readTerms: Campaign;
  readonly step: Step;
  readonly email: string;
  readonly messenger: string;
  /** The parked operation that submitting replaces. */
  readonly replaces: string | null;
  /** What the main process or the API refused, each until what it names is changed. */
  readonly refusals: readonly FormProblem[];
  /** Steps that the person tried to leave forwards: from then on, what is missing there is said too. */
  readonly attempted: readonly Step[];
}

export type FormAction =
  | OfferAction
  | { readonly type: 'emailTyped'; readonly text: string }
  | { readonly type: 'messengerTyped'; readonly text: string }
  | { readonly type: 'stepOpened'; readonly step: Step }
  | { readonly type: 'stepAttempted'; readonly step: Step }
  | { readonly type: 'termsAccepted'; readonly terms: Campaign }
  | { readonly type: 'refused'; readonly problems: readonly FormProblem[] };

/** What a form begins with. */
export type FormBeginning = Pick<RegistrationForm, 'readTerms'> &
  Partial<Pick<RegistrationForm, 'step' | 'offers' | 'email' | 'messenger' | 'replaces' | 'refusals'>>;

export function beginForm(beginning: FormBeginning): RegistrationForm {
  return {
    step: 'products',
    offers: [],
    email: '',
    messenger: '',
    replaces: null,
    refusals: [],
    attempted: [],
    undo: null,
    ...beginning,
  };
}

export function registrationForm(form: RegistrationForm, action: FormAction): RegistrationForm {
  if (isOfferAction(action)) {
    const offers = changeOffers(form, action);
    if (offers === form) return form;
    const changed = { ...form, ...offers };
    return forgetRefusals(
      changed,
      (problem) => problem.at === 'product' && settlesRefusal(action, changed, problem),
    );
  }
  switch (action.type) {
    case 'emailTyped':
      return forgetRefusals({ ...form, email: action.text }, isAboutContact('email'));
    case 'messengerTyped':
      return forgetRefusals({ ...form, messenger: action.text }, isAboutContact('messenger'));
    case 'stepOpened':
      return { ...form, step: action.step };
    case 'stepAttempted':
      return form.attempted.includes(action.step)
        ? form
        : { ...form, attempted: [...form.attempted, action.step] };
    case 'termsAccepted':
      return forgetRefusals(
        { ...form, readTerms: action.terms },
        (problem) => problem.at === 'registration' && problem.error.code === 'TERMS_CHANGED',
      );
    case 'refused':
      return { ...form, refusals: action.problems, attempted: [...STEPS] };
  }
}

function forgetRefusals(
  form: RegistrationForm,
  isSettled: (problem: FormProblem) => boolean,
): RegistrationForm {
  if (!form.refusals.some(isSettled)) return form;
  return { ...form, refusals: form.refusals.filter((problem) => !isSettled(problem)) };
}

function isAboutContact(field: 'email' | 'messenger'): (problem: FormProblem) => boolean {
  return (problem) => problem.at === 'contact' && problem.field === field;
}
