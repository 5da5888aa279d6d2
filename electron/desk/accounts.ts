/**
 * Signing out for the window: counts what is not sent yet before anything is deleted. How an account is deleted is
 * for the services; tokens are not known here.
 */
import type { DeskInput, DeskOutput } from '#shared/contract/desk.ts';
import type { ShopKey } from '#shared/domain/shop.ts';
import { failure, type Outcome, success } from '#shared/errors.ts';
import type { DeskHandlers } from './handlers.ts';
import type { DeskServices } from './services.ts';

type Unsent = DeskOutput<'signOut'>['unsent'];

const NOTHING: Unsent = { operations: 0, drafts: 0 };

function shopsOf(services: DeskServices, accountId: string): ShopKey[] {
  return services
    .readSession()
    .shops.flatMap((one) => (one.accountId === accountId ? [{ accountId, shopId: one.shop.id }] : []));
}

/** All unsent work of an account. A shop that cannot be asked fails it: what is not known is not deleted unasked. */
async function countUnsent(services: DeskServices, accountId: string): Promise<Outcome<Unsent>> {
  let unsent = NOTHING;
  for (const shop of shopsOf(services, accountId)) {
    const work = await services.cache.call('listUnsent', { shop });
    if (!work.ok) return work;
    unsent = {
      operations: unsent.operations + work.data.operations.length,
      drafts: unsent.drafts + work.data.drafts.length,
    };
  }
  return success(unsent);
}

async function signOut(
  services: DeskServices,
  { accountId, discardUnsent }: DeskInput<'signOut'>,
): Promise<Outcome<DeskOutput<'signOut'>>> {
  if (!services.readSession().accounts.some(({ id }) => id === accountId)) return failure('NOT_FOUND');
  const counted = await countUnsent(services, accountId);
  // Who discards everything needs no count: a database that cannot be read must not keep an account for ever.
  if (!counted.ok && !discardUnsent) return counted;
  const unsent = counted.ok ? counted.data : NOTHING;
  if (!discardUnsent && unsent.operations + unsent.drafts > 0) return success({ signedOut: false, unsent });
  const removed = await services.removeAccount(accountId);
  return removed.ok ? success({ signedOut: true, unsent }) : removed;
}

export function accountHandlers(services: DeskServices): Pick<DeskHandlers, 'signOut'> {
  return { signOut: (input) => signOut(services, input) };
}
