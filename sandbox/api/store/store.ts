/**
 * The API's store: one unit of work at a time, and word of every shop whose log it touched, once it is committed.
 * Knows SQL's transactions, not what is kept in them.
 */
import { EventEmitter } from 'node:events';
import { CompiledQuery, HandleEmptyInListsPlugin, Kysely, replaceWithNoncontingentExpression } from 'kysely';
import { nodeSqliteDialect } from './node-sqlite.ts';
import type { Db, DbTransaction, Tables } from './schema.ts';

/** A transaction, and the shops that will hear of it. */
export interface Unit {
  readonly db: DbTransaction;
  readonly touchedShops: Set<string>;
}

export interface Store {
  readonly db: Db;
  /** Runs `work` in a transaction. What it throws undoes everything. */
  write<Result>(work: (unit: Unit) => Promise<Result>): Promise<Result>;
  /** Calls back with the id of each shop whose log grew, after the commit. Returns the way to stop. */
  onShopChanged(listener: (shopId: string) => void): () => void;
  close(): Promise<void>;
}

/** Opens a SQLite file, or memory with ":memory:". The tables are not its concern. */
export function openStore(file: string): Store {
  // Nothing is in an empty list: SQLite knows that, other databases take it for a mistake.
  const emptyLists = new HandleEmptyInListsPlugin({ strategy: replaceWithNoncontingentExpression });
  const db = new Kysely<Tables>({ dialect: nodeSqliteDialect(file), plugins: [emptyLists] });
  const commits = new EventEmitter<{ changed: [shopId: string] }>().setMaxListeners(0);
  return {
    db,
    async write(work) {
      const touchedShops = new Set<string>();
      const result = await db.transaction().execute((transaction) => work({ db: transaction, touchedShops }));
      for (const shopId of touchedShops) commits.emit('changed', shopId);
      return result;
    },
    onShopChanged(listener) {
      commits.on('changed', listener);
      return () => commits.off('changed', listener);
    },
    close: () => db.destroy(),
  };
}

/** Rows of one INSERT: large enough to be fast, small enough for every database's limit on parameters. */
const ROWS_OF_AN_INSERT = 40;

/** Inserts many rows; each full batch runs the statement that the first one compiled. */
export async function insertMany<Table extends keyof Tables>(
  db: Db,
  table: Table,
  rows: readonly Tables[Table][],
): Promise<void> {
  const [first] = rows;
  if (!first) return;
  const columns = Object.keys(first);
  const compiled = new Map<number, string>();
  for (let start = 0; start < rows.length; start += ROWS_OF_AN_INSERT) {
    const batch = rows.slice(start, start + ROWS_OF_AN_INSERT);
    const parameters = batch.flatMap((row) => Object.values(pickColumns(row, columns)));
    const sql = compiled.get(batch.length) ?? insertSql(db, table, columns, batch.length);
    compiled.set(batch.length, sql);
    await db.executeQuery(CompiledQuery.raw(sql, parameters));
  }
}

/** Rows made in different places may name their columns in different orders. */
function pickColumns(row: object, columns: readonly string[]): Record<string, unknown> {
  const values = new Map<string, unknown>(Object.entries(row));
  return Object.fromEntries(columns.map((column) => [column, values.get(column)]));
}

function insertSql(db: Db, table: keyof Tables, columns: readonly string[], rows: number): string {
  const row = Object.fromEntries(columns.map((column) => [column, '']));
  return db
    .withTables<Record<keyof Tables, Record<string, string>>>()
    .insertInto(table)
    .values(Array.from({ length: rows }, () => row))
    .compile().sql;
}
