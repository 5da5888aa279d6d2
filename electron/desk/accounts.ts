/**
 * Signing out for the window: counts what is not sent yet before anything is deleted, with nothing being added between the count and
 * the end. How an account is deleted is for the services; tokens are not known here.
 */
import type { DeskInput, DeskOutput } from '#shared/contract/desk.ts';
import { failure, type Outcome, success } from '#shared/errors.ts';
import type { DeskHandlers } from './handlers.ts';
import type { DeskServices } from './services.ts';

type Unsent = DeskOutput<'signOut'>['unsent'];

/** What signing out needs of the services. */
type LeavingServices = Pick<
  DeskServices,
  'readSession' | 'cache' | 'holdingAdditions' | 'removeAccount' | 'storedShops'
>;

const NOTHING: Unsent = { operations: 0, drafts: 0 };

/**
 * All unsent work of an account, what of it is damaged too: of every shop of which something lies on the disk, since the API's list may lack
 * some. A shop that cannot be asked fails it: what is not known is not deleted unasked.
 */
async function countUnsent(services: LeavingServices, accountId: string): Promise<Outcome<Unsent>> {
  const stored = await services.storedShops(accountId);
  if (!stored.ok) return stored;
  let unsent = NOTHING;
  for (const shop of stored.data) {
    const read = await services.cache.call('readUnsent', { shop });
    if (!read.ok) return read;
    const { unsent: work, unreadable } = read.data;
    unsent = {
      operations: unsent.operations + work.operations.length + unreadable.operations,
      drafts: unsent.drafts + work.drafts.length + work.sellerDrafts.length + unreadable.drafts,
    };
  }
  return success(unsent);
}

interface Leaving {
  readonly unsent: Unsent;
  /** The removal, under way since the count; null when the person is to be asked first. */
  readonly removal: Promise<Outcome<null>> | null;
}

/** Counts, and begins the removal when nothing would be lost that the person has not agreed to lose. */
async function beginLeaving(
  services: LeavingServices,
  { accountId, discardUnsent }: DeskInput<'signOut'>,
): Promise<Outcome<Leaving>> {
  const counted = await countUnsent(services, accountId);
  // Who discards everything needs no count: a database that cannot be read must not keep an account for ever.
  if (!counted.ok && !discardUnsent) return counted;
  const unsent = counted.ok ? counted.data : NOTHING;
  if (!discardUnsent && unsent.operations + unsent.drafts > 0) return success({ unsent, removal: null });
  return success({ unsent, removal: services.removeAccount(accountId) });
}

async function signOut(
  services: LeavingServices,
  input: DeskInput<'signOut'>,
): Promise<Outcome<DeskOutput<'signOut'>>> {
  const { accountId } = input;
  if (!services.readSession().accounts.some(({ id }) => id === accountId)) return failure('NOT_FOUND');
  // A submission comes before the count, or after the account was marked as removed: then it is refused, and the person is told.
  const leaving = await services.holdingAdditions(accountId, () => beginLeaving(services, input));
  if (!leaving.ok) return leaving;
  const { unsent, removal } = leaving.data;
  if (removal === null) return success({ signedOut: false, unsent });
  const removed = await removal;
  return removed.ok ? success({ signedOut: true, unsent }) : removed;
}

export function accountHandlers(services: LeavingServices): Pick<DeskHandlers, 'signOut'> {
  return { signOut: (input) => signOut(services, input) };
}
