/**
 * What is remembered of accounts, and the window's preferences: everything but tokens. Each value is parsed
 * when it is read; what cannot be read is left out, and a copy of the file is kept.
 */
import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import {
  APPEARANCES,
  type DeskInput,
  type Preferences,
  preferences,
  storageNotice,
} from '#shared/contract/desk.ts';
import { accountId, recordId, sellerContact, shopRecord } from '#shared/contract/record.ts';
import type { SellerContact } from '#shared/domain/contact.ts';
import type { ShopKey } from '#shared/domain/shop.ts';
import { parseApiAddress } from '../remote/address.ts';
import type { SettingsFile } from './settings-file.ts';
import { createTemplateStore, type TemplateStore } from './templates.ts';

const storedAccount = z.strictObject({
  id: accountId,
  apiUrl: z.string().refine((text) => {
    const address = parseApiAddress(text);
    return address.ok && address.data === text;
  }),
  name: z.string(),
  email: z.string(),
  /** The account's id at the API. */
  remoteId: recordId,
  /** As last known, so that the app starts offline. */
  shops: z.array(shopRecord),
  /** Shops that the API lists no more and that have unsent work, or may have: they stay until it is known that they have none. */
  formerShops: z.array(shopRecord).default([]),
  /** `removed`: the person has signed out, and what there is of the account is being deleted, at the next start if need be. */
  state: z.enum(['signedIn', 'needsSignIn', 'removed']),
  /** Where its tokens were kept last. Settings of an earlier version do not say: it is told again when the tokens are read. */
  tokenStorage: z.enum(['system', 'weak', 'memory']).default('system'),
  /** What the person is still to be told about that. */
  storageNotice: storageNotice.nullable().default(null),
});
export type StoredAccount = z.infer<typeof storedAccount>;

export type PresentAccount = StoredAccount & { readonly state: Exclude<StoredAccount['state'], 'removed'> };

export function isPresent(account: StoredAccount): account is PresentAccount {
  return account.state !== 'removed';
}

export interface AccountStore extends Pick<TemplateStore, 'readCampaignTemplates' | 'saveCampaignTemplates'> {
  accounts(): readonly StoredAccount[];
  /** Adds an account, or replaces the one with its id. Throws when the disk does not take it; nothing has changed then. */
  put(account: StoredAccount): void;
  /** Replaces an account. It is known at once, and on disk as soon as the disk takes it; so are preferences and contacts. */
  note(account: StoredAccount): void;
  /** Forgets an account and what was remembered for its shops; the account itself last, so that a crash in between leaves it to be removed again. Throws when the disk does not take it. */
  remove(accountId: string): void;
  readPreferences(): Preferences;
  savePreferences(changes: DeskInput<'savePreferences'>): Preferences;
  readLastContact(shop: ShopKey): SellerContact | null;
  saveLastContact(shop: ShopKey, contact: SellerContact): void;
}

const DEFAULT_PREFERENCES: Preferences = { appearance: APPEARANCES[0], lastShop: null, recentShops: [] };

const MOST_RECENT_SHOPS = 100;

/** Preferences as they may stand in a file: an earlier version remembered no recent shops. */
const storedPreferences = preferences.extend({
  recentShops: preferences.shape.recentShops.default([]),
});

export function createAccountStore(file: SettingsFile): AccountStore {
  const stored = readAll(file);
  const { removeCampaignTemplates, ...templates } = createTemplateStore(file);
  let accounts = stored.accounts;
  let current = stored.preferences;
  let lastContacts = stored.lastContacts;

  function saveAccounts(next: StoredAccount[]): void {
    file.write('accounts', next);
    accounts = next;
  }

  function accountsWith(account: StoredAccount): StoredAccount[] {
    const isKnown = accounts.some(({ id }) => id === account.id);
    return isKnown ? accounts.map((one) => (one.id === account.id ? account : one)) : [...accounts, account];
  }

  function savePreferences(next: Preferences): Preferences {
    current = next;
    file.keep('preferences', next);
    return next;
  }

  function saveContacts(next: [string, SellerContact][]): void {
    lastContacts = new Map(next);
    file.keep('lastContacts', Object.fromEntries(lastContacts));
  }

  return {
    ...templates,
    accounts: () => accounts,
    put: (account) => saveAccounts(accountsWith(account)),
    note: (account) => {
      accounts = accountsWith(account);
      file.keep('accounts', accounts);
    },
    remove: (id) => {
      removeCampaignTemplates(id);
      saveContacts([...lastContacts].filter(([key]) => !key.startsWith(`${id}/`)));
      savePreferences({
        ...current,
        lastShop: current.lastShop?.accountId === id ? null : current.lastShop,
        recentShops: current.recentShops.filter((shop) => shop.accountId !== id),
      });
      saveAccounts(accounts.filter((one) => one.id !== id));
    },
    readPreferences: () => current,
    savePreferences: (changes) => savePreferences(preferencesAfter(current, changes)),
    readLastContact: (shop) => lastContacts.get(contactKey(shop)) ?? null,
    saveLastContact: (shop, { email, messenger }) => {
      const contact = messenger ? { email, messenger } : { email };
      saveContacts([...lastContacts, [contactKey(shop), contact]]);
    },
  };
}

/** A shop that is shown becomes the most recent one. */
function preferencesAfter(current: Preferences, changes: DeskInput<'savePreferences'>): Preferences {
  const { appearance = current.appearance, lastShop = current.lastShop } = changes;
  const shops = changes.recentShops ?? current.recentShops;
  const recentShops = lastShop
    ? [lastShop, ...shops.filter((shop) => !isDeepStrictEqual(shop, lastShop))]
    : [...shops];
  return { appearance, lastShop, recentShops: recentShops.slice(0, MOST_RECENT_SHOPS) };
}

function contactKey({ accountId: account, shopId }: ShopKey): string {
  return `${account}/${shopId}`;
}

function readAll(file: SettingsFile) {
  let unreadable = false;
  function parse<Value>(schema: z.ZodType<Value>, value: unknown): Value[] {
    const parsed = schema.safeParse(value);
    unreadable ||= !parsed.success;
    return parsed.success ? [parsed.data] : [];
  }

  const entries = parse(z.array(z.unknown()), file.read('accounts') ?? []).flat();
  const contacts = parse(z.record(z.string(), z.unknown()), file.read('lastContacts') ?? {});
  const all = {
    accounts: entries.flatMap((entry) => parse(storedAccount, entry)),
    preferences:
      parse(storedPreferences, file.read('preferences') ?? DEFAULT_PREFERENCES)[0] ?? DEFAULT_PREFERENCES,
    lastContacts: new Map(
      contacts
        .flatMap((record) => Object.entries(record))
        .flatMap(([key, value]) => parse(sellerContact, value).map((contact) => [key, contact] as const)),
    ),
  };
  if (unreadable) file.keepCopy();
  return all;
}
