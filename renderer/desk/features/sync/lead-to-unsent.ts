/** Leads from a line of the sync panel to the work that it tells of: in its shop, at its campaign, on its product. */
import type { SyncStatus } from '#shared/contract/sync-status.ts';
import { UNSENT_KINDS } from '#shared/domain/attention.ts';
import type { Operation } from '#shared/domain/outbox.ts';
import type { ShopKey } from '#shared/domain/shop.ts';
import { shopOfText } from '#shared/domain/shop-key.ts';
import { deskCall } from '../../desk-client.ts';
import type { RegisteredProductKey, SellerPartKey } from '../../state/arrival.ts';
import { showCampaign, showSellerCampaign, showShop } from '../../state/show-shop.ts';
import { showPlace } from '../../state/view.ts';
import { changeAttentionFilters } from '../overview/overview-place.ts';

type Statuses = ReadonlyMap<string, SyncStatus>;

/** To the one change that needs a person; where there are several, to the list of them. */
export async function leadToParked(statuses: Statuses): Promise<void> {
  const total = [...statuses.values()].reduce((sum, { parked }) => sum + parked, 0);
  if (total === 1) return leadToFirst(statuses, 'parked');
  changeAttentionFilters({ kinds: UNSENT_KINDS, shop: null });
  showPlace('allShops');
}

/** To the first change that waits to be sent. */
export async function leadToQueued(statuses: Statuses): Promise<void> {
  await leadToFirst(statuses, 'queued');
}

/** To the first shop with damaged work: there it is said what to do. */
export async function leadToDamaged(statuses: Statuses): Promise<void> {
  const shop = firstWith(statuses, ({ unreadable }) => unreadable.operations + unreadable.drafts);
  if (shop) await showShop(shop);
}

async function leadToFirst(statuses: Statuses, state: 'parked' | 'queued'): Promise<void> {
  const shop = firstWith(statuses, (status) => status[state]);
  if (!shop) return;
  const answer = await deskCall('listOperations', { shop });
  const operation = answer.ok ? answer.data.operations.find((one) => one.state === state) : undefined;
  await (operation ? showOperation(shop, operation) : showShop(shop));
}

function firstWith(statuses: Statuses, amount: (status: SyncStatus) => number): ShopKey | null {
  const [text] = [...statuses].find(([, status]) => amount(status) > 0) ?? [];
  return text === undefined ? null : shopOfText(text);
}

async function showOperation(shop: ShopKey, operation: Operation): Promise<void> {
  switch (operation.kind) {
    case 'registerProducts':
    case 'editSampleQuantity':
      return showCampaign(shop, 'joined', operation.campaignId, productOf(operation));
    case 'publishSellerCampaign':
      return showSellerCampaign(shop, { source: 'outbox', id: operation.id }, workOf(operation));
    default:
      return showSellerCampaign(shop, { source: 'api', id: operation.sellerCampaignId }, workOf(operation));
  }
}

function workOf({ id }: Operation): SellerPartKey {
  return { source: 'operation', operationId: id };
}

function productOf(
  operation: Extract<Operation, { kind: 'registerProducts' | 'editSampleQuantity' }>,
): RegisteredProductKey | null {
  if (operation.kind === 'editSampleQuantity')
    return { source: 'api', registrationId: operation.registrationId };
  const { offers } = operation;
  const first = offers.find(({ refusal }) => refusal !== null) ?? offers[0];
  return first ? { source: 'outbox', operationId: operation.id, productId: first.productId } : null;
}
