// Permissions: what the session's handlers decide, told to Chromium before a document begins. Chromium has no way
// to ask at the moment of use, so the handlers are asked for each document in advance.
import type * as Electron from 'electron';
import { fromChromium, originOf } from './address.ts';
import type { Session } from './cdp.ts';
import type { PermissionCheckHandler, PermissionRequestHandler, SessionState } from './session.ts';

type Permission = Parameters<PermissionRequestHandler>[1] & Parameters<PermissionCheckHandler>[1];

/** Chromium's names for what Electron asks under one name. */
const permissions: [Permission, { name: string; sysex?: boolean }[]][] = [
  ['geolocation', [{ name: 'geolocation' }]],
  ['notifications', [{ name: 'notifications' }]],
  ['media', [{ name: 'camera' }, { name: 'microphone' }]],
  ['clipboard-read', [{ name: 'clipboard-read' }]],
  ['clipboard-sanitized-write', [{ name: 'clipboard-write' }]],
  ['midi', [{ name: 'midi' }]],
  ['midiSysex', [{ name: 'midi', sysex: true }]],
  ['idle-detection', [{ name: 'idle-detection' }]],
  ['window-management', [{ name: 'window-management' }]],
  ['storage-access', [{ name: 'storage-access' }]],
];

/** Asks the handlers what the document at the address (in Chromium) may do, and tells Chromium. */
export async function applyPermissions(
  browser: Session,
  state: SessionState,
  contents: Electron.WebContents,
  address: string,
): Promise<void> {
  const { origin, protocol } = new URL(address);
  if (protocol !== 'http:' && protocol !== 'https:') return;
  await Promise.all(
    permissions.map(async ([permission, descriptors]) => {
      const setting = (await isAllowed(state, contents, permission, fromChromium(address)))
        ? 'granted'
        : 'denied';
      for (const descriptor of descriptors) {
        await browser.send('Browser.setPermission', { permission: descriptor, setting, origin });
      }
    }),
  );
}

/** Electron's rule: without a handler all is allowed; of two handlers both must allow. */
async function isAllowed(
  state: SessionState,
  contents: Electron.WebContents,
  permission: Permission,
  requestingUrl: string,
): Promise<boolean> {
  const details = { isMainFrame: true, requestingUrl };
  if (
    state.permissionCheck &&
    !state.permissionCheck(contents, permission, originOf(requestingUrl), details)
  ) {
    return false;
  }
  const { permissionRequest } = state;
  if (!permissionRequest) return true;
  return new Promise((resolve) => permissionRequest(contents, permission, resolve, details));
}
