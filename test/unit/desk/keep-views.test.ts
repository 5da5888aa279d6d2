// Views over a restart: read once before a shop is shown, saved after a pause or at once when the shop is left.
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { shopView } from '#shared/contract/view.ts';

const SHOP = { accountId: 'account01', shopId: '1' };
const OTHER = { accountId: 'account01', shopId: '2' };
type Call = { readonly name: string; readonly input: unknown };

let calls: Call[] = [];
let answers: Record<string, unknown> = {};
const listeners = new Map<string, () => void>();

/** Modules of their own for each test: what was restored is remembered for the life of a window. */
async function freshWindow() {
  vi.resetModules();
  const [views, keeping] = await Promise.all([
    import('#desk/state/view.ts'),
    import('#desk/state/keep-views.ts'),
  ]);
  return { ...views, ...keeping };
}

beforeEach(() => {
  vi.useFakeTimers();
  calls = [];
  answers = { readView: { view: null }, saveView: {} };
  vi.stubGlobal('window', {
    addEventListener: (name: string, listener: () => void) => listeners.set(name, listener),
    removeEventListener: (name: string) => listeners.delete(name),
    deskBridge: {
      call: async (name: string, input: unknown) => {
        calls.push({ name, input });
        return { ok: true, data: answers[name] };
      },
      subscribe: () => () => undefined,
    },
  });
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const saved = () => calls.filter(({ name }) => name === 'saveView');

function storedView(text: string, selectedCampaignId: string | null = null) {
  const sort = { column: 'name', direction: 'ascending' } as const;
  const none = { registrationStates: [], invitedOnly: false, requirement: null, regions: [] };
  const list = { filters: { text, ...none, sort }, selectedCampaignId, scrollOffset: 720 };
  return shopView.parse({ mainTab: 'agency', agencyTab: 'joined', lists: { available: list, joined: list } });
}

describe('a view that is brought back', () => {
  it('is read once, and is what the shop showed', async () => {
    const { restoreView, viewOf } = await freshWindow();
    answers['readView'] = { view: storedView('glow') };
    await restoreView(SHOP);
    await restoreView(SHOP);
    expect(calls.filter(({ name }) => name === 'readView')).toHaveLength(1);
    expect(viewOf(SHOP)).toEqual(storedView('glow'));
    expect(viewOf(OTHER).lists.available.filters.text).toBe('');
  });

  it('does not replace what was chosen in this window meanwhile', async () => {
    const { changeFilters, restoreView, viewOf } = await freshWindow();
    answers['readView'] = { view: storedView('glow') };
    const restoring = restoreView(SHOP);
    changeFilters(SHOP, 'available', { text: 'now' });
    await restoring;
    expect(viewOf(SHOP).lists.available.filters.text).toBe('now');
  });

  it('selects no campaign that is gone', async () => {
    const { restoreView, viewOf } = await freshWindow();
    answers['readView'] = { view: storedView('', '42') };
    answers['readCampaign'] = { campaign: null, registeredProducts: [], operations: [], draft: null };
    await restoreView(SHOP);
    await vi.waitFor(() => expect(viewOf(SHOP).lists.joined.selectedCampaignId).toBeNull(), 60_000);
  });

  it('selects nothing of the seller’s own that is gone', async () => {
    const { restoreView, viewOf } = await freshWindow();
    const id = '00000000-0000-4000-8000-000000000001';
    const seller = {
      tab: 'drafts',
      text: '',
      sort: 'newest',
      selected: { source: 'draft', id },
      scrollOffset: 0,
    };
    answers['readView'] = { view: { ...storedView(''), seller } };
    answers['readSellerDraft'] = { draft: null };
    await restoreView(SHOP);
    await vi.waitFor(() => expect(viewOf(SHOP).seller.selected).toBeNull(), 60_000);

    const inQueue = { ...seller, selected: { source: 'outbox', id } };
    answers['readView'] = { view: { ...storedView(''), seller: inQueue } };
    answers['listOperations'] = { operations: [] };
    await restoreView(OTHER);
    await vi.waitFor(() => expect(viewOf(OTHER).seller.selected).toBeNull(), 60_000);
  });

  it('that was stored before sellers could start campaigns shows theirs as new', async () => {
    const { restoreView, viewOf } = await freshWindow();
    const { seller: _, ...before } = storedView('glow');
    answers['readView'] = { view: before };
    await restoreView(SHOP);
    expect(viewOf(SHOP).seller).toEqual({
      tab: 'active',
      text: '',
      sort: 'newest',
      selected: null,
      scrollOffset: 0,
    });
  });

  it('that breaks the contract is none: the shop begins as a new one', async () => {
    const { restoreView, viewOf } = await freshWindow();
    answers['readView'] = { view: { ...storedView('glow'), mainTab: '<script>' } };
    await restoreView(SHOP);
    expect(viewOf(SHOP).lists.available.filters.text).toBe('');
  });
});

describe('a view that changed', () => {
  it('is saved once after a pause', async () => {
    const { changeFilters, followViews } = await freshWindow();
    const stop = followViews();
    for (const text of ['g', 'gl', 'glo', 'glow']) changeFilters(SHOP, 'available', { text });
    expect(saved()).toEqual([]);
    vi.advanceTimersByTime(500);
    expect(saved()).toHaveLength(1);
    expect(saved()[0]?.input).toMatchObject({
      shop: SHOP,
      view: { lists: { available: { filters: { text: 'glow' } } } },
    });
    stop();
  });

  it('is saved at once when another shop is shown, and when the window goes', async () => {
    const { changeFilters, followViews, useViews } = await freshWindow();
    const stop = followViews();
    changeFilters(SHOP, 'available', { text: 'glow' });
    useViews.setState({ shop: OTHER });
    expect(saved()).toHaveLength(1);
    changeFilters(OTHER, 'available', { text: 'dew' });
    listeners.get('pagehide')?.();
    expect(saved().map(({ input }) => input)).toMatchObject([{ shop: SHOP }, { shop: OTHER }]);
    stop();
  });

  it('is not saved for a shop that was forgotten meanwhile', async () => {
    const { changeFilters, followViews, forgetViews } = await freshWindow();
    const stop = followViews();
    changeFilters(SHOP, 'available', { text: 'glow' });
    forgetViews(() => false);
    vi.advanceTimersByTime(500);
    expect(saved()).toEqual([]);
    stop();
  });
});
