/**
 * The rules of a seller's campaign: what may be published, and what an edit may still change. The form and the API refuse
 * by these, under the same names, in the same order. Pure: the clock and the catalogue are arguments.
 */
import { type ContactProblem, emailProblem, messengerProblem, type SellerContact } from './contact.ts';
import type { Market } from './market.ts';
import type { Period } from './period.ts';
import { isBlank } from './plain-text.ts';
import { ineligibleReason, type Product } from './product.ts';
import { type RateProblem, rateProblem, type SampleProblem, sampleProblem } from './registration.ts';
import { sameValue } from './same-value.ts';
import type {
  CreatorPreferences,
  NumberRange,
  SellerCampaign,
  SellerCampaignChanges,
  SellerCampaignContent,
  SellerCampaignPart,
} from './seller-campaign.ts';
import { contentOf, editedContent } from './seller-campaign.ts';
import type { RegistrationPolicy } from './shop.ts';

/** A name is shorter than this. */
export const NAME_LENGTH_LIMIT = 50;
/** A description is shorter than this. */
const DESCRIPTION_LENGTH_LIMIT = 1_000;
/** Notes to creators are shorter than this. */
const NOTES_LENGTH_LIMIT = 500;
/** A campaign period is shorter than this: 360 days. */
export const CAMPAIGN_LENGTH_LIMIT = 360 * 24 * 60 * 60;
/** At most so many partners can be invited to one campaign. */
export const MOST_INVITED_PARTNERS = 20;
/** Creators are adults. */
export const LOWEST_AGE = 18;
export const HIGHEST_AGE = 99;
export const HIGHEST_FOLLOWER_COUNT = 1_000_000_000;

export const SELLER_CAMPAIGN_FIELDS = [
  'name',
  'description',
  'registrationStartTime',
  'registrationEndTime',
  'campaignStartTime',
  'campaignEndTime',
  'participation',
  'invitedPartners',
  'products',
  'ageRange',
  'followerRange',
  'creatorPreferences',
  'notes',
  'sellerContact',
] as const;
export type SellerCampaignField = (typeof SELLER_CAMPAIGN_FIELDS)[number];

export type SellerCampaignProblemCode =
  | 'NAME_REQUIRED'
  | 'NAME_TOO_LONG'
  | 'DESCRIPTION_TOO_LONG'
  /** Only a form meets it: what is sent has all four times. */
  | 'TIME_REQUIRED'
  | 'PERIOD_REVERSED'
  | 'PERIOD_ALREADY_OVER'
  | 'CAMPAIGN_PERIOD_TOO_LONG'
  | 'REGISTRATION_OUTLASTS_CAMPAIGN'
  | 'PARTNERS_REQUIRED'
  | 'PARTNERS_NOT_EXPECTED'
  | 'TOO_MANY_PARTNERS'
  | 'DUPLICATE_PARTNER'
  | 'PARTNER_NOT_FOUND'
  | 'NO_PRODUCTS'
  | 'TOO_MANY_PRODUCTS'
  | 'DUPLICATE_PRODUCT'
  | 'PRODUCT_NOT_FOUND'
  | 'PRODUCT_NOT_ELIGIBLE'
  | RateProblem
  | SampleProblem
  | 'AGE_RANGE_INVALID'
  | 'FOLLOWER_RANGE_INVALID'
  | 'NOTES_TOO_LONG'
  | ContactProblem
  | 'FIELD_NOT_EDITABLE'
  | 'START_NOT_EDITABLE';

/** Where something is wrong. */
export type SellerCampaignPlace =
  | { readonly at: 'field'; readonly field: SellerCampaignField }
  | {
      readonly at: 'product';
      readonly productId: string;
      readonly field: 'product' | 'totalCommissionRate' | 'sampleQuantity';
    }
  | { readonly at: 'partner'; readonly partnerId: string }
  | { readonly at: 'contact'; readonly field: 'email' | 'messenger' };

/** What is wrong, and where. */
export interface SellerCampaignProblem {
  readonly place: SellerCampaignPlace;
  readonly code: SellerCampaignProblemCode;
}

/** What the rules need to know besides the campaign. */
export interface SellerCampaignCircumstances {
  /** Unix seconds by the API's clock. */
  readonly now: number;
  readonly market: Market;
  readonly policy: RegistrationPolicy;
  readonly productOf: (
    productId: string,
  ) => Pick<Product, 'status' | 'auditStatus' | 'underEnforcement' | 'category'> | undefined;
  readonly hasPartner: (partnerId: string) => boolean;
}

/** Everything that keeps a campaign from being published now, in the order of the form; empty when it can be. */
export function publishingProblems(
  content: SellerCampaignContent,
  circumstances: SellerCampaignCircumstances,
): SellerCampaignProblem[] {
  return [
    ...textProblems(content),
    ...periodProblems(content, circumstances.now),
    ...partnerProblems(content, circumstances),
    ...productProblems(content, circumstances),
    ...preferenceProblems(content.creatorPreferences),
    ...contactProblems(content.sellerContact, circumstances.market),
  ];
}

/**
 * Everything that keeps these changes from being made; empty when they can be. Published campaigns keep all but their
 * periods and contact; a period's start stays once the campaign is ONGOING. What an edit leaves alone is not judged again, but a period is
 * judged with its other end and beside the other period.
 */
export function editProblems(
  campaign: SellerCampaign,
  changes: SellerCampaignChanges,
  circumstances: SellerCampaignCircumstances,
): SellerCampaignProblem[] {
  const edited = editedContent(campaign, changes);
  if (campaign.status === 'READY') return readyProblems(edited, changes, circumstances);
  const fixed = FIXED_ONCE_PUBLISHED.filter(([part]) => isChanged(campaign, changes, part));
  return [
    ...fixed.map(([, field]) => at(field, 'FIELD_NOT_EDITABLE')),
    ...startProblems(campaign, edited),
    ...editedPeriodProblems(campaign, edited, circumstances.now),
    ...(changes.sellerContact ? contactProblems(changes.sellerContact, circumstances.market) : []),
  ];
}

/** Everything that keeps a new campaign from being saved without publishing it; empty when nothing does. It may be unfinished. */
export function keepingProblems(
  content: SellerCampaignContent,
  circumstances: SellerCampaignCircumstances,
): SellerCampaignProblem[] {
  const { invitedPartnerIds, products } = content;
  const entered = {
    ...(invitedPartnerIds.length > 0 ? { invitedPartnerIds } : {}),
    ...(products.length > 0 ? { products } : {}),
  };
  return readyProblems(content, entered, circumstances);
}

/** The parts that only READY campaigns may change, and the field that says so. */
const FIXED_ONCE_PUBLISHED: readonly (readonly [SellerCampaignPart, SellerCampaignField])[] = [
  ['name', 'name'],
  ['description', 'description'],
  ['participation', 'participation'],
  ['invitedPartnerIds', 'invitedPartners'],
  ['products', 'products'],
  ['creatorPreferences', 'creatorPreferences'],
];

/** Why a part of a campaign in this state cannot be edited, or null when it can. */
export function editingProblem(
  campaign: Pick<SellerCampaign, 'status'>,
  part: SellerCampaignPart,
): 'CAMPAIGN_CLOSED' | 'FIELD_NOT_EDITABLE' | null {
  if (campaign.status === 'CLOSED') return 'CAMPAIGN_CLOSED';
  const isFixed = FIXED_ONCE_PUBLISHED.some(([fixed]) => fixed === part);
  return campaign.status !== 'READY' && isFixed ? 'FIELD_NOT_EDITABLE' : null;
}

/** Whether the starts of both periods can still be moved. */
function startsEditable({ status }: Pick<SellerCampaign, 'status'>): boolean {
  return status === 'READY' || status === 'UPCOMING';
}

/** What can still be edited of a campaign in this state: of its periods the starts only until it is ONGOING. */
export type EditableParts = 'everything' | 'periodsAndContact' | 'endsAndContact' | 'nothing';

export function editableParts(campaign: Pick<SellerCampaign, 'status'>): EditableParts {
  if (editingProblem(campaign, 'campaignPeriod') !== null) return 'nothing';
  if (editingProblem(campaign, 'name') === null) return 'everything';
  return startsEditable(campaign) ? 'periodsAndContact' : 'endsAndContact';
}

function at(field: SellerCampaignField, code: SellerCampaignProblemCode): SellerCampaignProblem {
  return { place: { at: 'field', field }, code };
}

/** A campaign that is not published yet may be unfinished: only what was entered is judged, and nothing by the clock. */
function readyProblems(
  edited: SellerCampaignContent,
  changes: SellerCampaignChanges,
  circumstances: SellerCampaignCircumstances,
): SellerCampaignProblem[] {
  return [
    ...textProblems(edited),
    ...orderProblems(edited),
    ...(changes.invitedPartnerIds || changes.participation ? partnerProblems(edited, circumstances) : []),
    ...(changes.products ? productProblems(edited, circumstances) : []),
    ...preferenceProblems(edited.creatorPreferences),
    ...contactProblems(edited.sellerContact, circumstances.market),
  ];
}

function isChanged(
  campaign: SellerCampaign,
  changes: SellerCampaignChanges,
  part: SellerCampaignPart,
): boolean {
  const value = changes[part];
  return value !== undefined && !sameValue(value, contentOf(campaign)[part]);
}

function textProblems({
  name,
  description,
}: Pick<SellerCampaignContent, 'name' | 'description'>): SellerCampaignProblem[] {
  return [
    ...(isBlank(name) ? [at('name', 'NAME_REQUIRED')] : []),
    ...(name.length >= NAME_LENGTH_LIMIT ? [at('name', 'NAME_TOO_LONG')] : []),
    ...(description.length >= DESCRIPTION_LENGTH_LIMIT ? [at('description', 'DESCRIPTION_TOO_LONG')] : []),
  ];
}

type Periods = Pick<SellerCampaignContent, 'registrationPeriod' | 'campaignPeriod'>;

function isReversed({ startTime, endTime }: Period): boolean {
  return endTime <= startTime;
}

/** What is wrong with the two periods whatever the time is. */
function orderProblems({ registrationPeriod, campaignPeriod }: Periods): SellerCampaignProblem[] {
  const length = campaignPeriod.endTime - campaignPeriod.startTime;
  const outlasts = registrationPeriod.endTime > campaignPeriod.endTime;
  return [
    ...(isReversed(registrationPeriod) ? [at('registrationEndTime', 'PERIOD_REVERSED')] : []),
    ...(outlasts ? [at('registrationEndTime', 'REGISTRATION_OUTLASTS_CAMPAIGN')] : []),
    ...(isReversed(campaignPeriod) ? [at('campaignEndTime', 'PERIOD_REVERSED')] : []),
    ...(length >= CAMPAIGN_LENGTH_LIMIT ? [at('campaignEndTime', 'CAMPAIGN_PERIOD_TOO_LONG')] : []),
  ];
}

function periodProblems(periods: Periods, now: number): SellerCampaignProblem[] {
  return [
    ...(periods.registrationPeriod.endTime <= now ? [at('registrationEndTime', 'PERIOD_ALREADY_OVER')] : []),
    ...(periods.campaignPeriod.endTime <= now ? [at('campaignEndTime', 'PERIOD_ALREADY_OVER')] : []),
    ...orderProblems(periods),
  ];
}

function startProblems(campaign: SellerCampaign, edited: Periods): SellerCampaignProblem[] {
  if (startsEditable(campaign)) return [];
  const { registrationPeriod, campaignPeriod } = edited;
  return [
    ...(registrationPeriod.startTime === campaign.registrationPeriod.startTime
      ? []
      : [at('registrationStartTime', 'START_NOT_EDITABLE')]),
    ...(campaignPeriod.startTime === campaign.campaignPeriod.startTime
      ? []
      : [at('campaignStartTime', 'START_NOT_EDITABLE')]),
  ];
}

/** A period may be shortened to any time that is still to come; an end that stays may be over already. */
function editedPeriodProblems(
  campaign: SellerCampaign,
  edited: Periods,
  now: number,
): SellerCampaignProblem[] {
  const isMoved = (part: 'registrationPeriod' | 'campaignPeriod') => !sameValue(campaign[part], edited[part]);
  if (!isMoved('registrationPeriod') && !isMoved('campaignPeriod')) return [];
  const endsMoved = (part: 'registrationPeriod' | 'campaignPeriod') =>
    campaign[part].endTime !== edited[part].endTime;
  return [
    ...(endsMoved('registrationPeriod') && edited.registrationPeriod.endTime <= now
      ? [at('registrationEndTime', 'PERIOD_ALREADY_OVER')]
      : []),
    ...(endsMoved('campaignPeriod') && edited.campaignPeriod.endTime <= now
      ? [at('campaignEndTime', 'PERIOD_ALREADY_OVER')]
      : []),
    ...orderProblems(edited),
  ];
}

function partnerProblems(
  { participation, invitedPartnerIds }: SellerCampaignContent,
  { hasPartner }: SellerCampaignCircumstances,
): SellerCampaignProblem[] {
  if (participation === 'ALL_PARTNERS')
    return invitedPartnerIds.length > 0 ? [at('invitedPartners', 'PARTNERS_NOT_EXPECTED')] : [];
  return invitationProblems(invitedPartnerIds, [], hasPartner);
}

/** What is wrong with inviting these partners to a campaign to which `already` were invited; empty when nothing is. */
export function invitationProblems(
  partnerIds: readonly string[],
  already: readonly string[],
  hasPartner: (partnerId: string) => boolean,
): SellerCampaignProblem[] {
  const all = new Set([...already, ...partnerIds]);
  const twice = new Set(partnerIds.filter((id, index) => partnerIds.indexOf(id) !== index));
  return [
    ...(partnerIds.length === 0 ? [at('invitedPartners', 'PARTNERS_REQUIRED')] : []),
    ...(all.size > MOST_INVITED_PARTNERS ? [at('invitedPartners', 'TOO_MANY_PARTNERS')] : []),
    ...[...twice].map((partnerId) => atPartner(partnerId, 'DUPLICATE_PARTNER')),
    ...[...new Set(partnerIds)]
      .filter((partnerId) => !hasPartner(partnerId))
      .map((partnerId) => atPartner(partnerId, 'PARTNER_NOT_FOUND')),
  ];
}

function atPartner(partnerId: string, code: SellerCampaignProblemCode): SellerCampaignProblem {
  return { place: { at: 'partner', partnerId }, code };
}

function atContact(field: 'email' | 'messenger', code: SellerCampaignProblemCode): SellerCampaignProblem {
  return { place: { at: 'contact', field }, code };
}

function productProblems(
  { products }: SellerCampaignContent,
  { policy, productOf }: SellerCampaignCircumstances,
): SellerCampaignProblem[] {
  const counts = new Map<string, number>();
  for (const { productId } of products) counts.set(productId, (counts.get(productId) ?? 0) + 1);
  const isTooMany = products.length > policy.maximumProductsPerRegistration;
  return [
    ...(products.length === 0 ? [at('products', 'NO_PRODUCTS')] : []),
    ...(isTooMany ? [at('products', 'TOO_MANY_PRODUCTS')] : []),
    ...products.flatMap((offer): SellerCampaignProblem[] => {
      const { productId } = offer;
      const product = productOf(productId);
      if ((counts.get(productId) ?? 0) > 1) return [atProduct(productId, 'product', 'DUPLICATE_PRODUCT')];
      if (!product) return [atProduct(productId, 'product', 'PRODUCT_NOT_FOUND')];
      if (ineligibleReason(product)) return [atProduct(productId, 'product', 'PRODUCT_NOT_ELIGIBLE')];
      // A campaign of the seller's own asks for nothing but what the platform asks for.
      const rate = rateProblem(offer.totalCommissionRate, { commissionRequirement: 0 }, product, policy);
      const samples = sampleProblem(offer.sampleQuantity, policy);
      return [
        ...(rate ? [atProduct(productId, 'totalCommissionRate', rate)] : []),
        ...(samples ? [atProduct(productId, 'sampleQuantity', samples)] : []),
      ];
    }),
  ];
}

function atProduct(
  productId: string,
  field: 'product' | 'totalCommissionRate' | 'sampleQuantity',
  code: SellerCampaignProblemCode,
): SellerCampaignProblem {
  return { place: { at: 'product', productId, field }, code };
}

function preferenceProblems({ ageRange, followerRange, notes }: CreatorPreferences): SellerCampaignProblem[] {
  return [
    ...(isRange(ageRange, LOWEST_AGE, HIGHEST_AGE) ? [] : [at('ageRange', 'AGE_RANGE_INVALID')]),
    ...(isRange(followerRange, 0, HIGHEST_FOLLOWER_COUNT)
      ? []
      : [at('followerRange', 'FOLLOWER_RANGE_INVALID')]),
    ...(notes.length >= NOTES_LENGTH_LIMIT ? [at('notes', 'NOTES_TOO_LONG')] : []),
  ];
}

function isRange({ lowest, highest }: NumberRange, least: number, most: number): boolean {
  const isWithin = (end: number | null) =>
    end === null || (Number.isInteger(end) && end >= least && end <= most);
  return isWithin(lowest) && isWithin(highest) && (lowest ?? least) <= (highest ?? most);
}

/** The email first, then the messenger, which must be the market's own. */
function contactProblems({ email, messenger }: SellerContact, market: Market): SellerCampaignProblem[] {
  const isForeign = messenger !== undefined && messenger.kind !== market.messenger;
  const ofEmail = emailProblem(email);
  const ofMessenger = isForeign ? 'MESSENGER_INVALID' : messengerProblem(market, messenger?.value ?? '');
  return [
    ...(ofEmail ? [atContact('email', ofEmail)] : []),
    ...(ofMessenger ? [atContact('messenger', ofMessenger)] : []),
  ];
}
