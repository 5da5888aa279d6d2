// The layer check catches each forbidden direction, in every form of import, and lets the allowed ones through.

import { describe, expect, it, test } from 'vitest';
import { violations } from '#build/layers/check.ts';

const aliases = {
  '#shared/*': './shared/*',
  '#electron/*': './electron/*',
  '#cache-page/*': './renderer/cache/*',
  '#desk/*': './renderer/desk/*',
  '#sandbox/*': './sandbox/*',
  '#build/*': './build/*',
  '#test/*': './test/*',
};

const found = (path: string, source: string): string[] => violations(path, source, aliases);

describe('what a folder must never know', () => {
  test.each([
    ['shared/domain/rate.ts', 'zod'],
    ['shared/domain/rate.ts', '#shared/contract/desk.ts'],
    ['shared/domain/rate.ts', '../contract/desk.ts'],
    ['shared/domain/rate.ts', 'node:fs'],
    ['shared/contract/desk.ts', 'electron'],
    ['shared/contract/api/wire.ts', '#electron/remote/client.ts'],
    ['electron/main.ts', 'react'],
    ['electron/main.ts', 'dexie'],
    ['electron/start/window.ts', '#desk/app.tsx'],
    ['electron/cache/client.ts', '../../renderer/cache/store.ts'],
    ['electron/main.ts', '#sandbox/api/server.ts'],
    ['electron/main.ts', '#build/display.ts'],
    ['electron/preload/desk.ts', 'node:fs'],
    ['electron/preload/desk.ts', '../accounts/tokens.ts'],
    ['electron/remote/client.ts', '../cache/client.ts'],
    ['electron/remote/client.ts', '#electron/sync/pull.ts'],
    ['electron/sync/pull.ts', 'node:https'],
    ['electron/sync/pull.ts', 'http'],
    ['electron/cache/client.ts', '../remote/client.ts'],
    ['renderer/cache/store.ts', 'react'],
    ['renderer/cache/store.ts', 'electron'],
    ['renderer/cache/store.ts', 'node:path'],
    ['renderer/cache/store.ts', '#electron/cache/client.ts'],
    ['renderer/cache/store.ts', '#desk/state/shop.ts'],
    ['renderer/desk/app.tsx', 'dexie'],
    ['renderer/desk/app.tsx', 'dexie/react'],
    ['renderer/desk/app.tsx', 'electron'],
    ['renderer/desk/app.tsx', 'node:fs/promises'],
    ['renderer/desk/app.tsx', 'fs/promises'],
    ['renderer/desk/app.tsx', '#cache-page/store.ts'],
    ['renderer/desk/app.tsx', '../../sandbox/api/server.ts'],
    ['sandbox/api/server.ts', '#electron/remote/client.ts'],
    ['sandbox/api/server.ts', '../../renderer/desk/app.tsx'],
    ['sandbox/chromium-host/run.ts', '#shared/errors.ts'],
    ['sandbox/chromium-host/run.ts', '#electron/main.ts'],
    ['build/start.ts', '#sandbox/api/server.ts'],
  ])('%s does not import %s', (path, specifier) => {
    expect(found(path, `import { a } from '${specifier}';`)).toContainEqual(
      expect.stringContaining(`imports ${specifier}: `),
    );
  });

  test.each([
    ['shared/domain/rate.ts', '#shared/domain/money.ts'],
    ['shared/contract/desk.ts', 'zod'],
    ['shared/contract/desk.ts', '../domain/money.ts'],
    ['electron/main.ts', 'node:path'],
    ['electron/preload/desk.ts', 'electron'],
    ['electron/sync/pull.ts', '#electron/remote/client.ts'],
    ['renderer/cache/store.ts', 'dexie'],
    ['renderer/desk/app.tsx', 'react'],
    ['renderer/desk/app.tsx', '#shared/domain/money.ts'],
    ['sandbox/api/server.ts', '#shared/contract/desk.ts'],
    ['sandbox/chromium-host/run.ts', '#build/setup/find-chromium.mjs'],
    ['test/e2e/tour.test.ts', '#sandbox/api/server.ts'],
  ])('%s may import %s', (path, specifier) => {
    expect(found(path, `import { a } from '${specifier}';`)).toEqual([]);
  });
});

describe('every form of import', () => {
  test.each([
    "import 'dexie';",
    "import type { Dexie } from 'dexie';",
    "export { Dexie } from 'dexie';",
    "export * from 'dexie';",
    "const module = await import('dexie');",
    "type Database = import('dexie').Dexie;",
    "const module = require('dexie');",
  ])('%s', (source) => {
    expect(found('electron/main.ts', source)).toEqual([expect.stringContaining('imports dexie')]);
  });

  it('does not take text for an import', () => {
    expect(
      found('renderer/desk/app.tsx', 'export const a = <p>import x from "dexie"</p>; // from "dexie"'),
    ).toEqual([]);
  });
});

describe('globals', () => {
  test.each([
    ['renderer/cache/store.ts', "await fetch('https://example.com');"],
    ['renderer/cache/store.ts', "globalThis.fetch('https://example.com');"],
    ['renderer/desk/app.tsx', "indexedDB.open('a');"],
    ['renderer/desk/app.tsx', 'export const a = process.env;'],
    ['electron/sync/pull.ts', "new EventSource('https://example.com');"],
    ['shared/domain/period.ts', 'export const a = process.hrtime();'],
  ])('%s does not say %s', (path, source) => {
    expect(found(path, source)).toHaveLength(1);
  });

  it('lets a property have such a name', () => {
    const source =
      'export const a = { process: 1 }; export const b = a.process; export interface C { process: number }';
    expect(found('renderer/desk/app.tsx', source)).toEqual([]);
  });
});

describe('the host', () => {
  test.each([
    'electron/main.ts',
    'renderer/desk/index.html',
    'renderer/desk/styles/app.css',
    'test/e2e/tour.test.ts',
  ])('has no word in %s', (path) => {
    expect(found(path, '/* only on the Chromium host */')).toHaveLength(1);
  });

  it('may be named where the tools decide', () => {
    expect(found('build/start.ts', '// the Chromium host')).toEqual([]);
  });
});

it('refuses a source that does not parse', () => {
  expect(() => found('electron/main.ts', 'import {')).toThrow('electron/main.ts');
});
