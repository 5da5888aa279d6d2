/**
 * The objects of the remote API as they travel: official names (snake_case), ids as strings, times in
 * Unix seconds, rates in 0.01 %, money as decimal strings. Unknown keys are dropped, so that an API may
 * grow; a missing or malformed one makes the whole answer wrong.
 */
import { z } from 'zod';
import { CAMPAIGN_STATUSES, SELLER_TYPES } from '#shared/domain/campaign.ts';
import { MESSENGERS } from '#shared/domain/market.ts';
import { PARTICIPANT_STATUSES } from '#shared/domain/participant.ts';
import { GMV_BANDS } from '#shared/domain/partner-profile.ts';
import { AUDIT_STATUSES, PRODUCT_STATUSES } from '#shared/domain/product.ts';
import { REJECT_REASONS, REVIEW_STATUSES } from '#shared/domain/registration.ts';
import { CONTENT_FORMATS, CONTENT_STYLES, PARTICIPATIONS } from '#shared/domain/seller-campaign.ts';
import { SELLER_CAMPAIGN_FIELDS } from '#shared/domain/seller-campaign-rules.ts';
import { LONGEST_ADDRESS, LONGEST_NAME, LONGEST_TEXT } from '../limits.ts';

export const wireId = z
  .string()
  .regex(/^\d{1,19}$/)
  .meta({ id: 'Id', description: 'Up to 19 digits' });
export const wireTime = z.int().min(0).max(253_402_300_799).meta({ id: 'Time', description: 'Unix seconds' });
export const wireRate = z
  .int()
  .min(0)
  .max(10_000)
  .meta({ id: 'Rate', description: 'Unit 0.01 %: 1000 is 10 %' });
export const wireCount = z.int().min(0).meta({ id: 'Count' });
const wireMoney = z
  .object({ amount: z.string().regex(/^-?\d{1,15}(\.\d{1,4})?$/), currency: z.string().regex(/^[A-Z]{3}$/) })
  .meta({ id: 'Money', description: 'A decimal string and its ISO 4217 currency' });
const wireRegion = z
  .string()
  .regex(/^[A-Z]{2}$/)
  .meta({ id: 'Region' });

/** A name that must be there. Longer ones than the rules allow are read all the same. */
const wireName = z.string().min(1).max(LONGEST_NAME);
/** A text of one line that may be empty. */
const wireLine = z.string().max(LONGEST_NAME);
const wireText = z.string().max(LONGEST_TEXT);
const wireAddress = z.string().max(LONGEST_ADDRESS);

const contactText = wireLine.optional();
export const wireContact = z
  .object({
    email: contactText,
    phone: contactText,
    line: contactText,
    viber: contactText,
    whatsapp: contactText,
    zalo: contactText,
  })
  .meta({ id: 'ContactInfo' });

export const wireShop = z
  .object({
    id: wireId,
    name: wireName,
    region: wireRegion,
    currency: z.string().regex(/^[A-Z]{3}$/),
    time_zone: z.string().min(1).max(64),
    seller_type: z.enum(SELLER_TYPES),
    registration_policy: z.object({
      maximum_products_per_registration: z.int().min(1),
      maximum_sample_quota: z.int().min(0),
      minimum_rate_by_category: z.array(z.object({ category_id: wireId, commission_rate: wireRate })),
      register_again_after_seconds: z.int().min(0),
    }),
  })
  .meta({ id: 'Shop' });

export const wireCampaign = z
  .object({
    id: wireId,
    name: wireName,
    description: wireText,
    status: z.enum(CAMPAIGN_STATUSES),
    registration_start_time: wireTime,
    registration_end_time: wireTime,
    campaign_start_time: wireTime,
    campaign_end_time: wireTime,
    commission_rate: wireRate,
    contact_info: wireContact,
    target_seller_types: z.array(z.enum(SELLER_TYPES)),
    /** Only the asking shop is ever listed: who else was invited is not a seller's to know. */
    target_shops: z.array(z.object({ code: wireLine, name: wireLine })).max(99),
    region: wireRegion,
    partner: z.object({ id: wireId, name: wireName }),
    terms_version: z.string().min(1).max(64),
  })
  .meta({ id: 'Campaign' });

export const wireProduct = z
  .object({
    id: wireId,
    name: wireName,
    main_image_url: wireAddress,
    category: z.object({ id: wireId, name: wireLine }),
    lowest_price: wireMoney,
    highest_price: wireMoney,
    inventory: wireCount,
    sku_count: wireCount,
    status: z.enum(PRODUCT_STATUSES),
    audit_status: z.enum(AUDIT_STATUSES),
    under_enforcement: z.boolean(),
    open_collaboration_commission_rate: wireRate.nullable(),
  })
  .meta({ id: 'Product' });

export const wireSellerContact = z
  .object({
    email: wireLine,
    messenger: z.object({ kind: z.enum(MESSENGERS), value: wireLine }).optional(),
  })
  .meta({ id: 'SellerContact' });

export const wireRegistration = z
  .object({
    id: wireId,
    campaign_id: wireId,
    product_id: wireId,
    product_name: wireLine,
    main_image_url: wireAddress,
    total_commission_rate: wireRate,
    creator_commission_rate: wireRate.nullable(),
    partner_commission_rate: wireRate.nullable(),
    open_collaboration_commission_rate: wireRate.nullable(),
    sample_quota: wireCount,
    review_status: z.enum(REVIEW_STATUSES),
    reject_reasons: z.array(z.enum(REJECT_REASONS)),
    rejected_forever: z.boolean(),
    seller_contact: wireSellerContact,
    submitted_time: wireTime,
    reviewed_time: wireTime.nullable(),
    progress: z.object({
      collaborated_creators: wireCount,
      promoting_creators: wireCount,
      samples_requested: wireCount,
      orders: wireCount,
      gmv: wireMoney,
      estimated_commission: wireMoney,
      actual_commission: wireMoney,
    }),
  })
  .meta({ id: 'Registration' });

const wireRange = z
  .object({ lowest: z.number().nullable(), highest: z.number().nullable() })
  .meta({ id: 'Range', description: 'Both ends belong to it; null is no limit' });

export const wireCreatorPreferences = z
  .object({
    age_range: wireRange,
    follower_range: wireRange,
    category_ids: z.array(wireId).max(100),
    content_formats: z.array(z.enum(CONTENT_FORMATS)).max(CONTENT_FORMATS.length),
    content_styles: z.array(z.enum(CONTENT_STYLES)).max(CONTENT_STYLES.length),
    notes: wireText,
  })
  .meta({ id: 'CreatorPreferences' });

/** A product as a seller offers it in a campaign of their own. The numbers are judged by the rules, not by the shape. */
const wireOffer = z
  .object({ product_id: wireId, total_commission_rate: z.number(), sample_quota: z.number() })
  .meta({ id: 'Offer' });

/** Everything that a seller enters, as sent. Texts and numbers are judged by the rules, with their own codes. */
export const wireSellerCampaignContent = z
  .object({
    name: wireText,
    description: wireText,
    registration_start_time: wireTime,
    registration_end_time: wireTime,
    campaign_start_time: wireTime,
    campaign_end_time: wireTime,
    participation: z.enum(PARTICIPATIONS),
    invited_partner_ids: z.array(wireId).max(1_000),
    products: z.array(wireOffer).max(10_000),
    creator_preferences: wireCreatorPreferences,
    seller_contact: wireSellerContact,
  })
  .meta({ id: 'SellerCampaignContent' });

export const wireSellerCampaign = wireSellerCampaignContent
  .extend({
    id: wireId,
    version: z.string().min(1).max(64),
    status: z.enum(CAMPAIGN_STATUSES),
    products: z.array(wireOffer.extend({ product_name: wireLine, main_image_url: wireAddress })),
    created_time: wireTime,
    published_time: wireTime.nullable(),
    closed_time: wireTime.nullable(),
  })
  .meta({ id: 'SellerCampaign' });

/** A field of a seller's campaign that was refused: its place by the rules' own names, and the code as the envelope's numbers have it. */
export const wireFieldProblem = z
  .object({
    at: z.enum(['field', 'product', 'partner', 'contact']),
    /** The name of a field, or of a product's or a contact's field; null at a partner. */
    field: z
      .enum([
        ...SELLER_CAMPAIGN_FIELDS,
        'product',
        'totalCommissionRate',
        'sampleQuantity',
        'email',
        'messenger',
      ])
      .nullable(),
    /** Of the product or the partner; null elsewhere. */
    id: wireId.nullable(),
    code: z.int(),
    message: z.string(),
  })
  .meta({ id: 'FieldProblem' });

/** An entry of the partner directory. */
export const wirePartner = z
  .object({
    id: wireId,
    name: wireName,
    creator_count: wireCount,
    categories: z.array(z.object({ id: wireId, name: wireLine })),
    regions: z.array(wireRegion),
    gmv_band: z.enum(GMV_BANDS),
    rating: z.int().min(10).max(50).nullable().meta({ description: 'In tenths: 47 is 4.7 of 5' }),
    contact_info: wireContact,
  })
  .meta({ id: 'Partner' });

/** A partner in a seller's campaign. */
export const wireParticipant = z
  .object({
    id: wireId,
    seller_campaign_id: wireId,
    partner: z.object({ id: wireId, name: wireName }),
    status: z.enum(PARTICIPANT_STATUSES),
    message: wireText,
    changed_time: wireTime,
    products: z.array(
      z.object({
        product_id: wireId,
        promoting_creators: wireCount,
        samples_requested: wireCount,
        orders: wireCount,
        gmv: wireMoney,
        estimated_commission: wireMoney,
      }),
    ),
  })
  .meta({ id: 'Participant' });

/** The collections of the log. */
const WIRE_COLLECTIONS = [
  'campaign',
  'product',
  'registration',
  'seller_campaign',
  'participant',
  'partner',
] as const;

/** One entry of the ordered log: the newest state of a record, or its end (a tombstone: gone, or no longer visible to the shop). */
export const wireChange = z
  .discriminatedUnion('kind', [
    z.object({ kind: z.literal('campaign'), record: wireCampaign }),
    z.object({ kind: z.literal('product'), record: wireProduct }),
    z.object({ kind: z.literal('registration'), record: wireRegistration }),
    z.object({ kind: z.literal('seller_campaign'), record: wireSellerCampaign }),
    z.object({ kind: z.literal('participant'), record: wireParticipant }),
    z.object({ kind: z.literal('partner'), record: wirePartner }),
    z.object({ kind: z.literal('deleted'), collection: z.enum(WIRE_COLLECTIONS), id: wireId }),
  ])
  .meta({ id: 'Change' });

export type WireShop = z.infer<typeof wireShop>;
export type WireCampaign = z.infer<typeof wireCampaign>;
export type WireProduct = z.infer<typeof wireProduct>;
export type WireRegistration = z.infer<typeof wireRegistration>;
export type WireChange = z.infer<typeof wireChange>;
export type WireSellerCampaign = z.infer<typeof wireSellerCampaign>;
export type WireSellerCampaignContent = z.infer<typeof wireSellerCampaignContent>;
export type WireFieldProblem = z.infer<typeof wireFieldProblem>;
export type WirePartner = z.infer<typeof wirePartner>;
export type WireParticipant = z.infer<typeof wireParticipant>;
