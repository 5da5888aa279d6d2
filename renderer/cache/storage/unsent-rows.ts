/** The rows of unsent work in a shop's database, read together. Knows nothing of what they are for. */
import type { RegistrationDraft } from '#shared/domain/outbox.ts';
import type { SellerDraft } from '#shared/domain/seller-draft.ts';
import type { OutboxRow, ShopDatabase } from './database.ts';

export interface Unsent {
  /** In the order in which they were added. */
  readonly rows: readonly OutboxRow[];
  readonly drafts: readonly RegistrationDraft[];
  readonly sellerDrafts: readonly SellerDraft[];
}

export async function readUnsent({ outbox, drafts, sellerDrafts }: ShopDatabase): Promise<Unsent> {
  return {
    rows: await outbox.orderBy(':id').toArray(),
    drafts: await drafts.toArray(),
    sellerDrafts: await sellerDrafts.toArray(),
  };
}
