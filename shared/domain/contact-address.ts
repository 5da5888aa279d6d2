/**
 * What a partner's contact leads to: an address, a number that can be called from anywhere, a LINE id. Values are untrusted text. One that
 * cannot be told for certain leads nowhere, and is only there to be copied.
 */
import type { ContactWay } from './contact.ts';

export type ContactAddress =
  | { readonly kind: 'email'; readonly email: string }
  /** Digits with the country code in front, without a plus. */
  | { readonly kind: 'international'; readonly digits: string }
  /** As dialled inside the country; only a telephone can do something with it. */
  | { readonly kind: 'national'; readonly digits: string }
  /** Without the @ of an official account. */
  | { readonly kind: 'line'; readonly id: string; readonly isOfficial: boolean };

const EMAIL = /^[^\s\p{C}@<>()",;:\\?&#%]+@[^\s\p{C}@<>()",;:\\?&#%]+$/u;
const LINE_ID = /^(@?)(\w[\w.-]{1,62})$/;
const PHONE = /^\+?[\d\s().-]{5,31}$/;

interface Numbering {
  readonly countryCode: string;
  /** Dialled before a number inside the country, and left out from abroad. */
  readonly trunk: string;
  /** How a number goes on after it, or begins without it. */
  readonly national: RegExp;
}

/** The markets' numbering plans, as far as telling a whole number from anything else needs them. */
const NUMBERING: Readonly<Record<string, Numbering>> = {
  TH: { countryCode: '66', trunk: '0', national: /^[2-9]\d{7,8}$/ },
  PH: { countryCode: '63', trunk: '0', national: /^[2-9]\d{8,9}$/ },
  VN: { countryCode: '84', trunk: '0', national: /^[2-9]\d{8,9}$/ },
  MY: { countryCode: '60', trunk: '0', national: /^[1-9]\d{7,9}$/ },
  SG: { countryCode: '65', trunk: '', national: /^[3689]\d{7}$/ },
  ID: { countryCode: '62', trunk: '0', national: /^[2-9]\d{7,11}$/ },
  GB: { countryCode: '44', trunk: '0', national: /^[1-9]\d{8,9}$/ },
  US: { countryCode: '1', trunk: '1', national: /^[2-9]\d{9}$/ },
};

/** E.164 allows 15 digits; fewer than 7 are no number that can be called from abroad. */
const INTERNATIONAL = /^[1-9]\d{6,14}$/;

/** What a contact of a partner in `region` leads to; null when that cannot be told. */
export function contactAddress(way: ContactWay, value: string, region: string): ContactAddress | null {
  if (way === 'email') return EMAIL.test(value) ? { kind: 'email', email: value } : null;
  if (way === 'line') return lineAddress(value);
  const number = value.trim();
  if (!PHONE.test(number)) return null;
  const digits = internationalDigits(number, region);
  if (digits !== null) return { kind: 'international', digits };
  return way === 'phone' && !number.startsWith('+') ? { kind: 'national', digits: digitsIn(number) } : null;
}

function lineAddress(value: string): ContactAddress | null {
  const match = LINE_ID.exec(value);
  return match?.[2] === undefined ? null : { kind: 'line', id: match[2], isOfficial: match[1] === '@' };
}

/** "0812-3456-7890" in Indonesia is 6281234567890; null where the country code would be a guess. */
function internationalDigits(number: string, region: string): string | null {
  // "+44 (0)20 …": the zero is for callers inside the country.
  const digits = digitsIn(number.startsWith('+') ? number.replace(/\(0\)/, '') : number);
  if (number.startsWith('+')) return INTERNATIONAL.test(digits) ? withoutTrunk(digits) : null;
  if (digits.startsWith('00'))
    return INTERNATIONAL.test(digits.slice(2)) ? withoutTrunk(digits.slice(2)) : null;
  const plan = NUMBERING[region];
  if (!plan) return null;
  const { countryCode, trunk, national } = plan;
  const afterTrunk = trunk !== '' && digits.startsWith(trunk) ? digits.slice(trunk.length) : null;
  if (afterTrunk !== null && national.test(afterTrunk)) return countryCode + afterTrunk;
  const afterCode = digits.startsWith(countryCode) ? digits.slice(countryCode.length) : null;
  const isInternational = afterCode !== null && national.test(afterCode);
  const isNational = national.test(digits);
  // Where both can be meant, the code is: nobody leaves out the trunk digit and happens to begin with the country's code.
  if (isInternational) return digits;
  return isNational ? countryCode + digits : null;
}

/** "+62 0812…" is written by many; the zero is not part of the number. */
function withoutTrunk(digits: string): string {
  for (const { countryCode, trunk, national } of Object.values(NUMBERING)) {
    if (trunk !== '0' || !digits.startsWith(`${countryCode}0`)) continue;
    const rest = digits.slice(countryCode.length + 1);
    if (national.test(rest)) return countryCode + rest;
  }
  return digits;
}

function digitsIn(number: string): string {
  return number.replace(/\D/g, '');
}
