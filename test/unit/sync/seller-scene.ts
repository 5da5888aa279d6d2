// Unsent work in campaigns of the seller's own, for tests of sync.

import { randomUUID } from 'node:crypto';
import { sellerCampaignFromWire } from '#electron/remote/seller-records.ts';
import type { Operation } from '#electron/sync/settlement.ts';
import { wireSellerCampaignExample } from '../remote/wire-examples.ts';

type Kind<Name extends Operation['kind']> = Extract<Operation, { kind: Name }>;

export const baseCampaign = (id: string) => sellerCampaignFromWire({ ...wireSellerCampaignExample, id });

const waiting = () =>
  ({
    id: randomUUID(),
    createdTime: 1_700_000_000,
    attempts: 0,
    firstAttempt: null,
    state: 'queued',
    refusal: null,
  }) as const;

export function publishing(name: string): Kind<'publishSellerCampaign'> {
  const { id, version, status, createdTime, publishedTime, closedTime, ...content } = baseCampaign('1');
  return { ...waiting(), kind: 'publishSellerCampaign', content: { ...content, name }, problems: [] };
}

export function editing(sellerCampaignId: string, name: string): Kind<'editSellerCampaign'> {
  return {
    ...waiting(),
    kind: 'editSellerCampaign',
    sellerCampaignId,
    base: baseCampaign(sellerCampaignId),
    changes: { name },
    publishes: false,
    problems: [],
  };
}

export function closing(sellerCampaignId: string): Kind<'closeSellerCampaign'> {
  return { ...waiting(), kind: 'closeSellerCampaign', sellerCampaignId, campaignName: 'Ours' };
}

export function inviting(sellerCampaignId: string, partnerIds: readonly string[]): Kind<'invitePartners'> {
  const partners = partnerIds.map((id) => ({ id, name: `Partner ${id}` }));
  const campaignName = 'Ours';
  return { ...waiting(), kind: 'invitePartners', sellerCampaignId, campaignName, partners, problems: [] };
}

export function answering(
  sellerCampaignId: string,
  partnerId: string,
  accepts: boolean,
): Kind<'answerJoinRequest'> {
  const partner = { id: partnerId, name: `Partner ${partnerId}` };
  return {
    ...waiting(),
    kind: 'answerJoinRequest',
    sellerCampaignId,
    campaignName: 'Ours',
    partner,
    accepts,
  };
}
