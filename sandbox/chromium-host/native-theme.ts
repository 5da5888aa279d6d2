// nativeTheme: light or dark. The app's choice reaches every page; the system's own choice Chromium follows itself.
import type * as Electron from 'electron';
import type { Page } from './chromium.ts';
import { wholeEmitter } from './whole.ts';

let source: Electron.NativeTheme['themeSource'] = 'system';
const pages = new Set<Page>();

/** What the system wants, as far as the host knows: GTK_THEME is the one word that every desktop passes on. */
function systemIsDark(): boolean {
  return /dark/i.test(process.env['GTK_THEME'] ?? '');
}

/** Tells the page what the theme is, and keeps telling it. */
export async function applyTheme(page: Page): Promise<void> {
  if (!pages.has(page)) {
    pages.add(page);
    void page.gone.then(() => pages.delete(page));
  }
  const value = source === 'system' ? '' : source;
  await page.send('Emulation.setEmulatedMedia', { features: [{ name: 'prefers-color-scheme', value }] });
}

/** Electron's `nativeTheme`. */
export const nativeTheme: Electron.NativeTheme = wholeEmitter<Electron.NativeTheme>('nativeTheme', {
  get themeSource() {
    return source;
  },
  set themeSource(wanted) {
    if (!['system', 'light', 'dark'].includes(wanted)) throw new Error(`Invalid themeSource: ${wanted}`);
    if (wanted === source) return;
    source = wanted;
    for (const page of pages) void applyTheme(page).catch(() => undefined);
    setImmediate(() => nativeTheme.emit('updated'));
  },
  get shouldUseDarkColors() {
    return source === 'system' ? systemIsDark() : source === 'dark';
  },
  shouldUseHighContrastColors: false,
  shouldUseInvertedColorScheme: false,
  inForcedColorsMode: false,
  prefersReducedTransparency: false,
});
