/**
 * Submitting, drafting and editing registrations: checks by the domain's rules, then queues in the outbox.
 * Nothing is sent from here.
 */
import type { DeskInput, DeskOutput } from '#shared/contract/desk.ts';
import { typedContact } from '#shared/domain/contact.ts';
import type { RegisterProductsOperation } from '#shared/domain/outbox.ts';
import { sampleEditProblem, sampleQuantityEditable } from '#shared/domain/registration.ts';
import type { ShopKey } from '#shared/domain/shop.ts';
import { type Outcome, success } from '#shared/errors.ts';
import { type Circumstances, type DeskHandlers, withShop } from './handlers.ts';
import { newOperation, queue } from './queueing.ts';
import type { DeskServices } from './services.ts';
import { type Submission, submissionProblems } from './submission.ts';

type SubmitInput = DeskInput<'submitRegistration'>;

function operationOf(
  submission: Submission,
  campaign: NonNullable<Submission['campaign']>,
): RegisterProductsOperation {
  const products = new Map(submission.products.map((product) => [product.id, product]));
  return {
    ...newOperation(submission.operationId, submission.now),
    kind: 'registerProducts',
    campaignId: campaign.id,
    readTerms: campaign,
    sellerContact: submission.sellerContact,
    offers: submission.offers.map((offer) => ({
      ...offer,
      productName: products.get(offer.productId)?.name ?? '',
      mainImageUrl: products.get(offer.productId)?.mainImageUrl ?? '',
      refusal: null,
    })),
  };
}

async function gather(
  services: DeskServices,
  input: SubmitInput,
  { shop, now, policy }: Circumstances,
): Promise<Outcome<Submission>> {
  const { cache } = services;
  const productIds = input.offers.map((offer) => offer.productId);
  const [known, products] = await Promise.all([
    cache.call('readCampaign', { shop: input.shop, campaignId: input.campaignId, now, policy }),
    cache.call('readProducts', { shop: input.shop, productIds }),
  ]);
  if (!known.ok) return known;
  if (!products.ok) return products;
  return success({
    shop,
    operationId: input.operationId,
    now,
    campaign: known.data.campaign,
    termsVersion: input.termsVersion,
    sellerContact: typedContact(input.sellerContact),
    offers: input.offers,
    products: products.data.products,
    registeredProducts: known.data.registeredProducts,
    replaces: input.replaces,
  });
}

async function submit(
  services: DeskServices,
  input: SubmitInput,
  circumstances: Circumstances,
): Promise<Outcome<DeskOutput<'submitRegistration'>>> {
  const gathered = await gather(services, input, circumstances);
  if (!gathered.ok) return gathered;
  const problems = submissionProblems(gathered.data);
  const { campaign, sellerContact } = gathered.data;
  if (problems.length > 0 || !campaign) return success({ operationId: null, problems });
  const operation = operationOf(gathered.data, campaign);
  const queued = await queue(services, {
    shop: input.shop,
    operation,
    replaces: input.replaces,
    endsDraft: input.endsDraft,
  });
  if (!queued.ok) return queued;
  services.saveLastContact(input.shop, sellerContact);
  return success({ operationId: queued.data, problems: [] });
}

async function editSampleQuantity(
  services: DeskServices,
  { shop, operationId, registrationId, sampleQuantity }: DeskInput<'editSampleQuantity'>,
  { policy, now }: Circumstances,
): Promise<Outcome<DeskOutput<'editSampleQuantity'>>> {
  const answer = await services.cache.call('readRegistration', { shop, registrationId });
  if (!answer.ok) return answer;
  const { registration } = answer.data;
  if (!registration) return success({ operationId: null, problem: { code: 'REGISTRATION_NOT_FOUND' } });
  const problem = sampleQuantityEditable(registration.reviewStatus)
    ? sampleEditProblem(sampleQuantity, registration, policy)
    : 'SAMPLE_QUANTITY_NOT_EDITABLE';
  if (problem) return success({ operationId: null, problem: { code: problem } });
  const unsent = await services.cache.call('listUnsent', { shop });
  if (!unsent.ok) return unsent;
  const refused = unsent.data.operations.find(
    (one) =>
      one.kind === 'editSampleQuantity' && one.registrationId === registrationId && one.state === 'parked',
  );
  const queued = await queue(services, {
    shop,
    replaces: refused?.id ?? null,
    operation: {
      ...newOperation(operationId, now),
      kind: 'editSampleQuantity',
      campaignId: registration.campaignId,
      registrationId,
      productId: registration.productId,
      productName: registration.productName,
      sampleQuantity,
    },
  });
  return queued.ok ? success({ operationId: queued.data, problem: null }) : queued;
}

/** Where nothing was given on this computer yet: what the shop gave elsewhere. */
async function readLastContact(
  services: DeskServices,
  shop: ShopKey,
): Promise<Outcome<DeskOutput<'readLastContact'>>> {
  const contact = services.readLastContact(shop);
  return contact ? success({ contact }) : services.cache.call('readNewestContact', { shop });
}

export function registrationHandlers(
  services: DeskServices,
): Pick<
  DeskHandlers,
  'submitRegistration' | 'editSampleQuantity' | 'saveDraft' | 'deleteDraft' | 'readLastContact'
> {
  return {
    submitRegistration: (input) =>
      withShop(services, input.shop, (circumstances) => submit(services, input, circumstances)),
    editSampleQuantity: (input) =>
      withShop(services, input.shop, (circumstances) => editSampleQuantity(services, input, circumstances)),
    saveDraft: ({ shop, draft }) =>
      withShop(services, shop, async () => {
        const saved = await services.cache.call('saveDraft', { shop, draft });
        if (!saved.ok) return saved;
        services.unsentChanged(shop, 'draft');
        return success({});
      }),
    deleteDraft: ({ shop, campaignId }) =>
      withShop(services, shop, async () => {
        const deleted = await services.cache.call('deleteDraft', { shop, campaignId });
        if (!deleted.ok) return deleted;
        services.unsentChanged(shop, 'draft');
        return success({});
      }),
    readLastContact: ({ shop }) => withShop(services, shop, () => readLastContact(services, shop)),
  };
}
