/**
 * The list's question answered in the plainest way: filter everything, sort everything, and again for each facet.
 * What the cache page answers faster must be the same.
 */
import type { CampaignPage, CampaignQuery } from '#shared/contract/query.ts';
import { CAMPAIGN_STATUSES, type Campaign, joiningProblem } from '#shared/domain/campaign.ts';
import { type PERIOD_STATES, periodState } from '#shared/domain/period.ts';

interface NaiveAnswer extends Pick<CampaignPage, 'total' | 'scopeTotal' | 'facets'> {
  readonly ids: string[];
}

export function naiveQuery(
  all: readonly Campaign[],
  query: CampaignQuery,
  joined: ReadonlySet<string>,
  now: number,
): NaiveAnswer {
  const scope = all.filter(({ id, status }) =>
    query.scope === 'joined' ? joined.has(id) : status !== 'READY',
  );
  const matches = scope.filter((campaign) => isMatch(campaign, query, now));
  const without = (lifted: Partial<CampaignQuery>) =>
    scope.filter((campaign) => isMatch(campaign, { ...query, ...lifted }, now));
  const anyState = without({ registrationStates: [] });
  const inState = (state: (typeof PERIOD_STATES)[number]) =>
    anyState.filter((campaign) => periodState(campaign.registrationPeriod, now) === state).length;
  const anyRegion = without({ regions: [] });
  const requirements = scope.map(({ commissionRequirement }) => commissionRequirement);
  const regions = [...new Set(all.map(({ region }) => region))].sort();
  const sorted = matches.sort(comparison(query, now));
  return {
    ids: sorted.slice(query.offset, query.offset + query.limit).map(({ id }) => id),
    total: matches.length,
    scopeTotal: scope.length,
    facets: {
      registrationStates: {
        notOpenYet: inState('notOpenYet'),
        open: inState('open'),
        closingSoon: inState('closingSoon'),
        closed: inState('closed'),
      },
      invited: without({ invitedOnly: false }).filter(({ invited }) => invited).length,
      regions: regions.map((region) => ({
        region,
        count: anyRegion.filter((campaign) => campaign.region === region).length,
      })),
      requirement:
        scope.length === 0 ? null : { lowest: Math.min(...requirements), highest: Math.max(...requirements) },
    },
  };
}

function isMatch(campaign: Campaign, query: CampaignQuery, now: number): boolean {
  const { registrationStates, requirement, regions } = query;
  const texts = [campaign.name, campaign.partner.name, campaign.description].map((text) =>
    text.toLowerCase(),
  );
  const words = query.text.toLowerCase().split(' ').filter(Boolean);
  const rate = campaign.commissionRequirement;
  return (
    words.every((word) => texts.some((text) => text.includes(word))) &&
    (registrationStates.length === 0 ||
      registrationStates.includes(periodState(campaign.registrationPeriod, now))) &&
    (!query.invitedOnly || campaign.invited) &&
    (requirement === null || (rate >= requirement.lowest && rate <= requirement.highest)) &&
    (regions.length === 0 || regions.includes(campaign.region))
  );
}

function comparison({ sort }: CampaignQuery, now: number): (a: Campaign, b: Campaign) => number {
  const keys = (campaign: Campaign) => keysOf(campaign, sort.column, now);
  const sign = sort.direction === 'ascending' ? 1 : -1;
  return (a, b) => {
    const [left, right] = [keys(a), keys(b)];
    const place = left.findIndex((key, index) => compareKeys(key, right[index] ?? 0) !== 0);
    return sign * compareKeys(left[place] ?? 0, right[place] ?? 0);
  };
}

type Key = number | string;

function compareKeys(left: Key, right: Key): number {
  return typeof left === 'string' || typeof right === 'string'
    ? new Intl.Collator('en').compare(String(left), String(right))
    : left - right;
}

/** What a column sorts by, in turn; the id last. */
function keysOf(campaign: Campaign, column: CampaignQuery['sort']['column'], now: number): Key[] {
  const id = Number(campaign.id);
  const { registrationPeriod, campaignPeriod } = campaign;
  switch (column) {
    case 'name':
      return [campaign.name, id];
    case 'partner':
      return [campaign.partner.name, id];
    case 'campaignPeriod':
      return [campaignPeriod.startTime, campaignPeriod.endTime, id];
    case 'commissionRequirement':
      return [campaign.commissionRequirement, id];
    case 'status':
      return [CAMPAIGN_STATUSES.indexOf(campaign.status), id];
    case 'registrationPeriod': {
      const { startTime, endTime } = registrationPeriod;
      const problem = joiningProblem(campaign, now);
      if (problem === null) return [0, endTime, startTime, id];
      if (problem === 'REGISTRATION_NOT_OPEN') return [1, startTime, endTime, id];
      return [2, -endTime, -startTime, -id];
    }
  }
}
