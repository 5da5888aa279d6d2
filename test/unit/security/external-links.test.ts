// A contact is untrusted text: it becomes one form of link of its kind, or nothing.
import { describe, expect, test } from 'vitest';
import { contactLink } from '#electron/security/external-links.ts';
import { CONTACT_WAYS } from '#shared/domain/contact.ts';

describe('contactLink', () => {
  test.each([
    ['email', 'TH', 'hello@lotus.example', 'mailto:hello@lotus.example'],
    ['phone', 'TH', '+66 2 123-4567', 'tel:+6621234567'],
    ['phone', 'TH', '02 123 4567', 'tel:+6621234567'],
    ['whatsapp', 'MY', '+62 812 3456 7890', 'https://wa.me/6281234567890'],
    ['whatsapp', 'ID', '0812-3456-7890', 'https://wa.me/6281234567890'],
    ['viber', 'PH', '0917 123 4567', 'viber://chat?number=%2B639171234567'],
    ['zalo', 'VN', '0912 345 678', 'https://zalo.me/84912345678'],
    ['line', 'TH', '@lotus.house', 'https://line.me/R/ti/p/@lotus.house'],
    ['line', 'TH', 'lotus.house', 'https://line.me/R/ti/p/~lotus.house'],
  ] as const)('%s in %s: %s', (kind, region, value, link) => {
    expect(contactLink(kind, value, region)).toBe(link);
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
    'mei@shop.example\u200b',
    '@shop\u202e',
  ];
  test.each(HOSTILE)('opens nothing for %j', (value) => {
    expect(CONTACT_WAYS.map((kind) => contactLink(kind, value, 'TH'))).toEqual(CONTACT_WAYS.map(() => null));
  });
});
