// How Chromium is started: its flags, and the first page of each window.

export interface Settings {
  /** The folder of the profile; it is made. */
  profile: string;
  /** Switches of the app for Chromium, such as `remote-debugging-port=9333`. */
  switches: string[];
  /** Called when Chromium has ended without being asked. */
  onLost(): void;
}

/** How a window looks before its first document. */
export interface FirstLook {
  title: string;
  backgroundColor: string;
}

/** The flags that every start has in common. */
export function flags(settings: Settings): string[] {
  return [
    `--user-data-dir=${settings.profile}`,
    '--remote-debugging-pipe',
    ...settings.switches,
    // As root Chromium's own sandbox cannot be had.
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    // No bars about flags, first runs, passwords or translation; the pages are the app's.
    '--test-type',
    '--no-first-run',
    '--no-default-browser-check',
    '--password-store=basic',
    '--use-mock-keychain',
    '--disable-features=Translate,MediaRouter,OptimizationHints,LocalNetworkAccessChecks',
    // Devices and the screen are chosen in dialogs of Chromium's, which Electron has not: nothing is offered.
    '--disable-blink-features=WebUSB,WebHID,Serial,WebBluetooth,GetDisplayMedia',
    // The app is told of a page that hangs, not the person.
    '--disable-hang-monitor',
    '--hide-crash-restore-bubble',
    // It asks no server of anyone's.
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--disable-default-apps',
    '--disable-breakpad',
    // The app's addresses are answered by the host alone: no other process can be reached under them.
    '--host-resolver-rules=MAP *.localhost ~NOTFOUND',
    // A window that is not shown yet must paint and run; hidden ones must not sleep.
    '--disable-backgrounding-occluded-windows',
    '--disable-renderer-backgrounding',
    '--disable-background-timer-throttling',
    // The app decides when it ends, not the last window.
    '--keep-alive-for-test',
  ];
}

/** Every window of the host begins with a page of its own making, by whose token it is known. */
export const firstAddress = 'data:text/html,';

/** The flag that opens a window without tabs and address bar, on a page that has the token in its address. */
export function firstPage({ title, backgroundColor }: FirstLook, token: string): string {
  const html = `<meta charset=utf-8><title>${inHtml(title)}</title><body style="background:${inHtml(backgroundColor)}">`;
  return `--app=${firstAddress}${encodeURIComponent(html)}<!--${token}-->`;
}

function inHtml(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
