/** Accounts, shops and preferences for the window, and signing in. Tokens are not known here. */
import { success } from '#shared/errors.ts';
import type { DeskHandlers } from './handlers.ts';
import type { DeskServices } from './services.ts';

export function sessionHandlers(
  services: DeskServices,
): Pick<DeskHandlers, 'readSession' | 'savePreferences' | 'signIn' | 'cancelSignIn'> {
  return {
    readSession: async () => success(services.readSession()),
    savePreferences: async (changes) => success(services.savePreferences(changes)),
    signIn: ({ apiUrl }) => services.signIn(apiUrl),
    cancelSignIn: async () => {
      services.cancelSignIn();
      return success({});
    },
  };
}
