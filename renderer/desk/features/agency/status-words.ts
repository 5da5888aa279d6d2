/** Campaign statuses and period states in words, with the shape and tone that go with each. */
import {
  CalendarClock,
  CircleDashed,
  CircleDot,
  CircleSlash,
  Clock,
  type LucideIcon,
  Play,
} from 'lucide-react';
import type { CampaignStatus } from '#shared/domain/campaign.ts';
import type { PeriodState } from '#shared/domain/period.ts';
import type { Tone } from '../../components/badge.tsx';

export interface StatusWords {
  readonly name: string;
  readonly tone: Tone;
  readonly icon: LucideIcon;
}

export const REGISTRATION_STATES: Readonly<Record<PeriodState, StatusWords>> = {
  open: { name: 'Open', tone: 'positive', icon: CircleDot },
  closingSoon: { name: 'Closing soon', tone: 'warning', icon: Clock },
  notOpenYet: { name: 'Not open yet', tone: 'accent', icon: CircleDashed },
  closed: { name: 'Closed', tone: 'neutral', icon: CircleSlash },
};

/** The order of the filters: what can be joined first. */
export const REGISTRATION_STATE_ORDER = [
  'open',
  'closingSoon',
  'notOpenYet',
  'closed',
] as const satisfies PeriodState[];

export const CAMPAIGN_STATUS_WORDS: Readonly<Record<CampaignStatus, StatusWords>> = {
  READY: { name: 'Not published', tone: 'neutral', icon: CircleDashed },
  UPCOMING: { name: 'Upcoming', tone: 'accent', icon: CalendarClock },
  ONGOING: { name: 'Ongoing', tone: 'positive', icon: Play },
  CLOSED: { name: 'Closed', tone: 'neutral', icon: CircleSlash },
};
