// What must be true when all is well again: everything promised arrived once or waits for a person with its reason, nothing was accepted
// under terms that nobody had read, and the app shows what the API has. Answers what is not so.

import { isDeepStrictEqual } from 'node:util';
import type { DeskClient } from '#desk/desk-client.ts';
import { campaignFromWire, registrationFromWire } from '#electron/remote/records.ts';
import { sellerCampaignFromWire } from '#electron/remote/seller-records.ts';
import type { SandboxServer } from '#sandbox/api/server.ts';
import type { Operation } from '#shared/domain/outbox.ts';
import type { ShopKey } from '#shared/domain/shop.ts';
import { applied, type Client, pullAll } from '#test/contract/support/api.ts';
import { everyCampaign, type OwnShop } from './asking.ts';
import type { Ledger, Promised } from './ledger.ts';

export async function operationsIn(client: DeskClient, shop: ShopKey): Promise<readonly Operation[]> {
  const answer = await client.call('listOperations', { shop });
  if (!answer.ok) throw new Error(`no operations: ${answer.error.code}`);
  return answer.data.operations;
}

type Control = ReturnType<() => SandboxServer['control']>;

/** What was promised and did not come, or came more than once; what came that nobody had asked for. */
export async function brokenPromises(
  client: DeskClient,
  control: Control,
  shops: readonly OwnShop[],
  ledger: Ledger,
) {
  const waiting = (await Promise.all(shops.map(({ key }) => operationsIn(client, key)))).flat();
  const acceptances = await control.acceptances();
  const problems: string[] = [];
  for (const promise of ledger.promised) {
    const parked = waiting.find(({ id }) => id === promise.operationId);
    if (parked && parked.state !== 'parked') problems.push(`still ${parked.state}: ${promise.operationId}`);
    if (promise.kind === 'register') problems.push(...registrationProblems(promise, parked, acceptances));
    if (promise.kind === 'publish') {
      const count = (await control.sellerCampaignsNamed(promise.name)).length;
      if (count !== (parked ? 0 : 1)) problems.push(`published ${count} times: ${promise.name}`);
    }
  }
  return [...problems, ...strangers(acceptances, ledger), ...(await lostDrafts(client, ledger))];
}

type Acceptance = Awaited<ReturnType<Control['acceptances']>>[number];

function registrationProblems(
  promise: Promised & { kind: 'register' },
  parked: Operation | undefined,
  acceptances: readonly Acceptance[],
): string[] {
  const held = parked?.kind === 'registerProducts' ? parked.offers.map(({ productId }) => productId) : [];
  return promise.productIds.flatMap((productId) => {
    const accepted = acceptances.filter(
      ({ idempotency_key, product_id }) =>
        idempotency_key === promise.operationId && product_id === productId,
    );
    const what = `${productId} in ${promise.campaignId} (${promise.operationId})`;
    const count = accepted.length + held.filter((id) => id === productId).length;
    return [
      ...(count === 1
        ? []
        : [`accepted ${accepted.length} times, held ${count - accepted.length} times: ${what}`]),
      ...(accepted.every(({ terms_version }) => terms_version === promise.termsVersion)
        ? []
        : [`accepted under terms that nobody read: ${what}`]),
    ];
  });
}

/** Accepted registrations that belong to no promise and to no submission that was cut off, and repeated ones. */
function strangers(acceptances: readonly Acceptance[], { promised, cutOff }: Ledger): string[] {
  const known = new Set(promised.map(({ operationId }) => operationId));
  const seen = new Set<string>();
  return acceptances.flatMap(({ idempotency_key, product_id, campaign_id, terms_version }) => {
    const key = `${idempotency_key} ${product_id}`;
    const isAgain = seen.has(key);
    seen.add(key);
    const isKnown =
      known.has(idempotency_key) ||
      cutOff.some(
        ({ campaignId, termsVersion, productIds }) =>
          campaignId === campaign_id && termsVersion === terms_version && productIds.includes(product_id),
      );
    return [...(isAgain ? [`accepted again: ${key}`] : []), ...(isKnown ? [] : [`nobody asked for: ${key}`])];
  });
}

async function lostDrafts(client: DeskClient, { drafts }: Ledger): Promise<string[]> {
  const lost: string[] = [];
  for (const { shop, draft } of drafts.values()) {
    const read = await client.call('readCampaign', { shop, campaignId: draft.campaignId });
    if (!read.ok || !isDeepStrictEqual(read.data.draft, draft)) lost.push(`lost draft: ${draft.campaignId}`);
  }
  return lost;
}

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
