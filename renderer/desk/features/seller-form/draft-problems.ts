/**
 * What keeps a draft from being published or saved, by the rules that the API refuses by. Pure; the form and the API must
 * never disagree, so every rule is the domain's and only the empty field is this file's.
 */
import {
  editProblems,
  publishingProblems,
  type SellerCampaignCircumstances,
  type SellerCampaignPlace,
  type SellerCampaignProblem,
} from '#shared/domain/seller-campaign-rules.ts';
import type { DraftContent, SellerDraft, SellerStep } from '#shared/domain/seller-draft.ts';
import { changesOf, TIME_FIELDS, unfinishedContentOf } from './draft-content.ts';

/** What the person is about to do with it: publish it, or save the changes of an edit. */
export type DraftPurpose = 'publish' | 'save';

/** A draft of a published campaign can only be saved; any other is meant to be published. */
export function purposeOf({ edits }: Pick<SellerDraft, 'edits'>): DraftPurpose {
  return edits === null || edits.status === 'READY' ? 'publish' : 'save';
}

/**
 * Everything that keeps `draft` from being published, or an edit from being saved, in the order of the form; empty when nothing
 * does. An empty time is TIME_REQUIRED; an empty rate or quantity is no rate (COMMISSION_RATE_INVALID) and no quantity
 * (SAMPLE_QUANTITY_INVALID).
 */
export function draftProblems(
  draft: DraftContent & Pick<SellerDraft, 'edits'>,
  circumstances: SellerCampaignCircumstances,
  purpose: DraftPurpose = purposeOf(draft),
): SellerCampaignProblem[] {
  const missing = TIME_FIELDS.filter((field) => draft[field] === null);
  const problems = [
    ...missing.map((field) => ({ place: { at: 'field', field }, code: 'TIME_REQUIRED' }) as const),
    ...ruleProblems(draft, circumstances, purpose),
  ];
  return problems.toSorted((a, b) => ORDER[stepOf(a.place)] - ORDER[stepOf(b.place)]);
}

function ruleProblems(
  draft: DraftContent & Pick<SellerDraft, 'edits'>,
  circumstances: SellerCampaignCircumstances,
  purpose: DraftPurpose,
): SellerCampaignProblem[] {
  const { market } = circumstances;
  const publishing =
    purpose === 'publish' ? publishingProblems(unfinishedContentOf(draft, market), circumstances) : [];
  if (draft.edits === null) return publishing;
  const editing = editProblems(draft.edits, changesOf(draft.edits, draft, market), circumstances);
  return [...editing, ...publishing.filter((problem) => !editing.some((other) => isSame(other, problem)))];
}

function isSame(a: SellerCampaignProblem, b: SellerCampaignProblem): boolean {
  return a.code === b.code && placeKey(a.place) === placeKey(b.place);
}

const ORDER: Readonly<Record<SellerStep, number>> = {
  terms: 0,
  partners: 1,
  products: 2,
  creators: 3,
  contact: 4,
  review: 5,
};

const CREATOR_FIELDS: ReadonlySet<string> = new Set([
  'ageRange',
  'followerRange',
  'creatorPreferences',
  'notes',
]);

/** The step in which a place is. */
export function stepOf(place: SellerCampaignPlace): SellerStep {
  if (place.at === 'product') return 'products';
  if (place.at === 'partner') return 'partners';
  if (place.at === 'contact') return 'contact';
  if (place.field === 'participation' || place.field === 'invitedPartners') return 'partners';
  if (place.field === 'products') return 'products';
  if (place.field === 'sellerContact') return 'contact';
  return CREATOR_FIELDS.has(place.field) ? 'creators' : 'terms';
}

const ROW_FIELDS = { product: 'product', totalCommissionRate: 'rate', sampleQuantity: 'sample' } as const;

/** The key of a place: the value of `data-place` on the element that is focused for it. The choice of products is "choice". */
export function placeKey(place: SellerCampaignPlace): string {
  switch (place.at) {
    case 'product':
      return `${ROW_FIELDS[place.field]}-${place.productId}`;
    case 'partner':
      return `partner-${place.partnerId}`;
    case 'contact':
      return place.field;
    case 'field':
      return place.field === 'products' ? 'choice' : place.field;
  }
}
