// What axe-core finds serious or critical on what the window shows, in light and in dark. Must not know the app.

import axe from 'axe-core';
import type { Page } from './window.ts';

interface Violation {
  readonly id: string;
  readonly impact: string | null;
  readonly nodes: readonly { readonly target: readonly string[]; readonly failureSummary?: string }[];
}

/** Serious and critical findings on what the window shows, in both appearances. */
export async function violations(page: Page, screen: string): Promise<string[]> {
  const found: string[] = [];
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    // Colours fade from one appearance to the other: their contrast counts when they have arrived.
    await page.evaluate(() => Promise.allSettled(document.getAnimations().map((one) => one.finished)));
    const { violations: all } = await page.evaluate(
      // React Aria's announcer keeps what it has said for some seconds, also when what was named is gone by then.
      (): Promise<{ violations: Violation[] }> =>
        Reflect.get(globalThis, 'axe').run({ exclude: ['[data-live-announcer]'] }),
    );
    for (const { id, impact, nodes } of all) {
      if (impact !== 'serious' && impact !== 'critical') continue;
      const where = nodes.map(({ target, failureSummary }) => `${target.join(' ')}: ${failureSummary}`);
      found.push(`${screen}, ${colorScheme}: ${id} at ${where.join('; ')}`);
    }
  }
  await page.emulateMedia({ colorScheme: null });
  return found;
}

/** Before the first look. Evaluated by the debugger: the page's own policy lets no script in. */
export async function bringAxe(page: Page): Promise<void> {
  await page.evaluate(axe.source);
}
