/** Rates in the market's words, kept: lists write the same few over and over. */
import { formatRate as format, type Rate } from '#shared/domain/rate.ts';

// At most 10,001 rates in a handful of locales.
const texts = new Map<string, string>();

/** "12.5%" for 1250. */
export function formatRate(rate: Rate, locale: string): string {
  const key = `${locale} ${rate}`;
  const known = texts.get(key);
  if (known !== undefined) return known;
  const text = format(rate, locale);
  texts.set(key, text);
  return text;
}
