// The folders that an app asks for by name.
import { mkdirSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

export interface Paths {
  /** The folder or file of that name; throws as Electron does for a name that is none. */
  get(name: string): string;
  /** Puts a folder at the name; it is made. */
  set(name: string, path: string): void;
}

const inHome = new Set(['desktop', 'documents', 'downloads', 'music', 'pictures', 'videos']);

function configFolder(): string {
  if (process.platform === 'darwin') return join(homedir(), 'Library', 'Application Support');
  if (process.platform === 'win32') return process.env['APPDATA'] ?? join(homedir(), 'AppData', 'Roaming');
  return process.env['XDG_CONFIG_HOME'] ?? join(homedir(), '.config');
}

/** `app.getPath` and `app.setPath`, for an app of that name whose user data may be put elsewhere by a switch. */
export function createPaths(appName: () => string, userData: () => string | undefined): Paths {
  const own = new Map<string, string>();
  const found: Record<string, () => string> = {
    appData: configFolder,
    exe: () => process.execPath,
    home: homedir,
    logs: () => join(get('userData'), 'logs'),
    sessionData: () => get('userData'),
    temp: tmpdir,
    userData: () => resolve(userData() || join(get('appData'), appName())),
  };

  function get(name: string): string {
    const path = own.get(name) ?? found[name]?.();
    if (path !== undefined) return path;
    if (!inHome.has(name)) throw new Error(`Failed to get '${name}' path`);
    return join(homedir(), name.charAt(0).toUpperCase() + name.slice(1));
  }

  return {
    get,
    set(name, path) {
      mkdirSync(path, { recursive: true });
      own.set(name, path);
    },
  };
}
