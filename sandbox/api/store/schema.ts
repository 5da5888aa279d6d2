/**
 * The tables of the reference API, for Kysely. Plain SQL types (text, integer) so that SQLite and PostgreSQL both hold them:
 * booleans are 0 and 1, lists and small objects are JSON text, times are Unix seconds, rates are 0.01 %.
 */
import type { Kysely, Transaction } from 'kysely';
import type { SellerType } from '#shared/domain/campaign.ts';
import type { ParticipantStatus } from '#shared/domain/participant.ts';
import type { GmvBand } from '#shared/domain/partner-profile.ts';
import type { AuditStatus, ProductStatus } from '#shared/domain/product.ts';
import type { ReviewStatus } from '#shared/domain/registration.ts';
import type { Participation } from '#shared/domain/seller-campaign.ts';

type Flag = 0 | 1;
type Json = string;

export interface AccountRow {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly password_hash: string;
}

export interface ShopRow {
  readonly id: string;
  readonly account_id: string;
  readonly name: string;
  readonly region: string;
  readonly currency: string;
  readonly time_zone: string;
  readonly seller_type: SellerType;
  readonly registration_policy: Json;
  readonly payment_account_active: Flag;
  readonly operations_allowed: Flag;
  /** Changes when cursors given out before must not be used again. */
  readonly feed_generation: string;
  /** The number of the newest change that this shop can see. */
  readonly last_sequence: number;
  /** Cursors before this one have missed deletions that are no longer kept. */
  readonly oldest_sequence: number;
  /** Until when the clock's own changes (a campaign begins, ends) are in the log. */
  readonly settled_time: number;
}

/** An agency with what the directory says of it. It is listed in the market that it is registered in. */
export interface PartnerRow {
  readonly id: string;
  readonly name: string;
  readonly home_region: string;
  readonly region: string;
  readonly creator_count: number;
  readonly categories: Json;
  /** Where its creators sell. */
  readonly regions: Json;
  readonly gmv_band: GmvBand;
  /** In tenths; null before the first. */
  readonly rating: number | null;
  readonly contact_info: Json;
}

export interface CampaignRow {
  readonly id: string;
  readonly region: string;
  readonly partner_id: string;
  readonly name: string;
  readonly description: string;
  readonly registration_start_time: number;
  readonly registration_end_time: number;
  readonly campaign_start_time: number;
  readonly campaign_end_time: number;
  readonly commission_rate: number;
  readonly contact_info: Json;
  readonly target_seller_types: Json;
  /** 1 when only the shops in campaign_targets may see it. */
  readonly is_targeted: Flag;
  readonly is_published: Flag;
  readonly closed_time: number | null;
  readonly terms_version: string;
}

export interface ProductRow {
  readonly id: string;
  readonly shop_id: string;
  readonly name: string;
  readonly category_id: string;
  readonly category_name: string;
  readonly lowest_price: string;
  readonly highest_price: string;
  readonly currency: string;
  readonly inventory: number;
  readonly sku_count: number;
  readonly status: ProductStatus;
  readonly audit_status: AuditStatus;
  readonly under_enforcement: Flag;
  readonly open_collaboration_commission_rate: number | null;
}

/** One row for each product of a shop in a campaign: registering again after a rejection opens the same row again. */
export interface RegistrationRow {
  readonly id: string;
  readonly shop_id: string;
  readonly campaign_id: string;
  readonly product_id: string;
  readonly total_commission_rate: number;
  readonly creator_commission_rate: number | null;
  readonly partner_commission_rate: number | null;
  readonly sample_quota: number;
  readonly review_status: ReviewStatus;
  readonly reject_reasons: Json;
  readonly rejected_forever: Flag;
  readonly seller_contact: Json;
  readonly submitted_time: number;
  readonly reviewed_time: number | null;
  readonly collaborated_creators: number;
  readonly promoting_creators: number;
  readonly samples_requested: number;
  readonly orders: number;
  readonly gmv: string;
  readonly estimated_commission: string;
  readonly actual_commission: string;
}

/** A campaign that a shop started. Products and preferences are kept as they travel. */
export interface SellerCampaignRow {
  readonly id: string;
  readonly shop_id: string;
  /** How often it was edited. */
  readonly version: number;
  readonly name: string;
  readonly description: string;
  readonly registration_start_time: number;
  readonly registration_end_time: number;
  readonly campaign_start_time: number;
  readonly campaign_end_time: number;
  readonly participation: Participation;
  readonly invited_partner_ids: Json;
  /** Offers, each with its product's name as it was when it was added. */
  readonly products: Json;
  readonly creator_preferences: Json;
  readonly seller_contact: Json;
  readonly created_time: number;
  /** Null while it is READY. */
  readonly published_time: number | null;
  readonly closed_time: number | null;
}

/** One row for each partner of a campaign, whatever became of it. */
export interface ParticipantRow {
  readonly id: string;
  readonly shop_id: string;
  readonly seller_campaign_id: string;
  readonly partner_id: string;
  readonly status: ParticipantStatus;
  readonly message: string;
  readonly changed_time: number;
  /** What the partner promotes, product by product. */
  readonly products: Json;
}

export type FeedCollection =
  | 'campaign'
  | 'product'
  | 'registration'
  | 'seller_campaign'
  | 'participant'
  | 'partner';

/**
 * The change log, kept to the newest entry of each record: what a shop can see, with the sequence of the last change.
 * A row that is not deleted is also the proof that the shop may see the record.
 */
export interface FeedRow {
  readonly shop_id: string;
  readonly collection: FeedCollection;
  readonly record_id: string;
  readonly sequence: number;
  /** When it first appeared: a snapshot begun before leaves it to the log. */
  readonly first_sequence: number;
  readonly is_deleted: Flag;
}

export interface IdempotencyRow {
  readonly shop_id: string;
  readonly key: string;
  readonly request_hash: string;
  /** The `data` that was answered; empty only while the request runs. */
  readonly answer: Json;
  readonly created_time: number;
}

/** Every registration ever accepted: what tests count to show that nothing was sent twice. */
export interface AcceptanceRow {
  readonly shop_id: string;
  readonly campaign_id: string;
  readonly product_id: string;
  readonly registration_id: string;
  readonly idempotency_key: string;
  /** Of the campaign, as it was then. */
  readonly terms_version: string;
  readonly accepted_time: number;
}

export interface OauthGrantRow {
  readonly id: string;
  readonly account_id: string;
  readonly scope: string;
  readonly revoked_time: number | null;
}

export interface OauthCodeRow {
  readonly code_hash: string;
  readonly grant_id: string;
  readonly redirect_uri: string;
  readonly code_challenge: string;
  readonly expires_time: number;
  readonly used_time: number | null;
}

export interface OauthTokenRow {
  readonly token_hash: string;
  readonly grant_id: string;
  readonly kind: 'access' | 'refresh';
  /** Of access tokens; refresh tokens live until they are used. */
  readonly expires_time: number | null;
  readonly used_time: number | null;
}

export interface SettingRow {
  readonly name: string;
  readonly value: string;
}

export interface Tables {
  accounts: AccountRow;
  shops: ShopRow;
  partners: PartnerRow;
  campaigns: CampaignRow;
  campaign_targets: { readonly campaign_id: string; readonly shop_id: string };
  products: ProductRow;
  registrations: RegistrationRow;
  seller_campaigns: SellerCampaignRow;
  participants: ParticipantRow;
  feed: FeedRow;
  idempotency: IdempotencyRow;
  acceptances: AcceptanceRow;
  oauth_grants: OauthGrantRow;
  oauth_codes: OauthCodeRow;
  oauth_tokens: OauthTokenRow;
  settings: SettingRow;
}

/** What queries run on: the database, or a transaction of it. */
export type Db = Kysely<Tables>;
export type DbTransaction = Transaction<Tables>;
