/** Counts in the window's words. Rates and money are formatted by the domain. */
import { numberFormatter } from './formatters.ts';

export function formatCount(count: number, locale = 'en'): string {
  return numberFormatter(locale).format(count);
}

/** "1 campaign", "1,532 campaigns". */
export function countOf(count: number, one: string, many = `${one}s`): string {
  return `${formatCount(count)} ${count === 1 ? one : many}`;
}
