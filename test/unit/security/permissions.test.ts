// A session of pages gives no permission, whichever way it is asked for.
import type { Session } from 'electron';
import { expect, test } from 'vitest';
import { denyPermissions } from '#electron/security/permissions.ts';

const EVERY = [
  'media',
  'geolocation',
  'notifications',
  'clipboard-read',
  'display-capture',
  'fullscreen',
  'openExternal',
  'unknown',
];

function answersOfSession() {
  const answers: Record<string, (permission: string) => boolean> = {};
  const keep =
    (name: string, ask: (handler: (...args: unknown[]) => unknown, permission: string) => boolean) =>
    (handler: (...args: unknown[]) => unknown) => {
      answers[name] = (permission) => ask(handler, permission);
    };
  const session = {
    setPermissionRequestHandler: keep('request', (handler, permission) => {
      let answered: unknown;
      handler(null, permission, (given: unknown) => {
        answered = given;
      });
      return answered === true;
    }),
    setPermissionCheckHandler: keep(
      'check',
      (handler, permission) => handler(null, permission, 'app://desk') === true,
    ),
    setDevicePermissionHandler: keep(
      'device',
      (handler) => handler({ deviceType: 'hid', origin: 'app://desk' }) === true,
    ),
  };
  denyPermissions(session as unknown as Session);
  return answers;
}

test.each(['request', 'check', 'device'])('%s: no to everything', (way) => {
  const answers = answersOfSession();
  expect(EVERY.map((permission) => answers[way]?.(permission))).toEqual(EVERY.map(() => false));
});
