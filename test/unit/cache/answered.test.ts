// Which records of an answer are written: those that are newer for certain.

import { describe, expect, it } from 'vitest';
import { isNewParticipant, isNewSellerCampaign, rebased } from '#cache-page/shop/answered.ts';
import { NOW } from '#test/fixtures/records.ts';
import {
  editOperationOf,
  participantOf,
  publishOperationOf,
  sellerCampaignOf,
} from '#test/fixtures/seller-records.ts';

const step = { ...publishOperationOf(), sellerCampaignId: sellerCampaignOf().id, campaignName: 'Glow' };
const closing = { ...step, kind: 'closeSellerCampaign' } as const;
const inviting = { ...step, kind: 'invitePartners', partners: [{ id: '7', name: 'Seven' }] } as const;

describe('a campaign that came with an answer', () => {
  it('is written where there is none', () => {
    expect(isNewSellerCampaign(undefined, publishOperationOf())).toBe(true);
    expect(isNewSellerCampaign(undefined, undefined)).toBe(true);
  });

  it.each([
    ['of an edit, over what the edit began with', editOperationOf(), {}, true],
    ['of an edit, not over what came since', editOperationOf(), { version: 'v2' }, false],
    ['of closing, over an open one', closing, {}, true],
    ['of closing, not over a closed one', closing, { closedTime: NOW }, false],
    ['of inviting, over one that lacks a partner', inviting, {}, true],
    ['of inviting, not over one that has all', inviting, { invitedPartnerIds: ['1', '7'] }, false],
    ['of publishing, not over what the log brought', publishOperationOf(), {}, false],
    ['of an operation that is gone, not over anything', undefined, {}, false],
  ] as const)('%s', (_, operation, known, isNew) => {
    expect(isNewSellerCampaign(sellerCampaignOf(known), operation)).toBe(isNew);
  });
});

it('a participant is written when it changed later than what is here', () => {
  const known = participantOf({ changedTime: NOW });
  expect(isNewParticipant(undefined, known)).toBe(true);
  expect(isNewParticipant(known, participantOf({ changedTime: NOW + 1 }))).toBe(true);
  expect(isNewParticipant(known, participantOf({ changedTime: NOW }))).toBe(false);
});

describe('an edit that waits behind another', () => {
  const settled = editOperationOf();
  const behind = editOperationOf({ id: '00000000-0000-4000-8000-000000000013' });
  const edited = sellerCampaignOf({ version: 'v2', name: 'Edited' });

  it('goes on from what came of the first', () => {
    expect(rebased(behind, settled, edited)).toEqual({ ...behind, base: edited });
  });

  it.each([
    ['was sent before', { ...behind, firstAttempt: { time: 1, body: '{}' } }],
    ['waits for a person', { ...behind, state: 'parked' as const }],
    ['began with another version', { ...behind, base: sellerCampaignOf({ version: 'v0' }) }],
    ['is of another campaign', { ...behind, sellerCampaignId: '9' }],
    ['is no edit', publishOperationOf()],
    ['is the same', settled],
  ])('stays as it is when it %s', (_, waiting) => {
    expect(rebased(waiting, settled, edited)).toBe(waiting);
  });

  it('stays as it is when the first was no edit', () => {
    expect(rebased(behind, closing, edited)).toBe(behind);
  });
});
