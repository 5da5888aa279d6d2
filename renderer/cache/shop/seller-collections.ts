/**
 * The collections of the seller's own campaigns in memory: campaigns, the partners in each, and the directory of partners; and what
 * queries derive from them. Knows no database.
 */
import type { Participant } from '#shared/domain/participant.ts';
import type { PartnerProfile } from '#shared/domain/partner-profile.ts';
import type { SellerCampaign } from '#shared/domain/seller-campaign.ts';
import { emptyPartnerColumns, type PartnerColumns } from '../query/partner-query.ts';
import { emptyTable, type RecordTable } from '../query/record-table.ts';
import { emptyIndex, type WordIndex } from '../query/word-index.ts';
import type { Groups } from './grouped-records.ts';

export interface SellerCollections {
  readonly sellerCampaign: RecordTable<SellerCampaign>;
  readonly sellerCampaignWords: WordIndex;
  readonly participant: Map<string, Participant>;
  /** The participants of each campaign that has any. */
  readonly participantsIn: Groups<Participant>;
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
