// One shop's database in memory, and what the calls of the cache contract do with it.

import { RefusedCallError } from '#cache-page/problems.ts';
import { recordOf } from '#cache-page/query/record-table.ts';
import {
  attentionIn,
  campaignPageOf,
  campaignPositionOf,
  foundCampaignsOf,
  newestContactIn,
  productPageOf,
  readCampaign,
  selectProductIds,
} from '#cache-page/shop/answers.ts';
import { applySegments, emptyCollections } from '#cache-page/shop/collections.ts';
import {
  partnerPageOf,
  partnersById,
  readSellerCampaign,
  sellerCampaignPageOf,
  sellerPositionOf,
} from '#cache-page/shop/seller-answers.ts';
import { sellerDraftOf } from '#cache-page/shop/seller-drafts.ts';
import type { Shop } from '#cache-page/shop/shop.ts';
import { nothingStored } from '#cache-page/shop/stored.ts';
import { unsentWorkOf } from '#cache-page/shop/unsent.ts';
import {
  changedCollections,
  emptyBatches,
  foldChanges,
  put,
  segmentsOf,
} from '#cache-page/storage/batches.ts';
import { afterPage, NOTHING_PULLED, pullStateOf } from '#cache-page/storage/pull-position.ts';
import { type CacheCallName, type CacheInput, cacheContract } from '#shared/contract/cache.ts';
import { judgeAddition } from '#shared/domain/addition.ts';
import {
  isAgencyOperation,
  mayHaveArrived,
  type Operation,
  type RegistrationDraft,
} from '#shared/domain/outbox.ts';
import type { SellerDraft } from '#shared/domain/seller-draft.ts';

export type MemoryShop = Omit<Shop, 'database'> & {
  /** A generation that is being rebuilt. */
  next: Shop['collections'] | null;
};

export function emptyShop(): MemoryShop {
  return {
    isNew: true,
    position: NOTHING_PULLED,
    collections: emptyCollections(),
    next: null,
    stored: nothingStored(),
    nextSequence: 0,
    unsent: { rows: [], drafts: [], sellerDrafts: [], unreadable: { operations: 0, drafts: 0 } },
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

  function setSellerDrafts(sellerDrafts: readonly SellerDraft[]): void {
    shop.unsent = { ...shop.unsent, sellerDrafts };
  }

  const unsent = () => unsentWorkOf(asked(shop));
  const sellerDrafts = () => unsent().sellerDrafts;
  const otherSellerDrafts = (id: string | null) => sellerDrafts().filter((draft) => draft.id !== id);
  const operations = () => unsent().operations;
  const drafts = () => unsent().drafts;
  const others = (campaignId: string) => drafts().filter((draft) => draft.campaignId !== campaignId);

  function applyChanges(raw: CacheInput<'applyChanges'>): unknown {
    const batches = foldChanges(raw.changes);
    if (raw.begins) shop.next = emptyCollections();
    applySegments(shop.next ?? shop.collections, segmentsOf(batches, 0, 0));
    shop.position = afterPage(shop.position, raw, false);
    if (shop.next && shop.position.building === null) {
      shop.collections = shop.next;
      shop.next = null;
    }
    return { collections: changedCollections(batches), setAside: shop.position.setAside.length };
  }

  const readUnsent = () => ({ unsent: unsent(), unreadable: shop.unsent.unreadable });

  return {
    openShop: () => ({ pull: pullStateOf(shop.position), isNew: shop.isNew, ...readUnsent() }),
    applyChanges: (raw) => applyChanges(cacheContract.applyChanges.input.parse(raw)),
    queryCampaigns: (raw) => {
      const { query, now } = cacheContract.queryCampaigns.input.parse(raw);
      return campaignPageOf(page, query, now);
    },
    searchCampaigns: (raw) => {
      const { now, ...asked } = cacheContract.searchCampaigns.input.parse(raw);
      return foundCampaignsOf(page, asked, now);
    },
    locateCampaign: (raw) => {
      const { list, campaignId, now } = cacheContract.locateCampaign.input.parse(raw);
      return campaignPositionOf(page, list, campaignId, now);
    },
    locateSellerCampaign: (raw) => {
      const { list, key, now } = cacheContract.locateSellerCampaign.input.parse(raw);
      return sellerPositionOf(page, list, key, now);
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
    readNewestContact: () => ({ contact: newestContactIn(page) }),
    readAttention: (raw) => {
      const { policy, now } = cacheContract.readAttention.input.parse(raw);
      return { items: attentionIn(page, policy, now) };
    },
    listUnsent: unsent,
    readUnsent,
    addOperation: (raw) => {
      const { shop: _, ...addition } = cacheContract.addOperation.input.parse(raw);
      const { operation, replaces, endsDraft, endsSellerDraft } = addition;
      const verdict = judgeAddition(unsent(), addition);
      if (verdict !== 'new' && verdict !== 'known') throw new RefusedCallError(verdict, 'nothing was added');
      const left = operations().filter(({ id }) => id !== replaces);
      setOperations(verdict === 'new' ? [...left, operation] : left);
      if (endsDraft && isAgencyOperation(operation)) setDrafts(others(operation.campaignId));
      setSellerDrafts(otherSellerDrafts(endsSellerDraft));
      return unsent();
    },
    settleOperation: (raw) => {
      const { operationId, operation, ...answer } = cacheContract.settleOperation.input.parse(raw);
      const batches = emptyBatches();
      for (const registration of answer.registrations) put(batches.registration, registration);
      for (const campaign of answer.sellerCampaigns) put(batches.sellerCampaign, campaign);
      for (const participant of answer.participants) put(batches.participant, participant);
      applySegments(shop.collections, segmentsOf(batches, 0, 0));
      setOperations(operations().flatMap((one) => (one.id === operationId ? (operation ?? []) : one)));
      return unsent();
    },
    markSending: (raw) => {
      const { operationId, firstAttempt } = cacheContract.markSending.input.parse(raw);
      const isToMark = (one: Operation) => one.id === operationId && !mayHaveArrived(one);
      setOperations(operations().map((one) => (isToMark(one) ? { ...one, firstAttempt } : one)));
      return unsent();
    },
    discardOperation: (raw) => {
      const { operationId, knowingly } = cacheContract.discardOperation.input.parse(raw);
      const stays = (one: Operation) => one.id !== operationId || (mayHaveArrived(one) && !knowingly);
      setOperations(operations().filter(stays));
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
      shop.isNew = false;
      const known = new Set(operations().map(({ id }) => id));
      setOperations([...operations(), ...given.operations.filter(({ id }) => !known.has(id))]);
      const drafted = new Set(drafts().map(({ campaignId }) => campaignId));
      setDrafts([...drafts(), ...given.drafts.filter(({ campaignId }) => !drafted.has(campaignId))]);
      const written = new Set(sellerDrafts().map(({ id }) => id));
      setSellerDrafts([...sellerDrafts(), ...given.sellerDrafts.filter(({ id }) => !written.has(id))]);
      return unsent();
    },
    discardUnreadable: () => {
      shop.unsent = { ...shop.unsent, unreadable: { operations: 0, drafts: 0 } };
      return unsent();
    },
    querySellerCampaigns: (raw) => {
      const { query, now } = cacheContract.querySellerCampaigns.input.parse(raw);
      return sellerCampaignPageOf(page, query, now);
    },
    readSellerCampaign: (raw) =>
      readSellerCampaign(page, cacheContract.readSellerCampaign.input.parse(raw).sellerCampaignId),
    queryPartners: (raw) => partnerPageOf(page, cacheContract.queryPartners.input.parse(raw).query),
    readPartners: (raw) => ({
      partners: partnersById(page, cacheContract.readPartners.input.parse(raw).partnerIds),
    }),
    readSellerDraft: (raw) => ({
      draft: sellerDraftOf(page, cacheContract.readSellerDraft.input.parse(raw).draftId),
    }),
    saveSellerDraft: (raw) => {
      const { draft } = cacheContract.saveSellerDraft.input.parse(raw);
      setSellerDrafts([...otherSellerDrafts(draft.id), draft]);
      return unsent();
    },
    deleteSellerDraft: (raw) => {
      setSellerDrafts(otherSellerDrafts(cacheContract.deleteSellerDraft.input.parse(raw).draftId));
      return unsent();
    },
    takeBackOperation: (raw) => {
      const { operationId, draft } = cacheContract.takeBackOperation.input.parse(raw);
      const left = operations().filter((one) => one.id !== operationId || mayHaveArrived(one));
      const isTakenBack = left.length < operations().length;
      setOperations(left);
      if (isTakenBack) setSellerDrafts([...sellerDrafts(), draft]);
      return { isTakenBack, unsent: unsent() };
    },
    deleteAccount: () => {
      throw new Error('an account is deleted outside of its shops');
    },
    listShops: () => {
      throw new Error('shops are listed outside of them');
    },
  };
}
