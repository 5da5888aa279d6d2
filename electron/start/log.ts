/**
 * The log: what happened, for whoever mends it. One line an event (a stack is set in below it), in a file that is cut when it grows. It gets
 * messages and stacks, never records, contacts or tokens; what looks like a secret is blanked all the same.
 */
import { randomUUID } from 'node:crypto';
import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { closeToOthers } from '../disk/close-to-others.ts';

export interface Log {
  info(message: string): void;
  /** Logs an exception and answers the id under which it stands there. */
  exception(where: string, error: unknown): string;
}

const LARGEST_FILE = 2_000_000;
/** What stands between a name and its value: in JSON, in JSON within a text, in a query, in a header. */
const BETWEEN = String.raw`["'=:\s\\]+`;
const NAMES = [
  'access_?token',
  'refresh_?token',
  'id_?token',
  'code',
  'code_?verifier',
  'client_?secret',
  'password',
  'authorization',
].join('|');
const SECRETS = new RegExp(
  String.raw`((?:${NAMES})${BETWEEN}(?:(?:bearer|basic)\s+)?|bearer\s+)[\w.~+/=%-]{6,}`,
  'gi',
);
/** `https://user:password@host` */
const CREDENTIALS = /(:\/\/)[^\s/@"'<>]+@/g;
const EMAILS = /[^\s@"'<>=/?&]+(?:@|%40)[^\s@"'<>&]+\.[^\s@"'<>&]+/gi;
/** With its country, as it is dialled at home, or after the name of a messenger. Ids and times are none. */
const PHONES =
  /\+\d[\d ().-]{6,18}\d|\b0\d{1,3}[ -]?\d{3}[ -]?\d{3,4}\b|((?:tel|phone|whatsapp|viber|zalo|wa\.me)["'=:\s/\\]+)\d[\d ().-]{5,18}\d/gi;

/** A text with secrets, addresses and telephone numbers blanked. */
export function redact(text: string): string {
  return text
    .replace(SECRETS, '$1[blanked]')
    .replace(CREDENTIALS, '$1[blanked]@')
    .replace(EMAILS, '[address]')
    .replace(PHONES, (_, name: string | undefined) => `${name ?? ''}[number]`);
}

/** A text of several lines: those after the first are set in, so that none looks like an event of its own. Other control characters are shown as such. */
function asOneEvent(text: string): string {
  return text
    .replace(/\r\n?|[\u2028\u2029\u0085\v\f]/g, '\n')
    .replace(/\n+/g, '\n    ')
    .replace(/[^\P{Cc}\n\t]/gu, '\ufffd');
}

export function createLog(folder: string): Log {
  const file = join(folder, 'campaign-desk.log');
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    closeToOthers(folder, 0o700);
    closeToOthers(file, 0o600);
  } catch {
    // As below.
  }

  function line(text: string): void {
    try {
      if ((statSync(file, { throwIfNoEntry: false })?.size ?? 0) > LARGEST_FILE)
        renameSync(file, `${file}.1`);
      appendFileSync(file, `${new Date().toISOString()} ${asOneEvent(redact(text))}\n`, { mode: 0o600 });
    } catch {
      // A full disk, or a folder that takes nothing, must not take the app with it: what cannot be logged is lost.
    }
  }

  return {
    info: line,
    exception: (where, error) => {
      const id = randomUUID().slice(0, 8);
      line(`${id} ${where}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
      return id;
    },
  };
}
