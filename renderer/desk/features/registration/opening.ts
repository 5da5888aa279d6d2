/**
 * What the dialog begins with: a new form, a draft that is taken up again, or a refused operation that is mended.
 * Pure: use-opening.ts asks for the parts.
 */

import type { DeskOutput } from '#shared/contract/desk.ts';
import type { RegisteredProduct } from '#shared/contract/query.ts';
import type { Campaign } from '#shared/domain/campaign.ts';
import { messengerIn, type SellerContact } from '#shared/domain/contact.ts';
import type { Market } from '#shared/domain/market.ts';
import type { RegisterProductsOperation, RegistrationDraft } from '#shared/domain/outbox.ts';
import type { Product } from '#shared/domain/product.ts';
import type { Registration } from '#shared/domain/registration.ts';
import type { RegistrationPolicy } from '#shared/domain/shop.ts';
import { readRate, textOfRate } from '#shared/domain/typed-number.ts';
import { formPartOf } from './draft.ts';
import { newOffer, type OfferEntry, textOfSampleQuantity } from './offer-entry.ts';
import { formToMend } from './refusals.ts';
import { beginForm, type RegistrationForm } from './registration-form.ts';

export interface OpeningParts {
  readonly campaign: Campaign;
  readonly known: DeskOutput<'readCampaign'>;
  readonly lastContact: SellerContact | null;
  /** Records of every product that the form may begin with. */
  readonly products: ReadonlyMap<string, Product>;
  readonly market: Market;
  readonly policy: RegistrationPolicy;
  /** The parked operation to mend. */
  readonly replaces: string | null;
  /** Products to begin with. */
  readonly productIds: readonly string[];
}

export interface Opening {
  /** What the form would be without a draft: "Start over" leads here, and a form equal to it needs no draft. */
  readonly fresh: RegistrationForm;
  readonly form: RegistrationForm;
  /** What the stored draft of the campaign holds; null when there is none. */
  readonly stored: RegistrationForm | null;
  /** When the draft was saved that the form was taken from. */
  readonly restored: number | null;
  /** A draft of other work in the same campaign, which this form would replace. */
  readonly otherDraft: RegistrationDraft | null;
}

/** The operation that the dialog is to mend: the one that it was asked to, or the one that the draft mends. */
function operationToMend(
  known: Pick<DeskOutput<'readCampaign'>, 'operations' | 'draft'>,
  replaces: string | null,
): RegisterProductsOperation | null {
  const id = replaces ?? known.draft?.replaces ?? null;
  for (const operation of known.operations) {
    if (operation.id === id && operation.kind === 'registerProducts') return operation;
  }
  return null;
}

/** Every product that the form may begin with. */
export function productIdsOfOpening(
  known: DeskOutput<'readCampaign'>,
  replaces: string | null,
  productIds: readonly string[],
): string[] {
  const mended = operationToMend(known, replaces)?.offers ?? [];
  const drafted = known.draft?.offers ?? [];
  return [...new Set([...[...mended, ...drafted].map(({ productId }) => productId), ...productIds])];
}

export function openingOf(parts: OpeningParts): Opening {
  const { known, replaces } = parts;
  const mended = operationToMend(known, replaces);
  const fresh = mended ? beginForm(formToMend(mended)) : freshForm(parts);
  const { draft } = known;
  if (draft === null) return { fresh, form: fresh, stored: null, restored: null, otherDraft: null };
  const stored = { ...fresh, ...formPartOf(draft) };
  // A draft may mend an operation that has gone since: what was typed is then a registration of its own.
  const isOther = replaces !== null && draft.replaces !== replaces;
  if (isOther) return { fresh, form: fresh, stored, restored: null, otherDraft: draft };
  const part = { ...formPartOf(draft), replaces: mended?.id ?? null };
  const offers = [...part.offers, ...notIn(part.offers, presetOffers(parts))];
  const form = { ...fresh, ...part, offers };
  return { fresh, form, stored, restored: draft.savedTime, otherDraft: null };
}

function freshForm(parts: OpeningParts): RegistrationForm {
  const { campaign, market, lastContact: contact } = parts;
  const offers = presetOffers(parts);
  return beginForm({
    readTerms: campaign,
    offers,
    step: offers.length > 0 ? 'terms' : 'products',
    email: contact?.email ?? '',
    messenger: messengerIn(contact, market),
  });
}

/** Products to register again begin with what was offered for them, where that is still accepted. */
function presetOffers({ productIds, products, campaign, policy, known }: OpeningParts): OfferEntry[] {
  return productIds.flatMap((productId) => {
    const product = products.get(productId);
    if (!product) return [];
    const entry = newOffer(product, campaign, policy);
    const earlier = newestRegistration(known.registeredProducts, productId);
    if (!earlier) return [entry];
    const rate = Math.max(readRate(entry.rateText) ?? 0, earlier.totalCommissionRate);
    return [
      {
        productId,
        rateText: textOfRate(rate),
        sampleText: textOfSampleQuantity(earlier.sampleQuantity),
      },
    ];
  });
}

function newestRegistration(
  registeredProducts: readonly RegisteredProduct[],
  productId: string,
): Registration | undefined {
  return registeredProducts
    .flatMap((entry) => (entry.source === 'api' ? [entry.registration] : []))
    .filter((registration) => registration.productId === productId)
    .toSorted((a, b) => b.submittedTime - a.submittedTime)[0];
}

function notIn(offers: readonly OfferEntry[], more: readonly OfferEntry[]): OfferEntry[] {
  const ids = new Set(offers.map(({ productId }) => productId));
  return more.filter(({ productId }) => !ids.has(productId));
}
