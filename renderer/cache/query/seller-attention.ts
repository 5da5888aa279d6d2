/**
 * What in the seller's own campaigns needs a person: work that the API refused, and partners that ask to join. Pure: knows no
 * storage and no words.
 */
import type { AttentionItem } from '#shared/contract/query.ts';
import { isAgencyOperation, nameWhenSubmitted, type Operation } from '#shared/domain/outbox.ts';
import type { Participant } from '#shared/domain/participant.ts';
import { type SellerCampaign, sellerTabOf } from '#shared/domain/seller-campaign.ts';
import { type RecordTable, recordOf } from './record-table.ts';

export interface SellerAttentionSources {
  readonly sellerCampaigns: RecordTable<SellerCampaign>;
  readonly participantsIn: ReadonlyMap<string, ReadonlyMap<string, Participant>>;
  readonly operations: readonly Operation[];
  /** Unix seconds, by the API's clock. */
  readonly now: number;
}

/** Everything of the seller's own campaigns that needs a person, in no order. */
export function sellerAttention(sources: SellerAttentionSources): AttentionItem[] {
  return [...refused(sources), ...joinRequests(sources)];
}

function refused({ operations, sellerCampaigns }: SellerAttentionSources): AttentionItem[] {
  return operations.flatMap((operation): AttentionItem[] => {
    if (isAgencyOperation(operation) || operation.state === 'queued') return [];
    const sellerCampaignId = operation.kind === 'publishSellerCampaign' ? null : operation.sellerCampaignId;
    const known = sellerCampaignId === null ? undefined : recordOf(sellerCampaigns, sellerCampaignId);
    return [
      {
        kind: 'sellerRefused',
        id: `operation/${operation.id}`,
        operationId: operation.id,
        sellerCampaignId,
        campaignName: known?.name ?? nameWhenSubmitted(operation),
        time: operation.createdTime,
        error: operation.refusal,
      },
    ];
  });
}

/** One item a campaign that can still be joined: the partner that asked last, and how many ask. Who has been answered here asks no more. */
function joinRequests({
  sellerCampaigns,
  participantsIn,
  operations,
  now,
}: SellerAttentionSources): AttentionItem[] {
  const answered = new Set(
    operations.flatMap((operation) =>
      operation.kind === 'answerJoinRequest' ? `${operation.sellerCampaignId} ${operation.partner.id}` : [],
    ),
  );
  return [...participantsIn].flatMap(([sellerCampaignId, participants]): AttentionItem[] => {
    let latest: Participant | null = null;
    let requestCount = 0;
    for (const one of participants.values()) {
      if (one.status !== 'REQUESTED' || answered.has(`${sellerCampaignId} ${one.partner.id}`)) continue;
      requestCount += 1;
      if (latest === null || one.changedTime > latest.changedTime) latest = one;
    }
    const campaign = latest && recordOf(sellerCampaigns, sellerCampaignId);
    if (!latest || !campaign || sellerTabOf(campaign, now) !== 'active') return [];
    const { id: participantId, partner, changedTime } = latest;
    const { name: campaignName } = campaign;
    return [
      {
        kind: 'joinRequests',
        id: `requests/${sellerCampaignId}`,
        sellerCampaignId,
        campaignName,
        time: changedTime,
        participantId,
        partnerName: partner.name,
        requestCount,
      },
    ];
  });
}
