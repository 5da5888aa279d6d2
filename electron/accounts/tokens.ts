/**
 * The tokens of each account: in memory while the app runs, and encrypted by the system (safeStorage) in a file of
 * the account's own. Nothing here logs, and no error carries a token.
 */
import { mkdir, readdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import writeFileAtomic from 'write-file-atomic';
import { z } from 'zod';
import type { Session } from '#shared/contract/desk.ts';

const tokens = z.strictObject({
  accessToken: z.string().min(1),
  refreshToken: z.string().min(1),
  /** Unix seconds by this machine's clock, at which the access token ends. */
  expiresTime: z.int().min(0),
});
export type Tokens = z.infer<typeof tokens>;

/** Where an account's tokens are: see the contract's `tokenStorage`. */
export type TokenStorage = Session['accounts'][number]['tokenStorage'];

/** The part of Electron's `safeStorage` that is used. */
export interface Encryption {
  isAsyncEncryptionAvailable(): Promise<boolean>;
  encryptStringAsync(plainText: string): Promise<Buffer>;
  decryptStringAsync(encrypted: Buffer): Promise<{ result: string; shouldReEncrypt: boolean }>;
  /** Linux only. */
  getSelectedStorageBackend?(): string;
}

const sealedFile = z.strictObject({
  /** Which password manager of the system held the key: `basic_text` is one that everybody knows. */
  backend: z.string(),
  sealed: z.base64(),
});

/** Backends whose key other programs do not simply have. What is not known to be one is taken for weak. */
const SYSTEM_BACKENDS: ReadonlySet<string> = new Set([
  'darwin',
  'win32',
  'gnome_libsecret',
  'kwallet',
  'kwallet5',
  'kwallet6',
]);

function storageBy(backend: string): TokenStorage {
  return SYSTEM_BACKENDS.has(backend) ? 'system' : 'weak';
}

interface VaultOptions {
  /** Tokens in it are one file an account, readable by the user alone. */
  readonly folder: string;
  readonly encryption: Encryption;
  readonly platform?: NodeJS.Platform;
  /** The tokens of an account are here, and where: told when they were read from disk, and at every save. */
  readonly onKept?: (accountId: string, storage: TokenStorage) => void;
  /** A file could not be opened any more (another key, a foreign file) and was put aside. */
  readonly onUnreadable?: (accountId: string) => void;
}

export interface TokenVault {
  /** Null when there are none, or none that can be opened now: a new sign-in makes new ones. */
  read(accountId: string): Promise<Tokens | null>;
  /** Settles when they are where they are going to be, and answers where: on disk, or in memory where encryption is not to be had. */
  save(accountId: string, tokens: Tokens): Promise<TokenStorage>;
  /** Deletes them from memory and disk, with what was put aside. */
  remove(accountId: string): Promise<void>;
}

export function createTokenVault(options: VaultOptions): TokenVault {
  const { folder, encryption, platform = process.platform, onKept, onUnreadable } = options;
  const known = new Map<string, Tokens>();
  const turns = new Map<string, Promise<unknown>>();
  const nameOf = (accountId: string) => `${accountId}.tokens`;
  const pathOf = (accountId: string) => join(folder, nameOf(accountId));

  /** One at a time an account: a save that is under way must not bring back what is removed after it. */
  function inTurn<Value>(accountId: string, work: () => Promise<Value>): Promise<Value> {
    const turn = (turns.get(accountId) ?? Promise.resolve()).then(work, work);
    turns.set(accountId, turn);
    return turn;
  }

  function backendNow(): string {
    return platform === 'linux' ? (encryption.getSelectedStorageBackend?.() ?? 'unknown') : platform;
  }

  /** Writes the file, or sees to it that none is there: an older one would hold a refresh token that is used up. */
  async function seal(accountId: string, value: Tokens): Promise<TokenStorage> {
    try {
      if (await encryption.isAsyncEncryptionAvailable()) {
        const sealed = await encryption.encryptStringAsync(JSON.stringify(value));
        const backend = backendNow();
        await mkdir(folder, { recursive: true, mode: 0o700 });
        const text = JSON.stringify({ backend, sealed: sealed.toString('base64') });
        await writeFileAtomic(pathOf(accountId), text, { mode: 0o600 });
        return storageBy(backend);
      }
    } catch {
      // A disk or a password store that takes nothing costs a sign-in after the next start, not the session that runs.
    }
    await rm(pathOf(accountId), { force: true }).catch(() => undefined);
    return 'memory';
  }

  async function unseal(accountId: string): Promise<Tokens | null> {
    const text = await readFile(pathOf(accountId), 'utf8').catch(() => null);
    // A password store that is locked today may be open at the next start: the file stays.
    if (text === null || !(await encryption.isAsyncEncryptionAvailable())) return null;
    try {
      const file = sealedFile.parse(JSON.parse(text));
      const opened = await encryption.decryptStringAsync(Buffer.from(file.sealed, 'base64'));
      const value = tokens.parse(JSON.parse(opened.result));
      const isOutdated = opened.shouldReEncrypt || file.backend !== backendNow();
      const storage = isOutdated ? await seal(accountId, value) : storageBy(file.backend);
      onKept?.(accountId, storage);
      return value;
    } catch {
      await rename(pathOf(accountId), `${pathOf(accountId)}.unreadable-${Date.now()}`).catch(() => undefined);
      onUnreadable?.(accountId);
      return null;
    }
  }

  async function read(accountId: string): Promise<Tokens | null> {
    const value = known.get(accountId) ?? (await unseal(accountId));
    if (value) known.set(accountId, value);
    return value;
  }

  async function removeFiles(accountId: string): Promise<void> {
    const names = await readdir(folder).catch(() => []);
    const own = names.filter((name) => name.startsWith(nameOf(accountId)));
    await Promise.all(own.map((name) => rm(join(folder, name), { force: true })));
  }

  return {
    read: (accountId) => inTurn(accountId, () => read(accountId)),
    save: (accountId, value) =>
      inTurn(accountId, async () => {
        known.set(accountId, value);
        const storage = await seal(accountId, value);
        onKept?.(accountId, storage);
        return storage;
      }),
    remove: (accountId) =>
      inTurn(accountId, async () => {
        known.delete(accountId);
        await removeFiles(accountId);
      }),
  };
}
