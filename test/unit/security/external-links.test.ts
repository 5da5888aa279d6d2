// A contact is untrusted text: it becomes one form of link of its kind, or nothing.
import { describe, expect, test } from 'vitest';
import { type ContactKind, contactLink } from '#electron/security/external-links.ts';

describe('contactLink', () => {
  test.each([
    ['email', 'hello@lotus.example', 'mailto:hello@lotus.example'],
    ['phone', '+66 2 123-4567', 'tel:+6621234567'],
    ['whatsapp', '+62 812 3456 7890', 'https://wa.me/6281234567890'],
    ['viber', '+63 917 123 4567', 'viber://chat?number=%2B639171234567'],
    ['zalo', '0912 345 678', 'https://zalo.me/0912345678'],
    ['line', '@lotus.house', 'https://line.me/R/ti/p/~%40lotus.house'],
  ] as const)('%s %s', (kind, value, link) => {
    expect(contactLink(kind, value)).toBe(link);
  });

  const HOSTILE = [
    'javascript:alert(1)',
    'file:///etc/passwd',
    'hello@lotus.example?bcc=all@x.example&attach=/etc/passwd',
    'a@b.example%0d%0aBcc:x',
    '--help',
    '0912345678;ext=1&x=y',
    '@../../../x',
    '<img src=x>',
    '',
    ' ',
    '+',
    '\u202e0912345678',
  ];
  const kinds: ContactKind[] = ['email', 'phone', 'line', 'viber', 'whatsapp', 'zalo'];
  test.each(HOSTILE)('opens nothing for %j', (value) => {
    expect(kinds.map((kind) => contactLink(kind, value))).toEqual(kinds.map(() => null));
  });
});
