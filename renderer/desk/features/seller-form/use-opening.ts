/** Asks for everything that the form begins with, once each time it is opened. */
import { marketOf } from '#shared/domain/market.ts';
import type { FieldRefusal } from '#shared/domain/outbox.ts';
import type { PartnerProfile } from '#shared/domain/partner-profile.ts';
import type { Product } from '#shared/domain/product.ts';
import type { SellerDraft } from '#shared/domain/seller-draft.ts';
import type { Shop, ShopKey } from '#shared/domain/shop.ts';
import { type AppError, failure, type Outcome, success } from '#shared/errors.ts';
import { deskCall } from '../../desk-client.ts';
import { useReadOnce } from '../../state/use-read-once.ts';
import { readProducts } from '../registration/read-products.ts';
import { type Circumstances, duplicateDraft, editDraft, mendingDraft, newDraft } from './beginnings.ts';
import { stepOf } from './draft-problems.ts';
import { formOfDraft } from './form-draft.ts';
import type { CampaignForm } from './form-value.ts';
import type { SellerFormOpening } from './open-form.ts';

export interface Opening {
  /** The id of what sending the form queues: its own or its draft's, so that neither can be sent twice. */
  readonly operationId: string;
  readonly form: CampaignForm;
  /** What the form would be without a draft: one that is equal to it needs none. */
  readonly fresh: CampaignForm;
  /** When the draft was saved that the form was taken from; null when there was none. */
  readonly restored: number | null;
  /** Records of the products that the form begins with. */
  readonly products: ReadonlyMap<string, Product>;
  /** Records of the invited partners, as far as the directory has them. */
  readonly partners: readonly PartnerProfile[];
}

export interface OpeningRequest {
  readonly shop: ShopKey;
  readonly shopRecord: Shop;
  readonly opening: SellerFormOpening;
  /** Unix seconds by the API's clock. */
  readonly now: number;
}

/** The opening, or null while it is being read. */
export function useOpening(request: OpeningRequest): Outcome<Opening> | null {
  return useReadOnce(request, readOpening);
}

/** A draft to begin with, what was refused of it, and what it would be if nothing had been typed. */
interface Beginning {
  readonly operationId: string;
  readonly draft: SellerDraft;
  readonly fresh: SellerDraft;
  readonly isStored: boolean;
  readonly refusals: readonly FieldRefusal[];
  readonly refusal: AppError | null;
}

async function readOpening(request: OpeningRequest): Promise<Outcome<Opening>> {
  const begun = await readBeginning(request);
  if (!begun.ok) return begun;
  const { operationId, draft, fresh, isStored, refusals, refusal } = begun.data;
  const { shop } = request;
  const ids = [draft, fresh].flatMap(({ products }) => products.map(({ productId }) => productId));
  const [products, partners] = await Promise.all([
    readProducts(shop, [...new Set(ids)]),
    deskCall('readPartners', { shop, partnerIds: draft.invitedPartnerIds }),
  ]);
  if (!products.ok) return products;
  if (!partners.ok) return partners;
  const [refused] = refusals;
  const step = refused ? stepOf(refused.place) : draft.step;
  return success({
    operationId,
    form: formOfDraft({ ...draft, step }, refusals, refusal),
    fresh: formOfDraft(fresh, refusals, refusal),
    restored: isStored ? draft.savedTime : null,
    products: products.data,
    partners: partners.data.partners,
  });
}

async function readBeginning(request: OpeningRequest): Promise<Outcome<Beginning>> {
  const { shop, shopRecord, opening, now } = request;
  const circumstances = { id: crypto.randomUUID(), now, market: marketOf(shopRecord.region) };
  switch (opening.kind) {
    case 'new':
      return newBeginning(shop, circumstances);
    case 'duplicate':
      return success(untouched(duplicateDraft(opening.campaign, circumstances)));
    case 'edit': {
      const known = await deskCall('readSellerCampaign', { shop, sellerCampaignId: opening.campaign.id });
      if (!known.ok) return known;
      const fresh = editDraft(opening.campaign, circumstances);
      const { editDraft: draft } = known.data;
      return success(draft ? takenUp(draft, { ...fresh, id: draft.id }) : untouched(fresh));
    }
    case 'mend': {
      const { operation } = opening;
      const fresh = mendingDraft(operation, circumstances);
      const stored = await deskCall('readSellerDraft', { shop, draftId: fresh.id });
      if (!stored.ok) return stored;
      const { draft } = stored.data;
      const begun = draft ? takenUp({ ...draft, replaces: operation.id }, fresh) : untouched(fresh);
      return success({ ...begun, ...refusalsOf(operation), operationId: circumstances.id });
    }
    case 'draft':
      return draftBeginning(shop, opening.draftId, circumstances);
  }
}

async function newBeginning(shop: ShopKey, circumstances: Circumstances): Promise<Outcome<Beginning>> {
  const contact = await deskCall('readLastContact', { shop });
  // A form without the last contact is still a form.
  return success(untouched(newDraft(contact.ok ? contact.data.contact : null, circumstances)));
}

/** A draft that mends an operation shows what was refused; one whose operation has gone is a campaign of its own. */
async function draftBeginning(
  shop: ShopKey,
  draftId: string,
  circumstances: Circumstances,
): Promise<Outcome<Beginning>> {
  const stored = await deskCall('readSellerDraft', { shop, draftId });
  if (!stored.ok) return stored;
  const { draft } = stored.data;
  if (draft === null) return failure('NOT_FOUND');
  const ofDraft = { ...circumstances, id: draft.id };
  const fresh = draft.edits ? editDraft(draft.edits, ofDraft) : newDraft(null, ofDraft);
  if (draft.replaces === null) return success(takenUp(draft, fresh));
  // A draft that mends has the id of the operation that was refused: what it queues is another.
  const operationId = circumstances.id;
  const known = await deskCall('listOperations', { shop });
  if (!known.ok) return known;
  for (const operation of known.data.operations) {
    const isCampaign = operation.kind === 'publishSellerCampaign' || operation.kind === 'editSellerCampaign';
    if (operation.id === draft.replaces && isCampaign) {
      const mended = mendingDraft(operation, circumstances);
      return success({
        ...takenUp(draft, { ...mended, id: draft.id }),
        ...refusalsOf(operation),
        operationId,
      });
    }
  }
  return success({ ...takenUp({ ...draft, replaces: null }, fresh), operationId });
}

function untouched(draft: SellerDraft): Beginning {
  return { operationId: draft.id, draft, fresh: draft, isStored: false, refusals: [], refusal: null };
}

function takenUp(draft: SellerDraft, fresh: SellerDraft): Beginning {
  return { operationId: draft.id, draft, fresh, isStored: true, refusals: [], refusal: null };
}

function refusalsOf(operation: {
  readonly problems: readonly FieldRefusal[];
  readonly refusal: AppError | null;
}): Pick<Beginning, 'refusals' | 'refusal'> {
  return { refusals: operation.problems, refusal: operation.problems.length > 0 ? null : operation.refusal };
}
