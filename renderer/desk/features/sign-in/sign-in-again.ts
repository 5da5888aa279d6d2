/**
 * Signing in again at the API of a known account, and telling who has signed in: in the browser a person may choose
 * another login than the one that was asked for.
 */
import { isolated } from '#shared/domain/plain-text.ts';
import type { AppError } from '#shared/errors.ts';
import { deskCall } from '../../desk-client.ts';
import { notify } from '../../state/notices.ts';
import { useSession } from '../../state/session.ts';
import { showShop } from '../../state/show-shop.ts';
import { signInFailure } from './sign-in-words.ts';

/** Signs in at the API of an account (null: at the one that the app was asked to use). Ends in a notice. */
export async function signInAgain(accountId: string | null): Promise<void> {
  const { session } = useSession.getState();
  const wanted = session?.accounts.find(({ id }) => id === accountId) ?? null;
  const apiUrl = wanted?.apiUrl ?? session?.wantedApi?.url ?? null;
  if (apiUrl === null) return;
  const answer = await deskCall('signIn', { apiUrl });
  if (!answer.ok) {
    if (answer.error.code !== 'SIGN_IN_CANCELLED') tellFailed(answer.error, accountId);
  } else if (wanted === null || answer.data.accountId === wanted.id)
    await tellSignedIn(answer.data.accountId);
  else await tellOther(answer.data.accountId, wanted.name);
}

function tellFailed({ code }: AppError, accountId: string | null): void {
  notify({
    text: signInFailure(code),
    tone: 'danger',
    action: { label: 'Try again', run: () => void signInAgain(accountId) },
  });
}

/** Says who has signed in, with the way to their first shop when another account's is shown. */
export async function tellSignedIn(accountId: string): Promise<void> {
  const session = await readSession();
  const account = session?.accounts.find(({ id }) => id === accountId);
  if (!session || !account) return;
  const first = session.shops.find((shop) => shop.accountId === accountId);
  const isOnly = session.accounts.length === 1;
  notify({
    text: `Signed in as ${isolated(account.name)}.`,
    tone: 'positive',
    action:
      first && !isOnly
        ? { label: 'Go to its shops', run: () => void showShop({ accountId, shopId: first.shop.id }) }
        : undefined,
  });
}

async function tellOther(accountId: string, wantedName: string): Promise<void> {
  const session = await readSession();
  const account = session?.accounts.find(({ id }) => id === accountId);
  if (!account) return;
  notify({
    text: `Signed in as ${isolated(account.name)}. ${isolated(wantedName)} still needs to sign in: sign out in the browser first.`,
  });
}

/** The session as it is now: the window's own may be a moment behind the answer. */
async function readSession() {
  const answer = await deskCall('readSession', {});
  return answer.ok ? answer.data : null;
}
