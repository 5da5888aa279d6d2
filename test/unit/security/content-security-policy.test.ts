// Pages may load their own scripts and nothing else; a policy that is loosened fails here.
import { expect, test } from 'vitest';
import { securityHeaders } from '#electron/security/content-security-policy.ts';

const directives = (page: 'desk' | 'cache') =>
  new Map(
    (securityHeaders(page)['content-security-policy'] ?? '').split('; ').map((text) => {
      const [name = '', ...values] = text.split(' ');
      return [name, values] as const;
    }),
  );

test.each(['desk', 'cache'] as const)(
  'the %s page denies by default and runs only its own scripts',
  (page) => {
    const policy = directives(page);
    expect(policy.get('default-src')).toEqual(["'none'"]);
    expect(policy.get('script-src')).toEqual(["'self'"]);
    expect([...policy.values()].flat().join(' ')).not.toMatch(/unsafe|https?:|\*/);
  },
);

test('the desk page reaches no network, and shows pictures of its own origin', () => {
  expect(directives('desk').get('connect-src')).toBeUndefined();
  expect(directives('desk').get('img-src')).toEqual(["'self'", 'data:']);
});

test('the desk page turns no text into code or markup, and is in no frame', () => {
  expect(directives('desk').get('require-trusted-types-for')).toEqual(["'script'"]);
  expect(directives('desk').get('trusted-types')).toEqual(["'none'"]);
  for (const page of ['desk', 'cache'] as const)
    for (const name of ['base-uri', 'form-action', 'frame-ancestors'])
      expect(directives(page).get(name)).toEqual(["'none'"]);
});
