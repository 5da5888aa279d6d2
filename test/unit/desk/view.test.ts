// What the window remembers of each shop: switching shops brings back the same place, and mixes nothing.
import { beforeEach, describe, expect, it } from 'vitest';
import { withEnd } from '#desk/features/agency/requirement-filter.tsx';
import {
  changeFilters,
  changeList,
  changeSeller,
  isFiltered,
  NO_FILTERS,
  openCampaign,
  openSellerCampaign,
  showActive,
  useViews,
} from '#desk/state/view.ts';

const ONE = { accountId: 'account01', shopId: '1' };
const OTHER = { accountId: 'account02', shopId: '1' };
const viewOf = ({ accountId, shopId }: typeof ONE) => useViews.getState().byShop[`${accountId}/${shopId}`];

beforeEach(() => useViews.setState({ shop: null, byShop: {} }));

describe('views', () => {
  it('belong to a shop of an account: the same shop id elsewhere is another', () => {
    changeFilters(ONE, 'available', { text: 'glow' });
    expect(viewOf(ONE)?.lists.available.filters.text).toBe('glow');
    expect(viewOf(OTHER)).toBeUndefined();
  });

  it('begin at the top again when the question changes, and only in that list', () => {
    changeList(ONE, 'available', { scrollOffset: 900 });
    changeList(ONE, 'joined', { scrollOffset: 300 });
    changeFilters(ONE, 'available', { invitedOnly: true });
    expect(viewOf(ONE)?.lists.available.scrollOffset).toBe(0);
    expect(viewOf(ONE)?.lists.joined.scrollOffset).toBe(300);
  });

  it('keep the sort when filters are cleared', () => {
    changeFilters(ONE, 'available', { text: 'glow', sort: { column: 'partner', direction: 'descending' } });
    changeFilters(ONE, 'available', NO_FILTERS);
    const filters = viewOf(ONE)?.lists.available.filters;
    expect(filters).toMatchObject({ text: '', sort: { column: 'partner', direction: 'descending' } });
    expect(filters && isFiltered(filters)).toBe(false);
  });

  it('open a campaign in its tab from anywhere', () => {
    openCampaign(ONE, 'joined', '42');
    expect(viewOf(ONE)).toMatchObject({ mainTab: 'agency', agencyTab: 'joined' });
    expect(viewOf(ONE)?.lists.joined.selectedCampaignId).toBe('42');
    expect(viewOf(ONE)?.lists.available.selectedCampaignId).toBeNull();
  });
});

describe('the view of the seller’s own campaigns', () => {
  it('shows what is published under Active, and leaves who is there as they are', () => {
    const selected = { source: 'draft', id: '00000000-0000-4000-8000-000000000001' } as const;
    changeSeller(ONE, { tab: 'drafts', text: 'glow', selected, scrollOffset: 400 });
    showActive(ONE);
    expect(viewOf(ONE)?.seller).toMatchObject({ tab: 'active', text: '', selected: null, scrollOffset: 0 });
    changeSeller(ONE, { text: 'glow', scrollOffset: 400 });
    showActive(ONE);
    expect(viewOf(ONE)?.seller).toMatchObject({ text: 'glow', scrollOffset: 400 });
  });

  it('belongs to its shop, and leads to a campaign whatever was searched for', () => {
    changeSeller(ONE, { tab: 'past', text: 'glow', sort: 'participation', scrollOffset: 400 });
    expect(viewOf(OTHER)).toBeUndefined();
    openSellerCampaign(ONE, 'drafts', { source: 'outbox', id: '00000000-0000-4000-8000-000000000001' });
    expect(viewOf(ONE)).toMatchObject({
      mainTab: 'seller',
      seller: {
        tab: 'drafts',
        text: '',
        sort: 'participation',
        selected: { source: 'outbox' },
        scrollOffset: 0,
      },
    });
  });
});

describe('the requirement filter', () => {
  it('opens an end that is emptied, and is no filter when both are open', () => {
    expect(withEnd(null, 'lowest', 500)).toEqual({ lowest: 500, highest: 10_000 });
    expect(withEnd({ lowest: 500, highest: 2_000 }, 'lowest', null)).toEqual({ lowest: 0, highest: 2_000 });
    expect(withEnd({ lowest: 500, highest: 10_000 }, 'lowest', null)).toBeNull();
  });

  it('turns a range that is upside down', () => {
    expect(withEnd({ lowest: 2_000, highest: 10_000 }, 'highest', 500)).toEqual({
      lowest: 500,
      highest: 2_000,
    });
  });
});
