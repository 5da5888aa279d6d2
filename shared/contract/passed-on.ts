/**
 * The calls that the main process passes on from the window to the cache page as they are, and the answers back: one entry in
 * both contracts. Knows neither side.
 */
import { z } from 'zod';
import { partnerPage, partnerQuery, sellerCampaignDetails } from './query.ts';
import {
  operationId,
  partnerIds,
  partnerProfile,
  productIds,
  productRecord,
  recordId,
  sellerDraftRecord,
  shopKey,
} from './record.ts';

const shop = { shop: shopKey };

export const passedOn = {
  /** Products by id, in the order asked; ids that are not there are left out. */
  readProducts: {
    input: z.strictObject({ ...shop, productIds }),
    output: z.strictObject({ products: z.array(productRecord) }),
  },
  readSellerCampaign: {
    input: z.strictObject({ ...shop, sellerCampaignId: recordId }),
    output: sellerCampaignDetails,
  },
  queryPartners: { input: z.strictObject({ ...shop, query: partnerQuery }), output: partnerPage },
  /** Partners by id, in the order asked; ids that are not there are left out. */
  readPartners: {
    input: z.strictObject({ ...shop, partnerIds }),
    output: z.strictObject({ partners: z.array(partnerProfile) }),
  },
  readSellerDraft: {
    input: z.strictObject({ ...shop, draftId: operationId }),
    output: z.strictObject({ draft: sellerDraftRecord.nullable() }),
  },
} as const;
