// What publishing and saving do, in words: who sees it, when it is sent, and that what waits can be taken back.

import { describe, expect, it } from 'vitest';
import { formOfDraft } from '#desk/features/seller-form/form-draft.ts';
import { consequenceOf, sentNotice } from '#desk/features/seller-form/publishing-words.ts';
import { placeOf } from '#desk/format/moment.ts';
import type { SyncStatus } from '#shared/contract/sync-status.ts';
import { campaignWith, DAY, draftWith, NOW } from './examples.ts';

const statusOf = (phase: SyncStatus['phase']): SyncStatus => ({
  phase,
  lastSuccessTime: NOW,
  queued: 0,
  parked: 0,
  unreadable: { operations: 0, drafts: 0 },
  setAside: 0,
  clockOffset: 0,
});
const UP_TO_DATE = statusOf({ kind: 'upToDate' });
const OFFLINE = statusOf({ kind: 'offline', since: NOW });
const SIGNED_OUT = statusOf({ kind: 'signedOut' });
const place = placeOf({ region: 'TH', timeZone: 'Asia/Bangkok' });

describe('the notice after sending', () => {
  it('says that it is on its way', () => {
    expect(sentNotice('Glow', 'publish', UP_TO_DATE)).toBe('“Glow” is being published.');
    expect(sentNotice('Glow', 'save', null)).toBe('The changes to “Glow” are being saved.');
  });

  it.each([
    ['the API cannot be reached', OFFLINE, 'as soon as the API can be reached'],
    ['the sign-in has ended', SIGNED_OUT, 'after you have signed in again'],
  ])('says that a campaign and an edit alike can be taken back while %s', (_, status, when) => {
    expect(sentNotice('Glow', 'publish', status)).toBe(
      `“Glow” is queued, and published ${when}. Until then you can take it back.`,
    );
    expect(sentNotice('Glow', 'save', status)).toBe(
      `The changes to “Glow” are queued, and saved ${when}. Until then you can take them back.`,
    );
  });
});

describe('what publishing does', () => {
  const form = formOfDraft(draftWith());

  it('says who sees it, from when, and what can be changed afterwards', () => {
    expect(consequenceOf(form, NOW, place, UP_TO_DATE)).toBe(
      'Every partner of the market sees the campaign as soon as it is published. Partners can join at once. From then on only the ends of both periods and the contact can be edited.',
    );
    const begins = { ...form, campaignStartTime: NOW + DAY };
    expect(consequenceOf(begins, NOW, place, UP_TO_DATE)).toContain(
      'From then on only both periods and the contact can be edited.',
    );
    const later = { ...form, registrationStartTime: NOW + DAY };
    expect(consequenceOf(later, NOW, place, UP_TO_DATE)).toContain('Partners can join from ');
  });

  it('says when it is sent, where that is not now', () => {
    expect(consequenceOf(form, NOW, place, SIGNED_OUT)).toContain(
      'The campaign is queued now and sent after you have signed in again; until then you can take that back.',
    );
    const edit = { ...form, edits: campaignWith() };
    expect(consequenceOf(edit, NOW, place, OFFLINE)).toBe(
      'Partners see the changes as soon as they are saved. The changes are queued now and sent as soon as the API can be reached; until then you can take that back.',
    );
  });
});
