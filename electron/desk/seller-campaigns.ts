/**
 * Campaigns of the seller's own for the window: lists and details from the cache; publishing and editing, checked by the domain's
 * rules and then queued. Nothing is sent from here.
 */
import type { DeskInput, DeskOutput } from '#shared/contract/desk.ts';
import type { FieldRefusal } from '#shared/domain/outbox.ts';
import type { Product } from '#shared/domain/product.ts';
import { sameValue } from '#shared/domain/same-value.ts';
import {
  contentOf,
  type OfferedProduct,
  type SellerCampaign,
  type SellerCampaignChanges,
  type SellerCampaignContent,
  typedContent,
} from '#shared/domain/seller-campaign.ts';
import {
  editProblems,
  publishingProblems,
  type SellerCampaignProblem,
} from '#shared/domain/seller-campaign-rules.ts';
import { failure, type Outcome, success } from '#shared/errors.ts';
import { type Circumstances, type DeskHandlers, withShop } from './handlers.ts';
import { newOperation, queue } from './queueing.ts';
import { gatherCircumstances } from './seller-circumstances.ts';
import type { DeskServices } from './services.ts';

type Queued = DeskOutput<'publishSellerCampaign'>;

async function publish(
  services: DeskServices,
  input: DeskInput<'publishSellerCampaign'>,
  circumstances: Circumstances,
): Promise<Outcome<Queued>> {
  const content = typedContent(input.content);
  const known = await gatherCircumstances(services, input.shop, content, circumstances);
  if (!known.ok) return known;
  const problems = publishingProblems(content, known.data);
  if (problems.length > 0) return success(refused(problems, circumstances));
  const queued = await queue(services, {
    shop: input.shop,
    operation: {
      ...newOperation(input.operationId, circumstances.now),
      kind: 'publishSellerCampaign',
      content: { ...content, products: offered(content.products, known.data.productOf) },
      problems: [],
    },
    replaces: input.replaces,
    endsSellerDraft: input.draftId,
  });
  if (!queued.ok) return queued;
  services.saveLastContact(input.shop, content.sellerContact);
  return success({ operationId: queued.data, problems: [] });
}

/** Each product with what a list shows of it, as it is called now. */
function offered(
  products: SellerCampaignContent['products'],
  productOf: (productId: string) => Product | undefined,
): OfferedProduct[] {
  return products.map((offer) => ({
    ...offer,
    productName: productOf(offer.productId)?.name ?? '',
    mainImageUrl: productOf(offer.productId)?.mainImageUrl ?? '',
  }));
}

async function edit(
  services: DeskServices,
  input: DeskInput<'editSellerCampaign'>,
  circumstances: Circumstances,
): Promise<Outcome<Queued>> {
  const { base } = input;
  const changes = effectiveChanges(base, input.changes);
  const publishes = input.publishes && base.status === 'READY';
  if (base.status === 'CLOSED') return failure('CAMPAIGN_CLOSED');
  if (!publishes && Object.keys(changes).length === 0) return failure('INVALID_INPUT', 'nothing is changed');
  const edited = { ...contentOf(base), ...changes };
  const known = await gatherCircumstances(services, input.shop, edited, circumstances);
  if (!known.ok) return known;
  const problems = publishes
    ? publishingProblems(edited, known.data)
    : editProblems(base, changes, known.data);
  if (problems.length > 0) return success(refused(problems, circumstances));
  const queued = await queue(services, {
    shop: input.shop,
    operation: {
      ...newOperation(input.operationId, circumstances.now),
      kind: 'editSellerCampaign',
      sellerCampaignId: base.id,
      base,
      changes,
      publishes,
      problems: [],
    },
    replaces: input.replaces,
    endsSellerDraft: input.draftId,
  });
  if (!queued.ok) return queued;
  if (changes.sellerContact) services.saveLastContact(input.shop, changes.sellerContact);
  return success({ operationId: queued.data, problems: [] });
}

/** What an edit really changes: texts as they are sent, and nothing that is as it was. */
function effectiveChanges(
  base: SellerCampaign,
  edited: SellerCampaignChanges,
): Partial<SellerCampaignContent> {
  const before: Record<string, unknown> = { ...contentOf(base) };
  return Object.fromEntries(
    Object.entries(typedContent(edited)).filter(
      ([part, value]) => value !== undefined && !sameValue(value, before[part]),
    ),
  );
}

/** Nothing was queued: each problem at its field. */
function refused(problems: readonly SellerCampaignProblem[], { policy }: Circumstances): Queued {
  const most = policy.maximumProductsPerRegistration;
  return {
    operationId: null,
    problems: problems.map(
      ({ place, code }): FieldRefusal => ({
        place,
        error: code === 'TOO_MANY_PRODUCTS' ? { code, detail: `at most ${most}` } : { code },
      }),
    ),
  };
}

export function sellerCampaignHandlers(
  services: DeskServices,
): Pick<
  DeskHandlers,
  | 'querySellerCampaigns'
  | 'locateSellerCampaign'
  | 'readSellerCampaign'
  | 'publishSellerCampaign'
  | 'editSellerCampaign'
> {
  const { cache } = services;
  return {
    querySellerCampaigns: ({ shop, query }) =>
      withShop(services, shop, ({ now }) => {
        services.watch(shop);
        return cache.call('querySellerCampaigns', { shop, query, now });
      }),
    locateSellerCampaign: ({ shop, list, key }) =>
      withShop(services, shop, ({ now }) => cache.call('locateSellerCampaign', { shop, list, key, now })),
    readSellerCampaign: ({ shop, sellerCampaignId }) =>
      withShop(services, shop, () => cache.call('readSellerCampaign', { shop, sellerCampaignId })),
    publishSellerCampaign: (input) =>
      withShop(services, input.shop, (circumstances) => publish(services, input, circumstances)),
    editSellerCampaign: (input) =>
      withShop(services, input.shop, (circumstances) => edit(services, input, circumstances)),
  };
}
