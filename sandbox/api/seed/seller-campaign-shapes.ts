/** The campaigns of a shop's own that a sown world has: one of each state, in words that a seller would write. Data only. */
import type { ParticipantStatus } from '#shared/domain/participant.ts';
import type { Participation } from '#shared/domain/seller-campaign.ts';

export interface CampaignShape {
  readonly name: string;
  readonly description: string;
  readonly notes: string;
  readonly participation: Participation;
  /** First day and the day after the last, counted from today. */
  readonly registrationDays: readonly [number, number];
  readonly campaignDays: readonly [number, number];
  readonly isPublished: boolean;
  /** The day on which it was closed early, counted from today; null when it was not. */
  readonly closedDay: number | null;
  /** Who is in it. Of the joined in a campaign by invitation, the first asked to join and the others were invited. */
  readonly cast: readonly (readonly [ParticipantStatus, number])[];
}

const OPEN: CampaignShape = {
  name: 'Payday bestsellers',
  description:
    'Our bestsellers for payday week, open to every partner.\n\nStock is ready and ships within a day. Samples go out on Mondays and Thursdays.',
  notes: 'Show the product in use, please, and keep the price out of the picture: it changes on payday.',
  participation: 'ALL_PARTNERS',
  registrationDays: [-10, 12],
  campaignDays: [-6, 30],
  isPublished: true,
  closedDay: null,
  cast: [['JOINED', 5]],
};

/** The first is what is drawn where a world asks for one. */
export const SELLER_CAMPAIGN_SHAPES: readonly [CampaignShape, ...CampaignShape[]] = [
  OPEN,
  {
    name: 'New arrivals, chosen partners',
    description: 'New arrivals for partners whom we know. Every creator gets a sample before the first post.',
    notes: 'Creators who have reviewed the category before are welcome.',
    participation: 'INVITED_PARTNERS',
    registrationDays: [-5, 15],
    campaignDays: [-2, 45],
    isPublished: true,
    closedDay: null,
    cast: [
      ['JOINED', 3],
      ['REQUESTED', 2],
      ['INVITED', 3],
      ['DECLINED', 2],
    ],
  },
  {
    name: 'Mid-season clearance',
    description: 'The last of the season at better rates. It ended as planned.',
    notes: '',
    participation: 'ALL_PARTNERS',
    registrationDays: [-80, -50],
    campaignDays: [-75, -20],
    isPublished: true,
    closedDay: null,
    cast: [['JOINED', 6]],
  },
  {
    name: 'Holiday gift sets',
    description: 'Gift sets for the holidays. Photographs follow as soon as the boxes are here.',
    notes: 'Gift wrapping on camera does well.',
    participation: 'ALL_PARTNERS',
    registrationDays: [5, 25],
    campaignDays: [10, 50],
    isPublished: false,
    closedDay: null,
    cast: [],
  },
  {
    ...OPEN,
    name: 'Live marathon, next month',
    description: 'A week of LIVE sessions. Partners bring the hosts, we bring vouchers and stock.',
    registrationDays: [-3, 20],
    campaignDays: [18, 40],
    cast: [['JOINED', 2]],
  },
  {
    name: 'Flash sale with friends',
    description: 'A short sale that sold out: we closed it before its time.',
    notes: '',
    participation: 'INVITED_PARTNERS',
    registrationDays: [-40, 10],
    campaignDays: [-35, 20],
    isPublished: true,
    closedDay: -12,
    cast: [
      ['JOINED', 3],
      ['DECLINED', 1],
      ['REFUSED', 1],
    ],
  },
  {
    ...OPEN,
    name: 'Everyday essentials',
    description: 'Things that everybody needs. Registration is over, promotion goes on.',
    registrationDays: [-30, -4],
    campaignDays: [-25, 25],
    cast: [['JOINED', 4]],
  },
  {
    ...OPEN,
    name: 'Weekend top picks',
    description: 'A few products for the weekend. Registration closes soon.',
    registrationDays: [-12, 2],
    campaignDays: [-9, 9],
    cast: [['JOINED', 3]],
  },
];

/** What partners write with a request or an answer. */
export const MESSAGES: Readonly<Record<ParticipantStatus, readonly string[]>> = {
  INVITED: [],
  DECLINED: [
    'Thank you for thinking of us. Our hosts are booked until the end of next month.',
    'Not our category, sorry. Good luck with it!',
  ],
  REQUESTED: [
    'We have 40 creators in this category and would love to join.',
    'Our LIVE hosts sold similar products last month: 1,200 orders. May we take part?',
    'Hello! Two of our creators are fans of your shop already.',
  ],
  REFUSED: ['We are new here and would like to try.'],
  JOINED: ['Happy to join!', 'Samples for three creators to begin with, please.', ''],
};
