/**
 * What each call of the cache contract does, and how its message is answered: input and output are parsed by
 * the contract, and every exception becomes an error of the closed list. Knows nothing of ports.
 */
import { z } from 'zod';
import { type CacheCallName, cacheContract, type cacheReply, cacheRequest } from '#shared/contract/cache.ts';
import type { DeepReadonly } from '#shared/contract/deep-readonly.ts';
import { failure, type Outcome, success } from '#shared/errors.ts';
import { parserOf } from './parsing.ts';
import { invalidInput, problemOf } from './problems.ts';
import { recordOf } from './query/record-table.ts';
import {
  attentionIn,
  campaignPageOf,
  campaignPositionOf,
  foundCampaignsOf,
  newestContactIn,
  productPageOf,
  readCampaign,
  selectProductIds,
} from './shop/answers.ts';
import { applyPage } from './shop/changes.ts';
import type { ShopHolder } from './shop/holder.ts';
import {
  partnerPageOf,
  partnersById,
  readSellerCampaign,
  sellerCampaignPageOf,
  sellerPositionOf,
} from './shop/seller-answers.ts';
import {
  deleteSellerDraft,
  saveSellerDraft,
  sellerDraftOf,
  takeBackOperation,
} from './shop/seller-drafts.ts';
import type { Shop } from './shop/shop.ts';
import {
  addOperation,
  deleteDraft,
  discardOperation,
  discardUnreadable,
  markSending,
  restoreUnsent,
  saveDraft,
  settleOperation,
  unsentOf,
  unsentWorkOf,
} from './shop/unsent.ts';
import { shopIdsOf } from './storage/database.ts';
import { pullStateOf } from './storage/pull-position.ts';

type Call = (input: unknown) => Promise<Outcome<unknown>>;

/** One call: parses, runs, parses. What is accepted as it is needs no copy: it leaves or has come as one. */
function call<Input extends z.ZodType, Output extends z.ZodType>(
  contract: { readonly input: Input; readonly output: Output },
  run: (input: z.output<Input>) => Promise<DeepReadonly<z.input<Output>>>,
): Call {
  const parseInput = parserOf(contract.input);
  const parseOutput = parserOf(contract.output);
  return async (raw) => {
    const input = parseInput(raw);
    if (!input.success) return { ok: false, error: invalidInput(input.error) };
    try {
      const output = parseOutput(await run(input.data));
      if (!output.success) throw output.error;
      return success(output.data);
    } catch (problem) {
      return { ok: false, error: problemOf(problem) };
    }
  };
}

type SellerCallName =
  | 'querySellerCampaigns'
  | 'locateSellerCampaign'
  | 'readSellerCampaign'
  | 'queryPartners'
  | 'readPartners'
  | 'readSellerDraft'
  | 'saveSellerDraft'
  | 'deleteSellerDraft'
  | 'takeBackOperation';

/** Campaigns of the seller's own, their drafts, and the partner directory. */
function sellerCallsOf(shops: ShopHolder): Record<SellerCallName, Call> {
  const contract = cacheContract;
  const changing = changingOf(shops);
  return {
    querySellerCampaigns: call(contract.querySellerCampaigns, ({ shop: key, query, now }) =>
      shops.reading(key, (shop) => sellerCampaignPageOf(shop, query, now)),
    ),
    locateSellerCampaign: call(contract.locateSellerCampaign, ({ shop: key, list, key: row, now }) =>
      shops.reading(key, (shop) => sellerPositionOf(shop, list, row, now)),
    ),
    readSellerCampaign: call(contract.readSellerCampaign, ({ shop: key, sellerCampaignId }) =>
      shops.reading(key, (shop) => readSellerCampaign(shop, sellerCampaignId)),
    ),
    queryPartners: call(contract.queryPartners, ({ shop: key, query }) =>
      shops.reading(key, (shop) => partnerPageOf(shop, query)),
    ),
    readPartners: call(contract.readPartners, ({ shop: key, partnerIds }) =>
      shops.reading(key, (shop) => ({ partners: partnersById(shop, partnerIds) })),
    ),
    readSellerDraft: call(contract.readSellerDraft, ({ shop: key, draftId }) =>
      shops.reading(key, (shop) => ({ draft: sellerDraftOf(shop, draftId) })),
    ),
    saveSellerDraft: call(contract.saveSellerDraft, ({ shop: key, draft }) =>
      changing(key, (shop) => saveSellerDraft(shop, draft)),
    ),
    deleteSellerDraft: call(contract.deleteSellerDraft, ({ shop: key, draftId }) =>
      changing(key, (shop) => deleteSellerDraft(shop, draftId)),
    ),
    takeBackOperation: call(contract.takeBackOperation, ({ shop: key, operationId, draft }) =>
      shops.writing(key, async (shop) => {
        const isTakenBack = await takeBackOperation(shop, operationId, draft);
        return { isTakenBack, unsent: unsentWorkOf(shop) };
      }),
    ),
  };
}

/** A change to unsent work, answered with all of it. */
function changingOf(shops: ShopHolder) {
  return (key: Parameters<ShopHolder['writing']>[0], change: (shop: Shop) => Promise<void>) =>
    shops.writing(key, async (shop) => {
      await change(shop);
      return unsentWorkOf(shop);
    });
}

function callsOf(shops: ShopHolder): Record<CacheCallName, Call> {
  const contract = cacheContract;
  const changing = changingOf(shops);
  return {
    ...sellerCallsOf(shops),
    openShop: call(contract.openShop, ({ shop: key, mayClear = false }) =>
      shops.opening(key, mayClear, (shop) => ({
        pull: pullStateOf(shop.position),
        isNew: shop.isNew,
        ...unsentOf(shop),
      })),
    ),
    applyChanges: call(contract.applyChanges, ({ shop: key, ...page }) =>
      shops.writing(key, async (shop) => ({
        collections: await applyPage(shop, page),
        setAside: shop.position.setAside.length,
      })),
    ),
    queryCampaigns: call(contract.queryCampaigns, ({ shop: key, query, now }) =>
      (query.text === '' ? shops.reading : shops.searching)(key, (shop) => campaignPageOf(shop, query, now)),
    ),
    searchCampaigns: call(contract.searchCampaigns, ({ shop: key, now, ...asked }) =>
      shops.searching(key, (shop) => foundCampaignsOf(shop, asked, now)),
    ),
    locateCampaign: call(contract.locateCampaign, ({ shop: key, list, campaignId, now }) =>
      (list.text === '' ? shops.reading : shops.searching)(key, (shop) =>
        campaignPositionOf(shop, list, campaignId, now),
      ),
    ),
    readCampaign: call(contract.readCampaign, ({ shop: key, campaignId, policy, now }) =>
      shops.reading(key, (shop) => readCampaign(shop, campaignId, policy, now)),
    ),
    queryProducts: call(contract.queryProducts, ({ shop: key, query, policy, now }) =>
      shops.reading(key, (shop) => productPageOf(shop, query, policy, now)),
    ),
    selectProducts: call(contract.selectProducts, ({ shop: key, filter, limit, policy, now }) =>
      shops.reading(key, (shop) => ({ productIds: selectProductIds(shop, filter, limit, policy, now) })),
    ),
    readProducts: call(contract.readProducts, ({ shop: key, productIds }) =>
      shops.reading(key, ({ collections }) => ({
        products: productIds.flatMap((id) => recordOf(collections.product, id) ?? []),
      })),
    ),
    readRegistration: call(contract.readRegistration, ({ shop: key, registrationId }) =>
      shops.reading(key, ({ collections }) => ({
        registration: collections.registration.get(registrationId) ?? null,
      })),
    ),
    readNewestContact: call(contract.readNewestContact, ({ shop: key }) =>
      shops.reading(key, (shop) => ({ contact: newestContactIn(shop) })),
    ),
    readAttention: call(contract.readAttention, ({ shop: key, policy, now }) =>
      shops.reading(key, (shop) => ({ items: attentionIn(shop, policy, now) })),
    ),
    listUnsent: call(contract.listUnsent, ({ shop: key }) => shops.reading(key, unsentWorkOf)),
    readUnsent: call(contract.readUnsent, ({ shop: key }) => shops.reading(key, unsentOf)),
    addOperation: call(contract.addOperation, ({ shop: key, ...addition }) =>
      changing(key, (shop) => addOperation(shop, addition)),
    ),
    settleOperation: call(contract.settleOperation, ({ shop: key, ...answer }) =>
      changing(key, (shop) => settleOperation(shop, answer)),
    ),
    markSending: call(contract.markSending, ({ shop: key, ...mark }) =>
      changing(key, (shop) => markSending(shop, mark)),
    ),
    discardOperation: call(contract.discardOperation, ({ shop: key, ...which }) =>
      changing(key, (shop) => discardOperation(shop, which)),
    ),
    saveDraft: call(contract.saveDraft, ({ shop: key, draft }) =>
      changing(key, (shop) => saveDraft(shop, draft)),
    ),
    deleteDraft: call(contract.deleteDraft, ({ shop: key, campaignId }) =>
      changing(key, (shop) => deleteDraft(shop, campaignId)),
    ),
    restoreUnsent: call(contract.restoreUnsent, ({ shop: key, unsent }) =>
      changing(key, (shop) => restoreUnsent(shop, unsent)),
    ),
    discardUnreadable: call(contract.discardUnreadable, ({ shop: key }) => changing(key, discardUnreadable)),
    deleteAccount: call(contract.deleteAccount, async ({ accountId }) => ({
      deleted: await shops.deleteAccount(accountId),
    })),
    listShops: call(contract.listShops, async ({ accountId }) => ({
      shopIds: await shopIdsOf(accountId),
    })),
  };
}

export type Reply = z.input<typeof cacheReply>;

/** Answers messages over the port; null to one that nobody could have sent as a call, since it has no id to answer to. */
export function answering(shops: ShopHolder): (message: unknown) => Promise<Reply | null> {
  const calls = new Map(Object.entries(callsOf(shops)));
  return async (message) => {
    const request = cacheRequest.safeParse(message);
    if (!request.success) {
      const addressed = z.object({ id: cacheRequest.shape.id }).safeParse(message);
      return addressed.success
        ? { id: addressed.data.id, outcome: { ok: false, error: invalidInput(request.error) } }
        : null;
    }
    const { id, name, input } = request.data;
    const run = calls.get(name);
    return { id, outcome: run ? await run(input) : failure('INVALID_INPUT', 'no call of this name') };
  };
}
