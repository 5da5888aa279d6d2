/**
 * One shop's IndexedDB database: its tables, its name, and how it is opened and deleted.
 * Knows nothing of what the records mean.
 */
import { Dexie, type Table } from 'dexie';
import { type Operation, type RegistrationDraft, withFirstAttempt } from '#shared/domain/outbox.ts';
import type { SellerDraft } from '#shared/domain/seller-draft.ts';
import type { ShopKey } from '#shared/domain/shop.ts';
import type { PullPosition } from './pull-position.ts';
import type { SegmentKey, SegmentRow } from './segment.ts';

/**
 * The version of the tables. Raising it needs a migration of `outbox` and both tables of drafts below and a test of it: they are never
 * cleared. A change to what segments hold raises COLLECTION_FORMAT instead.
 */
export const SCHEMA_VERSION = 3;

/** IndexedDB counts versions in whole numbers where Dexie allows a decimal. */
const NATIVE_VERSIONS_PER_SCHEMA_VERSION = 10;

export interface OutboxRow {
  /** The order in which operations were added. */
  readonly sequence: number;
  readonly id: string;
  readonly operation: Operation;
}

export interface ShopDatabase {
  readonly dexie: Dexie;
  /** The packed collections, in the table `log`: see segment.ts. */
  readonly segments: Table<SegmentRow, SegmentKey>;
  /** One row: where the pull stands. */
  readonly state: Table<PullPosition, string>;
  readonly outbox: Table<OutboxRow, number, Omit<OutboxRow, 'sequence'>>;
  readonly drafts: Table<RegistrationDraft, string>;
  readonly sellerDrafts: Table<SellerDraft, string>;
}

/** A newer version of the app made this database: it is left as it is. */
class NewerDatabaseError extends Error {
  override readonly name = 'NewerDatabaseError';
}

const ACCOUNT_PREFIX = 'shop:';

export function databaseName({ accountId, shopId }: ShopKey): string {
  return `${ACCOUNT_PREFIX}${accountId}:${shopId}`;
}

/**
 * Opens the database, or makes it. Rejects with NewerDatabaseError when a newer version made it, untouched.
 * Every transaction is strictly durable: an answer means that the disk has it. It costs half a millisecond.
 */
export async function openDatabase(name: string): Promise<ShopDatabase> {
  await refuseNewer(name);
  const dexie = new Dexie(name, { chromeTransactionDurability: 'strict', cache: 'disabled' });
  dexie.version(1).stores({
    segments: '[generation+collection+sequence]',
    state: 'id',
    outbox: '++sequence, &id',
    drafts: 'campaignId',
  });
  // Segments have their keys beside them (segment.ts says why).
  // Drafts of the seller's own campaigns are new; the outbox and the other drafts stay as they are.
  dexie.version(2).stores({ segments: null, log: '', sellerDrafts: 'id' });
  // Operations are marked before they are sent; what was queued before that may have been sent.
  dexie.version(SCHEMA_VERSION).upgrade((transaction) =>
    transaction
      .table('outbox')
      .toCollection()
      .modify((row: { operation: unknown }) => {
        row.operation = withFirstAttempt(row.operation);
      }),
  );
  await dexie.open();
  return {
    dexie,
    segments: dexie.table('log'),
    state: dexie.table('state'),
    outbox: dexie.table('outbox'),
    drafts: dexie.table('drafts'),
    sellerDrafts: dexie.table('sellerDrafts'),
  };
}

/** Dexie opens newer databases and adapts their tables, so the question has to be asked before. */
async function refuseNewer(name: string): Promise<void> {
  const existing = (await indexedDB.databases()).find((database) => database.name === name);
  if ((existing?.version ?? 0) > SCHEMA_VERSION * NATIVE_VERSIONS_PER_SCHEMA_VERSION) {
    throw new NewerDatabaseError(`the database is of version ${existing?.version}`);
  }
}

/** The names of all databases of an account. */
export async function databasesOf(accountId: string): Promise<string[]> {
  const databases = await indexedDB.databases();
  return databases.flatMap(({ name }) => (name?.startsWith(`${ACCOUNT_PREFIX}${accountId}:`) ? [name] : []));
}

/** The shops of an account that have a database. */
export async function shopIdsOf(accountId: string): Promise<string[]> {
  const prefix = databaseName({ accountId, shopId: '' });
  return (await databasesOf(accountId)).map((name) => name.slice(prefix.length));
}

/**
 * Deletes the databases and what they held. Chromium wipes the files of a deleted database in the background and passes over one
 * that the wiping of another reads just then, until it wipes again; an empty database that is made and deleted last makes it.
 */
export async function deleteDatabases(names: readonly string[]): Promise<void> {
  if (names.length === 0) return;
  for (const name of names) await Dexie.delete(name);
  const last = new Dexie('wiping');
  last.version(1).stores({});
  await last.open();
  last.close();
  await Dexie.delete(last.name);
}
