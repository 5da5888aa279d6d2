/**
 * The domain's records as they cross the app's own walls (window, main process, cache page).
 * Each schema is checked against its type in the domain; an unknown key is an error here, unlike at the API. Knows no call.
 */
import './without-eval.ts';
import { z } from 'zod';
import { CAMPAIGN_STATUSES, type Campaign, type Partner, SELLER_TYPES } from '#shared/domain/campaign.ts';
import type { Contact, SellerContact } from '#shared/domain/contact.ts';
import { MESSENGERS } from '#shared/domain/market.ts';
import type { Money } from '#shared/domain/money.ts';
import {
  type FieldRefusal,
  type FirstAttempt,
  type Operation,
  REGISTRATION_STEPS,
  type RegistrationDraft,
  type UnsentCounts,
  type UnsentWork,
} from '#shared/domain/outbox.ts';
import { PARTICIPANT_STATUSES, type Participant } from '#shared/domain/participant.ts';
import { GMV_BANDS, type PartnerProfile } from '#shared/domain/partner-profile.ts';
import type { Period } from '#shared/domain/period.ts';
import { AUDIT_STATUSES, type Category, PRODUCT_STATUSES, type Product } from '#shared/domain/product.ts';
import {
  type ProductOffer,
  REJECT_REASONS,
  REVIEW_STATUSES,
  type Registration,
  type TypedOffer,
} from '#shared/domain/registration.ts';
import {
  CONTENT_FORMATS,
  CONTENT_STYLES,
  type CreatorPreferences,
  type OfferedProduct,
  PARTICIPATIONS,
  type SellerCampaign,
  type SellerCampaignChanges,
  type SellerCampaignContent,
} from '#shared/domain/seller-campaign.ts';
import { SELLER_CAMPAIGN_FIELDS, type SellerCampaignPlace } from '#shared/domain/seller-campaign-rules.ts';
import { type CampaignTemplate, SELLER_STEPS, type SellerDraft } from '#shared/domain/seller-draft.ts';
import type { Shop, ShopKey } from '#shared/domain/shop.ts';
import { type AppError, type ErrorCode, isErrorCode } from '#shared/errors.ts';
import { LONGEST_NAME, LONGEST_TEXT } from './limits.ts';

/** The collections that records are kept in, and told of by when they change. */
export const COLLECTIONS = [
  'campaign',
  'product',
  'registration',
  'sellerCampaign',
  'participant',
  'partner',
] as const;
export type Collection = (typeof COLLECTIONS)[number];

export const recordId = z.string().regex(/^\d{1,19}$/);
/** Local account ids are made by the app: letters and digits only, so that they may name files and databases. */
export const accountId = z.string().regex(/^[a-z0-9]{8,64}$/);
export const operationId = z.uuid();
export const productIds = z.array(recordId).max(5_000);
export const partnerIds = z.array(recordId).max(1_000);
export const region = z.string().regex(/^[A-Z]{2}$/);
/** Unix seconds, up to the end of the year 9999. */
const time = z.int().min(0).max(253_402_300_799);
/** In 0.01 %. */
export const rate = z.int().min(0).max(10_000);
export const count = z.int().min(0);

export const shopKey = z.strictObject({ accountId, shopId: recordId }) satisfies z.ZodType<ShopKey>;

const money = z.strictObject({
  amount: z.string().regex(/^-?\d{1,15}(\.\d{1,4})?$/),
  currency: z.string().regex(/^[A-Z]{3}$/),
}) satisfies z.ZodType<Money>;

export const period = z.strictObject({ startTime: time, endTime: time }) satisfies z.ZodType<Period>;
export const category = z.strictObject({ id: recordId, name: z.string() }) satisfies z.ZodType<Category>;
const partner = z.strictObject({ id: recordId, name: z.string() }) satisfies z.ZodType<Partner>;
const line = z.string().max(LONGEST_NAME);
const way = line.optional();
const contact = z.strictObject({
  email: way,
  phone: way,
  line: way,
  viber: way,
  whatsapp: way,
  zalo: way,
}) satisfies z.ZodType<Contact>;

export const sellerContact = z.strictObject({
  email: line,
  messenger: z.strictObject({ kind: z.enum(MESSENGERS), value: line }).optional(),
}) satisfies z.ZodType<SellerContact>;

export const campaignRecord = z.strictObject({
  id: recordId,
  name: z.string().min(1).max(LONGEST_NAME),
  description: z.string().max(LONGEST_TEXT),
  partner,
  status: z.enum(CAMPAIGN_STATUSES),
  registrationPeriod: period,
  campaignPeriod: period,
  commissionRequirement: rate,
  partnerContact: contact,
  targetSellerTypes: z.array(z.enum(SELLER_TYPES)),
  invited: z.boolean(),
  region: z.string(),
  termsVersion: z.string().min(1).max(64),
}) satisfies z.ZodType<Campaign>;

export const productRecord = z.strictObject({
  id: recordId,
  name: z.string(),
  mainImageUrl: z.string(),
  category,
  lowestPrice: money,
  highestPrice: money,
  inventory: count,
  skuCount: count,
  status: z.enum(PRODUCT_STATUSES),
  auditStatus: z.enum(AUDIT_STATUSES),
  underEnforcement: z.boolean(),
  openCollaborationCommissionRate: rate.nullable(),
}) satisfies z.ZodType<Product>;

export const registrationRecord = z.strictObject({
  id: recordId,
  campaignId: recordId,
  productId: recordId,
  productName: z.string(),
  mainImageUrl: z.string(),
  totalCommissionRate: rate,
  creatorCommissionRate: rate.nullable(),
  partnerCommissionRate: rate.nullable(),
  openCollaborationCommissionRate: rate.nullable(),
  sampleQuantity: count,
  reviewStatus: z.enum(REVIEW_STATUSES),
  rejectReasons: z.array(z.enum(REJECT_REASONS)),
  rejectedForever: z.boolean(),
  sellerContact,
  submittedTime: time,
  reviewedTime: time.nullable(),
  progress: z.strictObject({
    collaboratedCreators: count,
    promotingCreators: count,
    samplesRequested: count,
    orders: count,
    gmv: money,
    estimatedCommission: money,
    actualCommission: money,
  }),
}) satisfies z.ZodType<Registration>;

export const shopRecord = z.strictObject({
  id: recordId,
  name: z.string(),
  region,
  currency: z.string().regex(/^[A-Z]{3}$/),
  timeZone: z.string(),
  sellerType: z.enum(SELLER_TYPES),
  registrationPolicy: z.strictObject({
    maximumProductsPerRegistration: count,
    maximumSampleQuantity: count,
    minimumRateByCategory: z.array(z.strictObject({ categoryId: recordId, rate })),
    registerAgainAfterSeconds: count,
  }),
}) satisfies z.ZodType<Shop>;

export const appError = z.strictObject({
  code: z.custom<ErrorCode>((value) => typeof value === 'string' && isErrorCode(value)),
  detail: z.string().optional(),
  reference: z.string().optional(),
}) satisfies z.ZodType<AppError>;

/** The answer of every contract call, before its data is parsed: `{ok: true, data}` or `{ok: false, error}`. */
export const unparsedOutcome = z.discriminatedUnion('ok', [
  z.strictObject({ ok: z.literal(true), data: z.unknown() }),
  z.strictObject({ ok: z.literal(false), error: appError }),
]);

const range = z.strictObject({ lowest: z.number().nullable(), highest: z.number().nullable() });
/** Longer than the rules allow: the rules refuse with a reason, this wall only keeps out what nobody types. */
const typedText = z.string().max(LONGEST_TEXT);

const creatorPreferences = z.strictObject({
  ageRange: range,
  followerRange: range,
  categoryIds: z.array(recordId).max(100),
  contentFormats: z.array(z.enum(CONTENT_FORMATS)),
  contentStyles: z.array(z.enum(CONTENT_STYLES)),
  notes: typedText,
}) satisfies z.ZodType<CreatorPreferences>;

/** As submitted: whether the numbers may be offered is judged by the rules. */
export const productOffer = z.strictObject({
  productId: recordId,
  totalCommissionRate: z.number(),
  sampleQuantity: z.number(),
}) satisfies z.ZodType<ProductOffer>;
const offeredProduct = productOffer.extend({
  productName: z.string(),
  mainImageUrl: z.string(),
}) satisfies z.ZodType<OfferedProduct>;

export const sellerCampaignContent = z.strictObject({
  name: typedText,
  description: typedText,
  registrationPeriod: period,
  campaignPeriod: period,
  participation: z.enum(PARTICIPATIONS),
  invitedPartnerIds: partnerIds,
  products: z.array(productOffer).max(5_000),
  creatorPreferences,
  sellerContact,
}) satisfies z.ZodType<SellerCampaignContent>;

export const sellerCampaignChanges =
  sellerCampaignContent.partial() satisfies z.ZodType<SellerCampaignChanges>;

export const sellerCampaignRecord = sellerCampaignContent.extend({
  id: recordId,
  version: z.string().min(1).max(64),
  status: z.enum(CAMPAIGN_STATUSES),
  products: z.array(offeredProduct),
  createdTime: time,
  publishedTime: time.nullable(),
  closedTime: time.nullable(),
}) satisfies z.ZodType<SellerCampaign>;

export const participantRecord = z.strictObject({
  id: recordId,
  sellerCampaignId: recordId,
  partner,
  status: z.enum(PARTICIPANT_STATUSES),
  message: z.string().max(LONGEST_TEXT),
  changedTime: time,
  products: z.array(
    z.strictObject({
      productId: recordId,
      promotingCreators: count,
      samplesRequested: count,
      orders: count,
      gmv: money,
      estimatedCommission: money,
    }),
  ),
}) satisfies z.ZodType<Participant>;

export const partnerProfile = z.strictObject({
  id: recordId,
  name: z.string(),
  creatorCount: count,
  categories: z.array(category),
  regions: z.array(z.string()),
  gmvBand: z.enum(GMV_BANDS),
  rating: z.int().min(10).max(50).nullable(),
  contact,
}) satisfies z.ZodType<PartnerProfile>;

export const sellerCampaignPlace = z.discriminatedUnion('at', [
  z.strictObject({ at: z.literal('field'), field: z.enum(SELLER_CAMPAIGN_FIELDS) }),
  z.strictObject({
    at: z.literal('product'),
    productId: recordId,
    field: z.enum(['product', 'totalCommissionRate', 'sampleQuantity']),
  }),
  z.strictObject({ at: z.literal('partner'), partnerId: recordId }),
  z.strictObject({ at: z.literal('contact'), field: z.enum(['email', 'messenger']) }),
]) satisfies z.ZodType<SellerCampaignPlace>;

export const fieldRefusal = z.strictObject({
  place: sellerCampaignPlace,
  error: appError,
}) satisfies z.ZodType<FieldRefusal>;

export const firstAttempt = z.strictObject({
  time,
  body: z.string().nullable(),
}) satisfies z.ZodType<FirstAttempt>;

const operationBase = {
  id: operationId,
  createdTime: time,
  attempts: count,
  firstAttempt: firstAttempt.nullable(),
  state: z.enum(['queued', 'parked']),
  refusal: appError.nullable(),
};

export const operationRecord = z.discriminatedUnion('kind', [
  z.strictObject({
    ...operationBase,
    kind: z.literal('registerProducts'),
    campaignId: recordId,
    readTerms: campaignRecord,
    sellerContact,
    offers: z.array(offeredProduct.extend({ refusal: appError.nullable() })),
  }),
  z.strictObject({
    ...operationBase,
    kind: z.literal('editSampleQuantity'),
    campaignId: recordId,
    registrationId: recordId,
    productId: recordId,
    productName: z.string(),
    sampleQuantity: count,
  }),
  z.strictObject({
    ...operationBase,
    kind: z.literal('publishSellerCampaign'),
    content: sellerCampaignContent.extend({ products: z.array(offeredProduct).max(5_000) }),
    problems: z.array(fieldRefusal),
  }),
  z.strictObject({
    ...operationBase,
    kind: z.literal('editSellerCampaign'),
    sellerCampaignId: recordId,
    base: sellerCampaignRecord,
    changes: sellerCampaignChanges,
    publishes: z.boolean(),
    problems: z.array(fieldRefusal),
  }),
  z.strictObject({
    ...operationBase,
    kind: z.literal('closeSellerCampaign'),
    sellerCampaignId: recordId,
    campaignName: z.string(),
  }),
  z.strictObject({
    ...operationBase,
    kind: z.literal('invitePartners'),
    sellerCampaignId: recordId,
    campaignName: z.string(),
    partners: z.array(partner).max(100),
    /** What was stored before each refused partner was named has none. */
    problems: z.array(fieldRefusal).default([]),
  }),
  z.strictObject({
    ...operationBase,
    kind: z.literal('answerJoinRequest'),
    sellerCampaignId: recordId,
    campaignName: z.string(),
    partner,
    accepts: z.boolean(),
  }),
]) satisfies z.ZodType<Operation>;

const numberField = z.number().nullable();

const typedOffer = z.strictObject({
  productId: recordId,
  totalCommissionRate: numberField,
  sampleQuantity: numberField,
}) satisfies z.ZodType<TypedOffer>;

export const draftRecord = z.strictObject({
  campaignId: recordId,
  savedTime: time,
  step: z.enum(REGISTRATION_STEPS),
  offers: z.array(typedOffer).max(5_000),
  email: z.string().max(1_000),
  messenger: z.string().max(1_000),
  replaces: operationId.nullable(),
  readTerms: campaignRecord.optional(),
}) satisfies z.ZodType<RegistrationDraft>;

const templateName = z.string().min(1).max(100);

export const sellerDraftRecord = z.strictObject({
  id: operationId,
  savedTime: time,
  step: z.enum(SELLER_STEPS),
  name: typedText,
  description: typedText,
  registrationStartTime: time.nullable(),
  registrationEndTime: time.nullable(),
  campaignStartTime: time.nullable(),
  campaignEndTime: time.nullable(),
  participation: z.enum(PARTICIPATIONS),
  invitedPartnerIds: partnerIds,
  products: z.array(typedOffer).max(5_000),
  creatorPreferences,
  email: z.string().max(1_000),
  messenger: z.string().max(1_000),
  /** A draft that was stored before drafts kept their template has none. */
  template: z
    .strictObject({
      name: templateName,
      totalCommissionRate: numberField,
      sampleQuantity: numberField,
    })
    .nullable()
    .default(null),
  edits: sellerCampaignRecord.nullable(),
  replaces: operationId.nullable(),
}) satisfies z.ZodType<SellerDraft>;

export const campaignTemplate = z.strictObject({
  id: operationId,
  name: templateName,
  region,
  savedTime: time,
  creatorPreferences,
  email: z.string().max(1_000),
  messenger: z.string().max(1_000),
  totalCommissionRate: numberField,
  sampleQuantity: numberField,
}) satisfies z.ZodType<CampaignTemplate>;

export const unsentWork = z.strictObject({
  operations: z.array(operationRecord),
  drafts: z.array(draftRecord),
  /** Work that was stored before sellers could start campaigns has none. */
  sellerDrafts: z.array(sellerDraftRecord).default([]),
}) satisfies z.ZodType<UnsentWork>;

export const unsentCounts = z.strictObject({
  operations: count,
  drafts: count,
}) satisfies z.ZodType<UnsentCounts>;
