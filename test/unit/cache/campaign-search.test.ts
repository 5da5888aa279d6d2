// A search ranks names first, tells how much there is of each rank, and every window of it is a part of one whole.
import { expect, test } from 'vitest';
import { emptyColumns } from '#cache-page/query/campaign-columns.ts';
import { searchCampaigns } from '#cache-page/query/campaign-query.ts';
import { emptyTable } from '#cache-page/query/record-table.ts';
import type { Campaign } from '#shared/domain/campaign.ts';
import { campaignOf, NOW } from '#test/fixtures/records.ts';
import { putRecord } from '#test/fixtures/tables.ts';

function tableOf(campaigns: readonly Partial<Campaign>[]) {
  const table = emptyTable<Campaign>();
  for (const [index, changes] of campaigns.entries())
    putRecord(table, campaignOf({ id: String(index + 1), ...changes }));
  return table;
}

test('names that begin with the text, names that have it, partners, details; of equals what closes next', () => {
  const at = (hours: number) => ({ startTime: NOW - 1, endTime: NOW + hours * 3_600 });
  const partner = { id: '9', name: 'Nobody' };
  const table = tableOf([
    { name: 'Beauty', partner, description: 'Before Songkran', registrationPeriod: at(1) },
    { name: 'Pets', partner: { id: '8', name: 'Songkran Network' }, registrationPeriod: at(2) },
    { name: 'The great SONGKRAN sale', partner, registrationPeriod: at(3) },
    { name: 'Songkran late', partner, registrationPeriod: at(9) },
    { name: 'Songkran soon', partner, registrationPeriod: at(4) },
    { name: 'Songkran unpublished', partner, status: 'READY' },
    { name: 'Home', partner, description: 'Nothing' },
  ]);
  const find = (text: string, offset = 0, limit = 10) => {
    const { counts, campaigns } = searchCampaigns(table, emptyColumns(), { text, offset, limit }, NOW);
    return { counts, ids: campaigns.map(({ id }) => id) };
  };
  expect(find('songkran')).toEqual({ counts: [2, 1, 1, 1], ids: ['5', '4', '3', '2', '1'] });
  expect(find('songkran', 1, 3)).toEqual({ counts: [2, 1, 1, 1], ids: ['4', '3', '2'] });
  expect(find('songkran', 4, 3).ids).toEqual(['1']);
  expect(find('songkran', 0, 0)).toEqual({ counts: [2, 1, 1, 1], ids: [] });
  // Words of a name in another order are in the name; one of them in the partner's is a partner's.
  expect(find('sale great').counts).toEqual([0, 1, 0, 0]);
  expect(find('pets network').counts).toEqual([0, 0, 1, 0]);
});
