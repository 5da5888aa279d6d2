/**
 * Draws the partners (agencies) of a market: names, where they are at home, and how they are reached.
 * Pure: the same arguments give the same partners. Knows neither the store nor the server.
 */

import type { Contact } from '#shared/domain/contact.ts';
import { marketOf } from '#shared/domain/market.ts';
import { moneyOf, wordsOf } from './market-style.ts';
import { type Random, randomOf } from './random.ts';

export interface PartnerSeed {
  readonly id: string;
  readonly name: string;
  /** Where the agency is at home; a few work across the border. */
  readonly homeRegion: string;
  readonly contact: Contact;
}

/** Agencies that come from elsewhere, of 100. */
const FOREIGN_SHARE = 0.08;

/** `count` partners with different names. */
export function generatePartners(wanted: { seed: number; count: number; region: string }): PartnerSeed[] {
  const { seed, count, region } = wanted;
  const random = randomOf(seed, 'partners', region);
  const { agencyNames, agencyKinds } = wordsOf(region);
  const names = agencyNames.flatMap((name) => agencyKinds.map((kind) => `${name} ${kind}`));
  const shuffled = random.several(names, names.length);
  return Array.from({ length: count }, (_, index) => {
    const round = Math.floor(index / names.length);
    const name = `${shuffled[index % names.length]}${round === 0 ? '' : ` ${round + 1}`}`;
    return {
      id: random.id(),
      name,
      homeRegion: random.chance(FOREIGN_SHARE) ? 'SG' : region,
      contact: drawContact(random, name, region),
    };
  });
}

function drawContact(random: Random, agency: string, region: string): Contact {
  const word = agency.toLowerCase().replaceAll(/[^a-z]+/g, '');
  const { phonePrefix } = moneyOf(region);
  const phone = `${phonePrefix} ${random.integer(70, 99)} ${random.integer(100, 999)} ${random.integer(1000, 9999)}`;
  const { messenger } = marketOf(region);
  const value = messenger === 'line' ? `@${word.slice(0, 16)}${random.integer(1, 99)}` : phone;
  return {
    email: `${random.pick(['seller', 'hello', 'partners', 'tap', 'brands'])}@${word}.example`,
    ...(random.chance(0.35) ? { phone } : {}),
    ...(messenger === null ? {} : { [messenger]: value }),
  };
}
