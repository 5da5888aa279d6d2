// One shop's database in memory, and what the calls of the cache contract do with it.

import { recordOf } from '#cache-page/query/record-table.ts';
import {
  attentionIn,
  campaignPageOf,
  productPageOf,
  readCampaign,
  selectProductIds,
} from '#cache-page/shop/answers.ts';
import { applyBatches, emptyCollections } from '#cache-page/shop/collections.ts';
import { nothingStored, type Shop } from '#cache-page/shop/shop.ts';
import { unsentWorkOf } from '#cache-page/shop/unsent.ts';
import { afterPage, NOTHING_PULLED, pullStateOf } from '#cache-page/storage/pull-position.ts';
import { changedCollections, emptyBatches, foldChanges, put } from '#cache-page/storage/segments.ts';
import { type CacheCallName, type CacheInput, cacheContract } from '#shared/contract/cache.ts';
import type { Operation, RegistrationDraft } from '#shared/domain/outbox.ts';

export type MemoryShop = Omit<Shop, 'database'> & {
  /** A generation that is being rebuilt. */
  next: Shop['collections'] | null;
};

export function emptyShop(): MemoryShop {
  return {
    position: NOTHING_PULLED,
    collections: emptyCollections(),
    next: null,
    stored: nothingStored(),
    nextSequence: 0,
    unsent: { rows: [], drafts: [] },
  };
}

/** The shop as the page's questions want it; none of them touches the database. */
function asked(shop: MemoryShop): Shop {
  return {
    ...shop,
    get database(): never {
      throw new Error('there is no database here');
    },
  };
}

type Answers = { readonly [Name in CacheCallName]: (input: unknown) => unknown };

export function answersOf(shop: MemoryShop): Answers {
  const page = asked(shop);

  function setOperations(operations: readonly Operation[]): void {
    const rows = operations.map((operation, sequence) => ({ sequence, id: operation.id, operation }));
    shop.unsent = { ...shop.unsent, rows };
  }

  function setDrafts(drafts: readonly RegistrationDraft[]): void {
    shop.unsent = { ...shop.unsent, drafts };
  }

  const unsent = () => unsentWorkOf(asked(shop));
  const operations = () => unsent().operations;
  const drafts = () => unsent().drafts;
  const others = (campaignId: string) => drafts().filter((draft) => draft.campaignId !== campaignId);

  function applyChanges(raw: CacheInput<'applyChanges'>): unknown {
    const batches = foldChanges(raw.changes);
    if (raw.begins) shop.next = emptyCollections();
    applyBatches(shop.next ?? shop.collections, batches);
    shop.position = afterPage(shop.position, raw, false);
    if (shop.next && shop.position.building === null) {
      shop.collections = shop.next;
      shop.next = null;
    }
    return { collections: changedCollections(batches) };
  }

  return {
    openShop: () => ({ pull: pullStateOf(shop.position), unsent: unsent() }),
    applyChanges: (raw) => applyChanges(cacheContract.applyChanges.input.parse(raw)),
    queryCampaigns: (raw) => {
      const { query, now } = cacheContract.queryCampaigns.input.parse(raw);
      return campaignPageOf(page, query, now);
    },
    readCampaign: (raw) => {
      const { campaignId, policy, now } = cacheContract.readCampaign.input.parse(raw);
      return readCampaign(page, campaignId, policy, now);
    },
    queryProducts: (raw) => {
      const { query, policy, now } = cacheContract.queryProducts.input.parse(raw);
      return productPageOf(page, query, policy, now);
    },
    selectProducts: (raw) => {
      const { filter, limit, policy, now } = cacheContract.selectProducts.input.parse(raw);
      return { productIds: selectProductIds(page, filter, limit, policy, now) };
    },
    readProducts: (raw) => {
      const { productIds } = cacheContract.readProducts.input.parse(raw);
      return { products: productIds.flatMap((id) => recordOf(shop.collections.product, id) ?? []) };
    },
    readRegistration: (raw) => {
      const { registrationId } = cacheContract.readRegistration.input.parse(raw);
      return { registration: shop.collections.registration.get(registrationId) ?? null };
    },
    readAttention: (raw) => {
      const { policy, now } = cacheContract.readAttention.input.parse(raw);
      return { items: attentionIn(page, policy, now) };
    },
    listUnsent: unsent,
    addOperation: (raw) => {
      const { operation, replaces, endsDraft } = cacheContract.addOperation.input.parse(raw);
      setOperations([...operations().filter(({ id }) => id !== replaces), operation]);
      if (endsDraft) setDrafts(others(operation.campaignId));
      return unsent();
    },
    settleOperation: (raw) => {
      const { operationId, operation, registrations } = cacheContract.settleOperation.input.parse(raw);
      const batches = emptyBatches();
      for (const registration of registrations) put(batches.registration, registration);
      applyBatches(shop.collections, batches);
      setOperations(operations().flatMap((one) => (one.id === operationId ? (operation ?? []) : one)));
      return unsent();
    },
    discardOperation: (raw) => {
      const { operationId } = cacheContract.discardOperation.input.parse(raw);
      setOperations(operations().filter(({ id }) => id !== operationId));
      return unsent();
    },
    saveDraft: (raw) => {
      const { draft } = cacheContract.saveDraft.input.parse(raw);
      setDrafts([...others(draft.campaignId), draft]);
      return unsent();
    },
    deleteDraft: (raw) => {
      setDrafts(others(cacheContract.deleteDraft.input.parse(raw).campaignId));
      return unsent();
    },
    restoreUnsent: (raw) => {
      const given = cacheContract.restoreUnsent.input.parse(raw).unsent;
      const known = new Set(operations().map(({ id }) => id));
      setOperations([...operations(), ...given.operations.filter(({ id }) => !known.has(id))]);
      const drafted = new Set(drafts().map(({ campaignId }) => campaignId));
      setDrafts([...drafts(), ...given.drafts.filter(({ campaignId }) => !drafted.has(campaignId))]);
      return unsent();
    },
    deleteAccount: () => {
      throw new Error('an account is deleted outside of its shops');
    },
  };
}
