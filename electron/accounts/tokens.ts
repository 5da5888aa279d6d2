/**
 * The tokens of each account: in memory while the app runs, and encrypted by the system (safeStorage) in a file of
 * the account's own. Nothing here logs, and no error carries a token.
 */
import { mkdir, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import writeFileAtomic from 'write-file-atomic';
import { z } from 'zod';
import type { Session } from '#shared/contract/desk.ts';
import { readText } from '../disk/read-file.ts';

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
}

/** Files of an earlier version name a backend too, which nobody asks for any more. */
const sealedFile = z.object({ sealed: z.base64() });

const KEY_NAME_LENGTH = 3;

/** On Linux: keys that a password store holds (libsecret or KWallet, and the portal). `v10` is a key that everybody knows; a new one may be too. */
const KEPT_KEYS: ReadonlySet<string> = new Set(['v11', 'v12']);

/** What Chromium calls the key, at the beginning of what it seals: only that tells which store of several has really answered. */
function keyOf(sealed: Buffer): string {
  return sealed.toString('latin1', 0, KEY_NAME_LENGTH);
}

/** Electron's words where the store is there and does not open now; whatever else it says is for good. */
const NOT_NOW = /temporarily unavailable/i;

function isNotNow(problem: unknown): boolean {
  return problem instanceof Error && NOT_NOW.test(problem.message);
}

/** How long a store that does not open is left in peace, in milliseconds: it may ask the person each time. */
const REST = 60_000;

interface VaultOptions {
  /** Tokens in it are one file an account, readable by the user alone. */
  readonly folder: string;
  readonly encryption: Encryption;
  readonly platform?: NodeJS.Platform;
  /** Milliseconds of a clock that nobody sets. */
  readonly elapsed?: () => number;
  /** The tokens of an account are here, and how: told when they were read from disk, and at every save. */
  readonly onKept?: (accountId: string, kept: KeptTokens) => void;
  /**
   * There is a file that cannot be opened: never again (another key, a foreign file: it was put aside), or not now (the system's
   * password store is locked, or the file cannot be read): it stays as it is.
   */
  readonly onClosed?: (accountId: string, why: 'unreadable' | 'locked') => void;
}

export interface KeptTokens {
  readonly storage: TokenStorage;
  /** Another key has sealed them so far. */
  readonly isBackendChanged: boolean;
}

export interface TokenVault {
  /** Whether the system seals anything now: otherwise tokens can be kept in memory only. */
  canSeal(): Promise<boolean>;
  /** Null when there are none that could ever be opened: a new sign-in makes new ones. `locked` when there are, and not now. */
  read(accountId: string): Promise<Tokens | null | 'locked'>;
  /** Settles when they are where they are going to be, and answers where: on disk, or in memory where encryption is not to be had. */
  save(accountId: string, tokens: Tokens): Promise<TokenStorage>;
  /** Deletes them from memory and disk, with what was put aside. */
  remove(accountId: string): Promise<void>;
}

export function createTokenVault(options: VaultOptions): TokenVault {
  const { folder, encryption, platform = process.platform, onKept, onClosed } = options;
  const { elapsed = () => performance.now() } = options;
  const known = new Map<string, Tokens>();
  /** Accounts whose tokens are to be on disk, and are not. */
  const unsealed = new Set<string>();
  const turns = new Map<string, Promise<unknown>>();
  let restsUntil = Number.NEGATIVE_INFINITY;
  const nameOf = (accountId: string) => `${accountId}.tokens`;
  const pathOf = (accountId: string) => join(folder, nameOf(accountId));
  const isResting = () => elapsed() < restsUntil;

  /** One at a time an account: a save that is under way must not bring back what is removed after it. */
  function inTurn<Value>(accountId: string, work: () => Promise<Value>): Promise<Value> {
    const turn = (turns.get(accountId) ?? Promise.resolve()).then(work, work);
    turns.set(accountId, turn);
    return turn;
  }

  function storageBy(sealed: Buffer): TokenStorage {
    return platform !== 'linux' || KEPT_KEYS.has(keyOf(sealed)) ? 'system' : 'weak';
  }

  async function isAvailable(): Promise<boolean> {
    return await encryption.isAsyncEncryptionAvailable().catch(() => false);
  }

  /** Writes the file, or sees to it that none is there: an older one would hold a refresh token that is used up. */
  async function seal(accountId: string, value: Tokens): Promise<Buffer | null> {
    try {
      if (await isAvailable()) {
        const sealed = await encryption.encryptStringAsync(JSON.stringify(value));
        await mkdir(folder, { recursive: true, mode: 0o700 });
        const text = JSON.stringify({ sealed: sealed.toString('base64') });
        await writeFileAtomic(pathOf(accountId), text, { mode: 0o600 });
        unsealed.delete(accountId);
        return sealed;
      }
    } catch {
      // A disk or a password store that takes nothing now costs a sign-in only if that is still so when the app closes.
    }
    unsealed.add(accountId);
    restsUntil = elapsed() + REST;
    await rm(pathOf(accountId), { force: true }).catch(() => undefined);
    return null;
  }

  async function keep(accountId: string, value: Tokens): Promise<TokenStorage> {
    const sealed = await seal(accountId, value);
    const storage = sealed ? storageBy(sealed) : 'memory';
    onKept?.(accountId, { storage, isBackendChanged: false });
    return storage;
  }

  function locked(accountId: string): 'locked' {
    onClosed?.(accountId, 'locked');
    return 'locked';
  }

  async function unseal(accountId: string): Promise<Tokens | null | 'locked'> {
    const file = await readText(pathOf(accountId));
    if (file.kind === 'absent') return null;
    if (file.kind === 'unreadable' || isResting()) return locked(accountId);
    try {
      if (await isAvailable()) return await open(accountId, file.content);
    } catch (problem) {
      if (!isNotNow(problem)) {
        await rename(pathOf(accountId), `${pathOf(accountId)}.unreadable-${Date.now()}`).catch(
          () => undefined,
        );
        onClosed?.(accountId, 'unreadable');
        return null;
      }
    }
    restsUntil = elapsed() + REST;
    return locked(accountId);
  }

  async function open(accountId: string, text: string): Promise<Tokens> {
    const sealed = Buffer.from(sealedFile.parse(JSON.parse(text)).sealed, 'base64');
    const opened = await encryption.decryptStringAsync(sealed);
    const value = tokens.parse(JSON.parse(opened.result));
    const resealed = opened.shouldReEncrypt ? await seal(accountId, value) : sealed;
    onKept?.(accountId, {
      storage: resealed ? storageBy(resealed) : 'memory',
      isBackendChanged: resealed !== null && keyOf(resealed) !== keyOf(sealed),
    });
    return value;
  }

  async function read(accountId: string): Promise<Tokens | null | 'locked'> {
    const value = known.get(accountId);
    if (value === undefined) {
      const opened = await unseal(accountId);
      if (opened !== null && opened !== 'locked') known.set(accountId, opened);
      return opened;
    }
    if (unsealed.has(accountId) && !isResting()) await keep(accountId, value);
    return value;
  }

  async function removeFiles(accountId: string): Promise<void> {
    const names = await readdir(folder).catch((problem: NodeJS.ErrnoException) => {
      if (problem.code === 'ENOENT') return [];
      throw problem;
    });
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
        return await keep(accountId, value);
      }),
    remove: (accountId) =>
      inTurn(accountId, async () => {
        known.delete(accountId);
        unsealed.delete(accountId);
        await removeFiles(accountId);
      }),
  };
}
