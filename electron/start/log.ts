/**
 * The log: what happened, for whoever mends it. One line an event, in a file that is cut when it grows. It gets
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
const SECRETS =
  /(bearer\s+|(?:access_token|refresh_token|code|code_verifier|password)["'=:\s]+)[\w.~+/=-]{6,}/gi;
const EMAILS = /[^\s@"'<>]+@[^\s@"'<>]+\.[^\s@"'<>]+/g;

/** A text with secrets and addresses blanked. */
export function redact(text: string): string {
  return text.replace(SECRETS, '$1[blanked]').replace(EMAILS, '[address]');
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
      appendFileSync(file, `${new Date().toISOString()} ${redact(text)}\n`, { mode: 0o600 });
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
