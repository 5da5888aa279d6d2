/**
 * The app's own scheme and the address of each page. Each page has an origin of its own, so that the
 * window and the cache cannot read each other's storage.
 */
import type { PageName } from './content-security-policy.ts';

export const APP_SCHEME = 'app';

export function pageUrl(page: PageName): string {
  return `${APP_SCHEME}://${page}/`;
}
