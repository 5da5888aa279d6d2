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
  const settings: MemorySettings = {
    values,
    copies: 0,
    isFull: false,
    read: (name) => values.get(name),
    write: (name, value) => {
      if (settings.isFull) throw Object.assign(new Error('full'), { code: 'ENOSPC' });
      values.set(name, JSON.parse(JSON.stringify(value)));
    },
    keepCopy: () => {
      settings.copies += 1;
    },
  };
  return settings;
}

/** Turns every byte around: reversible, and unlike the text. */
export function createMirrorEncryption(): Encryption & {
  isAvailable: boolean;
  /** The key is gone: nothing is sealed or opened. */
  isBroken: boolean;
  shouldReEncrypt: boolean;
} {
  const turn = (bytes: Buffer) => Buffer.from(bytes.map((byte) => byte ^ 0xff));
  const encryption = {
    isAvailable: true,
    isBroken: false,
    shouldReEncrypt: false,
    isAsyncEncryptionAvailable: async () => encryption.isAvailable,
    encryptStringAsync: async (text: string) => {
      if (encryption.isBroken) throw new Error('no key');
      return turn(Buffer.from(text));
    },
    decryptStringAsync: async (bytes: Buffer) => {
      if (encryption.isBroken) throw new Error('another key');
      return { result: turn(bytes).toString('utf8'), shouldReEncrypt: encryption.shouldReEncrypt };
    },
    getSelectedStorageBackend: () => 'basic_text',
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
    ...changes,
  };
  return { accounts: createAccounts(options), settings, folder, options };
}
