// Draws icon.png, which the installers are made with, from icon.svg: `node build/icons/render.ts`.

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { chromiumLaunchOptions } from '../chromium.ts';

const SIZE = 1024;

const browser = await chromium.launch(chromiumLaunchOptions());
try {
  const page = await browser.newPage({ viewport: { width: SIZE, height: SIZE } });
  const drawing = await readFile(join(import.meta.dirname, 'icon.svg'), 'utf8');
  await page.setContent(`<style>body { margin: 0 } svg { display: block }</style>${drawing}`);
  await page.screenshot({ path: join(import.meta.dirname, 'icon.png'), omitBackground: true });
} finally {
  await browser.close();
}
