// What a folder holds, whatever wrote it: every file of it is read, for secrets in the clear and for names. Knows no app.

import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'vitest';

/** A file that is compressed or cut into blocks may hold a secret in parts: so many characters in a row are a part. */
const PART = 12;

/** The needles of a secret: its parts with one and with two bytes a character, and as base64 of a longer text around it. */
function needlesOf(secret: string): Buffer[] {
  const parts = secret.match(new RegExp(`.{${PART}}`, 'g')) ?? [secret];
  // Base64 takes three bytes at a time: how they fall on the secret depends on what comes before it.
  const encoded = [0, 1, 2].map((skipped) => Buffer.from(secret.slice(skipped, skipped + PART)));
  return [
    ...parts.flatMap((part) => [Buffer.from(part, 'latin1'), Buffer.from(part, 'utf16le')]),
    ...encoded.map((part) => Buffer.from(part.toString('base64'))),
  ];
}

/** The files below `folder` that hold a part of a secret, as paths within it. A file that vanishes meanwhile holds nothing. */
export async function filesHolding(folder: string, secrets: readonly string[]): Promise<string[]> {
  const needles = secrets.flatMap(needlesOf);
  const files = await filesBelow(folder);
  const found: string[] = [];
  for (const path of files) {
    const content = await readFile(join(folder, path)).catch(() => null);
    if (content && needles.some((needle) => content.includes(needle))) found.push(path);
  }
  return found;
}

/** Every regular file below a folder; none where there is no such folder. */
export async function filesBelow(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1));
}

/** The files below `folder` whose name or content has one of the texts whole, as one byte or two a character. A file that vanishes meanwhile has none. */
export async function filesNaming(folder: string, texts: readonly string[]): Promise<string[]> {
  const wanted = texts.flatMap((text) => [Buffer.from(text), Buffer.from(text, 'utf16le')]);
  const naming: string[] = [];
  for (const path of await filesBelow(folder)) {
    const inName = texts.some((text) => path.includes(text));
    const content = inName ? null : await readFile(join(folder, path)).catch(() => null);
    if (inName || wanted.some((bytes) => content?.includes(bytes))) naming.push(path);
  }
  return naming;
}

/**
 * Waits until no file below `folder` names one of the texts: the browser wipes what a deleted database held in the background,
 * some tenths of a second later.
 */
export function noFileNames(folder: string, texts: readonly string[]): Promise<void> {
  return expect.poll(() => filesNaming(folder, texts)).toEqual([]);
}
