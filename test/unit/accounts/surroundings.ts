// What accounts stand on, for tests: settings in memory, encryption that can be seen through, a folder of its own.

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { type AccountsOptions, createAccounts } from '#electron/accounts/accounts.ts';
import type { SettingsFile } from '#electron/accounts/settings-file.ts';
import type { Encryption } from '#electron/accounts/tokens.ts';

export interface MemorySettings extends SettingsFile {
  readonly values: Map<string, unknown>;
  copies: number;
  /** The disk takes nothing more. */
  isFull: boolean;
}

/** Values go through JSON, as in a file. */
export function createMemorySettings(initial: Record<string, unknown> = {}): MemorySettings {
  const values = new Map(Object.entries(initial));
  const behind = new Map<string, unknown>();
  const settings: MemorySettings = {
    values,
    copies: 0,
    isFull: false,
    read: (name) => values.get(name),
    write: (name, value) => {
      if (settings.isFull) throw Object.assign(new Error('full'), { code: 'ENOSPC' });
      values.set(name, JSON.parse(JSON.stringify(value)));
      for (const [kept, later] of behind) values.set(kept, later);
      behind.clear();
    },
    keep: (name, value) => {
      const later: unknown = JSON.parse(JSON.stringify(value));
      if (settings.isFull) behind.set(name, later);
      else values.set(name, later);
    },
    keepCopy: () => {
      settings.copies += 1;
    },
    notice: () => null,
    onNotice: () => undefined,
  };
  return settings;
}

/** Turns every byte around: reversible, and unlike the text. What it seals begins with the name of the key, as Chromium's does. */
export function createMirrorEncryption(): Encryption & {
  isAvailable: boolean;
  /** The key is gone: nothing is sealed or opened. */
  isBroken: boolean;
  /** The store is there, and does not open now: Electron's own words. */
  isLocked: boolean;
  /** `v10` is known to everybody, `v11` and `v12` are kept by a password store. */
  key: string;
  /** How often something was to be sealed or opened. */
  asked: number;
} {
  const turn = (bytes: Buffer) => Buffer.from(bytes.map((byte) => byte ^ 0xff));
  const ask = (call: string) => {
    encryption.asked += 1;
    if (encryption.isLocked)
      throw new Error(`safeStorage.${call} is temporarily unavailable. Please try again.`);
    if (encryption.isBroken)
      throw new Error('Error while decrypting the ciphertext provided to safeStorage.');
  };
  const encryption = {
    isAvailable: true,
    isBroken: false,
    isLocked: false,
    key: 'v10',
    asked: 0,
    isAsyncEncryptionAvailable: async () => encryption.isAvailable,
    encryptStringAsync: async (text: string) => {
      ask('encryptStringAsync');
      return Buffer.concat([Buffer.from(encryption.key), turn(Buffer.from(text))]);
    },
    decryptStringAsync: async (bytes: Buffer) => {
      ask('decryptStringAsync');
      const isOtherKey = bytes.toString('latin1', 0, 3) !== encryption.key;
      return { result: turn(bytes.subarray(3)).toString('utf8'), shouldReEncrypt: isOtherKey };
    },
  };
  return encryption;
}

export async function makeFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'accounts-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** Goes where a browser would, to the end of every redirect. */
export async function browse(url: string): Promise<void> {
  const page = await fetch(url);
  await page.text();
}

export async function setUpAccounts(changes: Partial<AccountsOptions> = {}) {
  const settings = createMemorySettings();
  const folder = changes.folder ?? (await makeFolder());
  const options: AccountsOptions = {
    settings,
    folder,
    encryption: createMirrorEncryption(),
    platform: 'linux',
    openBrowser: browse,
    fetch,
    ...changes,
  };
  return { accounts: createAccounts(options), settings, folder, options };
}
