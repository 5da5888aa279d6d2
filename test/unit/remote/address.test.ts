// Which addresses the app talks to: https anywhere, http on this machine.

import { describe, expect, test } from 'vitest';
import { parseApiAddress } from '#electron/remote/address.ts';

describe('parseApiAddress', () => {
  test.each([
    ['https://api.example.com', 'https://api.example.com'],
    ['  https://API.example.com/ ', 'https://api.example.com'],
    ['https://api.example.com:8443/partner/', 'https://api.example.com:8443/partner'],
    ['http://127.0.0.1:4610', 'http://127.0.0.1:4610'],
    ['http://127.1:4610', 'http://127.0.0.1:4610'],
    ['http://localhost:4610/', 'http://localhost:4610'],
    ['http://[::1]:4610', 'http://[::1]:4610'],
  ])('takes %s', (text, address) => {
    expect(parseApiAddress(text)).toEqual({ ok: true, data: address });
  });

  test.each([
    '',
    'api.example.com',
    'http://api.example.com',
    'http://127.0.0.1.example.com',
    'http://localhost.example.com',
    'http://0.0.0.0:1',
    'http://192.168.1.4',
    'https://user@api.example.com',
    'https://user:secret@api.example.com',
    'https://api.example.com/?a=1',
    'https://api.example.com/?',
    'https://api.example.com/#a',
    'file:///etc/passwd',
    'javascript:alert(1)',
    'ftp://api.example.com',
  ])('refuses "%s"', (text) => {
    expect(parseApiAddress(text)).toMatchObject({ ok: false, error: { code: 'ADDRESS_INVALID' } });
  });
});
