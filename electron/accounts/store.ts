/**
 * What is remembered of accounts, and the window's preferences: everything but tokens. Each value is parsed
 * when it is read; what cannot be read is left out, and a copy of the file is kept.
 */
import { z } from 'zod';
import { APPEARANCES, type DeskInput, type Preferences, preferences } from '#shared/contract/desk.ts';
import { accountId, recordId, sellerContact, shopRecord } from '#shared/contract/record.ts';
import type { SellerContact } from '#shared/domain/contact.ts';
import type { ShopKey } from '#shared/domain/shop.ts';
import { parseApiAddress } from '../remote/address.ts';
import type { SettingsFile } from './settings-file.ts';

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
  state: z.enum(['signedIn', 'needsSignIn']),
});
export type StoredAccount = z.infer<typeof storedAccount>;

export interface AccountStore {
  accounts(): readonly StoredAccount[];
  /** Adds an account, or replaces the one with its id. Throws when the disk does not take it. */
  put(account: StoredAccount): void;
  /** Forgets an account and what was remembered for its shops. */
  remove(accountId: string): void;
  readPreferences(): Preferences;
  savePreferences(changes: DeskInput<'savePreferences'>): Preferences;
  readLastContact(shop: ShopKey): SellerContact | null;
  saveLastContact(shop: ShopKey, contact: SellerContact): void;
}

const DEFAULT_PREFERENCES: Preferences = { appearance: APPEARANCES[0], lastShop: null };

export function createAccountStore(file: SettingsFile): AccountStore {
  const stored = readAll(file);
  let accounts = stored.accounts;
  let current = stored.preferences;
  let lastContacts = stored.lastContacts;

  function saveAccounts(next: StoredAccount[]): void {
    accounts = next;
    file.write('accounts', next);
  }

  function saveContacts(next: [string, SellerContact][]): void {
    lastContacts = new Map(next);
    file.write('lastContacts', Object.fromEntries(lastContacts));
  }

  return {
    accounts: () => accounts,
    put: (account) => {
      const known = accounts.some((one) => one.id === account.id);
      saveAccounts(
        known ? accounts.map((one) => (one.id === account.id ? account : one)) : [...accounts, account],
      );
    },
    remove: (id) => {
      saveAccounts(accounts.filter((one) => one.id !== id));
      saveContacts([...lastContacts].filter(([key]) => !key.startsWith(`${id}/`)));
    },
    readPreferences: () => current,
    savePreferences: (changes) => {
      const { appearance = current.appearance, lastShop = current.lastShop } = changes;
      current = { appearance, lastShop };
      file.write('preferences', current);
      return current;
    },
    readLastContact: (shop) => lastContacts.get(contactKey(shop)) ?? null,
    saveLastContact: (shop, { email, messenger }) => {
      const contact = messenger ? { email, messenger } : { email };
      saveContacts([...lastContacts, [contactKey(shop), contact]]);
    },
  };
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
      parse(preferences, file.read('preferences') ?? DEFAULT_PREFERENCES)[0] ?? DEFAULT_PREFERENCES,
    lastContacts: new Map(
      contacts
        .flatMap((record) => Object.entries(record))
        .flatMap(([key, value]) => parse(sellerContact, value).map((contact) => [key, contact] as const)),
    ),
  };
  if (unreadable) file.keepCopy();
  return all;
}
