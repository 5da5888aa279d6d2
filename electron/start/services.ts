/**
 * What the handlers of the desk contract work with, made of the parts of the main process; and all the handlers together.
 * Knows every part by its interface, and makes none.
 */
import { app, clipboard, nativeTheme, shell } from 'electron';
import type { ShopKey } from '#shared/domain/shop.ts';
import { failure, type Outcome, success } from '#shared/errors.ts';
import { holdAdditions } from '../cache/additions.ts';
import type { CacheClient } from '../cache/client.ts';
import { accountHandlers } from '../desk/accounts.ts';
import { campaignTemplateHandlers } from '../desk/campaign-templates.ts';
import { campaignHandlers } from '../desk/campaigns.ts';
import { contactHandlers } from '../desk/contact.ts';
import { formerShopHandlers } from '../desk/former-shop.ts';
import type { DeskHandlers } from '../desk/handlers.ts';
import { operationHandlers } from '../desk/operations.ts';
import { overviewHandlers } from '../desk/overview.ts';
import { partnerHandlers } from '../desk/partners.ts';
import { productHandlers } from '../desk/products.ts';
import { registrationHandlers } from '../desk/registrations.ts';
import { sellerCampaignHandlers } from '../desk/seller-campaigns.ts';
import { sellerDraftHandlers } from '../desk/seller-drafts.ts';
import { sellerStepHandlers } from '../desk/seller-steps.ts';
import type { DeskServices } from '../desk/services.ts';
import { sessionHandlers } from '../desk/session.ts';
import { syncHandlers } from '../desk/sync.ts';
import { viewHandlers } from '../desk/views.ts';
import { tellWindow } from '../desk/wall.ts';
import { deleteAccount } from './delete-account.ts';
import { nowOf, type Parts, tellOfShop } from './parts.ts';

/** Signs in and keeps what came of it for the window, whoever asked. */
export async function signIn({ accounts, wanted, window }: Parts, apiUrl: string) {
  wanted.keepProblem(null);
  const outcome = await accounts.signIn(apiUrl);
  wanted.keepProblem(outcome.ok ? null : outcome.error);
  tellWindow(window, 'session', {});
  return outcome;
}

/** Takes an account off this machine, or goes on where an earlier start left it. */
export function removeAccount(parts: Parts, accountId: string) {
  return parts.accounts.remove(accountId, () => deleteAccount(parts, accountId));
}

function accountServices(
  parts: Parts,
): Pick<
  DeskServices,
  | 'readSession'
  | 'savePreferences'
  | 'signIn'
  | 'cancelSignIn'
  | 'signInLink'
  | 'answerKeeping'
  | 'storageNoticeShown'
  | 'removeAccount'
> {
  const { accounts, wanted } = parts;
  return {
    readSession: () => ({
      accounts: accounts.list(),
      shops: accounts.shops(),
      formerShops: accounts.formerShops(),
      wantedApi: wanted.read(accounts.list()),
      signIn: accounts.signInState(),
      preferences: accounts.readPreferences(),
      settingsNotice: accounts.settingsNotice(),
      version: app.getVersion(),
    }),
    savePreferences: (changes) => {
      const preferences = accounts.savePreferences(changes);
      nativeTheme.themeSource = preferences.appearance;
      return preferences;
    },
    signIn: (apiUrl) => signIn(parts, apiUrl),
    cancelSignIn: () => accounts.cancelSignIn(),
    signInLink: () => accounts.signInLink(),
    answerKeeping: (agreed) => accounts.answerKeeping(agreed),
    storageNoticeShown: (accountId) => accounts.storageNoticeShown(accountId),
    removeAccount: (accountId) => removeAccount(parts, accountId),
  };
}

/** Nothing is queued for a shop that the account has no access to: it would never be sent. */
function refusingWithoutAccess(client: CacheClient, hasAccess: (shop: ShopKey) => boolean): CacheClient {
  return {
    call: async (name, input) =>
      name === 'addOperation' && 'shop' in input && !hasAccess(input.shop)
        ? failure('SHOP_NOT_FOUND')
        : client.call(name, input),
  };
}

/** Shops with a database, with a copy of unsent work, or both. */
async function storedShops({ cache, copies }: Parts, accountId: string): Promise<Outcome<ShopKey[]>> {
  const listed = await cache.call('listShops', { accountId });
  if (!listed.ok) return listed;
  const ids = new Set([...listed.data.shopIds, ...(await copies.shopIds(accountId))]);
  return success([...ids].map((shopId) => ({ accountId, shopId })));
}

function servicesOf(parts: Parts): DeskServices {
  const { accounts, attention, formerShops, sync, views } = parts;
  const additions = holdAdditions(parts.cache);
  return {
    ...accountServices(parts),
    cache: refusingWithoutAccess(additions.client, accounts.hasAccess),
    hasAccess: accounts.hasAccess,
    storedShops: (accountId) => storedShops(parts, accountId),
    holdingAdditions: additions.holding,
    shopOf: (key) => accounts.shop(key),
    now: (key) => nowOf(sync, key),
    readView: (key) => views.read(key),
    saveView: (key, view) => views.save(key, view),
    readLastContact: (key) => accounts.readLastContact(key),
    saveLastContact: (key, contact) => accounts.saveLastContact(key, contact),
    readCampaignTemplates: (accountId) => accounts.readCampaignTemplates(accountId),
    saveCampaignTemplates: (accountId, templates) => accounts.saveCampaignTemplates(accountId, templates),
    syncStatus: (key) => sync.status(key),
    whileUnsent: (key, operationId, work) => sync.whileUnsent(key, operationId, work),
    wake: (key) => sync.wake(key),
    syncNow: (key) => sync.syncNow(key),
    networkChanged: (isOnline) => (isOnline ? sync.resume() : sync.probe()),
    watch: (key) => sync.watch(key),
    unsentChanged: (key, what) => {
      tellOfShop(parts, 'changed', { shop: key, collections: [what] });
      attention.changed(key);
      if (what === 'draft') sync.draftsChanged(key);
      formerShops.unsentChanged(key);
    },
    openLink: (url) => shell.openExternal(url),
    copyText: (text) => clipboard.writeText(text),
  };
}

/** Every handler of the desk contract but those about the window itself, which the parts do not know. */
export function handlersOf(parts: Parts): Omit<DeskHandlers, 'reportFault' | 'reloadWindow'> {
  const services = servicesOf(parts);
  return {
    ...sessionHandlers(services),
    ...accountHandlers(services),
    ...viewHandlers(services),
    ...campaignHandlers(services),
    ...productHandlers(services),
    ...registrationHandlers(services),
    ...sellerCampaignHandlers(services),
    ...sellerStepHandlers(services),
    ...sellerDraftHandlers(services),
    ...partnerHandlers(services),
    ...campaignTemplateHandlers({
      ...services,
      hasAccount: (accountId) => parts.accounts.list().some(({ id }) => id === accountId),
    }),
    ...operationHandlers(services),
    ...formerShopHandlers(services),
    ...syncHandlers(services),
    ...contactHandlers(services),
    ...overviewHandlers(services, parts.attention),
  };
}
