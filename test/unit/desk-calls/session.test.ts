// Signing in for the window: the link of the sign-in page goes to the clipboard, and never to the window.
import { expect, test } from 'vitest';
import { sessionHandlers } from '#electron/desk/session.ts';
import { failure, success } from '#shared/errors.ts';

const LINK = 'https://api.example.com/oauth/authorize?state=s&code_challenge=c';

function setUp(link: string | null) {
  const copied: string[] = [];
  const answered: boolean[] = [];
  const shown: string[] = [];
  const unasked = (): never => {
    throw new Error('nobody asked for this');
  };
  const handlers = sessionHandlers({
    readSession: unasked,
    savePreferences: unasked,
    signIn: unasked,
    cancelSignIn: unasked,
    signInLink: () => link,
    copyText: (text) => copied.push(text),
    answerKeeping: (agreed) => answered.push(agreed),
    storageNoticeShown: (accountId) => shown.push(accountId),
  });
  return { handlers, copied, answered, shown };
}

test('the link is copied while a browser is waited for, and its text is not in the answer', async () => {
  const { handlers, copied } = setUp(LINK);
  expect(await handlers.copySignInLink({})).toEqual(success({}));
  expect(copied).toEqual([LINK]);
});

test('without a sign-in there is no link', async () => {
  const { handlers, copied } = setUp(null);
  expect(await handlers.copySignInLink({})).toEqual(failure('NOT_FOUND'));
  expect(copied).toEqual([]);
});

test('answers of the person are passed on', async () => {
  const { handlers, answered, shown } = setUp(null);
  await handlers.answerKeeping({ agreed: false });
  await handlers.answerKeeping({ agreed: true });
  await handlers.storageNoticeShown({ accountId: 'a1b2c3d4e5f60718' });
  expect([answered, shown]).toEqual([[false, true], ['a1b2c3d4e5f60718']]);
});
