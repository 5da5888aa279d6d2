/**
 * Reads a file with three results that are never mixed up: its content, that there is none, and that it cannot be read now. Only the
 * second is "nothing": what cannot be read now (too many open files, a scanner that holds it, a bad sector) may still hold everything, so
 * it is neither overwritten nor put aside. Knows nothing of what is in a file.
 */
import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';

export type FileRead<Content> =
  | { readonly kind: 'read'; readonly content: Content }
  | { readonly kind: 'absent' }
  | { readonly kind: 'unreadable'; readonly error: Error };

/** A text in UTF-8, without the byte order mark that some editors put before it. */
export async function readText(path: string): Promise<FileRead<string>> {
  try {
    return { kind: 'read', content: textOf(await readFile(path)) };
  } catch (error) {
    return notRead(error);
  }
}

export function readTextSync(path: string): FileRead<string> {
  try {
    return { kind: 'read', content: textOf(readFileSync(path)) };
  } catch (error) {
    return notRead(error);
  }
}

export async function readBytes(path: string): Promise<FileRead<Uint8Array<ArrayBuffer>>> {
  try {
    return { kind: 'read', content: new Uint8Array(await readFile(path)) };
  } catch (error) {
    return notRead(error);
  }
}

/** Why a file could not be read, for the log: the system's code, without the path. */
export function whyUnreadable(error: Error): string {
  return 'code' in error && typeof error.code === 'string' ? error.code : error.name;
}

function textOf(bytes: Buffer): string {
  return new TextDecoder().decode(bytes);
}

function notRead(error: unknown): Exclude<FileRead<never>, { kind: 'read' }> {
  if (!(error instanceof Error)) throw error;
  return 'code' in error && error.code === 'ENOENT' ? { kind: 'absent' } : { kind: 'unreadable', error };
}
