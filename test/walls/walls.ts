// Every wall of the app, as the change that takes it away and the tests that must notice. The numbers are those of Electron's own
// checklist (docs/tutorial/security.md). Knows no test runner.
import type { PlantedChange } from '#build/planted-copy.ts';

export interface Wall extends PlantedChange {
  readonly name: string;
  /** The test file that must fail. */
  readonly test: string;
}

const MAIN = 'test/unit/start/main.test.ts';
const PREFERENCES = 'test/unit/security/web-preferences.test.ts';
const PERMISSIONS = 'test/unit/security/permissions.test.ts';
const POLICY = 'test/unit/security/content-security-policy.test.ts';
const NAVIGATION = 'test/unit/security/navigation.test.ts';
const NETWORK = 'test/unit/security/network.test.ts';
const PAGES = 'test/unit/start/pages.test.ts';
const WALL = 'test/unit/desk-calls/wall.test.ts';
const LOG = 'test/unit/start/log.test.ts';
const OPTIONS = 'test/unit/start/options.test.ts';
/** The built app, tried from inside its own page. */
const INSIDE = 'test/e2e/walls.test.ts';

const preference = (name: string, from: string, to: string): Wall => ({
  name,
  file: 'electron/security/web-preferences.ts',
  from,
  to,
  test: PREFERENCES,
});

const deskPreference = (name: string, more: string): Wall => ({
  name,
  file: 'electron/start/desk-window.ts',
  from: 'spellcheck: false }',
  to: `spellcheck: false, ${more} }`,
  test: PREFERENCES,
});

const navigation = (name: string, event: string): Wall => ({
  name,
  file: 'electron/security/navigation.ts',
  from: `  contents.on('${event}', (event) => event.preventDefault());\n`,
  to: '',
  test: NAVIGATION,
});

const policy = (name: string, from: string, to: string): Wall => ({
  name,
  file: 'electron/security/content-security-policy.ts',
  from,
  to,
  test: POLICY,
});

const fuse = (from: string, to: string): Wall => ({
  name: `19 fuse ${from.split(':')[0]}`,
  file: 'build/electron-builder.ts',
  from,
  to,
  test: 'test/unit/build/fuses.test.ts',
});

const removed = (name: string, file: string, from: string, test: string): Wall => ({
  name,
  file,
  from,
  to: '',
  test,
});

const PAGE_WALLS: readonly Wall[] = [
  preference('2 no Node integration', 'nodeIntegration: false', 'nodeIntegration: true'),
  preference('3 context isolation', 'contextIsolation: true', 'contextIsolation: false'),
  preference('4 sandbox', 'sandbox: true', 'sandbox: false'),
  preference('11 no webview tag', 'webviewTag: false', 'webviewTag: true'),
  removed('2-4 desk window has the preferences', 'electron/start/desk-window.ts', '...WALLED, ', PREFERENCES),
  removed('2-4 cache page has the preferences', 'electron/cache/page.ts', '      ...WALLED,\n', PREFERENCES),
  removed('4 sandbox for every process', 'electron/main.ts', 'app.enableSandbox()', MAIN),
  deskPreference('6 web security stays on', 'webSecurity: false'),
  deskPreference('8 no insecure content', 'allowRunningInsecureContent: true'),
  deskPreference('9 no experimental features', 'experimentalFeatures: true'),
  deskPreference('10 no Blink features', "enableBlinkFeatures: 'CSSVariables'"),
  {
    name: '20 preload hands over no event',
    file: 'electron/preload/desk.ts',
    from: '=> listener(event);',
    to: '=> (listener as (...all: unknown[]) => void)(event, _event);',
    test: 'test/unit/preload/desk.test.ts',
  },
  {
    name: '20 preload exposes two functions only',
    file: 'electron/preload/desk.ts',
    from: "exposeInMainWorld('deskBridge', deskBridge)",
    to: "exposeInMainWorld('deskBridge', { ...deskBridge, ipcRenderer })",
    test: 'test/unit/preload/desk.test.ts',
  },
  {
    name: '20 the page sees what the preload exposes, and no more',
    file: 'electron/preload/desk.ts',
    from: "exposeInMainWorld('deskBridge', deskBridge)",
    to: "exposeInMainWorld('deskBridge', { ...deskBridge, invoke: (channel: string) => ipcRenderer.invoke(channel) })",
    test: INSIDE,
  },
];

const SESSION_WALLS: readonly Wall[] = [
  {
    name: '5 permission requests',
    file: 'electron/security/permissions.ts',
    from: 'answer(false)',
    to: 'answer(true)',
    test: PERMISSIONS,
  },
  {
    name: '5 permission checks',
    file: 'electron/security/permissions.ts',
    from: 'setPermissionCheckHandler(() => false)',
    to: 'setPermissionCheckHandler(() => true)',
    test: PERMISSIONS,
  },
  {
    name: '5 devices',
    file: 'electron/security/permissions.ts',
    from: 'setDevicePermissionHandler(() => false)',
    to: 'setDevicePermissionHandler(() => true)',
    test: PERMISSIONS,
  },
  removed(
    '5 the pages’ sessions deny',
    'electron/security/page-session.ts',
    '  denyPermissions(session);\n',
    INSIDE,
  ),
  removed(
    '5 the cache page’s session is walled off',
    'electron/start/rest.ts',
    '  await wallOff(cacheSession);\n',
    INSIDE,
  ),
  {
    name: '5 the desk window’s session is walled off',
    file: 'electron/start/start.ts',
    from: 'wallOff(session.defaultSession)',
    to: 'Promise.resolve()',
    test: INSIDE,
  },
  {
    name: 'network: requests are cancelled (rule)',
    file: 'electron/security/network.ts',
    from: 'cancel: !OWN.includes(new URL(url).protocol)',
    to: 'cancel: false',
    test: NETWORK,
  },
  {
    name: 'network: requests are cancelled (in the page)',
    file: 'electron/security/network.ts',
    from: 'cancel: !OWN.includes(new URL(url).protocol)',
    to: 'cancel: false',
    test: INSIDE,
  },
  {
    name: 'network: the proxy leads nowhere, also to this machine',
    file: 'electron/security/network.ts',
    from: "const NO_EXCEPTION = '<-loopback>'",
    to: "const NO_EXCEPTION = '*'",
    test: INSIDE,
  },
  removed(
    'network: WebRTC uses no UDP of its own (rule)',
    'electron/security/navigation.ts',
    "  contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp');\n",
    NAVIGATION,
  ),
  removed(
    'network: WebRTC uses no UDP of its own (in the page)',
    'electron/security/navigation.ts',
    "  contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp');\n",
    INSIDE,
  ),
  removed(
    'network: no downloads',
    'electron/security/network.ts',
    "  session.on('will-download', (event) => event.preventDefault());\n",
    NETWORK,
  ),
];

const POLICY_WALLS: readonly Wall[] = [
  policy(
    '7 no inline scripts',
    '"script-src \'self\'",\n    "style',
    "\"script-src 'self' 'unsafe-inline'\",\n    \"style",
  ),
  policy('7 no network by policy', '"font-src \'self\'",', '"font-src \'self\'", "connect-src *",'),
  policy('7 trusted types are required', '    "require-trusted-types-for \'script\'",\n', ''),
  policy('7 no trusted type exists', '    "trusted-types \'none\'",\n', ''),
  policy('7 nothing by default', '"default-src \'none\'", ', ''),
  policy('7 no base', '"base-uri \'none\'", ', ''),
  policy('7 no forms', '"form-action \'none\'", ', ''),
  {
    name: '7 text is no code',
    file: 'electron/security/content-security-policy.ts',
    from: '"script-src \'self\'",\n    "style',
    to: "\"script-src 'self' 'unsafe-eval'\",\n    \"style",
    test: POLICY,
  },
  {
    name: '7 text is no markup, in the page',
    file: 'electron/security/content-security-policy.ts',
    from: '    "require-trusted-types-for \'script\'",\n',
    to: '',
    test: INSIDE,
  },
  {
    name: '7 pages carry their policy (rule)',
    file: 'electron/start/pages.ts',
    from: "headers: { ...securityHeaders(page), 'content-type': type }",
    to: "headers: { 'content-type': type }",
    test: PAGES,
  },
  {
    name: '7 pages carry their policy (in the page)',
    file: 'electron/start/pages.ts',
    from: "headers: { ...securityHeaders(page), 'content-type': type }",
    to: "headers: { 'content-type': type }",
    test: INSIDE,
  },
  removed(
    '7 a picture may do nothing',
    'electron/desk/images.ts',
    "      'content-security-policy': \"default-src 'none'; style-src 'unsafe-inline'; sandbox\",\n",
    'test/unit/desk-calls/images.test.ts',
  ),
];

const PLACE_WALLS: readonly Wall[] = [
  navigation('12 no webview is attached', 'will-attach-webview'),
  navigation('13 no navigation', 'will-navigate'),
  navigation('13 no navigation of frames', 'will-frame-navigate'),
  navigation('13 no redirect', 'will-redirect'),
  removed('13 every page is kept in place', 'electron/main.ts', '  keepPagesInPlace(app);\n', INSIDE),
  {
    name: '14 no new windows',
    file: 'electron/security/navigation.ts',
    from: "action: 'deny'",
    to: "action: 'allow'",
    test: NAVIGATION,
  },
  {
    name: '15 contacts open through the list of forms',
    file: 'electron/desk/contact.ts',
    from: 'contactLink(kind, value, region);',
    to: 'contactLink(kind, value, region) ?? value;',
    test: 'test/unit/desk-calls/contact.test.ts',
  },
  {
    name: '15 a link is made of checked parts',
    file: 'electron/security/external-links.ts',
    from: 'if (address === null) return null;',
    to: 'if (address === null) return value;',
    test: 'test/unit/security/external-links.test.ts',
  },
  {
    name: '15 a browser opens protected addresses only',
    file: 'electron/accounts/open-browser.ts',
    from: 'url === null || !isProtected(url)',
    to: 'url === null',
    test: 'test/unit/accounts/open-browser.test.ts',
  },
  {
    name: '18 a session serves one page',
    file: 'electron/start/pages.ts',
    from: 'url.host !== page || ',
    to: '',
    test: PAGES,
  },
  {
    name: '18 pages are read only',
    file: 'electron/start/pages.ts',
    from: " || request.method !== 'GET'",
    to: '',
    test: PAGES,
  },
  {
    name: '18 no way out of the bundle',
    file: 'electron/start/pages.ts',
    from: '(\\w[\\w.-]*)$/',
    to: '(.+)$/',
    test: PAGES,
  },
];

const CALL_WALLS: readonly Wall[] = [
  {
    name: '17 the wall asks who calls',
    file: 'electron/desk/wall.ts',
    from: "    if (!isDeskPage(event)) return failure('INVALID_INPUT', 'not from the desk window');\n",
    to: '',
    test: WALL,
  },
  {
    name: '17 no frame inside the page calls',
    file: 'electron/security/sender.ts',
    from: 'frame.parent === null && ',
    to: '',
    test: 'test/unit/security/sender.test.ts',
  },
  {
    name: '17 no other page calls',
    file: 'electron/security/sender.ts',
    from: " && frame.url === pageUrl('desk')",
    to: '',
    test: 'test/unit/security/sender.test.ts',
  },
  {
    name: '17 only names of the contract',
    file: 'electron/desk/wall.ts',
    from: 'Object.hasOwn(deskContract, name)',
    to: 'name in deskContract || true',
    test: WALL,
  },
  {
    name: '17 what goes back is parsed',
    file: 'electron/desk/wall.ts',
    from: 'success(calls[name].output.parse(outcome.data))',
    to: 'outcome',
    test: WALL,
  },
];

const MACHINE_WALLS: readonly Wall[] = [
  {
    name: '1 plain http to this machine only',
    file: 'electron/remote/address.ts',
    from: "(url.protocol === 'http:' && isLoopback(url))",
    to: "url.protocol === 'http:'",
    test: 'test/unit/remote/address.test.ts',
  },
  fuse('runAsNode: false', 'runAsNode: true'),
  fuse('enableCookieEncryption: true', 'enableCookieEncryption: false'),
  fuse('enableNodeOptionsEnvironmentVariable: false', 'enableNodeOptionsEnvironmentVariable: true'),
  fuse('enableNodeCliInspectArguments: false', 'enableNodeCliInspectArguments: true'),
  fuse('enableEmbeddedAsarIntegrityValidation: true', 'enableEmbeddedAsarIntegrityValidation: false'),
  fuse('onlyLoadAppFromAsar: true', 'onlyLoadAppFromAsar: false'),
  fuse('grantFileProtocolExtraPrivileges: false', 'grantFileProtocolExtraPrivileges: true'),
  fuse('asar: true', 'asar: false'),
  removed(
    'packaged: no switches of developers',
    'electron/main.ts',
    'if (app.isPackaged) for (const name of SWITCHES_OF_DEVELOPERS) app.commandLine.removeSwitch(name);\n',
    MAIN,
  ),
  {
    name: 'packaged: runs no program of the command line',
    file: 'electron/start/options.ts',
    from: 'browser: isPackaged ? [] : ',
    to: 'browser: ',
    test: OPTIONS,
  },
  {
    name: 'packaged: no folder of the command line',
    file: 'electron/start/options.ts',
    from: 'isPackaged ? null : text(',
    to: 'text(',
    test: OPTIONS,
  },
  {
    name: 'the log is the person’s alone',
    file: 'electron/start/log.ts',
    from: ', { mode: 0o600 });',
    to: ');',
    test: LOG,
  },
  removed(
    'a log that stood open is closed',
    'electron/start/log.ts',
    '    closeToOthers(file, 0o600);\n',
    LOG,
  ),
  {
    name: 'the log blanks secrets',
    file: 'electron/start/log.ts',
    from: "    .replace(SECRETS, '$1[blanked]')\n",
    to: '',
    test: LOG,
  },
  {
    name: 'token files are the person’s alone',
    file: 'electron/accounts/tokens.ts',
    from: 'writeFileAtomic(pathOf(accountId), text, { mode: 0o600 })',
    to: 'writeFileAtomic(pathOf(accountId), text, { mode: 0o644 })',
    test: 'test/unit/accounts/tokens.test.ts',
  },
];

export const WALLS: readonly Wall[] = [
  ...PAGE_WALLS,
  ...SESSION_WALLS,
  ...POLICY_WALLS,
  ...PLACE_WALLS,
  ...CALL_WALLS,
  ...MACHINE_WALLS,
];
