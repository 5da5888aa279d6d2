/** Accounts, shops and preferences for the window, and signing in. Tokens are not known here. */
import { failure, success } from '#shared/errors.ts';
import type { DeskHandlers } from './handlers.ts';
import type { DeskServices } from './services.ts';

/** What these handlers need of the services. */
type SessionServices = Pick<
  DeskServices,
  | 'readSession'
  | 'savePreferences'
  | 'signIn'
  | 'cancelSignIn'
  | 'signInLink'
  | 'copyText'
  | 'answerKeeping'
  | 'storageNoticeShown'
>;

export function sessionHandlers(
  services: SessionServices,
): Pick<
  DeskHandlers,
  | 'readSession'
  | 'savePreferences'
  | 'signIn'
  | 'cancelSignIn'
  | 'copySignInLink'
  | 'answerKeeping'
  | 'storageNoticeShown'
> {
  return {
    readSession: async () => success(services.readSession()),
    savePreferences: async (changes) => success(services.savePreferences(changes)),
    signIn: ({ apiUrl }) => services.signIn(apiUrl),
    cancelSignIn: async () => {
      services.cancelSignIn();
      return success({});
    },
    copySignInLink: async () => {
      const link = services.signInLink();
      if (link === null) return failure('NOT_FOUND');
      services.copyText(link);
      return success({});
    },
    answerKeeping: async ({ agreed }) => {
      services.answerKeeping(agreed);
      return success({});
    },
    storageNoticeShown: async ({ accountId }) => {
      services.storageNoticeShown(accountId);
      return success({});
    },
  };
}
