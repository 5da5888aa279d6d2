/**
 * What the headers of an answer say about time: how long to wait, and what the API's clock shows.
 * Pure: this machine's clock is an argument.
 */

/** No wait that an API asks for is longer than a day: a wrong header must not stop a shop for good. */
const LONGEST_WAIT = 24 * 60 * 60;

/**
 * Seconds to wait by the header `Retry-After` (seconds or an HTTP date, RFC 9110 section 10.2.3), or null when
 * there is none that can be read. A date is read against the answer's own `Date`, so that a wrong clock here does no harm.
 * `now` is in milliseconds.
 */
export function retryAfterSeconds(headers: Headers, now: number): number | null {
  const text = headers.get('retry-after')?.trim() ?? '';
  if (/^\d{1,12}$/.test(text)) return Math.min(Number(text), LONGEST_WAIT);
  const until = httpDate(text);
  if (Number.isNaN(until)) return null;
  const wait = Math.ceil((until - (apiTime(headers) ?? now)) / 1000);
  return Math.min(Math.max(wait, 0), LONGEST_WAIT);
}

/** The API's clock in milliseconds by the header `Date`, or null. */
function apiTime(headers: Headers): number | null {
  const time = httpDate(headers.get('date') ?? '');
  return Number.isNaN(time) ? null : time;
}

/**
 * The clock offset in seconds after an answer: what to add to this machine's clock to get the API's. `Date` has whole
 * seconds and travels, so a difference that small is none, and a known offset is kept until it is clearly wrong.
 */
export function clockOffsetAfter(known: number, headers: Headers, now: number): number {
  const time = apiTime(headers);
  if (time === null) return known;
  const measured = Math.round((time - now) / 1000);
  const settled = Math.abs(measured) <= 2 ? 0 : measured;
  return Math.abs(settled - known) <= 2 ? known : settled;
}

/** Milliseconds, or NaN. `Date.parse` alone takes much that is no HTTP date: "-5" would be a month of May. */
function httpDate(text: string): number {
  return / GMT$/.test(text) ? Date.parse(text) : Number.NaN;
}
