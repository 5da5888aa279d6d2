/**
 * Campaigns of the seller's own in words: who may join, how a row and a partner stand, what creators are wished for. Pure:
 * knows no screen.
 */
import {
  Check,
  CircleSlash,
  CloudUpload,
  FilePenLine,
  Globe,
  type LucideIcon,
  Mail,
  MailOpen,
  Play,
  TriangleAlert,
  UserPlus,
  X,
} from 'lucide-react';
import type { SellerCampaignQuery, SellerCampaignRow } from '#shared/contract/query.ts';
import type { ParticipantStatus } from '#shared/domain/participant.ts';
import { wholePeriod } from '#shared/domain/period.ts';
import { isBlank, isolated } from '#shared/domain/plain-text.ts';
import {
  type ContentFormat,
  type ContentStyle,
  type CreatorPreferences,
  type NumberRange,
  outlastsRegistration,
  type Participation,
} from '#shared/domain/seller-campaign.ts';
import { formatCount } from '../../format/number.ts';
import { CAMPAIGN_STATUS_WORDS, type StatusWords } from '../agency/status-words.ts';

interface ParticipationWords {
  readonly name: string;
  /** For a column. */
  readonly shortName: string;
  readonly meaning: string;
  readonly icon: LucideIcon;
}

export const PARTICIPATION_WORDS: Readonly<Record<Participation, ParticipationWords>> = {
  ALL_PARTNERS: {
    name: 'All partners',
    shortName: 'All',
    meaning: 'Every partner of the market sees it and can join.',
    icon: Globe,
  },
  INVITED_PARTNERS: {
    name: 'Invited partners',
    shortName: 'Invited',
    meaning: 'Those that you invite join; others can ask to.',
    icon: MailOpen,
  },
};

export const SORT_NAMES: Readonly<Record<SellerCampaignQuery['sort'], string>> = {
  newest: 'Newest',
  registrationEnd: 'Registration ends next',
  participation: 'Invited partners first',
};

export const QUEUED: StatusWords = { name: 'Queued', tone: 'accent', icon: CloudUpload };
export const NEEDS_ATTENTION: StatusWords = { name: 'Needs attention', tone: 'danger', icon: TriangleAlert };
const DRAFT: StatusWords = { name: 'Draft', tone: 'neutral', icon: FilePenLine };

const STILL_RUNNING: StatusWords = { name: 'Still running', tone: 'positive', icon: Play };

/** How a row stands: what waits for a person says so first, and a campaign that waits to be created is queued. */
export function rowStatus(row: SellerCampaignRow, now: number): StatusWords {
  const { key, status, unsent } = row;
  if (unsent === 'refused') return NEEDS_ATTENTION;
  if (key.source === 'outbox') return QUEUED;
  const registrationPeriod = wholePeriod(row.registrationPeriod);
  if (status === 'ONGOING' && registrationPeriod && outlastsRegistration({ status, registrationPeriod }, now))
    return STILL_RUNNING;
  return status === null ? DRAFT : CAMPAIGN_STATUS_WORDS[status];
}

/** A campaign that was not given a name yet. */
export function nameOrPlaceholder(name: string): string {
  return isBlank(name) ? 'Untitled campaign' : name;
}

export const PARTICIPANT_WORDS: Readonly<Record<ParticipantStatus, StatusWords>> = {
  REQUESTED: { name: 'Asks to join', tone: 'warning', icon: UserPlus },
  JOINED: { name: 'Joined', tone: 'positive', icon: Check },
  INVITED: { name: 'Invited', tone: 'accent', icon: Mail },
  DECLINED: { name: 'Declined', tone: 'neutral', icon: X },
  REFUSED: { name: 'Refused by you', tone: 'neutral', icon: CircleSlash },
};

export const FORMAT_NAMES: Readonly<Record<ContentFormat, string>> = {
  SHORT_VIDEO: 'Short video',
  LIVE: 'LIVE',
};

export const STYLE_NAMES: Readonly<Record<ContentStyle, string>> = {
  PRODUCT_REVIEW: 'Product review',
  TUTORIAL: 'Tutorial',
  UNBOXING: 'Unboxing',
  LIFESTYLE: 'Lifestyle',
  COMEDY: 'Comedy',
  BEFORE_AND_AFTER: 'Before and after',
};

/** "18 to 34", "From 18", "Up to 34"; null without a limit. */
function rangeInWords({ lowest, highest }: NumberRange, locale: string): string | null {
  if (lowest !== null && highest !== null)
    return `${formatCount(lowest, locale)} to ${formatCount(highest, locale)}`;
  if (lowest !== null) return `From ${formatCount(lowest, locale)}`;
  return highest === null ? null : `Up to ${formatCount(highest, locale)}`;
}

/** What is wished for, name by name; what nothing is wished for is left out. */
export function preferencesInWords(
  preferences: CreatorPreferences,
  categoryName: (id: string) => string,
  locale: string,
): { readonly name: string; readonly value: string }[] {
  const { ageRange, followerRange, categoryIds, contentFormats, contentStyles, notes } = preferences;
  const wishes = [
    { name: 'Age', value: rangeInWords(ageRange, locale) },
    { name: 'Followers', value: rangeInWords(followerRange, locale) },
    { name: 'Categories', value: categoryIds.map((id) => isolated(categoryName(id))).join(', ') },
    { name: 'Content formats', value: contentFormats.map((format) => FORMAT_NAMES[format]).join(', ') },
    { name: 'Content styles', value: contentStyles.map((style) => STYLE_NAMES[style]).join(', ') },
    { name: 'Notes', value: notes },
  ];
  return wishes.flatMap(({ name, value }) => (value ? [{ name, value }] : []));
}

/** "A", "A and B", "A, B and 3 others". */
export function namesInWords(names: readonly string[]): string {
  const [first = '', second] = names;
  if (second === undefined) return first;
  const others = names.length - 2;
  if (others === 0) return `${first} and ${second}`;
  return `${first}, ${second} and ${others} ${others === 1 ? 'other' : 'others'}`;
}
