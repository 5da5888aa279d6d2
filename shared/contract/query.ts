/**
 * The questions that lists ask and the windows of rows that answer them. The cache page answers, the
 * desk window asks; both contracts are built from these schemas.
 */
import { z } from 'zod';
import { ATTENTION_KINDS, type AttentionKind } from '#shared/domain/attention.ts';
import { CAMPAIGN_STATUSES } from '#shared/domain/campaign.ts';
import type { ParticipantStatus } from '#shared/domain/participant.ts';
import { GMV_BANDS } from '#shared/domain/partner-profile.ts';
import { PERIOD_STATES } from '#shared/domain/period.ts';
import type { ReviewStatus } from '#shared/domain/registration.ts';
import { PARTICIPATIONS, SELLER_TABS, type SellerTab } from '#shared/domain/seller-campaign.ts';
import type { DeepReadonly } from './deep-readonly.ts';
import {
  appError,
  campaignRecord,
  category,
  count,
  draftRecord,
  operationId,
  operationRecord,
  participantRecord,
  partnerProfile,
  period,
  productRecord,
  rate,
  recordId,
  region,
  registrationRecord,
  sellerCampaignRecord,
  sellerDraftRecord,
  shopKey,
} from './record.ts';

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
  regions: z.array(region),
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

/** Of a campaign that has nothing of the shop. */
export const NOTHING_REGISTERED: RegisteredCounts = {
  PENDING: 0,
  APPROVED: 0,
  REJECTED: 0,
  PENDING_CLOSED: 0,
  CLOSED: 0,
  queued: 0,
  refused: 0,
};

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

/** A list's question without its window of rows. */
export const campaignList = campaignQuery.omit({ offset: true, limit: true });
export type CampaignList = DeepReadonly<z.infer<typeof campaignList>>;

/** Where something stands in a list: `index` counts from 0, and is null where the list does not show it. */
export const listPosition = z.strictObject({
  index: count.nullable(),
  /** It belongs to the list, whether or not search and filters show it. */
  isInScope: z.boolean(),
});
export type ListPosition = DeepReadonly<z.infer<typeof listPosition>>;

/** A decimal string in the shop's currency. */
const price = z.string().regex(/^\d{1,15}(\.\d{1,4})?$/);

/** Products of the shop as candidates for one campaign. */
export const productFilter = z.strictObject({
  /** Null for a campaign of the seller's own: any product that may be promoted can be chosen. */
  campaignId: recordId.nullable(),
  text: searchText,
  categoryIds: z.array(recordId),
  lowestPrice: price.nullable(),
  highestPrice: price.nullable(),
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
  categories: z.array(category.extend({ count })),
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
        operationId,
        sampleQuantity: count,
        state: z.enum(['queued', 'parked']),
        /** It was sent, and the API has not answered. */
        mayHaveArrived: z.boolean(),
        refusal: appError.nullable(),
      })
      .nullable(),
  }),
  z.strictObject({
    source: z.literal('outbox'),
    operationId,
    state: z.enum(['queued', 'parked']),
    /** It was sent, and the API has not answered. */
    mayHaveArrived: z.boolean(),
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

/** A campaign with everything of this shop in it; `campaign` is null when it is not (or no longer) there. */
export const campaignDetails = z.strictObject({
  campaign: campaignRecord.nullable(),
  registeredProducts: z.array(registeredProduct),
  operations: z.array(operationRecord),
  draft: draftRecord.nullable(),
});

export const SELLER_SORTS = ['newest', 'registrationEnd', 'participation'] as const;

/**
 * The seller's own campaigns under one tab. `newest` sorts by creation, `registrationEnd` puts the nearest end that is still to come
 * first, `participation` puts those by invitation first. Under `past` those that go on stand before those that are over.
 */
export const sellerCampaignQuery = z.strictObject({
  tab: z.enum(SELLER_TABS),
  /** Searched in names. */
  text: searchText,
  sort: z.enum(SELLER_SORTS),
  ...rowWindow,
});
export type SellerCampaignQuery = DeepReadonly<z.infer<typeof sellerCampaignQuery>>;

/** A tab's question without its window of rows. */
export const sellerCampaignList = sellerCampaignQuery.omit({ offset: true, limit: true });
export type SellerCampaignList = DeepReadonly<z.infer<typeof sellerCampaignList>>;

/** What a row is about: a campaign of the API's, a draft of this machine's, or one that waits to be sent. */
export const sellerRowKey = z.discriminatedUnion('source', [
  z.strictObject({ source: z.literal('api'), id: recordId }),
  z.strictObject({ source: z.literal('draft'), id: operationId }),
  z.strictObject({ source: z.literal('outbox'), id: operationId }),
]);
export type SellerRowKey = DeepReadonly<z.infer<typeof sellerRowKey>>;

const openPeriod = z.strictObject({ startTime: count.nullable(), endTime: count.nullable() });

/**
 * A row of the seller's campaigns. A queued one stands under `active`, a refused one under `drafts`. Times are null where a draft has none.
 */
export const sellerCampaignRow = z.strictObject({
  key: sellerRowKey,
  name: z.string(),
  /** Null before the API has it. */
  status: z.enum(CAMPAIGN_STATUSES).nullable(),
  registrationPeriod: openPeriod,
  campaignPeriod: openPeriod,
  participation: z.enum(PARTICIPATIONS),
  productCount: count,
  /** How many partners stand where. */
  participants: z.strictObject({
    INVITED: count,
    DECLINED: count,
    REQUESTED: count,
    REFUSED: count,
    JOINED: count,
  } satisfies Record<ParticipantStatus, typeof count>),
  /** What is unsent about it: waiting to be sent, or refused and waiting for a person; null when nothing is. */
  unsent: z.enum(['queued', 'refused']).nullable(),
  /** Unix seconds: of creation, or for a draft of its last change. */
  time: count,
});
export type SellerCampaignRow = DeepReadonly<z.infer<typeof sellerCampaignRow>>;

export const sellerCampaignPage = z.strictObject({
  rows: z.array(sellerCampaignRow),
  total: count,
  /** Under each tab before the search; and how many of `past` go on although their registration is over. */
  counts: z.strictObject({ active: count, past: count, drafts: count, goingOn: count } satisfies Record<
    SellerTab | 'goingOn',
    typeof count
  >),
});
export type SellerCampaignPage = DeepReadonly<z.infer<typeof sellerCampaignPage>>;

/** A campaign of the seller's with all that belongs to it; `campaign` is null when it is not (or no longer) there. */
export const sellerCampaignDetails = z.strictObject({
  campaign: sellerCampaignRecord.nullable(),
  /** Who waits for the seller first, then who joined, was invited, declined; newest first within each. */
  participants: z.array(participantRecord),
  /** The partners of `participants` and of the invitations, as far as the directory has them. */
  partners: z.array(partnerProfile),
  /** Unsent work about it, in order. */
  operations: z.array(operationRecord),
  /** An edit that was begun and not submitted. */
  editDraft: sellerDraftRecord.nullable(),
});
export type SellerCampaignDetails = DeepReadonly<z.infer<typeof sellerCampaignDetails>>;

export const PARTNER_SORTS = ['name', 'creators', 'gmv', 'rating'] as const;

/** The partner directory. Empty lists filter nothing. */
export const partnerQuery = z.strictObject({
  text: searchText,
  categoryIds: z.array(recordId),
  regions: z.array(region),
  gmvBands: z.array(z.enum(GMV_BANDS)),
  /** In tenths; partners that nobody has rated are left out when it is set. */
  lowestRating: z.int().min(10).max(50).nullable(),
  sort: z.strictObject({ by: z.enum(PARTNER_SORTS), direction: z.enum(['ascending', 'descending']) }),
  ...rowWindow,
});
export type PartnerQuery = DeepReadonly<z.infer<typeof partnerQuery>>;

/** Each facet counts what would be shown if only that facet's own filter were lifted. */
export const partnerPage = z.strictObject({
  rows: z.array(partnerProfile),
  total: count,
  /** In the directory before any filter. */
  directoryTotal: count,
  categories: z.array(category.extend({ count })),
  regions: z.array(z.strictObject({ region: z.string(), count })),
  gmvBands: z.array(z.strictObject({ band: z.enum(GMV_BANDS), count })),
});
export type PartnerPage = DeepReadonly<z.infer<typeof partnerPage>>;

/** Samples are nearly used up when this part of them has been requested: time to send more, or to say no more. */
export const SAMPLES_NEARLY_USED = 0.8;

const attentionTime = {
  /** Tells it apart from everything else in its shop, for as long as it is about the same thing; made of ids alone. */
  id: z.string().min(1).max(200),
  campaignName: z.string(),
  /** Unix seconds: when it came up, or for a deadline when it ends. */
  time: count,
};
const attentionBase = { campaignId: recordId, ...attentionTime };

/** Which registered product it is about: by its registration, where the API has one. */
const attentionProduct = {
  productId: recordId,
  productName: z.string(),
};

/** An operation that waits for a person: the first of its products, and how many there are. */
const attentionOperation = {
  ...attentionProduct,
  /** Null where there is none. */
  productId: recordId.nullable(),
  operationId,
  /** Of an edit of a registration; null of products that were to be registered. */
  registrationId: recordId.nullable(),
  productCount: count,
};

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
    ...attentionProduct,
    registrationId: recordId,
    kind: z.literal('rejected'),
    rejectReasons: registrationRecord.shape.rejectReasons,
  }),
  z.strictObject({ ...attentionBase, kind: z.literal('closingSoon'), reason: z.enum(['invited', 'draft']) }),
  z.strictObject({
    ...attentionBase,
    ...attentionProduct,
    registrationId: recordId,
    kind: z.literal('samplesNearlyUsed'),
    samplesRequested: count,
    sampleQuantity: count,
  }),
  /** Something in a campaign of the seller's that the API refused; `sellerCampaignId` is null when it was to be created. */
  z.strictObject({
    ...attentionTime,
    kind: z.literal('sellerRefused'),
    operationId,
    sellerCampaignId: recordId.nullable(),
    error: appError.nullable(),
  }),
  /** Partners ask to join a campaign of the seller's. */
  z.strictObject({
    ...attentionTime,
    kind: z.literal('joinRequests'),
    sellerCampaignId: recordId,
    /** Who asked last. */
    participantId: recordId,
    partnerName: z.string(),
    requestCount: count,
  }),
]);
export type AttentionItem = DeepReadonly<z.infer<typeof attentionItem>>;

/**
 * What needs a person in all shops of all accounts. Empty kinds and a null shop filter nothing. In the order of
 * `shared/domain/attention.ts`.
 */
export const overviewQuery = z.strictObject({
  kinds: z.array(z.enum(ATTENTION_KINDS)),
  shop: shopKey.nullable(),
  ...rowWindow,
});
export type OverviewQuery = DeepReadonly<z.infer<typeof overviewQuery>>;

export const overviewPage = z.strictObject({
  rows: z.array(z.strictObject({ shop: shopKey, item: attentionItem })),
  /** How much matches, of which `rows` is the asked window. */
  total: count,
  /** How much of each kind there is in the asked shop, whatever the asked kinds. */
  kinds: z.strictObject({
    refused: count,
    sellerRefused: count,
    termsChanged: count,
    joinRequests: count,
    closingSoon: count,
    rejected: count,
    samplesNearlyUsed: count,
  } satisfies Record<AttentionKind, typeof count>),
  /** How much of the asked kinds there is in each shop that has been read, whatever the asked shop. */
  shops: z.array(z.strictObject({ shop: shopKey, attention: count })),
});
export type OverviewPage = DeepReadonly<z.infer<typeof overviewPage>>;
