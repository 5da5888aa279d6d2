/**
 * The form while the dialog is open: its state, what is wrong with it by the shop's rules and the API's clock, and
 * the way forwards and back. Steps draw it; nothing here is drawn.
 */
import { useMemo, useReducer, useState } from 'react';
import type { ProductRow } from '#shared/contract/query.ts';
import { marketOf } from '#shared/domain/market.ts';
import type { Product } from '#shared/domain/product.ts';
import type { Shop, ShopKey } from '#shared/domain/shop.ts';
import { useNow } from '../../state/clock.ts';
import { useDeskQuery } from '../../state/use-desk-query.ts';
import { candidacyIn, candidateProblem } from './candidacy.ts';
import type { FocusRequest } from './focus-place.ts';
import { newOffer, type OfferEntry } from './offer-entry.ts';
import {
  blocking,
  type FormContext,
  type PlacedProblem,
  placeKey,
  problemsOf,
  shownProblems,
} from './problems.ts';
import {
  type FormAction,
  type RegistrationForm,
  registrationForm,
  STEPS,
  type Step,
} from './registration-form.ts';
import { useChosenProducts } from './use-chosen-products.ts';
import type { ReadyOpening } from './use-opening.ts';

export function useRegistration(
  shop: ShopKey,
  shopRecord: Shop,
  opening: ReadyOpening,
  begun: RegistrationForm,
) {
  const [form, change] = useReducer(registrationForm, begun);
  const [focusRequest, setFocusRequest] = useState<FocusRequest | null>(() => firstFocus(begun));
  const [objection, setObjection] = useState(0);
  const { campaign, context, learn } = useCircumstances(shop, shopRecord, opening, form);
  const problems = useMemo(() => problemsOf(form, context), [form, context]);
  const shown = useMemo(() => shownProblems(problems, form.attempted), [problems, form.attempted]);

  const focusOn = (key: string): void => setFocusRequest((last) => ({ key, turn: (last?.turn ?? 0) + 1 }));
  const showFirst = (found: readonly PlacedProblem[]): void => {
    const [first] = found;
    if (!first) return;
    // What concerns the whole is said above every step.
    if (first.place.at !== 'whole') change({ type: 'stepOpened', step: first.step });
    focusOn(placeKey(first.place));
    setObjection(found.length);
  };
  const open = (step: Step): void => {
    change({ type: 'stepOpened', step });
    setObjection(0);
    focusOn('step');
  };
  /** Whether `step` may be left forwards; says and shows the first problem when it may not. */
  const passes = (step: Step): boolean => {
    for (const each of STEPS.slice(0, STEPS.indexOf(step) + 1)) change({ type: 'stepAttempted', step: each });
    const found = blocking(problems, step);
    showFirst(found);
    return found.length === 0;
  };

  return {
    form,
    change: (action: FormAction): void => {
      setObjection(0);
      change(action);
    },
    campaign,
    terms: form.readTerms,
    context,
    problems,
    shown,
    learn,
    newOffer: (product: Product): OfferEntry => newOffer(product, form.readTerms, context.policy),
    /** The list knows nothing of mending: what waits only in the operation that is mended can be chosen. */
    problemOf: (row: ProductRow): ProductRow['problem'] =>
      row.problem === 'PRODUCT_QUEUED' ? candidateProblem(row.product, context.candidacy) : row.problem,
    focusRequest,
    /** How many problems kept the person back at the last try; 0 after any change. */
    objection,
    open,
    passes,
    /** For what takes away the element that has the focus: it must land where the person goes on. */
    focusOn,
    showRefused: (refusals: RegistrationForm['refusals']): void => {
      change({ type: 'refused', problems: refusals });
      const refused = problemsOf({ ...form, refusals }, context).filter(
        ({ problem }) => problem.kind === 'refused',
      );
      // What concerns the whole is said above every step, so the first field or row is the one to show.
      const isWhole = ({ place }: PlacedProblem): boolean => place.at === 'whole';
      showFirst(refused.toSorted((a, b) => Number(isWhole(a)) - Number(isWhole(b))));
    },
    /** Opens a step: backwards always, forwards as far as the steps before it let it be reached. */
    goTo(step: Step): void {
      const [from, to] = [STEPS.indexOf(form.step), STEPS.indexOf(step)];
      const before = STEPS[to - 1];
      if (to <= from || before === undefined || passes(before)) open(step);
    },
  };
}

/** The campaign as it now is, and what the rules need to know besides the form, kept true while the dialog is open. */
function useCircumstances(shop: ShopKey, shopRecord: Shop, opening: ReadyOpening, form: RegistrationForm) {
  const live = useDeskQuery(
    'readCampaign',
    { shop, campaignId: form.readTerms.id },
    { shop, collections: ['campaign', 'registration', 'outbox'] },
  );
  const known = live.data ?? opening.known;
  // A campaign that has gone meanwhile leaves its last terms: Submit is answered by the API then.
  const campaign = known.campaign ?? opening.campaign;
  const productIds = useMemo(() => form.offers.map(({ productId }) => productId), [form.offers]);
  const { products, learn } = useChosenProducts(shop, productIds, opening.products);
  const now = useNow(shop);
  const context: FormContext = useMemo(() => {
    const policy = shopRecord.registrationPolicy;
    return {
      market: marketOf(shopRecord.region),
      policy,
      now,
      products,
      candidacy: candidacyIn(known.registeredProducts, form.replaces, policy, now),
    };
  }, [shopRecord, now, products, known.registeredProducts, form.replaces]);
  return { campaign, context, learn };
}

/** Where a form that is taken up begins: at its first refusal, or at the heading of its step. */
function firstFocus({ step, refusals }: RegistrationForm): FocusRequest | null {
  for (const refusal of refusals) {
    if (refusal.at === 'product') {
      const field = REFUSED_FIELDS[refusal.field];
      return { key: placeKey({ at: 'row', productId: refusal.productId, field }), turn: 0 };
    }
    if (refusal.at === 'contact') return { key: refusal.field, turn: 0 };
  }
  return step === 'products' ? null : { key: refusals.length > 0 ? 'whole' : 'step', turn: 0 };
}

const REFUSED_FIELDS = { product: 'product', totalCommissionRate: 'rate', sampleQuantity: 'sample' } as const;

export type RegistrationInHand = ReturnType<typeof useRegistration>;
