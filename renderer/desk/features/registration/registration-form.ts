/**
 * The registration form as a value, and every way in which it changes: a pure reducer.
 * Knows neither React nor where drafts and answers come from, and judges nothing: problems.ts does.
 */
import type { FormProblem } from '#shared/contract/desk.ts';
import type { Campaign } from '#shared/domain/campaign.ts';
import type { RegistrationDraft } from '#shared/domain/outbox.ts';
import type { OfferEntry } from './offer-entry.ts';

export type Step = RegistrationDraft['step'];
export const STEPS = ['products', 'terms', 'review'] as const satisfies Step[];

export interface RegistrationForm {
  /** The terms that the person has before them: their version is what is submitted. */
  readonly readTerms: Campaign;
  readonly step: Step;
  readonly offers: readonly OfferEntry[];
  readonly email: string;
  readonly messenger: string;
  /** The parked operation that submitting replaces. */
  readonly replaces: string | null;
  /** What the main process or the API refused, each until what it names is changed. */
  readonly refusals: readonly FormProblem[];
  /** Steps that the person tried to leave forwards: from then on, what is missing there is said too. */
  readonly attempted: readonly Step[];
  /** The offers before the last change of many at once, until the next change. */
  readonly undo: { readonly label: string; readonly offers: readonly OfferEntry[] } | null;
}

export type FormAction =
  | { readonly type: 'productChosen'; readonly offer: OfferEntry }
  | { readonly type: 'productsChosen'; readonly offers: readonly OfferEntry[]; readonly label: string }
  | { readonly type: 'productDropped'; readonly productId: string }
  | { readonly type: 'rowRemoved'; readonly productId: string; readonly label: string }
  | { readonly type: 'productsCleared'; readonly label: string }
  | { readonly type: 'rateTyped'; readonly productId: string; readonly text: string }
  | { readonly type: 'sampleQuantityTyped'; readonly productId: string; readonly text: string }
  /** An empty text leaves that column as it is. */
  | {
      readonly type: 'appliedToAll';
      readonly rateText: string;
      readonly sampleText: string;
      readonly label: string;
    }
  | { readonly type: 'undone' }
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
  switch (action.type) {
    case 'productChosen':
      return withOffers(form, joined(form.offers, [action.offer]));
    case 'productsChosen':
      return withUndo(form, joined(form.offers, action.offers), action.label);
    case 'productDropped':
      return withOffers(form, without(form.offers, action.productId));
    case 'rowRemoved':
      return withUndo(form, without(form.offers, action.productId), action.label);
    case 'productsCleared':
      return withUndo(form, [], action.label);
    case 'rateTyped':
      return forgetRefusals(
        withOffers(form, changed(form.offers, action.productId, { rateText: action.text })),
        (problem) => isAbout(problem, action.productId, 'totalCommissionRate'),
      );
    case 'sampleQuantityTyped':
      return forgetRefusals(
        withOffers(form, changed(form.offers, action.productId, { sampleText: action.text })),
        (problem) => isAbout(problem, action.productId, 'sampleQuantity'),
      );
    case 'appliedToAll':
      return applyToAll(form, action);
    case 'undone':
      return form.undo ? withOffers(form, form.undo.offers) : form;
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

function applyToAll(
  form: RegistrationForm,
  { rateText, sampleText, label }: { rateText: string; sampleText: string; label: string },
): RegistrationForm {
  const offers = form.offers.map((entry) => ({
    ...entry,
    rateText: rateText === '' ? entry.rateText : rateText,
    sampleText: sampleText === '' ? entry.sampleText : sampleText,
  }));
  return forgetRefusals(withUndo(form, offers, label), (problem) => {
    if (problem.at !== 'product') return false;
    return problem.field === 'totalCommissionRate'
      ? rateText !== ''
      : problem.field === 'sampleQuantity' && sampleText !== '';
  });
}

/** Refusals of rows that are gone go with them. */
function withOffers(form: RegistrationForm, offers: readonly OfferEntry[]): RegistrationForm {
  const kept = new Set(offers.map((entry) => entry.productId));
  return forgetRefusals(
    { ...form, offers, undo: null },
    (problem) => problem.at === 'product' && !kept.has(problem.productId),
  );
}

function withUndo(form: RegistrationForm, offers: readonly OfferEntry[], label: string): RegistrationForm {
  return { ...withOffers(form, offers), undo: { label, offers: form.offers } };
}

/** Each product once: what is in the form already keeps what was typed for it. */
function joined(offers: readonly OfferEntry[], more: readonly OfferEntry[]): readonly OfferEntry[] {
  const byProduct = new Map(offers.map((entry) => [entry.productId, entry]));
  for (const entry of more) if (!byProduct.has(entry.productId)) byProduct.set(entry.productId, entry);
  return [...byProduct.values()];
}

function without(offers: readonly OfferEntry[], productId: string): readonly OfferEntry[] {
  return offers.filter((entry) => entry.productId !== productId);
}

function changed(
  offers: readonly OfferEntry[],
  productId: string,
  change: Partial<OfferEntry>,
): readonly OfferEntry[] {
  return offers.map((entry) => (entry.productId === productId ? { ...entry, ...change } : entry));
}

function forgetRefusals(
  form: RegistrationForm,
  isSettled: (problem: FormProblem) => boolean,
): RegistrationForm {
  if (!form.refusals.some(isSettled)) return form;
  return { ...form, refusals: form.refusals.filter((problem) => !isSettled(problem)) };
}

function isAbout(
  problem: FormProblem,
  productId: string,
  field: 'totalCommissionRate' | 'sampleQuantity',
): boolean {
  return problem.at === 'product' && problem.productId === productId && problem.field === field;
}

function isAboutContact(field: 'email' | 'messenger'): (problem: FormProblem) => boolean {
  return (problem) => problem.at === 'contact' && problem.field === field;
}
