/**
 * The questions that lists ask and the windows of rows that answer them. The cache page answers, the
 * desk window asks; both contracts are built from these schemas.
 */
import { z } from 'zod';
import { CAMPAIGN_STATUSES } from '#shared/domain/campaign.ts';
import { PERIOD_STATES } from '#shared/domain/period.ts';
import type { ReviewStatus } from '#shared/domain/registration.ts';
import type { DeepReadonly } from './deep-readonly.ts';
import { appError, productRecord, recordId, registrationRecord } from './record.ts';

const count = z.int().min(0);
const rate = z.int().min(0).max(10_000);
const rowWindow = { offset: count, limit: z.int().min(0).max(200) };
const searchText = z.string().max(200);

export const CAMPAIGN_COLUMNS = [
  'name',
  'partner',
  'registrationPeriod',
  'campaignPeriod',
  'commissionRequirement',
  'status',
] as const;
export type CampaignColumn = (typeof CAMPAIGN_COLUMNS)[number];

/**
 * `available` is every published campaign that the shop can see; `joined` those with a registration or a queued one.
 * Empty lists filter nothing. Sorting by `registrationPeriod` puts what can still be joined first, nearest end
 * first, then what opens next, then what is over.
 */
export const campaignQuery = z.strictObject({
  scope: z.enum(['available', 'joined']),
  text: searchText,
  registrationStates: z.array(z.enum(PERIOD_STATES)),
  invitedOnly: z.boolean(),
  /** Inclusive ends, in 0.01 %. */
  requirement: z.strictObject({ lowest: rate, highest: rate }).nullable(),
  regions: z.array(z.string().regex(/^[A-Z]{2}$/)),
  sort: z.strictObject({ column: z.enum(CAMPAIGN_COLUMNS), direction: z.enum(['ascending', 'descending']) }),
  ...rowWindow,
});
export type CampaignQuery = DeepReadonly<z.infer<typeof campaignQuery>>;

/** How many of a campaign's products are in each state; `queued` and `refused` are on this machine only. */
export const registeredCounts = z.strictObject({
  PENDING: count,
  APPROVED: count,
  REJECTED: count,
  PENDING_CLOSED: count,
  CLOSED: count,
  queued: count,
  refused: count,
} satisfies Record<ReviewStatus | 'queued' | 'refused', typeof count>);
export type RegisteredCounts = DeepReadonly<z.infer<typeof registeredCounts>>;

const period = z.strictObject({ startTime: count, endTime: count });

export const campaignRow = z.strictObject({
  id: recordId,
  name: z.string(),
  partnerName: z.string(),
  status: z.enum(CAMPAIGN_STATUSES),
  registrationPeriod: period,
  campaignPeriod: period,
  commissionRequirement: rate,
  invited: z.boolean(),
  region: z.string(),
  registered: registeredCounts,
});
export type CampaignRow = DeepReadonly<z.infer<typeof campaignRow>>;

/** Each facet counts what would be shown if only that facet's own filter were lifted. */
export const campaignFacets = z.strictObject({
  registrationStates: z.strictObject({
    notOpenYet: count,
    open: count,
    closingSoon: count,
    closed: count,
  }),
  invited: count,
  regions: z.array(z.strictObject({ region: z.string(), count })),
  /** Over the whole scope, to set the ends of the requirement filter; null when the scope is empty. */
  requirement: z.strictObject({ lowest: rate, highest: rate }).nullable(),
});
export type CampaignFacets = DeepReadonly<z.infer<typeof campaignFacets>>;

export const campaignPage = z.strictObject({
  rows: z.array(campaignRow),
  /** Rows that match, of which `rows` is the asked window. */
  total: count,
  /** Campaigns in the scope before any filter: tells an empty list from an empty answer. */
  scopeTotal: count,
  facets: campaignFacets,
});
export type CampaignPage = DeepReadonly<z.infer<typeof campaignPage>>;

/** Products of the shop as candidates for one campaign. Prices are decimal strings in the shop's currency. */
export const productFilter = z.strictObject({
  campaignId: recordId,
  text: searchText,
  categoryIds: z.array(recordId),
  lowestPrice: z
    .string()
    .regex(/^\d{1,15}(\.\d{1,4})?$/)
    .nullable(),
  highestPrice: z
    .string()
    .regex(/^\d{1,15}(\.\d{1,4})?$/)
    .nullable(),
  lowestInventory: count,
});
export type ProductFilter = DeepReadonly<z.infer<typeof productFilter>>;

export const productQuery = productFilter.extend(rowWindow);
export type ProductQuery = DeepReadonly<z.infer<typeof productQuery>>;

const PRODUCT_PROBLEMS = [
  'PRODUCT_NOT_ELIGIBLE',
  'PRODUCT_ALREADY_REGISTERED',
  'PRODUCT_REJECTED_FOREVER',
  'REGISTER_AGAIN_TOO_SOON',
  /** It is in an operation that has not been answered yet. */
  'PRODUCT_QUEUED',
] as const;

/** A candidate: the product, and why it cannot be chosen, if so. */
export const productRow = z.strictObject({
  product: productRecord,
  problem: z.enum(PRODUCT_PROBLEMS).nullable(),
});
export type ProductRow = DeepReadonly<z.infer<typeof productRow>>;

export const productPage = z.strictObject({
  rows: z.array(productRow),
  total: count,
  /** How many of the matching products can be chosen. */
  selectable: count,
  categories: z.array(z.strictObject({ id: recordId, name: z.string(), count })),
});
export type ProductPage = DeepReadonly<z.infer<typeof productPage>>;

/** A row of "Registered products": what the API knows, with what is unsent laid over it. */
export const registeredProduct = z.discriminatedUnion('source', [
  z.strictObject({
    source: z.literal('api'),
    registration: registrationRecord,
    /** The product may be registered again in this campaign now. */
    mayRegisterAgain: z.boolean(),
    /** An edit of the sample quantity that has not been answered, or was refused. */
    sampleEdit: z
      .strictObject({
        operationId: z.uuid(),
        sampleQuantity: count,
        state: z.enum(['queued', 'parked']),
        refusal: appError.nullable(),
      })
      .nullable(),
  }),
  z.strictObject({
    source: z.literal('outbox'),
    operationId: z.uuid(),
    state: z.enum(['queued', 'parked']),
    productId: recordId,
    productName: z.string(),
    mainImageUrl: z.string(),
    totalCommissionRate: z.number(),
    sampleQuantity: z.number(),
    /** The product's own refusal, or else the whole operation's. */
    refusal: appError.nullable(),
  }),
]);
export type RegisteredProduct = DeepReadonly<z.infer<typeof registeredProduct>>;

/** Samples are nearly used up when this part of them has been requested: time to send more, or to say no more. */
export const SAMPLES_NEARLY_USED = 0.8;

const attentionBase = {
  campaignId: recordId,
  campaignName: z.string(),
  /** Unix seconds: when it came up, or for a deadline when it ends. The newest stands first. */
  time: count,
};

/** An operation that waits for a person: the first of its products, and how many there are. */
const attentionOperation = { operationId: z.uuid(), productName: z.string(), productCount: count };

/**
 * Something in a shop that needs a person: work that the API refused, products that a partner rejected and that may be registered
 * again, an invitation or a draft whose registration closes within three days, samples that are nearly used up.
 */
export const attentionItem = z.discriminatedUnion('kind', [
  z.strictObject({
    ...attentionBase,
    ...attentionOperation,
    kind: z.literal('refused'),
    error: appError.nullable(),
  }),
  z.strictObject({ ...attentionBase, ...attentionOperation, kind: z.literal('termsChanged') }),
  z.strictObject({
    ...attentionBase,
    kind: z.literal('rejected'),
    productName: z.string(),
    rejectReasons: registrationRecord.shape.rejectReasons,
  }),
  z.strictObject({ ...attentionBase, kind: z.literal('closingSoon'), reason: z.enum(['invited', 'draft']) }),
  z.strictObject({
    ...attentionBase,
    kind: z.literal('samplesNearlyUsed'),
    productName: z.string(),
    samplesRequested: count,
    sampleQuantity: count,
  }),
]);
export type AttentionItem = DeepReadonly<z.infer<typeof attentionItem>>;
