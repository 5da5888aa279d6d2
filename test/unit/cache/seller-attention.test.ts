// What in the seller's own campaigns needs a person.

import { expect, test } from 'vitest';
import { emptyTable } from '#cache-page/query/record-table.ts';
import { type SellerAttentionSources, sellerAttention } from '#cache-page/query/seller-attention.ts';
import type { Operation } from '#shared/domain/outbox.ts';
import type { Participant } from '#shared/domain/participant.ts';
import type { SellerCampaign } from '#shared/domain/seller-campaign.ts';
import { NOW, registerOperationOf } from '#test/fixtures/records.ts';
import {
  editOperationOf,
  participantOf,
  publishOperationOf,
  sellerCampaignOf,
} from '#test/fixtures/seller-records.ts';
import { putRecord } from '#test/fixtures/tables.ts';

function sourcesOf(
  campaign: SellerCampaign,
  participants: readonly Participant[],
  operations: readonly Operation[] = [],
): SellerAttentionSources {
  const sellerCampaigns = emptyTable<SellerCampaign>();
  putRecord(sellerCampaigns, campaign);
  const participantsIn = new Map([[campaign.id, new Map(participants.map((one) => [one.id, one]))]]);
  return { sellerCampaigns, participantsIn, operations, now: NOW };
}

const asking = (id: string, changedTime: number) =>
  participantOf({ id, changedTime, status: 'REQUESTED', partner: { id, name: `Partner ${id}` } });

test('requests to join are one item a campaign, of the partner that asked last', () => {
  const some = [asking('1', NOW - 5), asking('2', NOW - 1), participantOf({ id: '3', status: 'JOINED' })];
  expect(sellerAttention(sourcesOf(sellerCampaignOf(), some))).toEqual([
    {
      kind: 'joinRequests',
      id: `requests/${sellerCampaignOf().id}`,
      sellerCampaignId: sellerCampaignOf().id,
      campaignName: 'Glow Week',
      time: NOW - 1,
      participantId: '2',
      partnerName: 'Partner 2',
      requestCount: 2,
    },
  ]);
});

test('a request that has been answered here, or comes too late, needs nobody', () => {
  const { id: sellerCampaignId } = sellerCampaignOf();
  const answer: Operation = {
    ...registerOperationOf(),
    ...{ kind: 'answerJoinRequest', sellerCampaignId, campaignName: '', accepts: true },
    partner: { id: '1', name: '' },
  };
  expect(sellerAttention(sourcesOf(sellerCampaignOf(), [asking('1', NOW)], [answer]))).toEqual([]);
  const closed = sellerCampaignOf({ status: 'CLOSED' });
  expect(sellerAttention(sourcesOf(closed, [asking('1', NOW)]))).toEqual([]);
});

test('refused work is told of, what waits to be sent is not', () => {
  const refusal = { code: 'NAME_TOO_LONG' } as const;
  const operations = [
    publishOperationOf(),
    publishOperationOf({ id: '00000000-0000-4000-8000-000000000021', state: 'parked', refusal }),
    editOperationOf({
      state: 'parked',
      refusal: { code: 'EDIT_CONFLICT' },
      base: sellerCampaignOf({ name: 'As read' }),
    }),
    registerOperationOf({ state: 'parked', refusal: { code: 'CAMPAIGN_CLOSED' } }),
  ];
  expect(sellerAttention(sourcesOf(sellerCampaignOf({ id: '5' }), [], operations))).toMatchObject([
    { kind: 'sellerRefused', sellerCampaignId: null, campaignName: 'Glow Week', error: refusal },
    {
      kind: 'sellerRefused',
      sellerCampaignId: sellerCampaignOf().id,
      campaignName: 'As read',
      error: { code: 'EDIT_CONFLICT' },
    },
  ]);
});
