/**
 * The markets (regions) the platform works in, and the messenger that partners and sellers use in each.
 * Currency and time zone of a shop come from the API; this list only names and completes.
 */

export const MESSENGERS = ['line', 'viber', 'whatsapp', 'zalo'] as const;
export type Messenger = (typeof MESSENGERS)[number];

export interface Market {
  readonly region: string;
  readonly name: string;
  /** BCP 47 locale whose number and date forms the market's staff expect, in English words. */
  readonly locale: string;
  /** The messenger of the market, and whether a registration's contact must give it. */
  readonly messenger: Messenger | null;
  readonly messengerRequired: boolean;
}

const MARKETS: readonly Market[] = [
  { region: 'TH', name: 'Thailand', locale: 'en-TH', messenger: 'line', messengerRequired: true },
  { region: 'PH', name: 'Philippines', locale: 'en-PH', messenger: 'viber', messengerRequired: true },
  { region: 'VN', name: 'Vietnam', locale: 'en-VN', messenger: 'zalo', messengerRequired: true },
  { region: 'MY', name: 'Malaysia', locale: 'en-MY', messenger: 'whatsapp', messengerRequired: true },
  { region: 'SG', name: 'Singapore', locale: 'en-SG', messenger: 'whatsapp', messengerRequired: true },
  { region: 'ID', name: 'Indonesia', locale: 'en-ID', messenger: 'whatsapp', messengerRequired: true },
  { region: 'GB', name: 'United Kingdom', locale: 'en-GB', messenger: 'whatsapp', messengerRequired: true },
  { region: 'US', name: 'United States', locale: 'en-US', messenger: 'whatsapp', messengerRequired: false },
];

/** The market of a two-letter region. One that is not known yet keeps its code as its name and asks for no messenger. */
export function marketOf(region: string): Market {
  return (
    MARKETS.find((market) => market.region === region) ?? {
      region,
      name: region,
      locale: 'en',
      messenger: null,
      messengerRequired: false,
    }
  );
}

/** How a messenger is written on screen. */
export const MESSENGER_NAMES: Readonly<Record<Messenger, string>> = {
  line: 'LINE',
  viber: 'Viber',
  whatsapp: 'WhatsApp',
  zalo: 'Zalo',
};
