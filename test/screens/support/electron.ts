// What stands in for Electron's module behind a screen: the little of it that the desk's handlers use, which keeps what was asked of it.
// vitest.config.ts puts it in the place of `electron`.

/** The addresses that were opened outside the app, in order. */
export const openedLinks: string[] = [];
/** The texts that were copied, in order. */
export const copiedTexts: string[] = [];

export const app = { getVersion: () => '0.0.0' };
export const nativeTheme = { themeSource: 'system' };
export const clipboard = { writeText: (text: string) => void copiedTexts.push(text) };
export const shell = { openExternal: async (url: string) => void openedLinks.push(url) };
export const protocol = { registerSchemesAsPrivileged: () => {} };
