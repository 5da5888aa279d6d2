/**
 * No page of the app asks for a permission, so none is given: camera, location, clipboard reading, all of them.
 */
import type { Session } from 'electron';

export function denyPermissions(session: Session): void {
  session.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  session.setPermissionCheckHandler(() => false);
}
