// A number is made international by its market's numbering plan, or leads nowhere.
import { expect, test } from 'vitest';
import { contactAddress } from '#shared/domain/contact-address.ts';

test.each([
  ['ID', '0812-3456-7890', '6281234567890'],
  ['ID', '62 812 3456 7890', '6281234567890'],
  ['ID', '+62 812 3456 7890', '6281234567890'],
  ['ID', '+62 0812 3456 7890', '6281234567890'],
  ['ID', '812 3456 7890', '6281234567890'],
  ['TH', '081 234 5678', '66812345678'],
  ['TH', '66812345678', '66812345678'],
  ['PH', '0917 123 4567', '639171234567'],
  ['VN', '0912 345 678', '84912345678'],
  ['MY', '012-345 6789', '60123456789'],
  ['SG', '8123 4567', '6581234567'],
  ['SG', '65 8123 4567', '6581234567'],
  ['GB', '07700 900123', '447700900123'],
  ['GB', '+44 (0)7700 900123', '447700900123'],
  ['US', '(212) 555-0123', '12125550123'],
  ['US', '1 212 555 0123', '12125550123'],
  ['XX', '+4915112345678', '4915112345678'],
  ['XX', '004915112345678', '4915112345678'],
])('in %s %s is %s', (region, value, digits) => {
  expect(contactAddress('whatsapp', value, region)).toEqual({ kind: 'international', digits });
});

test.each([
  ['XX', '0812 3456 7890'],
  ['SG', '0123 4567'],
  ['ID', '12345'],
  ['TH', '99999999999999'],
  ['US', '555-0123'],
  ['ID', '+0812345678'],
])('in %s %s could be anybody’s, and opens nothing', (region, value) => {
  expect(contactAddress('whatsapp', value, region)).toBeNull();
});

test('a telephone can dial a number of its own country', () => {
  expect(contactAddress('phone', '02 123', 'XX')).toEqual({ kind: 'national', digits: '02123' });
});
