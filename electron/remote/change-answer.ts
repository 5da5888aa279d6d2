/**
 * Answers to what changes something. A record in one that this version of the app cannot read (a newer API's status, a longer text) is read by those
 * of its fields that tell what was done. Pure; knows nothing of operations, nor of where records are kept.
 */
import { z } from 'zod';
import { apiCodeName } from '#shared/contract/api/codes.ts';
import { apiContract } from '#shared/contract/api/endpoints.ts';
import {
  wireId,
  wireParticipant,
  wireRegistration,
  wireSellerCampaign,
  wireSellerCampaignContent,
} from '#shared/contract/api/wire.ts';

/** Undefined when it cannot be read. */
function ifReadable<Schema extends z.ZodType>(schema: Schema) {
  return schema.optional().catch(undefined);
}

const mark = { isUnreadable: z.literal(true).default(true) };

const registration = wireRegistration.or(
  z.object({
    ...mark,
    id: wireId,
    campaign_id: wireId,
    product_id: wireId,
    total_commission_rate: ifReadable(wireRegistration.shape.total_commission_rate),
    sample_quota: ifReadable(wireRegistration.shape.sample_quota),
    seller_contact: ifReadable(wireRegistration.shape.seller_contact),
  }),
);

const campaignFields = wireSellerCampaign.shape;
const sellerCampaign = wireSellerCampaign.or(
  z.object({
    ...mark,
    id: wireId,
    version: ifReadable(campaignFields.version),
    status: ifReadable(campaignFields.status),
    name: ifReadable(campaignFields.name),
    registration_start_time: ifReadable(campaignFields.registration_start_time),
    registration_end_time: ifReadable(campaignFields.registration_end_time),
    campaign_start_time: ifReadable(campaignFields.campaign_start_time),
    campaign_end_time: ifReadable(campaignFields.campaign_end_time),
    participation: ifReadable(campaignFields.participation),
    invited_partner_ids: ifReadable(campaignFields.invited_partner_ids),
    // Without the names and pictures, which can be what is too long.
    products: ifReadable(wireSellerCampaignContent.shape.products),
    seller_contact: ifReadable(campaignFields.seller_contact),
    published_time: ifReadable(campaignFields.published_time),
  }),
);

const participant = wireParticipant.or(
  z.object({
    ...mark,
    id: wireId,
    seller_campaign_id: wireId,
    partner: z.object({ id: wireId }),
    status: ifReadable(wireParticipant.shape.status),
  }),
);

const productResult = apiContract.registerProducts.data.shape.results.element.extend({
  registration: registration.nullable(),
});
const changedCampaign = z.object({ seller_campaign: sellerCampaign });

/** What is read of each answer to a change. */
export const changeAnswers = {
  registerProducts: z.object({ results: z.array(productResult) }),
  editSampleQuota: z.object({ registration }),
  createSellerCampaign: changedCampaign,
  editSellerCampaign: changedCampaign,
  closeSellerCampaign: changedCampaign,
  invitePartners: changedCampaign.extend({ participants: z.array(participant) }),
  answerJoinRequest: z.object({ participant }),
};

type ChangeAnswers = typeof changeAnswers;
export type ChangeAnswer<Name extends keyof ChangeAnswers> = z.infer<ChangeAnswers[Name]>;
/** The API's answer for one product: it is a registration now, or the code and sentence of its refusal. */
export type ProductResult = z.infer<typeof productResult>;
export type AnsweredRegistration = z.infer<typeof registration>;
export type AnsweredSellerCampaign = z.infer<typeof sellerCampaign>;

export function isAccepted(result: ProductResult): boolean {
  return apiCodeName(result.code) === 'OK';
}

/** Of records in an answer, those that can be read. */
export function readableOf<Answered extends object>(
  answered: readonly Answered[],
): Exclude<Answered, { isUnreadable: true }>[] {
  const isReadable = (one: Answered): one is Exclude<Answered, { isUnreadable: true }> =>
    !('isUnreadable' in one);
  return answered.filter(isReadable);
}
