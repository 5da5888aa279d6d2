/**
 * The file of settings in the user's folder, by electron-store: read once, then written whole from memory, so that what happens to the
 * file while the app runs costs nothing. It holds values under names and knows none of them: its caller says what a value must look like.
 */
import { copyFileSync, renameSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import Store from 'electron-store';
import { type FileRead, readTextSync, whyUnreadable } from '../disk/read-file.ts';

/**
 * What the person is to be told of the file: it was damaged, and put aside (`putAside`); part of it could not be read, and a copy was kept
 * (`partly`); it was damaged while the app ran, and written again whole (`rewritten`).
 */
export type SettingsNotice = 'putAside' | 'partly' | 'rewritten';

export interface SettingsFile {
  /** What is stored under a name, unparsed; undefined when nothing is. */
  read(name: string): unknown;
  /** Writes the file whole and atomically. Throws when the disk does not take it; nothing has changed then. */
  write(name: string, value: unknown): void;
  /** The same for what must not stop the work: it is known at once, and written again and again until the disk takes it. */
  keep(name: string, value: unknown): void;
  /** Puts a copy of the file aside, for whoever wants to mend what could not be read. */
  keepCopy(): void;
  notice(): SettingsNotice | null;
  /** Hears that there is another notice. */
  onNotice(listener: () => void): void;
}

interface SettingsOptions {
  readonly log: (message: string) => void;
  /** In milliseconds. */
  readonly now?: () => number;
  /** Resolves after that many milliseconds; keeps no process alive. */
  readonly wait?: (milliseconds: number) => Promise<unknown>;
  /** Hears, again and again, that the file is there and cannot be read now: it is waited for. */
  readonly onUnreadable?: () => void;
}

const NAME = 'settings';
const RETRY = 2_000;

type Values = Readonly<Record<string, unknown>>;

const waitOnTimer = (milliseconds: number) => setTimeout(milliseconds, undefined, { ref: false });

/**
 * Opens (or makes) the settings in `folder`. A file that is no JSON object is put aside as `.broken-<time>`, and the app starts without
 * it; one that cannot be read now may hold everything, and is waited for.
 */
export async function openSettingsFile(folder: string, options: SettingsOptions): Promise<SettingsFile> {
  const path = join(folder, `${NAME}.json`);
  const { log, wait = waitOnTimer, onUnreadable = () => undefined } = options;
  let told = '';
  for (;;) {
    const file = readTextSync(path);
    if (file.kind !== 'unreadable') return settingsAt(path, file, options);
    const why = whyUnreadable(file.error);
    if (why !== told) log(`the settings cannot be read now (${why}): waiting for them`);
    told = why;
    onUnreadable();
    await wait(RETRY);
  }
}

function settingsAt(path: string, first: FileRead<string>, options: SettingsOptions): SettingsFile {
  const { log, now = Date.now, wait = waitOnTimer } = options;
  const listeners = new Set<() => void>();
  let notice: SettingsNotice | null = null;
  let isBehind = false;

  function tell(next: SettingsNotice): void {
    notice = next;
    for (const listener of listeners) listener();
  }

  /** The values of the file; null after a file that is none was put aside. */
  function valuesIn(file: FileRead<string>): Values | null {
    if (file.kind === 'unreadable') throw file.error;
    if (file.kind === 'absent') return {};
    const values = parse(file.content);
    if (values === null) renameSync(path, `${path}.broken-${now()}`);
    return values;
  }

  const found = valuesIn(first);
  if (found === null) {
    log('the settings could not be read, and were put aside');
    tell('putAside');
  }
  let values: Values = found ?? {};
  const store = new Store<Record<string, unknown>>({
    cwd: dirname(path),
    name: NAME,
    // Names of people and shops are in it.
    configFileMode: 0o600,
    accessPropertiesByDotNotation: false,
    deserialize: (text) => ({ ...parse(withoutMark(text)) }),
  });

  function writeWhole(next: Values): void {
    if (valuesIn(readTextSync(path)) === null) {
      log('the settings were damaged while the app ran: put aside, and written again');
      tell('rewritten');
    }
    store.store = { ...next };
    isBehind = false;
  }

  async function catchUp(): Promise<void> {
    while (isBehind) {
      await wait(RETRY);
      try {
        if (isBehind) writeWhole(values);
      } catch {
        // Full, or held by somebody else: it is tried again.
      }
    }
  }

  return {
    read: (name) => values[name],
    write: (name, value) => {
      const next = { ...values, [name]: value };
      writeWhole(next);
      values = next;
    },
    keep: (name, value) => {
      values = { ...values, [name]: value };
      try {
        writeWhole(values);
      } catch (error) {
        if (!isBehind)
          log(`the settings could not be written: ${error instanceof Error ? whyUnreadable(error) : ''}`);
        const isWaiting = isBehind;
        isBehind = true;
        if (!isWaiting) void catchUp();
      }
    },
    keepCopy: () => {
      copyFileSync(path, `${path}.broken-${now()}`);
      log('part of the settings could not be read: a copy was kept');
      tell('partly');
    },
    notice: () => notice,
    onNotice: (listener) => listeners.add(listener),
  };
}

/** electron-store reads the file itself, as it is. */
function withoutMark(text: string): string {
  return text.replace(/^\uFEFF/, '');
}

function parse(text: string): Values | null {
  try {
    const json: unknown = JSON.parse(text);
    const isObject = typeof json === 'object' && json !== null && !Array.isArray(json);
    return isObject ? { ...json } : null;
  } catch {
    return null;
  }
}
