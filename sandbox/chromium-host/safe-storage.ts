// safeStorage: AES-256-GCM with a key in a file that only this user can read. It says that it is the weak backend, by name and by prefix. While
// a file `safe-storage.locked` lies beside the key, the asynchronous calls reject as Electron's do where a password store is locked.
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type * as Electron from 'electron';
import { app } from './app.ts';
import { whole } from './whole.ts';

const prefix = Buffer.from('v10');
const nonceLength = 12;
const tagLength = 16;

function key(): Buffer {
  const folder = app.getPath('userData');
  const file = join(folder, 'safe-storage.key');
  mkdirSync(folder, { recursive: true });
  try {
    // Made once; whoever comes second reads what the first has written.
    writeFileSync(file, randomBytes(32), { flag: 'wx', mode: 0o600 });
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  }
  const bytes = readFileSync(file);
  if (bytes.length !== 32) throw new Error(`Error while using safeStorage: ${file} is damaged`);
  return bytes;
}

function encrypt(text: string): Buffer {
  const nonce = randomBytes(nonceLength);
  const cipher = createCipheriv('aes-256-gcm', key(), nonce);
  const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return Buffer.concat([prefix, nonce, cipher.getAuthTag(), body]);
}

function decrypt(encrypted: Buffer): string {
  const nonceStart = prefix.length;
  const tagStart = nonceStart + nonceLength;
  const bodyStart = tagStart + tagLength;
  if (encrypted.length < bodyStart || !encrypted.subarray(0, nonceStart).equals(prefix)) {
    throw new Error('Error while decrypting the ciphertext provided to safeStorage.decryptString.');
  }
  try {
    const decipher = createDecipheriv('aes-256-gcm', key(), encrypted.subarray(nonceStart, tagStart));
    decipher.setAuthTag(encrypted.subarray(tagStart, bodyStart));
    return decipher.update(encrypted.subarray(bodyStart), undefined, 'utf8') + decipher.final('utf8');
  } catch {
    throw new Error('Error while decrypting the ciphertext provided to safeStorage.decryptString.');
  }
}

function unlessLocked(call: string): void {
  if (!existsSync(join(app.getPath('userData'), 'safe-storage.locked'))) return;
  throw new Error(`safeStorage.${call} is temporarily unavailable. Please try again.`);
}

/** Electron's `safeStorage`. */
export const safeStorage = whole<Electron.SafeStorage>('safeStorage', {
  isEncryptionAvailable: () => app.isReady(),
  isAsyncEncryptionAvailable: async () => {
    await app.whenReady();
    return true;
  },
  getSelectedStorageBackend: () => 'basic_text',
  encryptString: encrypt,
  decryptString: decrypt,
  encryptStringAsync: async (text) => {
    unlessLocked('encryptStringAsync');
    return encrypt(text);
  },
  decryptStringAsync: async (encrypted) => {
    unlessLocked('decryptStringAsync');
    return { result: decrypt(encrypted), shouldReEncrypt: false };
  },
});
