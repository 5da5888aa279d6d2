/** Secrets of signing in: tokens kept as hashes, passwords as salted hashes, forms signed so that they come back as they were. */
import { createHash, createHmac, randomBytes, scrypt, timingSafeEqual } from 'node:crypto';

/** 256 bits, as text for URLs. */
export function newSecret(): string {
  return randomBytes(32).toString('base64url');
}

/** What is stored of a token or code: it has 256 bits of chance, so a plain hash is enough. */
export function hashOf(secret: string): string {
  return createHash('sha256').update(secret).digest('base64url');
}

function derive(password: string, salt: string): Promise<Buffer> {
  // The sandbox's passwords are public; N is small so that a world of many accounts is sown fast.
  return new Promise((resolve, reject) => {
    scrypt(password, salt, 32, { N: 4096 }, (error, key) => (error ? reject(error) : resolve(key)));
  });
}

export async function hashPassword(password: string, salt: string): Promise<string> {
  return `${salt}:${(await derive(password, salt)).toString('base64url')}`;
}

/** Takes as long for an account that does not exist (`stored` undefined) as for one that does. */
export async function passwordMatches(password: string, stored: string | undefined): Promise<boolean> {
  const [salt = '', expected = ''] = (stored ?? 'nobody:').split(':');
  const key = await derive(password, salt);
  const wanted = Buffer.from(expected, 'base64url');
  return wanted.length === key.length && timingSafeEqual(wanted, key);
}

/** A text with a signature that only this process can make. */
export function createSigner(): { sign(text: string): string; open(signed: string): string | null } {
  const key = randomBytes(32);
  const signatureOf = (text: string): Buffer => createHmac('sha256', key).update(text).digest();
  return {
    sign: (text) => `${Buffer.from(text).toString('base64url')}.${signatureOf(text).toString('base64url')}`,
    open(signed) {
      const [body = '', signature = ''] = signed.split('.');
      const text = Buffer.from(body, 'base64url').toString('utf8');
      const expected = signatureOf(text);
      const given = Buffer.from(signature, 'base64url');
      return given.length === expected.length && timingSafeEqual(given, expected) ? text : null;
    },
  };
}
