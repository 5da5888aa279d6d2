/**
 * The rows of unsent work in a shop's database, read together. What cannot be read stays where it is, and is counted: the second copy may have
 * it. Knows nothing of what the rows are for.
 */
import { draftRecord, operationRecord, sellerDraftRecord } from '#shared/contract/record.ts';
import type { RegistrationDraft, UnsentCounts } from '#shared/domain/outbox.ts';
import type { SellerDraft } from '#shared/domain/seller-draft.ts';
import { type Parser, parserOf } from '../parsing.ts';
import type { OutboxRow, ShopDatabase } from './database.ts';

export interface Unsent {
  /** In the order in which they were added. */
  readonly rows: readonly OutboxRow[];
  readonly drafts: readonly RegistrationDraft[];
  readonly sellerDrafts: readonly SellerDraft[];
  /** How many rows hold something else than unsent work. */
  readonly unreadable: UnsentCounts;
}

const parseOperation = parserOf(operationRecord);
const parseDraft = parserOf(draftRecord);
const parseSellerDraft = parserOf(sellerDraftRecord);

export async function readUnsent({ outbox, drafts, sellerDrafts }: ShopDatabase): Promise<Unsent> {
  const stored = {
    rows: await outbox.orderBy(':id').toArray(),
    drafts: await drafts.toArray(),
    sellerDrafts: await sellerDrafts.toArray(),
  };
  const read = {
    rows: stored.rows.flatMap(readRow),
    drafts: readable(stored.drafts, parseDraft),
    sellerDrafts: readable(stored.sellerDrafts, parseSellerDraft),
  };
  const draftsOf = (all: typeof stored): number => all.drafts.length + all.sellerDrafts.length;
  return {
    ...read,
    unreadable: {
      operations: stored.rows.length - read.rows.length,
      drafts: draftsOf(stored) - draftsOf(read),
    },
  };
}

/** Deletes what cannot be read, as it is when it is looked at: nothing that can be read goes with it. */
export async function deleteUnreadable({ outbox, drafts, sellerDrafts }: ShopDatabase): Promise<void> {
  await outbox.filter((row) => readRow(row).length === 0).delete();
  await drafts.filter((draft) => !parseDraft(draft).success).delete();
  await sellerDrafts.filter((draft) => !parseSellerDraft(draft).success).delete();
}

function readRow(row: OutboxRow): OutboxRow[] {
  return readable([row.operation], parseOperation)
    .filter(({ id }) => id === row.id)
    .map((operation) => ({ ...row, operation }));
}

function readable<Value>(values: readonly unknown[], parse: Parser<Value>): Value[] {
  return values.flatMap((value) => {
    const parsed = parse(value);
    return parsed.success ? [parsed.data] : [];
  });
}
