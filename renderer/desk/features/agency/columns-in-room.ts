/**
 * How wide the columns of the campaigns are, and whether there is room for the partner's. A name that can be read comes first; who the
 * partner is stands in the details too. Pure.
 */
import type { CampaignColumn } from '#shared/contract/query.ts';
import type { AgencyTab } from '../../state/view.ts';

/** In pixels; name and partner share the rest. */
export const COLUMN_WIDTHS = {
  registrationPeriod: 136,
  campaignPeriod: 116,
  commissionRequirement: 92,
  // Counts of four states, two of them with two digits, take more than a word.
  status: { available: 108, joined: 136 },
} as const;

/** Most of a name's words. */
const LEAST_NAME_WIDTH = 180;
export const LEAST_PARTNER_WIDTH = 92;
/** At both ends of a row, and the scroll bar. */
const BESIDES = 26;

/** @param width of the list in pixels; null while it is not known */
export function hasRoomForPartner(width: number | null, tab: AgencyTab): boolean {
  const { registrationPeriod, campaignPeriod, commissionRequirement, status } = COLUMN_WIDTHS;
  const taken = registrationPeriod + campaignPeriod + commissionRequirement + status[tab] + BESIDES;
  return width === null || width - taken >= LEAST_NAME_WIDTH + LEAST_PARTNER_WIDTH;
}

/** The columns to show: all, or all but the partner's. What the list is sorted by is always shown. */
export function columnsShown<Column extends { readonly id: CampaignColumn }>(
  columns: readonly Column[],
  hasPartner: boolean,
  sortedBy: CampaignColumn,
): Column[] {
  return columns.filter(({ id }) => id !== 'partner' || hasPartner || sortedBy === 'partner');
}
