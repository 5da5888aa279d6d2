// What the user's environment and command line could weaken certificates with is gone before anything is asked.

import { expect, test } from 'vitest';
import { keepTlsStrict } from '#electron/security/strict-tls.ts';

test('variables and options that make everybody trusted are taken away; others stay', () => {
  const environment = { NODE_TLS_REJECT_UNAUTHORIZED: '0', SSLKEYLOGFILE: '/tmp/keys', LANG: 'th_TH' };
  const removed: string[] = [];
  keepTlsStrict(environment, { removeSwitch: (name) => removed.push(name) });
  expect(environment).toEqual({ LANG: 'th_TH' });
  expect(removed).toContain('ignore-certificate-errors');
  expect(removed).toContain('ignore-certificate-errors-spki-list');
});
