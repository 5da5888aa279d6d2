/**
 * How a market sounds and counts: the words that its agencies, campaigns and terms are made of, and its money.
 * The words themselves are in markets/; what is drawn from them is in the generators.
 */
import { ENGLISH, SOUTHEAST_ASIA, UNITED_KINGDOM } from './markets/english.ts';
import { INDONESIA, INDONESIAN } from './markets/indonesia.ts';
import { THAI, THAILAND } from './markets/thailand.ts';
import type { MarketWords } from './words.ts';

export interface MarketMoney {
  readonly currency: string;
  /** Digits behind the point. */
  readonly digits: 0 | 2;
  /** What one US dollar's worth of goods costs here, roughly: prices are drawn in dollars. */
  readonly level: number;
  /** How sellers like prices to end: 9 of 10 prices are a multiple of this, less one smallest step. */
  readonly step: number;
  readonly timeZone: string;
  /** The country code of phone numbers. */
  readonly phonePrefix: string;
}

const MONEY: Readonly<Record<string, MarketMoney>> = {
  TH: { currency: 'THB', digits: 2, level: 34, step: 10, timeZone: 'Asia/Bangkok', phonePrefix: '+66' },
  ID: { currency: 'IDR', digits: 0, level: 15_500, step: 1000, timeZone: 'Asia/Jakarta', phonePrefix: '+62' },
  GB: { currency: 'GBP', digits: 2, level: 0.9, step: 1, timeZone: 'Europe/London', phonePrefix: '+44' },
  PH: { currency: 'PHP', digits: 2, level: 56, step: 10, timeZone: 'Asia/Manila', phonePrefix: '+63' },
  VN: {
    currency: 'VND',
    digits: 0,
    level: 25_000,
    step: 1000,
    timeZone: 'Asia/Ho_Chi_Minh',
    phonePrefix: '+84',
  },
  MY: { currency: 'MYR', digits: 2, level: 4.5, step: 1, timeZone: 'Asia/Kuala_Lumpur', phonePrefix: '+60' },
  SG: { currency: 'SGD', digits: 2, level: 1.35, step: 1, timeZone: 'Asia/Singapore', phonePrefix: '+65' },
  JP: { currency: 'JPY', digits: 0, level: 150, step: 100, timeZone: 'Asia/Tokyo', phonePrefix: '+81' },
  US: { currency: 'USD', digits: 2, level: 1, step: 1, timeZone: 'America/Los_Angeles', phonePrefix: '+1' },
};
const DOLLARS: MarketMoney = {
  currency: 'USD',
  digits: 2,
  level: 1,
  step: 1,
  timeZone: 'America/Los_Angeles',
  phonePrefix: '+1',
};

/** The money, time zone and phone prefix of a region; of the United States where the region is not known. */
export function moneyOf(region: string): MarketMoney {
  return MONEY[region] ?? DOLLARS;
}

/** The words of a region; English ones where it has none of its own. */
export function wordsOf(region: string): MarketWords {
  if (region === 'TH')
    return {
      ...THAILAND,
      languages: [
        [ENGLISH, 7],
        [THAI, 3],
      ],
    };
  if (region === 'ID')
    return {
      ...INDONESIA,
      languages: [
        [ENGLISH, 6],
        [INDONESIAN, 4],
      ],
    };
  return { ...(region === 'GB' ? UNITED_KINGDOM : SOUTHEAST_ASIA), languages: [[ENGLISH, 1]] };
}
