/**
 * One page of any list: by id, with the number of all. Every list of the contract is cut here; what is in it, and how its records are
 * read, is the list's own concern.
 */
import type { AliasedSelectQueryBuilder } from 'kysely';
import { afterOf, nextToken } from '../page-token.ts';
import type { Db } from '../store/schema.ts';

/** The ids of a whole list, as a question that has not been asked yet: `rows.select('feed.record_id').as('listed')`. */
type Listed = AliasedSelectQueryBuilder<{ record_id: string }, 'listed'>;

interface PageQuery {
  readonly page_size: number;
  readonly page_token?: string | undefined;
}

/** The records after the query's token, in the order of their ids, and what the contract says besides. */
export async function pageOf<Item>(
  db: Db,
  listed: Listed,
  query: PageQuery,
  read: (ids: readonly string[]) => Promise<Item[]>,
): Promise<{ items: Item[]; page: { next_page_token: string; total_count: number } }> {
  const { total } = await db
    .selectFrom(listed)
    .select((row) => row.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow();
  const rows = await db
    .selectFrom(listed)
    .select('listed.record_id')
    .where('listed.record_id', '>', afterOf(query))
    .orderBy('listed.record_id')
    .limit(query.page_size + 1)
    .execute();
  const ids = rows.map((row) => row.record_id);
  return {
    items: await read(ids.slice(0, query.page_size)),
    page: { next_page_token: nextToken(ids, query.page_size), total_count: Number(total) },
  };
}
