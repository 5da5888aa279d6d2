// What the lists of seller's campaigns and partners should say, worked out the plain way: every row made, then filtered, then sorted.

import type {
  PartnerPage,
  PartnerQuery,
  SellerCampaignQuery,
  SellerCampaignRow,
} from '#shared/contract/query.ts';
import type { Operation } from '#shared/domain/outbox.ts';
import type { Participant } from '#shared/domain/participant.ts';
import { GMV_BANDS, type PartnerProfile } from '#shared/domain/partner-profile.ts';
import type { SellerCampaign } from '#shared/domain/seller-campaign.ts';
import type { SellerDraft } from '#shared/domain/seller-draft.ts';

export interface KnownCampaigns {
  readonly campaigns: readonly SellerCampaign[];
  readonly participants: readonly Participant[];
  readonly drafts: readonly SellerDraft[];
  readonly operations: readonly Operation[];
}

const hasText = (name: string, text: string) =>
  text
    .toLowerCase()
    .split(/\s+/)
    .every((word) => name.toLowerCase().includes(word));

type Row = SellerCampaignRow & { tab: SellerCampaignQuery['tab'] };

function rowsOf({ campaigns, participants, drafts, operations }: KnownCampaigns, now: number): Row[] {
  const none = { INVITED: 0, DECLINED: 0, REQUESTED: 0, REFUSED: 0, JOINED: 0 };
  const ofApi = campaigns.map((campaign): Row => {
    const counts = { ...none };
    for (const one of participants) if (one.sellerCampaignId === campaign.id) counts[one.status]++;
    const own = operations.filter((one) => 'sellerCampaignId' in one && one.sellerCampaignId === campaign.id);
    const publishing = own.some(
      (one) => one.kind === 'editSellerCampaign' && one.publishes && one.state === 'queued',
    );
    const isOver = campaign.status === 'CLOSED' || campaign.registrationPeriod.endTime < now;
    const published = isOver ? 'past' : 'active';
    const { id, name, status, registrationPeriod, campaignPeriod, participation, createdTime } = campaign;
    return {
      tab: publishing ? 'active' : status === 'READY' ? 'drafts' : published,
      key: { source: 'api', id },
      name,
      status,
      registrationPeriod,
      campaignPeriod,
      participation,
      productCount: campaign.products.length,
      participants: counts,
      unsent: own.some(({ state }) => state === 'parked') ? 'refused' : own.length > 0 ? 'queued' : null,
      time: createdTime,
    };
  });
  const ofDrafts = drafts
    .filter(({ edits }) => !campaigns.some(({ id }) => id === edits?.id))
    .map(
      (draft): Row => ({
        tab: 'drafts',
        key: { source: 'draft', id: draft.id },
        name: draft.name,
        status: null,
        registrationPeriod: { startTime: draft.registrationStartTime, endTime: draft.registrationEndTime },
        campaignPeriod: { startTime: draft.campaignStartTime, endTime: draft.campaignEndTime },
        participation: draft.participation,
        productCount: draft.products.length,
        participants: none,
        unsent: operations.some(({ id }) => id === draft.replaces) ? 'refused' : null,
        time: draft.savedTime,
      }),
    );
  const ofOutbox = operations.flatMap((operation): Row[] => {
    if (operation.kind !== 'publishSellerCampaign') return [];
    const isParked = operation.state === 'parked';
    if (isParked && drafts.some(({ replaces }) => replaces === operation.id)) return [];
    const { content } = operation;
    return [
      {
        tab: isParked ? 'drafts' : 'active',
        key: { source: 'outbox', id: operation.id },
        name: content.name,
        status: null,
        registrationPeriod: content.registrationPeriod,
        campaignPeriod: content.campaignPeriod,
        participation: content.participation,
        productCount: content.products.length,
        participants: none,
        unsent: isParked ? 'refused' : 'queued',
        time: operation.createdTime,
      },
    ];
  });
  return [...ofApi, ...ofDrafts, ...ofOutbox];
}

/** Where a registration end stands among others: to come by nearness, over by lateness, none last. */
function endRank(end: number | null, now: number): number {
  if (end === null) return Number.MAX_SAFE_INTEGER;
  return end >= now ? end - now : 1e12 + (now - end);
}

export function naiveSellerPage(known: KnownCampaigns, query: SellerCampaignQuery, now: number) {
  const rows = rowsOf(known, now);
  const goesOn = ({ tab, status }: Row) => tab === 'past' && status !== 'CLOSED';
  const counts = { active: 0, past: 0, drafts: 0, goingOn: rows.filter(goesOn).length };
  for (const { tab } of rows) counts[tab]++;
  const rank = (row: Row): number => {
    if (query.sort === 'registrationEnd') return endRank(row.registrationPeriod.endTime, now);
    return query.sort === 'participation' && row.participation === 'ALL_PARTNERS' ? 1 : 0;
  };
  const idRank = (id: string) => id.padStart(40, ' ');
  const matches = rows
    .filter((row) => row.tab === query.tab && hasText(row.name, query.text))
    .sort(
      (a, b) =>
        Number(goesOn(b)) - Number(goesOn(a)) ||
        rank(a) - rank(b) ||
        b.time - a.time ||
        (idRank(a.key.id) < idRank(b.key.id) ? -1 : 1),
    );
  return {
    rows: matches.slice(query.offset, query.offset + query.limit).map(({ tab, ...row }) => row),
    total: matches.length,
    counts,
  };
}

type Filter = 'text' | 'categories' | 'regions' | 'bands' | 'rating';

function passes(partner: PartnerProfile, query: PartnerQuery, without?: Filter): boolean {
  const any = (wanted: readonly string[], has: readonly string[]) =>
    wanted.length === 0 || has.some((one) => wanted.includes(one));
  return (
    hasText(partner.name, query.text) &&
    (without === 'categories' ||
      any(
        query.categoryIds,
        partner.categories.map(({ id }) => id),
      )) &&
    (without === 'regions' || any(query.regions, partner.regions)) &&
    (without === 'bands' || any(query.gmvBands, [partner.gmvBand])) &&
    (query.lowestRating === null || (partner.rating ?? 0) >= query.lowestRating)
  );
}

export function naivePartnerPage(partners: readonly PartnerProfile[], query: PartnerQuery): PartnerPage {
  const collator = new Intl.Collator('en');
  const byName = (a: PartnerProfile, b: PartnerProfile) =>
    collator.compare(a.name, b.name) || Number(a.id) - Number(b.id);
  const numberOf = (one: PartnerProfile): number | null =>
    query.sort.by === 'creators'
      ? one.creatorCount
      : query.sort.by === 'gmv'
        ? GMV_BANDS.indexOf(one.gmvBand)
        : one.rating;
  const sign = query.sort.direction === 'ascending' ? 1 : -1;
  const matches = partners.filter((one) => passes(one, query)).sort(byName);
  if (query.sort.by === 'name') {
    if (sign < 0) matches.reverse();
  } else {
    matches.sort((a, b) => {
      const last = sign * Number.MAX_SAFE_INTEGER;
      return sign * ((numberOf(a) ?? last) - (numberOf(b) ?? last));
    });
  }
  const counted = (without: Filter, has: (one: PartnerProfile) => boolean) =>
    partners.filter((one) => passes(one, query, without) && has(one)).length;
  const categories = new Map(
    partners.flatMap((one) => one.categories).map((category) => [category.id, category.name] as const),
  );
  const regions = new Set([...partners.flatMap((one) => one.regions), ...query.regions]);
  return {
    rows: matches.slice(query.offset, query.offset + query.limit),
    total: matches.length,
    directoryTotal: partners.length,
    categories: [...categories]
      .map(([id, name]) => ({
        id,
        name,
        count: counted('categories', (one) => one.categories.some((category) => category.id === id)),
      }))
      .filter(({ id, count }) => count > 0 || query.categoryIds.includes(id))
      .sort((a, b) => collator.compare(a.name, b.name)),
    regions: [...regions]
      .sort()
      .map((region) => ({ region, count: counted('regions', (one) => one.regions.includes(region)) }))
      .filter(({ region, count }) => count > 0 || query.regions.includes(region)),
    gmvBands: GMV_BANDS.map((band) => ({ band, count: counted('bands', (one) => one.gmvBand === band) })),
  };
}
