// How the app is built: the main process, one sandboxed preload a window, and the two pages.
// Everything from npm is bundled, so a package holds out/ and nothing of node_modules. Targets are the Node and
// the Chromium of the installed Electron, which electron-vite knows.

import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';

/** Each part of the build names the packages that it bundles, with their licences, beside its output (build/notices.ts reads them). */
const license = { fileName: 'licenses.json' };

export default defineConfig({
  main: {
    build: {
      license,
      externalizeDeps: false,
      rolldownOptions: {
        input: { main: 'electron/main.ts' },
        // The package says "type": "module", so a chunk is a .js file beside the entry that loads it.
        output: { entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
      },
    },
  },

  preload: {
    build: {
      license,
      externalizeDeps: false,
      // A sandboxed preload can require nothing but `electron`, so each is one whole CommonJS file.
      isolatedEntries: true,
      rolldownOptions: {
        input: { desk: 'electron/preload/desk.ts', cache: 'electron/preload/cache.ts' },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },

  renderer: {
    root: 'renderer',
    base: './',
    plugins: [react()],
    build: {
      license,
      minify: true,
      // The pages' policy is `script-src 'self'; font-src 'self'`: nothing may be inlined as a data: URL.
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      rolldownOptions: { input: { desk: 'renderer/desk/index.html', cache: 'renderer/cache/index.html' } },
    },
  },
});
