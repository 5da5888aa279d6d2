// Which part of the repository may know which: the walls of the house, as data.
// docs/architecture.md explains them; check.ts enforces them.

/**
 * What a folder may import. Every layer whose folder holds a file applies to it.
 * Targets are folders of the repository, `npm:` and a package (or `npm:` alone for all), `node:` and a built-in module (or `node:`
 * alone for all).
 */
export interface Layer {
  readonly folder: string;
  /** When given, nothing else may be imported. */
  readonly only?: readonly string[];
  readonly never?: readonly string[];
  /** Global names that stand for something the folder must not know. */
  readonly neverGlobals?: readonly string[];
  /** Said to whoever crosses the wall. */
  readonly because: string;
}

const NETWORK = ['fetch', 'XMLHttpRequest', 'WebSocket', 'EventSource'];
const HTTP_MODULES = [
  'node:http',
  'node:https',
  'node:http2',
  'node:net',
  'node:tls',
  'npm:eventsource-parser',
  'npm:ws',
];
const TOOLS = ['sandbox', 'build', 'test'];

export const LAYERS: readonly Layer[] = [
  {
    folder: 'shared/domain',
    only: ['shared/domain', 'shared/errors.ts'],
    neverGlobals: ['process', 'document', 'window', 'localStorage', 'indexedDB', ...NETWORK],
    because: 'the business is pure functions: it knows no process and no I/O',
  },
  {
    folder: 'shared',
    only: ['shared', 'npm:zod'],
    because: 'what crosses a wall must be readable on both sides of it',
  },
  {
    folder: 'electron',
    never: ['npm:react', 'npm:react-dom', 'npm:react-aria-components', 'npm:dexie', 'renderer', ...TOOLS],
    neverGlobals: ['indexedDB'],
    because:
      'the main process draws nothing and owns no IndexedDB, and the product does not depend on its tools',
  },
  {
    folder: 'electron/preload',
    only: ['electron/preload', 'shared', 'npm:electron', 'npm:zod'],
    because: 'a sandboxed preload has nothing but contextBridge and ipcRenderer',
  },
  {
    folder: 'electron/remote',
    never: ['electron/cache', 'electron/sync', 'electron/desk', 'electron/start'],
    because: 'the API client answers whoever asks, and does not know that answers are kept',
  },
  {
    folder: 'electron/sync',
    never: [...HTTP_MODULES, 'electron/desk', 'electron/start'],
    neverGlobals: NETWORK,
    because: 'sync decides what to ask and when; HTTP is for electron/remote',
  },
  {
    folder: 'electron/cache',
    never: [...HTTP_MODULES, 'electron/remote', 'electron/sync', 'electron/desk'],
    neverGlobals: NETWORK,
    because: 'the cache keeps what it is given, and does not know where it comes from',
  },
  {
    folder: 'renderer/cache',
    only: ['renderer/cache', 'shared', 'npm:dexie', 'npm:zod'],
    neverGlobals: [...NETWORK, 'process', 'require'],
    because: 'the cache page is IndexedDB and nothing else: no network, no React, no Electron',
  },
  {
    folder: 'renderer/desk',
    never: [
      'renderer/cache',
      'electron',
      'npm:electron',
      'npm:electron-store',
      'npm:dexie',
      'node:',
      ...TOOLS,
    ],
    neverGlobals: ['indexedDB', 'process', 'require', ...NETWORK],
    because: 'the window knows the desk contract only: no Node, no Electron, no IndexedDB, no network',
  },
  {
    folder: 'sandbox/api',
    never: ['electron', 'renderer', 'sandbox/chromium-host', 'npm:electron', 'test'],
    because: 'the reference API knows the contract, not the app',
  },
  {
    folder: 'sandbox/chromium-host',
    never: ['electron', 'renderer', 'shared', 'sandbox/api', 'test'],
    because: 'the host runs any app and knows none',
  },
  {
    folder: 'build',
    never: ['electron', 'renderer', 'sandbox', 'test'],
    because: 'the tools start the parts as processes and know nothing of their inside',
  },
];

/** Words that a folder must not contain, in code or comment. */
export const FORBIDDEN_WORDS = [
  {
    folders: ['electron', 'renderer', 'shared', 'test/e2e'],
    words: /chromium[\s_-]?host/i,
    because: 'the app and its tests are the same on every host',
  },
] as const;
