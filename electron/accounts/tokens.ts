/**
 * The tokens of each account: in memory while the app runs, and encrypted by the system (safeStorage) in a file of
 * the account's own. Nothing here logs, and no error carries a token.
 */
import { mkdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import writeFileAtomic from 'write-file-atomic';
import { z } from 'zod';

const tokens = z.strictObject({
  accessToken: z.string().min(1),
  refreshToken: z.string().min(1),
  /** Unix seconds by this machine's clock, at which the access token ends. */
  expiresTime: z.int().min(0),
});
export type Tokens = z.infer<typeof tokens>;

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

export interface TokenVault {
  /** Null when there are none, or none that still decrypts: a new sign-in makes new ones. */
  read(accountId: string): Promise<Tokens | null>;
  /** Settles when they are on disk; where encryption is not to be had they live in memory only. */
  save(accountId: string, tokens: Tokens): Promise<void>;
  remove(accountId: string): Promise<void>;
}

/** Tokens in `folder`, one file an account, readable by the user alone. */
export function createTokenVault(
  folder: string,
  encryption: Encryption,
  platform: NodeJS.Platform = process.platform,
): TokenVault {
  const known = new Map<string, Tokens>();
  const pathOf = (accountId: string) => join(folder, `${accountId}.tokens`);

  async function seal(accountId: string, value: Tokens): Promise<void> {
    if (!(await encryption.isAsyncEncryptionAvailable())) return;
    const sealed = await encryption.encryptStringAsync(JSON.stringify(value));
    const backend = (platform === 'linux' && encryption.getSelectedStorageBackend?.()) || platform;
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const text = JSON.stringify({ backend, sealed: sealed.toString('base64') });
    await writeFileAtomic(pathOf(accountId), text, { mode: 0o600 });
  }

  async function unseal(accountId: string): Promise<Tokens | null> {
    try {
      const file = sealedFile.parse(JSON.parse(await readFile(pathOf(accountId), 'utf8')));
      const opened = await encryption.decryptStringAsync(Buffer.from(file.sealed, 'base64'));
      const value = tokens.parse(JSON.parse(opened.result));
      if (opened.shouldReEncrypt) await seal(accountId, value);
      return value;
    } catch {
      // No file, a changed key, a foreign file: the person signs in again, and queued work is elsewhere.
      return null;
    }
  }

  return {
    read: async (accountId) => {
      const value = known.get(accountId) ?? (await unseal(accountId));
      if (value) known.set(accountId, value);
      return value;
    },
    save: async (accountId, value) => {
      known.set(accountId, value);
      // A disk that takes nothing costs a sign-in after the next start, not the session that runs.
      await seal(accountId, value).catch(() => undefined);
    },
    remove: async (accountId) => {
      known.delete(accountId);
      await rm(pathOf(accountId), { force: true });
    },
  };
}
