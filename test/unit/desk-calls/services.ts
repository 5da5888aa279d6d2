// The services of the desk's handlers for one shop, where a handler that asks for more than its test gives fails.

import type { DeskServices } from '#electron/desk/services.ts';
import { NOW, shopOf } from '#test/fixtures/records.ts';

function notAskedFor(): never {
  throw new Error('these handlers do not ask for this');
}

const NOT_ASKED_FOR: Omit<DeskServices, 'cache' | 'shopOf' | 'now'> = {
  readSession: notAskedFor,
  savePreferences: notAskedFor,
  signIn: notAskedFor,
  cancelSignIn: notAskedFor,
  signInLink: notAskedFor,
  answerKeeping: notAskedFor,
  storageNoticeShown: notAskedFor,
  holdingAdditions: notAskedFor,
  removeAccount: notAskedFor,
  hasAccess: () => true,
  storedShops: notAskedFor,
  readView: notAskedFor,
  saveView: notAskedFor,
  readLastContact: notAskedFor,
  saveLastContact: notAskedFor,
  readCampaignTemplates: notAskedFor,
  saveCampaignTemplates: notAskedFor,
  syncStatus: notAskedFor,
  whileUnsent: notAskedFor,
  wake: notAskedFor,
  syncNow: notAskedFor,
  networkChanged: notAskedFor,
  watch: notAskedFor,
  unsentChanged: notAskedFor,
  openLink: notAskedFor,
  copyText: notAskedFor,
};

export function servicesWith(given: Partial<DeskServices> & Pick<DeskServices, 'cache'>): DeskServices {
  return { ...NOT_ASKED_FOR, shopOf: () => shopOf(), now: () => NOW, ...given };
}
