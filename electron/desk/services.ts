/**
 * What the handlers of the desk contract work with. Only shapes: who provides them is for start/services.
 */
import type { DeskInput, Preferences, Session } from '#shared/contract/desk.ts';
import type { SyncStatus } from '#shared/contract/sync-status.ts';
import type { ShopView } from '#shared/contract/view.ts';
import type { SellerContact } from '#shared/domain/contact.ts';
import type { CampaignTemplate } from '#shared/domain/seller-draft.ts';
import type { Shop, ShopKey } from '#shared/domain/shop.ts';
import type { Outcome } from '#shared/errors.ts';
import type { CacheClient } from '../cache/client.ts';

export interface DeskServices {
  readonly cache: CacheClient;
  /** The shop as its account last knew it, or undefined when no account has it. */
  shopOf(key: ShopKey): Shop | undefined;
  /** Unix seconds by the clock of the shop's API, so that periods end for the person when they end for the API. */
  now(key: ShopKey): number;
  readSession(): Session;
  savePreferences(changes: DeskInput<'savePreferences'>): Preferences;
  signIn(apiUrl: string): Promise<Outcome<{ accountId: string }>>;
  cancelSignIn(): void;
  /** The address of the sign-in page that is waited for, or null. */
  signInLink(): string | null;
  /** Answers whether a sign-in may be kept in memory only. */
  answerKeeping(agreed: boolean): void;
  storageNoticeShown(accountId: string): void;
  /** Runs `work` while no unsent work is added for the account: what is submitted meanwhile waits for its end. */
  holdingAdditions<Value>(accountId: string, work: () => Promise<Value>): Promise<Value>;
  /**
   * Takes an account off this machine with all there is of it. From the call on, before it settles, whatever is asked of its shops is
   * refused. Fails when not even a beginning could be made.
   */
  removeAccount(accountId: string): Promise<Outcome<null>>;
  /** Whether the API still lists the shop: of another one nothing is sent. */
  hasAccess(key: ShopKey): boolean;
  /** Every shop of which something lies on this machine, whatever the API lists. */
  storedShops(accountId: string): Promise<Outcome<readonly ShopKey[]>>;
  readView(key: ShopKey): ShopView | null;
  saveView(key: ShopKey, view: ShopView): void;
  readLastContact(key: ShopKey): SellerContact | null;
  saveLastContact(key: ShopKey, contact: SellerContact): void;
  /** What the account has saved by name to begin campaigns with. */
  readCampaignTemplates(accountId: string): readonly CampaignTemplate[];
  /** Writes all templates of an account. */
  saveCampaignTemplates(accountId: string, templates: readonly CampaignTemplate[]): Outcome<null>;
  syncStatus(key: ShopKey): SyncStatus;
  /** Runs `work` while an operation is not sent, after an attempt that is under way; null, and nothing is run, when it has been answered. */
  whileUnsent<Value>(key: ShopKey, operationId: string, work: () => Promise<Value>): Promise<Value | null>;
  /** Unsent work was added or changed: send it when it can be sent. */
  wake(key: ShopKey): void;
  /** Try now, whatever the wait. */
  syncNow(key: ShopKey): void;
  /** The machine's network came or went. */
  networkChanged(isOnline: boolean): void;
  /** The shop that the window shows, so that it is synced first. */
  watch(key: ShopKey): void;
  /** Unsent work of a shop changed by a call of the window. */
  unsentChanged(key: ShopKey, what: 'outbox' | 'draft'): void;
  openLink(url: string): Promise<void>;
  copyText(text: string): void;
}
