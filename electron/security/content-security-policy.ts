/**
 * What each page may load: its own scripts and styles, and nothing from any other place.
 * The desk window also shows product pictures, which main serves on the window's own origin.
 */

export type PageName = 'desk' | 'cache';

const NOTHING = ["default-src 'none'", "base-uri 'none'", "form-action 'none'", "frame-ancestors 'none'"];

const POLICIES: Readonly<Record<PageName, string>> = {
  desk: [
    ...NOTHING,
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data:",
    "font-src 'self'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ].join('; '),
  cache: [...NOTHING, "script-src 'self'"].join('; '),
};

/** The headers that every answer of the app's scheme carries. */
export function securityHeaders(page: PageName): Record<string, string> {
  return {
    'content-security-policy': POLICIES[page],
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
  };
}
