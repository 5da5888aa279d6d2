// Where the app shows something else than the API has, once nothing is on its way any more. Must not know what was promised.

import { isDeepStrictEqual } from 'node:util';
import type { DeskClient } from '#desk/desk-client.ts';
import { campaignFromWire, registrationFromWire } from '#electron/remote/records.ts';
import { sellerCampaignFromWire } from '#electron/remote/seller-records.ts';
import type { ShopKey } from '#shared/domain/shop.ts';
import { applied, type Client, pullAll } from '#test/contract/support/api.ts';
import { everyCampaign, type OwnShop } from './asking.ts';

/** Where the app shows something else than the API has. */
export async function differences(
  client: DeskClient,
  api: Client,
  shops: readonly OwnShop[],
): Promise<string[]> {
  const found: string[] = [];
  for (const { key } of shops) {
    const there = applied((await pullAll(api, key.shopId)).changes);
    found.push(
      ...(await campaignDifferences(client, key, there)),
      ...(await registrationDifferences(client, key, there)),
      ...(await ownDifferences(client, key, there)),
    );
  }
  return found;
}

type There = ReturnType<typeof applied>;

function compare(
  what: string,
  here: ReadonlyMap<string, unknown>,
  there: ReadonlyMap<string, unknown>,
): string[] {
  return [...new Set([...here.keys(), ...there.keys()])]
    .filter((id) => !isDeepStrictEqual(here.get(id), there.get(id)))
    .map((id) => `${what} ${id}: ${JSON.stringify(here.get(id))} beside ${JSON.stringify(there.get(id))}`);
}

async function campaignDifferences(
  client: DeskClient,
  key: ShopKey,
  { campaigns }: There,
): Promise<string[]> {
  const rows = await everyCampaign(client, key, 'available');
  const here = rows.map(
    ({ id, name, status, registrationPeriod, campaignPeriod, commissionRequirement }) =>
      [id, { name, status, registrationPeriod, campaignPeriod, commissionRequirement }] as const,
  );
  const published = [...campaigns.values()].map(campaignFromWire).filter(({ status }) => status !== 'READY');
  const there = published.map(
    ({ id, name, status, registrationPeriod, campaignPeriod, commissionRequirement }) =>
      [id, { name, status, registrationPeriod, campaignPeriod, commissionRequirement }] as const,
  );
  return compare('campaign', new Map(here), new Map(there));
}

async function registrationDifferences(
  client: DeskClient,
  key: ShopKey,
  { registrations }: There,
): Promise<string[]> {
  const here = new Map<string, unknown>();
  for (const { id: campaignId } of await everyCampaign(client, key, 'joined')) {
    const read = await client.call('readCampaign', { shop: key, campaignId });
    for (const row of read.ok ? read.data.registeredProducts : [])
      if (row.source === 'api') here.set(row.registration.id, row.registration);
  }
  const there = [...registrations.values()].map(registrationFromWire).map((one) => [one.id, one] as const);
  return compare('registration', here, new Map(there));
}

async function ownDifferences(
  client: DeskClient,
  key: ShopKey,
  { sellerCampaigns }: There,
): Promise<string[]> {
  const there = new Map(
    [...sellerCampaigns.values()].map(sellerCampaignFromWire).map((one) => [one.id, one] as const),
  );
  const here = new Map<string, unknown>();
  for (const tab of ['active', 'past', 'drafts'] as const) {
    const query = { tab, text: '', sort: 'newest', offset: 0, limit: 200 } as const;
    const page = await client.call('querySellerCampaigns', { shop: key, query });
    for (const { key: row } of page.ok ? page.data.rows : []) {
      if (row.source !== 'api') continue;
      const read = await client.call('readSellerCampaign', { shop: key, sellerCampaignId: row.id });
      if (read.ok) here.set(row.id, read.data.campaign);
    }
  }
  return compare('own campaign', here, there);
}
