/**
 * Numbers as people type them. Point and comma mean different things in different markets, so a text that could be a thousand times
 * what was meant, or a thousandth, is refused. Knows no field: range and sentence are the caller's.
 */
import { typedLine } from './plain-text.ts';
import { percentFromRate, type Rate, rateFromPercent } from './rate.ts';

interface NumberForm {
  /** How many digits may stand behind the decimal mark. With none, "1.000" and "1,000" can only mean a thousand. */
  readonly decimals: number;
  /** The region whose people write the number; without it no group of thousands is guessed at where decimals are allowed. */
  readonly region?: string | undefined;
}

/** Blanks of every kind part groups of three, as a mark does. */
const GROUPED_BY_BLANKS = /^\d{1,3}(?:[ \u00a0\u2009\u202f]\d{3})+(?=[.,]|$)/;
const DIGITS = /^\d+$/;
const PERCENT_SIGN = /[%\uff05\u066a][\s\p{Cf}]*$/u;

/**
 * A typed number as a decimal string ("1234.5"): '' of an empty field, null of a text that is no number, that can be read in two
 * ways, or that has more decimals than `form` allows.
 */
export function readNumber(text: string, form: NumberForm): string | null {
  const typed = narrow(typedLine(text)).replace(/^[\u2212\u2013]/, '-');
  if (typed === '') return '';
  const sign = typed.startsWith('-') ? '-' : '';
  const body = typed.replace(/^[+-]\s*/, '');
  const digits = body.replace(GROUPED_BY_BLANKS, (grouped) => grouped.replace(/\D/g, ''));
  const read = readDigits(digits, form);
  if (read === null) return null;
  const [whole, fraction = ''] = read;
  const isZero = !/[1-9]/.test(whole + fraction);
  const number = fraction === '' ? whole : `${whole}.${fraction}`;
  return `${isZero ? '' : sign}${number}`;
}

/** A typed whole number: null of an empty field, NaN of a text that is none. */
export function readWholeNumber(text: string): number | null {
  const read = readNumber(text, { decimals: 0 });
  if (read === '') return null;
  // Beyond this a number is no longer the one that was typed.
  const number = read === null ? Number.NaN : Number(read);
  return Number.isSafeInteger(number) ? number : Number.NaN;
}

/** As finely as anybody types; the rules take two digits. */
const RATE_DECIMALS = 8;

/** A typed percentage, with or without its sign, in 0.01 %: null of an empty field, NaN of a text that is none, a fraction when it is finer. */
export function readRate(text: string): Rate | null {
  const read = readNumber(text.replace(PERCENT_SIGN, ''), { decimals: RATE_DECIMALS });
  if (read === '') return null;
  return read === null ? Number.NaN : (rateFromPercent(Number(read)) ?? Number(read) * 100);
}

/** 1250 as "12.5", for a field to begin with: the way back of `readRate`. */
export function textOfRate(rate: Rate | null): string {
  return rate === null ? '' : String(percentFromRate(rate));
}

/** The digits before and behind the decimal mark. */
function readDigits(body: string, form: NumberForm): readonly [whole: string, fraction?: string] | null {
  if (DIGITS.test(body)) return [trimZeros(body)];
  const marks = body.match(/[.,]/g) ?? [];
  const last = marks.at(-1);
  if (last === undefined) return null;
  if (new Set(marks).size === 2) return readDecimal(body, last, form);
  if (!isGrouped(body, last)) return marks.length === 1 ? readDecimal(body, last, form) : null;
  const isThousands = marks.length > 1 || form.decimals === 0 || last === groupMarkOf(form.region);
  return isThousands ? [trimZeros(body.replaceAll(last, ''))] : null;
}

function readDecimal(body: string, mark: string, form: NumberForm): readonly [string, string] | null {
  const [before = '', fraction = ''] = body.split(mark);
  const other = mark === '.' ? ',' : '.';
  const isOnlyOne = body.split(mark).length === 2;
  const isWhole = before === '' || DIGITS.test(before) || isGrouped(before, other);
  if (!isOnlyOne || !isWhole || !/^\d*$/.test(fraction) || (before === '' && fraction === '')) return null;
  if (fraction.length > form.decimals || (fraction.length === 0 && form.decimals === 0)) return null;
  return [trimZeros(before.replaceAll(other, '') || '0'), fraction];
}

/** Whether marks part a number in groups of three, as thousands are. */
function isGrouped(body: string, mark: string): boolean {
  return new RegExp(`^[1-9]\\d{0,2}(?:\\${mark}\\d{3})+$`).test(body);
}

function trimZeros(digits: string): string {
  return digits.replace(/^0+(?=\d)/, '');
}

/** Digits and marks of full width, as Japanese and Chinese input methods write them. */
function narrow(text: string): string {
  return text.replace(/[\uff0b-\uff0e\uff10-\uff19\uff05]/g, (wide) =>
    String.fromCharCode(wide.charCodeAt(0) - 0xfee0),
  );
}

const groupMarks = new Map<string, string | null>();

/** The mark between thousands in the language that most people of a region write; null where it is not known. */
function groupMarkOf(region: string | undefined): string | null {
  if (region === undefined) return null;
  const known = groupMarks.get(region);
  if (known !== undefined) return known;
  const mark = markInLocale(region);
  groupMarks.set(region, mark);
  return mark;
}

function markInLocale(region: string): string | null {
  if (!/^[A-Z]{2}$/.test(region)) return null;
  const { language } = new Intl.Locale(`und-${region}`).maximize();
  const parts = new Intl.NumberFormat(`${language}-${region}`).formatToParts(1_234_567);
  return parts.find(({ type }) => type === 'group')?.value ?? null;
}
