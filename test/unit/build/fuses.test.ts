// The fuses of the packaged executable: what nobody can switch on from outside. The host has no executable, so they are read here.
import { expect, test } from 'vitest';
import { packaging } from '#build/electron-builder.ts';

test('every door of the executable is shut, and only the app’s own archive is run', () => {
  expect(packaging.electronFuses).toMatchObject({
    runAsNode: false,
    enableCookieEncryption: true,
    enableNodeOptionsEnvironmentVariable: false,
    enableNodeCliInspectArguments: false,
    enableEmbeddedAsarIntegrityValidation: true,
    onlyLoadAppFromAsar: true,
    grantFileProtocolExtraPrivileges: false,
  });
  expect(packaging.asar).toBe(true);
});
