/** Campaigns of realistic size from the reference API's seed, in the domain's shape and in pages as a pull brings them. */

import { campaignFromWire } from '#electron/remote/records.ts';
import { generateCampaigns } from '#sandbox/api/seed/campaigns.ts';
import { LARGEST_CHANGE_PAGE } from '#shared/contract/api/endpoints.ts';
import type { CacheChange } from '#shared/contract/cache.ts';
import type { Campaign } from '#shared/domain/campaign.ts';
import { BENCH_NOW } from './pages/questions.ts';

const REGIONS = ['TH', 'ID', 'GB'];
export const PAGE_RECORDS = LARGEST_CHANGE_PAGE;

/** `count` campaigns of three markets, mixed as a log would bring them. */
export function generate(count: number): Campaign[] {
  const perRegion = REGIONS.map((region, index) =>
    generateCampaigns({ seed: index + 1, count: Math.ceil(count / REGIONS.length), region, now: BENCH_NOW }),
  );
  const mixed = (perRegion[0] ?? []).flatMap((_, row) =>
    perRegion.flatMap((campaigns) => campaigns[row] ?? []),
  );
  // Each market draws its own ids; the row's number makes them differ.
  return mixed
    .slice(0, count)
    .map((wire, row) => ({ ...campaignFromWire(wire), id: String(10n ** 17n + BigInt(row)) }));
}

/** A page of the log as JSON, as a page in Chromium reads it before it is put in the cache. */
export function pageAsJson(campaigns: readonly Campaign[], page: number): string {
  const records = campaigns.slice(page * PAGE_RECORDS, (page + 1) * PAGE_RECORDS);
  return JSON.stringify(records.map((record): CacheChange => ({ kind: 'campaign', record })));
}
