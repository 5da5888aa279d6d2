/**
 * Node's own SQLite behind Kysely. Kysely brings the SQL; this file only lends it the driver, with statements
 * prepared once. Nothing above it knows which database it is.
 */
import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite';
import { type Dialect, SqliteDialect } from 'kysely';

/** Enough for every query of the API; seeding uses a few more. */
const MOST_STATEMENTS = 300;

/** A Kysely dialect on a file, or on memory with ":memory:". */
export function nodeSqliteDialect(file: string): Dialect {
  const database = new DatabaseSync(file, { timeout: 5_000 });
  database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA foreign_keys = OFF;');
  const statements = new Map<string, ReturnType<typeof asKyselyStatement>>();
  return new SqliteDialect({
    database: {
      close: () => database.close(),
      prepare(sql) {
        const known = statements.get(sql);
        if (known) return known;
        if (statements.size >= MOST_STATEMENTS) statements.clear();
        const statement = asKyselyStatement(database.prepare(sql));
        statements.set(sql, statement);
        return statement;
      },
    },
  });
}

function asKyselyStatement(statement: StatementSync) {
  return {
    reader: statement.columns().length > 0,
    all: (parameters: readonly unknown[]): unknown[] => statement.all(...parameters.map(bindable)),
    run: (parameters: readonly unknown[]) => statement.run(...parameters.map(bindable)),
    iterate: (parameters: readonly unknown[]): IterableIterator<unknown> =>
      statement.iterate(...parameters.map(bindable)),
  };
}

/** SQLite takes numbers, texts and null; anything else is a fault of the query's author. */
function bindable(value: unknown): SQLInputValue {
  if (value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'bigint') {
    return value;
  }
  throw new TypeError(`a ${typeof value} cannot be stored`);
}
