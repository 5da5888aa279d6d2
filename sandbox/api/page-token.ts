/** Opaque positions in a list: what a client hands back unread. Made of JSON, checked when they return. */
import { z } from 'zod';
import { Refusal } from './rules/refusal.ts';

/** Writes a position so that it looks like nothing in particular. */
export function sealPosition(position: unknown): string {
  return Buffer.from(JSON.stringify(position)).toString('base64url');
}

/** Reads a position that `sealPosition` wrote; null for anything else. */
export function openPosition<Schema extends z.ZodType>(schema: Schema, text: string): z.infer<Schema> | null {
  try {
    const parsed = schema.safeParse(JSON.parse(Buffer.from(text, 'base64url').toString('utf8')));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}

const afterId = z.object({ after: z.string().regex(/^\d{1,19}$/) });

/** The id after which a page of a list begins; '' for the first. Refuses a token that no page gave out. */
export function afterOf(query: { page_token?: string | undefined }): string {
  if (query.page_token === undefined || query.page_token === '') return '';
  const position = openPosition(afterId, query.page_token);
  if (!position) throw new Refusal('INVALID_REQUEST', { detail: 'page_token: not a token of this list' });
  return position.after;
}

/** The token of the page after one that was asked for with one row more than it shows; '' at the end. */
export function nextToken(ids: readonly string[], pageSize: number): string {
  const last = ids[pageSize - 1];
  return ids.length > pageSize && last !== undefined ? sealPosition({ after: last }) : '';
}
