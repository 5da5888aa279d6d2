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
  /** The tokens of an account are here, and how: told when they were read from disk, and at every save. */
  readonly onKept?: (accountId: string, kept: KeptTokens) => void;
  /**
   * There is a file that cannot be opened: never again (another key, a foreign file: it was put aside), or not now (the system's
   * password store is locked or gone).
   */
  readonly onClosed?: (accountId: string, why: 'unreadable' | 'locked') => void;
}

export interface KeptTokens {
  readonly storage: TokenStorage;
  /** Another password store of the system has held the key so far. */
  readonly isBackendChanged: boolean;
}

export interface TokenVault {
  /** Whether the system seals anything now: otherwise tokens can be kept in memory only. */
  canSeal(): Promise<boolean>;
  /** Null when there are none, or none that can be opened now: a new sign-in makes new ones. */
  read(accountId: string): Promise<Tokens | null>;
  /** Settles when they are where they are going to be, and answers where: on disk, or in memory where encryption is not to be had. */
  save(accountId: string, tokens: Tokens): Promise<TokenStorage>;
  /** Deletes them from memory and disk, with what was put aside. */
  remove(accountId: string): Promise<void>;
}

export function createTokenVault(options: VaultOptions): TokenVault {
  const { folder, encryption, platform = process.platform, onKept, onClosed } = options;
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
      if (await isAvailable()) {
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

  async function isAvailable(): Promise<boolean> {
    return await encryption.isAsyncEncryptionAvailable().catch(() => false);
  }

  async function unseal(accountId: string): Promise<Tokens | null> {
    const text = await readFile(pathOf(accountId), 'utf8').catch(() => null);
    if (text === null) return null;
    if (!(await isAvailable())) {
      // A password store that is locked today may be open at the next start: the file stays.
      onClosed?.(accountId, 'locked');
      return null;
    }
    try {
      const file = sealedFile.parse(JSON.parse(text));
      const opened = await encryption.decryptStringAsync(Buffer.from(file.sealed, 'base64'));
      const value = tokens.parse(JSON.parse(opened.result));
      const isBackendChanged = file.backend !== backendNow();
      const isOutdated = opened.shouldReEncrypt || isBackendChanged;
      const storage = isOutdated ? await seal(accountId, value) : storageBy(file.backend);
      onKept?.(accountId, { storage, isBackendChanged });
      return value;
    } catch {
      await rename(pathOf(accountId), `${pathOf(accountId)}.unreadable-${Date.now()}`).catch(() => undefined);
      onClosed?.(accountId, 'unreadable');
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
    canSeal: async () => {
      if (!(await isAvailable())) return false;
      // A store that says that it is there may still have lost its key.
      return await encryption.encryptStringAsync('').then(
        () => true,
        () => false,
      );
    },
    read: (accountId) => inTurn(accountId, () => read(accountId)),
    save: (accountId, value) =>
      inTurn(accountId, async () => {
        known.set(accountId, value);
        const storage = await seal(accountId, value);
        onKept?.(accountId, { storage, isBackendChanged: false });
        return storage;
      }),
    remove: (accountId) =>
      inTurn(accountId, async () => {
        known.delete(accountId);
        await removeFiles(accountId);
      }),
  };
}
