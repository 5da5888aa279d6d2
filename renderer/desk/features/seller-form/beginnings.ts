/**
 * What a campaign that is being written begins with: sensible defaults, a copy of another campaign, a campaign that is edited,
 * or a refused operation. Pure: the clock and the ids are arguments.
 */
import { messengerIn, type SellerContact } from '#shared/domain/contact.ts';
import type { Market } from '#shared/domain/market.ts';
import type { EditSellerCampaignOperation, PublishSellerCampaignOperation } from '#shared/domain/outbox.ts';
import type { Period } from '#shared/domain/period.ts';
import {
  contentOf,
  editedContent,
  NO_PREFERENCES,
  type SellerCampaign,
} from '#shared/domain/seller-campaign.ts';
import { NAME_LENGTH_LIMIT } from '#shared/domain/seller-campaign-rules.ts';
import { draftOfContent, type SellerDraft } from '#shared/domain/seller-draft.ts';

const HOUR = 60 * 60;
const DAY = 24 * HOUR;
/** How long registration and campaign are when nobody says otherwise. */
const REGISTRATION_DAYS = 14;
const CAMPAIGN_DAYS = 30;

/** What every beginning needs to know. */
export interface Circumstances {
  /** A UUID for the draft. */
  readonly id: string;
  /** Unix seconds by the API's clock. */
  readonly now: number;
  readonly market: Market;
}

/**
 * The hour that has begun, in Unix seconds: what begins with it is open as soon as it is published. Zones that are off by a part of an
 * hour meet it at the quarter.
 */
export function thisHour(now: number): number {
  return Math.floor(now / HOUR) * HOUR;
}

/** A new campaign: both periods begin with this hour, the contact is the last one's. */
export function newDraft(lastContact: SellerContact | null, { id, now, market }: Circumstances): SellerDraft {
  const start = thisHour(now);
  return {
    id,
    savedTime: now,
    step: 'terms',
    name: '',
    description: '',
    registrationStartTime: start,
    registrationEndTime: start + REGISTRATION_DAYS * DAY,
    campaignStartTime: start,
    campaignEndTime: start + CAMPAIGN_DAYS * DAY,
    participation: 'ALL_PARTNERS',
    invitedPartnerIds: [],
    products: [],
    creatorPreferences: NO_PREFERENCES,
    email: lastContact?.email ?? '',
    messenger: messengerIn(lastContact, market),
    template: null,
    edits: null,
    replaces: null,
  };
}

/** A copy of a campaign as a new one, with its periods moved so that the earlier one begins with this hour. */
export function duplicateDraft(campaign: SellerCampaign, { id, now, market }: Circumstances): SellerDraft {
  const content = contentOf(campaign);
  const { registrationPeriod, campaignPeriod } = movedPeriods(content, thisHour(now));
  return {
    ...draftOfContent({ ...content, registrationPeriod, campaignPeriod }, market),
    id,
    savedTime: now,
    step: 'terms',
    name: nameOfCopy(campaign.name),
    template: null,
    edits: null,
    replaces: null,
  };
}

interface Periods {
  readonly registrationPeriod: Period;
  readonly campaignPeriod: Period;
}

/** Both periods moved by the same time, so that the earlier one begins at `start` (Unix seconds): lengths and distance stay. */
export function movedPeriods({ registrationPeriod, campaignPeriod }: Periods, start: number): Periods {
  const shift = start - Math.min(registrationPeriod.startTime, campaignPeriod.startTime);
  const moved = ({ startTime, endTime }: Period): Period => ({
    startTime: startTime + shift,
    endTime: endTime + shift,
  });
  return { registrationPeriod: moved(registrationPeriod), campaignPeriod: moved(campaignPeriod) };
}

const COPY = ' (copy)';

/** "Spring sale (copy)", within the length of a name; a copy's copy is not named twice. */
function nameOfCopy(name: string): string {
  if (name.endsWith(COPY)) return name;
  const room = NAME_LENGTH_LIMIT - 1 - COPY.length;
  // A character outside the basic plane is two units long: half of one is dropped.
  const kept = name.slice(0, room).replace(/[\uD800-\uDBFF]$/, '');
  return `${kept.trimEnd()}${COPY}`;
}

/** A campaign as the draft of its own edit. */
export function editDraft(campaign: SellerCampaign, { id, now, market }: Circumstances): SellerDraft {
  return {
    ...draftOfContent(contentOf(campaign), market),
    id,
    savedTime: now,
    step: 'terms',
    template: null,
    edits: campaign,
    replaces: null,
  };
}

/**
 * A refused operation as the draft that mends it. Its id is the operation's: a mending that was begun is found again by it.
 */
export function mendingDraft(
  operation: PublishSellerCampaignOperation | EditSellerCampaignOperation,
  { now, market }: Pick<Circumstances, 'now' | 'market'>,
): SellerDraft {
  const isNew = operation.kind === 'publishSellerCampaign';
  const content = isNew ? operation.content : editedContent(operation.base, operation.changes);
  return {
    ...draftOfContent(content, market),
    id: operation.id,
    savedTime: now,
    step: 'terms',
    template: null,
    edits: isNew ? null : operation.base,
    replaces: operation.id,
  };
}
