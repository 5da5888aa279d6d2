// What is submitted is what the form shows, under the terms that were read; and the person is told what became of it.

import { describe, expect, it, test } from 'vitest';
import { beginForm } from '#desk/features/registration/registration-form.ts';
import { submissionOf, submittedNotice } from '#desk/features/registration/submission.ts';
import { deskContract } from '#shared/contract/desk.ts';
import type { SyncStatus } from '#shared/contract/sync-status.ts';
import { marketOf } from '#shared/domain/market.ts';
import { campaignWith, NOW } from './examples.ts';

const shop = { accountId: 'account1', shopId: '7001' };
const form = beginForm({
  readTerms: campaignWith({ termsVersion: 'read' }),
  offers: [{ productId: '501', rateText: ' 12,5 %', sampleText: ' 3 ' }],
  email: ' shop@example.com ',
  messenger: ' @shop ',
});

const ofTheForm = { operationId: '00000000-0000-4000-8000-000000000001', endsDraft: false };

describe('a submission', () => {
  it('keeps the contract, with numbers and without blanks', () => {
    const submission = { ...submissionOf(form, shop, marketOf('TH')), ...ofTheForm };
    expect(deskContract.submitRegistration.input.parse(submission)).toEqual({
      ...ofTheForm,
      shop,
      campaignId: '1001',
      termsVersion: 'read',
      sellerContact: { email: 'shop@example.com', messenger: { kind: 'line', value: '@shop' } },
      offers: [{ productId: '501', totalCommissionRate: 1250, sampleQuantity: 3 }],
      replaces: null,
    });
  });

  it('gives no messenger that was left empty, nor one in a market without', () => {
    expect(submissionOf({ ...form, messenger: ' ' }, shop, marketOf('US')).sellerContact).toEqual({
      email: 'shop@example.com',
    });
    expect(submissionOf(form, shop, marketOf('XX')).sellerContact).toEqual({ email: 'shop@example.com' });
  });

  it('is none while a row is unfinished', () => {
    const unfinished = { ...form, offers: [{ productId: '501', rateText: '12', sampleText: '' }] };
    expect(() => submissionOf(unfinished, shop, marketOf('TH'))).toThrow(RangeError);
  });
});

const statusWith = (phase: SyncStatus['phase']): SyncStatus => ({
  phase,
  lastSuccessTime: null,
  queued: 0,
  parked: 0,
  unreadable: { operations: 0, drafts: 0 },
  setAside: 0,
  clockOffset: 0,
});

test.each<[number, SyncStatus | null, string]>([
  [1, statusWith({ kind: 'upToDate' }), '1 product is on the way to Siam. Follow the review under Joined.'],
  [3, null, '3 products are on the way to Siam. Follow the review under Joined.'],
  [
    3,
    statusWith({ kind: 'offline', since: NOW }),
    '3 products queued. Sent as soon as the API can be reached.',
  ],
  [1, statusWith({ kind: 'signedOut' }), '1 product queued. Sent after you have signed in again.'],
])('%d products: the notice (%#)', (count, status, notice) => {
  expect(submittedNotice(count, 'Siam', status)).toBe(notice);
});
