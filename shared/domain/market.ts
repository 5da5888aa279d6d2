/**
 * The markets (regions) the platform works in, and the messenger that partners and sellers use in each.
 * Currency and time zone of a shop come from the API; this list only names and completes.
 */

export const MESSENGERS = ['line', 'viber', 'whatsapp', 'zalo'] as const;
export type Messenger = (typeof MESSENGERS)[number];

export interface Market {
  readonly region: string;
  readonly name: string;
  /** BCP 47: the one form in which numbers, money and times are written, whatever the market. */
  readonly locale: string;
  /** The messenger of the market, and whether a registration's contact must give it. */
  readonly messenger: Messenger | null;
  readonly messengerRequired: boolean;
}

/**
 * The window's words are English, and so are its numbers and clocks in every market: "20.000" in an English sentence is twenty to most who
 * read it. What people type is read as their market writes it (typed-number.ts).
 */
const LOCALE = 'en-GB';

const MARKETS: readonly Omit<Market, 'locale'>[] = [
  { region: 'TH', name: 'Thailand', messenger: 'line', messengerRequired: true },
  { region: 'PH', name: 'Philippines', messenger: 'viber', messengerRequired: true },
  { region: 'VN', name: 'Vietnam', messenger: 'zalo', messengerRequired: true },
  { region: 'MY', name: 'Malaysia', messenger: 'whatsapp', messengerRequired: true },
  { region: 'SG', name: 'Singapore', messenger: 'whatsapp', messengerRequired: true },
  { region: 'ID', name: 'Indonesia', messenger: 'whatsapp', messengerRequired: true },
  { region: 'GB', name: 'United Kingdom', messenger: 'whatsapp', messengerRequired: true },
  { region: 'US', name: 'United States', messenger: 'whatsapp', messengerRequired: false },
];

/** The market of a two-letter region. One that is not known yet keeps its code as its name and asks for no messenger. */
export function marketOf(region: string): Market {
  const known = MARKETS.find((market) => market.region === region);
  return {
    ...(known ?? { region, name: region, messenger: null, messengerRequired: false }),
    locale: LOCALE,
  };
}

/** How a messenger is written on screen. */
export const MESSENGER_NAMES: Readonly<Record<Messenger, string>> = {
  line: 'LINE',
  viber: 'Viber',
  whatsapp: 'WhatsApp',
  zalo: 'Zalo',
};
