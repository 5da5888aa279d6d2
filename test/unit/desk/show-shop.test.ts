// Going to a campaign of the seller's own: under which tab it is looked for is decided by the API's clock.
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { sellerCampaignOf } from '#test/fixtures/seller-records.ts';

const SHOP = { accountId: 'account01', shopId: '1' };
const CAMPAIGN = sellerCampaignOf({ status: 'ONGOING' });
const KEY = { source: 'api', id: CAMPAIGN.id } as const;

const listeners = new Set<(event: unknown) => void>();

beforeEach(() => {
  vi.resetModules();
  vi.useFakeTimers();
  const answers: Record<string, unknown> = {
    readView: { view: null },
    readSellerCampaign: {
      campaign: CAMPAIGN,
      participants: [],
      partners: [],
      operations: [],
      editDraft: null,
    },
  };
  vi.stubGlobal('document', { activeElement: null });
  vi.stubGlobal('window', {
    deskBridge: {
      call: async (name: string) => ({ ok: true, data: answers[name] }),
      subscribe: (listener: (event: unknown) => void) => {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
    },
  });
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

it.each([
  { clockOffset: 0, tab: 'past' },
  { clockOffset: -7200, tab: 'active' },
])(
  'an hour after registration ended here, with $clockOffset s to the API: $tab',
  async ({ clockOffset, tab }) => {
    vi.setSystemTime((CAMPAIGN.registrationPeriod.endTime + 3600) * 1000);
    const [{ showSellerCampaign }, { followSyncStatuses }, { viewOf }] = await Promise.all([
      import('#desk/state/show-shop.ts'),
      import('#desk/state/sync-statuses.ts'),
      import('#desk/state/view.ts'),
    ]);
    const stop = followSyncStatuses();
    const status = {
      phase: { kind: 'upToDate' },
      lastSuccessTime: null,
      queued: 0,
      parked: 0,
      unreadable: { operations: 0, drafts: 0 },
      setAside: 0,
      clockOffset,
    };
    for (const hear of listeners) hear({ name: 'syncStatus', payload: { shop: SHOP, status } });
    await showSellerCampaign(SHOP, KEY);
    expect(viewOf(SHOP).seller).toMatchObject({ tab, selected: KEY });
    stop();
  },
);
