/** Puts an operation into the outbox of a shop, and tells whoever waits for that. Nothing is sent from here. */
import type { CacheInput } from '#shared/contract/cache.ts';
import { type Outcome, success } from '#shared/errors.ts';
import type { DeskServices } from './services.ts';

/** What an operation begins with: its key, which the person's form brought, and nothing that came of it. */
export function newOperation(id: string, now: number) {
  return {
    id,
    createdTime: now,
    attempts: 0,
    firstAttempt: null,
    state: 'queued',
    refusal: null,
  } as const;
}

/** Queues an operation, and answers its id. What it replaces and the draft that it was made of end with it. */
export async function queue(
  services: DeskServices,
  addition: Pick<CacheInput<'addOperation'>, 'shop' | 'operation'> &
    Partial<Omit<CacheInput<'addOperation'>, 'shop' | 'operation'>>,
): Promise<Outcome<string>> {
  const nothingElse = { replaces: null, endsDraft: false, endsSellerDraft: null };
  const added = await services.cache.call('addOperation', { ...nothingElse, ...addition });
  if (!added.ok) return added;
  services.unsentChanged(addition.shop, 'outbox');
  services.wake(addition.shop);
  return success(addition.operation.id);
}
