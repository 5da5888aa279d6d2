// Old terms beside new: exactly the terms that differ, both in words.

import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { changedTerms, differingPart } from '#desk/features/registration/terms-difference.ts';
import type { Campaign } from '#shared/domain/campaign.ts';
import { campaignWith, NOW } from './examples.ts';

const words = {
  rate: (rate: number) => `${rate / 100}%`,
  period: ({ startTime, endTime }: { startTime: number; endTime: number }) => `${startTime}–${endTime}`,
};

test.each<[Partial<Campaign>, string, string, string]>([
  [{ name: 'Dry season' }, 'Campaign name', 'Rainy season beauty', 'Dry season'],
  [{ commissionRequirement: 1800 }, 'Commission requirement', '12% or more', '18% or more'],
  [
    { registrationPeriod: { startTime: NOW, endTime: NOW + 1 } },
    'Registration period',
    `${NOW - 86_400}–${NOW + 864_000}`,
    `${NOW}–${NOW + 1}`,
  ],
  [{ description: '' }, 'Campaign detail', 'Skin care for the rainy season.', 'Nothing given'],
  [
    { targetSellerTypes: ['LOCAL', 'CROSS_BORDER'] },
    'Who may join',
    'Local sellers',
    'Local sellers, Cross-border sellers',
  ],
  [
    { partnerContact: { email: 'hello@siam.example', phone: '021234567' } },
    'Partner contact',
    'Email: hello@siam.example\nLINE: @siam',
    'Email: hello@siam.example\nPhone: 021234567',
  ],
])('%j', (change, term, before, after) => {
  expect(changedTerms(campaignWith(), campaignWith(change), words)).toEqual([{ term, before, after }]);
});

it('lists every change, the rate before the periods', () => {
  const change = {
    commissionRequirement: 2000,
    campaignPeriod: { startTime: 1, endTime: 2 },
    termsVersion: '2',
  };
  const changed = changedTerms(campaignWith(), campaignWith(change), words);
  expect(changed.map(({ term }) => term)).toEqual(['Commission requirement', 'Campaign period']);
});

it('lists nothing when only the version or the status is new', () => {
  const current = campaignWith({ termsVersion: '2', status: 'UPCOMING' });
  expect(changedTerms(campaignWith(), current, words)).toEqual([]);
});

describe('the part of two texts that differs', () => {
  test.each([
    ['10% or more', '12% or more', { start: '', before: '10%', after: '12%', end: ' or more' }],
    [
      'for the dry season',
      'for the rainy season',
      { start: 'for the ', before: 'dry', after: 'rainy', end: ' season' },
    ],
    ['one two', 'one two three', { start: 'one ', before: 'two', after: 'two three', end: '' }],
    ['a a', 'a a a', { start: 'a ', before: '', after: 'a ', end: 'a' }],
  ])('%j and %j', (before, after, part) => {
    expect(differingPart(before, after)).toEqual(part);
  });

  it('gives both texts back whole, whatever they are', () => {
    const text = fc.array(fc.constantFrom('a', 'b', ' ', '\n', 'word')).map((parts) => parts.join(''));
    fc.assert(
      fc.property(text, text, (before, after) => {
        const part = differingPart(before, after);
        expect(part.start + part.before + part.end).toBe(before);
        expect(part.start + part.after + part.end).toBe(after);
      }),
    );
  });
});
