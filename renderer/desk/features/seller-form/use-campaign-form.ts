/**
 * The form while the dialog is open: its state, what is wrong with it by the rules and the API's clock, and the way between
 * its steps. Steps draw it; nothing here is drawn.
 */
import { useCallback, useMemo, useReducer, useState } from 'react';
import type { ProductRow } from '#shared/contract/query.ts';
import { marketOf } from '#shared/domain/market.ts';
import type { Product } from '#shared/domain/product.ts';
import { editableParts } from '#shared/domain/seller-campaign-rules.ts';
import { SELLER_STEPS, type SellerStep } from '#shared/domain/seller-draft.ts';
import type { Shop, ShopKey } from '#shared/domain/shop.ts';
import type { AppError } from '#shared/errors.ts';
import { placeOf } from '../../format/moment.ts';
import { useNow } from '../../state/clock.ts';
import { type ChosenAtFirst, useInvitedPartners } from '../partner-directory/use-invited-partners.ts';
import type { FocusRequest } from '../registration/focus-place.ts';
import { newOffer, type OfferEntry } from '../registration/offer-entry.ts';
import { useChosenProducts } from '../registration/use-chosen-products.ts';
import { campaignForm, type FormAction } from './campaign-form.ts';
import { type DraftPurpose, draftProblems, placeKey, purposeOf } from './draft-problems.ts';
import { draftOfForm } from './form-draft.ts';
import type { CampaignForm } from './form-value.ts';
import { due, worded } from './shown-problems.ts';
import { underTemplate } from './template-application.ts';
import type { Opening } from './use-opening.ts';

/** A campaign of the seller's own asks for nothing but what the platform asks for. */
const TERMS = { id: null, commissionRequirement: 0 } as const;

export function useCampaignForm(shop: ShopKey, shopRecord: Shop, opening: Opening, begun: CampaignForm) {
  const [form, reduce] = useReducer(campaignForm, begun);
  const [focusRequest, setFocusRequest] = useState<FocusRequest | null>(() => firstFocus(begun));
  const [objection, setObjection] = useState(0);
  const productIds = useMemo(() => form.offers.map(({ productId }) => productId), [form.offers]);
  const { products, learn } = useChosenProducts(shop, productIds, opening.products);
  const partners = useInvitedPartners(shop, form.invitedPartnerIds, useFirstPartners(opening));
  const now = useNow(shop);
  const market = marketOf(shopRecord.region);
  const policy = shopRecord.registrationPolicy;
  const draft = useMemo(() => draftOfForm(form, 0), [form]);
  const problemsFor = useCallback(
    (purpose: DraftPurpose) =>
      worded(
        draftProblems(
          draft,
          { now, market, policy, productOf: (id) => products.get(id), hasPartner: partners.has },
          purpose,
        ),
        form,
        { market, policy, products, nameOfPartner: partners.nameOf },
      ),
    [draft, now, market, policy, products, partners, form],
  );
  const problems = useMemo(() => problemsFor(purposeOf(form)), [problemsFor, form]);
  const shown = useMemo(() => due(problems, form.left), [problems, form.left]);

  const focusOn = useCallback(
    (key: string): void => setFocusRequest((last) => ({ key, turn: (last?.turn ?? 0) + 1 })),
    [],
  );
  const change = useCallback((action: FormAction): void => {
    setObjection(0);
    reduce(action);
  }, []);
  const goTo = (step: SellerStep, key = 'step'): void => {
    change({ type: 'stepOpened', step });
    focusOn(key);
  };
  const template = form.template;
  return {
    form,
    change,
    terms: TERMS,
    context: { market, policy, products, now, place: placeOf(shopRecord), currency: shopRecord.currency },
    problems,
    shown,
    partners,
    learn,
    focusOn,
    focusRequest,
    /** How many problems kept the person back at the last try; 0 after any change. */
    objection,
    goTo,
    /** The step after or before the one on show; null at the ends. */
    neighbour: (by: 1 | -1): SellerStep | null => SELLER_STEPS[SELLER_STEPS.indexOf(form.step) + by] ?? null,
    /** Whether it may be sent; shows the first thing that keeps it back when not. */
    passes(purpose: DraftPurpose): boolean {
      reduce({ type: 'attempted' });
      const found = problemsFor(purpose).filter(({ kind }) => kind !== 'refused');
      setObjection(found.length);
      const [first] = found;
      if (!first) return true;
      reduce({ type: 'stepOpened', step: first.step });
      focusOn(first.key);
      return false;
    },
    showRefused(refusals: CampaignForm['refusals'], error: AppError | null): void {
      reduce({ type: 'refused', problems: refusals, error });
      const [first] = worded(
        [],
        { ...form, refusals },
        { market, policy, products, nameOfPartner: partners.nameOf },
      );
      if (first) reduce({ type: 'stepOpened', step: first.step });
      focusOn(first?.key ?? 'whole');
    },
    newOffer: useCallback(
      (product: Product): OfferEntry => {
        const entry = newOffer(product, TERMS, policy);
        return template ? underTemplate(entry, template) : entry;
      },
      [policy, template],
    ),
    problemOf,
    /** What may still be changed: everything, or only what an edit of a published campaign may. */
    editable: editableIn(form),
  };
}

function useFirstPartners({ form, partners }: Opening): ChosenAtFirst {
  return useMemo(() => ({ partnerIds: form.invitedPartnerIds, partners }), [form, partners]);
}

/** What keeps a product from a campaign that is still to be made is what the list says: it was asked about no campaign. */
function problemOf(row: ProductRow): ProductRow['problem'] {
  return row.problem;
}

/** There is one form at a time. */
const FIXED_NOTE_ID = 'seller-form-fixed';

function editableIn({ edits }: Pick<CampaignForm, 'edits'>) {
  const parts = edits === null ? 'everything' : editableParts(edits);
  const content = parts === 'everything';
  return {
    /** Name, detail, partners, products and preferences. */
    content,
    starts: content || parts === 'periodsAndContact',
    ends: parts !== 'nothing',
    /** The id of the note that says why the rest is fixed; undefined while nothing is. */
    whyFixed: content ? undefined : FIXED_NOTE_ID,
  };
}

/** The first field of the terms that can be changed. */
function firstEditable(form: CampaignForm): string {
  const { content, starts, ends } = editableIn(form);
  if (content) return 'name';
  if (starts) return 'registrationStartTime';
  return ends ? 'registrationEndTime' : 'step';
}

/** Where a form that is taken up begins: at its first refusal, or in its first step with what can be changed there. */
function firstFocus(form: CampaignForm): FocusRequest {
  const [refused] = form.refusals;
  if (refused) return { key: placeKey(refused.place), turn: 0 };
  if (form.refusal !== null) return { key: 'whole', turn: 0 };
  return { key: form.step === 'terms' ? firstEditable(form) : 'step', turn: 0 };
}

export type CampaignInHand = ReturnType<typeof useCampaignForm>;
