// What no eye sees is dropped from what was typed, and cannot hide or turn what is shown.
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { emailProblem, givenContact, typedContact } from '#shared/domain/contact.ts';
import { marketOf } from '#shared/domain/market.ts';
import {
  isBlank,
  isolated,
  shownName,
  typedLine,
  typedText,
  typedWord,
  UNSEEN_NAME,
} from '#shared/domain/plain-text.ts';
import { NO_PREFERENCES, typedContent } from '#shared/domain/seller-campaign.ts';

describe('a typed line', () => {
  test.each([
    ['plain', 'plain'],
    ['  two  words\t\n', 'two  words'],
    ['bell\u0007 nul\u0000', 'bell nul'],
    ['Ramadan\u200b', 'Ramadan'],
    ['\u202egnp.exe', 'gnp.exe'],
    ['half \ud83d', 'half'],
    ['soft\u00adhyphen', 'softhyphen'],
    ['a\u200db', 'a\u200db'],
    ['می\u200cخواهم', 'می\u200cخواهم'],
    ['👩\u200d👩\u200d👧', '👩\u200d👩\u200d👧'],
    ['👩🏽\u200d🚀', '👩🏽\u200d🚀'],
    ['ends in a joiner\u200d', 'ends in a joiner'],
    ['12\u200d34', '1234'],
    [
      '🏴\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067}\u{e007f}',
      '🏴\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067}\u{e007f}',
    ],
    ['hidden\u{e0041}\u{e0042}', 'hidden'],
    ['❤️', '❤️'],
  ])('%j is kept as %j', (text, kept) => {
    expect(typedLine(text)).toBe(kept);
  });

  it('of several lines keeps its line ends', () => {
    expect(typedText(' a\u200b\r\n\tb\u0000 ')).toBe(' a\r\n\tb ');
  });

  it('is the same when it is cleaned again', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(typedLine(typedLine(text))).toBe(typedLine(text));
      }),
    );
  });
});

describe('an email', () => {
  it('with a zero-width space at its end is sent without it', () => {
    expect(
      typedContact({ email: ' mei@shop.example\u200b', messenger: { kind: 'line', value: '\u2060 ' } }),
    ).toEqual({ email: 'mei@shop.example' });
    expect(givenContact('mei@shop.example\ufeff', '@shop\u200b', marketOf('TH'))).toEqual({
      email: 'mei@shop.example',
      messenger: { kind: 'line', value: '@shop' },
    });
  });

  it('that still holds something unseen is refused by the rule that the API has too', () => {
    expect(emailProblem('mei@shop.example\u200b')).toBe('EMAIL_INVALID');
    expect(emailProblem('mei\u202e@shop.example')).toBe('EMAIL_INVALID');
    expect(emailProblem(typedWord('mei@shop.example\u200b'))).toBeNull();
  });
});

it('what a seller wrote is sent without what no eye sees, and what was not written is not added', () => {
  const sellerContact = { email: 'a@b.example\u200b' };
  const creatorPreferences = { ...NO_PREFERENCES, notes: 'No\u0000tes\n' };
  expect(
    typedContent({
      name: ' \u200bSale\u200b ',
      description: 'One\u200b\ntwo',
      creatorPreferences,
      sellerContact,
    }),
  ).toEqual({
    name: 'Sale',
    description: 'One\ntwo',
    creatorPreferences: { ...NO_PREFERENCES, notes: 'Notes\n' },
    sellerContact: { email: 'a@b.example' },
  });
  expect(typedContent({ registrationPeriod: { startTime: 1, endTime: 2 } })).toEqual({
    registrationPeriod: { startTime: 1, endTime: 2 },
  });
});

describe('a name that is shown', () => {
  test.each([
    '',
    '   ',
    '\u200b\u200b\u200b',
    '\u202e',
    '\u0000',
    '\u3164',
    '\u2800',
    '\ud800',
    '\u115f\u180e',
  ])('of which nothing can be seen (%j) has a word for it', (name) => {
    expect(isBlank(name)).toBe(true);
    expect(shownName(name)).toBe(UNSEEN_NAME);
  });

  it('cannot turn or leave the sentence that it stands in', () => {
    const hostile = fc.string({
      unit: fc.constantFrom(...'aب\u202e\u202d\u2066\u2067\u2068\u2069\u200f\u061c'),
    });
    fc.assert(
      fc.property(hostile, (name) => {
        const text = isolated(name);
        expect(text).not.toMatch(/[\u202a-\u202e]/);
        // Every isolate ends in it, and nothing of it stands outside one when a letter is written from right to left.
        expect(text.replace(/[\u2066-\u2068]/g, '(').replace(/\u2069/g, ')')).toSatisfy(isBalanced);
        if (text.includes('ب')) expect(text).toMatch(/^\u2068.+\u2069$/s);
      }),
    );
  });

  it('keeps the isolates of names that a sentence was made of', () => {
    const sentence = `${isolated('حملة')} and 3 other products`;
    expect(sentence).toBe('\u2068حملة\u2069 and 3 other products');
    expect(shownName(sentence)).toBe(sentence);
    expect(shownName('\u2069حملة\u2068')).toBe('حملة');
  });

  it('is left as it is where it is plain', () => {
    expect(shownName('حملة رمضان 12.12')).toBe('حملة رمضان 12.12');
    expect(shownName('กลยุทธ์')).toBe('กลยุทธ์');
  });
});

function isBalanced(text: string): boolean {
  let depth = 0;
  for (const character of text) {
    depth += Number(character === '(') - Number(character === ')');
    if (depth < 0) return false;
  }
  return depth === 0;
}
