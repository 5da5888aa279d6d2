/**
 * No page of the app asks for a permission, so none is given: camera, location, clipboard reading, devices, all of them. To share the
 * screen needs a handler of the app's, which it has not.
 */
import type { Session } from 'electron';

export function denyPermissions(session: Session): void {
  session.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
}
