/**
 * The collections of the seller's own campaigns in memory: campaigns, the partners in each, and the directory of partners; and what
 * queries derive from them. Knows no database.
 */
import type { Participant } from '#shared/domain/participant.ts';
import type { PartnerProfile } from '#shared/domain/partner-profile.ts';
import type { SellerCampaign } from '#shared/domain/seller-campaign.ts';
import type { Packed } from '../packing/records.ts';
import { emptyPartnerColumns, type PartnerColumns } from '../query/partner-query.ts';
import { deleteRecord, emptyTable, putRecords, type RecordTable } from '../query/record-table.ts';
import { emptyIndex, type WordIndex } from '../query/word-index.ts';

export interface SellerCollections {
  readonly sellerCampaign: RecordTable<SellerCampaign>;
  readonly sellerCampaignWords: WordIndex;
  readonly participant: Map<string, Participant>;
  /** The participants of each campaign that has any. */
  readonly participantsIn: Map<string, Map<string, Participant>>;
  readonly partner: RecordTable<PartnerProfile>;
  readonly partnerColumns: PartnerColumns;
}

export function emptySellerCollections(): SellerCollections {
  return {
    sellerCampaign: emptyTable(),
    sellerCampaignWords: emptyIndex(),
    participant: new Map(),
    participantsIn: new Map(),
    partner: emptyTable(),
    partnerColumns: emptyPartnerColumns(),
  };
}

export function applyParticipants(
  collections: SellerCollections,
  records: Iterable<Participant>,
  deleted: Iterable<string>,
): void {
  for (const id of deleted) forgetParticipant(collections, id);
  for (const participant of records) {
    forgetParticipant(collections, participant.id);
    collections.participant.set(participant.id, participant);
    const others = collections.participantsIn.get(participant.sellerCampaignId) ?? new Map();
    others.set(participant.id, participant);
    collections.participantsIn.set(participant.sellerCampaignId, others);
  }
}

export function applyToTable<Entry extends { readonly id: string }>(
  table: RecordTable<Entry>,
  records: Packed<Entry>,
  deleted: Iterable<string>,
): void {
  for (const id of deleted) deleteRecord(table, id);
  putRecords(table, records);
}

function forgetParticipant({ participant, participantsIn }: SellerCollections, id: string): void {
  const known = participant.get(id);
  if (!known) return;
  participant.delete(id);
  const others = participantsIn.get(known.sellerCampaignId);
  others?.delete(id);
  if (others?.size === 0) participantsIn.delete(known.sellerCampaignId);
}
