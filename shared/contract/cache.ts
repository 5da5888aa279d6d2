/**
 * Main process ↔ cache page: every question and change that reaches IndexedDB. Each call carries its
 * account and shop; nothing here knows an active shop, the network or a window.
 */
import { z } from 'zod';
import { SEARCH_RANKS } from '#shared/domain/search-rank.ts';
import type { DeepReadonly } from './deep-readonly.ts';
import { passedOn } from './passed-on.ts';
import {
  attentionItem,
  campaignDetails,
  campaignList,
  campaignPage,
  campaignQuery,
  campaignRow,
  listPosition,
  productFilter,
  productPage,
  productQuery,
  sellerCampaignList,
  sellerCampaignPage,
  sellerCampaignQuery,
  sellerRowKey,
} from './query.ts';
import {
  accountId,
  COLLECTIONS,
  campaignRecord,
  count,
  draftRecord,
  firstAttempt,
  operationId,
  operationRecord,
  participantRecord,
  partnerProfile,
  productRecord,
  recordId,
  registrationRecord,
  sellerCampaignRecord,
  sellerContact,
  sellerDraftRecord,
  shopKey,
  shopRecord,
  unparsedOutcome,
  unsentCounts,
  unsentWork,
} from './record.ts';

/** Unix seconds. */
const time = count;
const shop = { shop: shopKey };
/** The time by the API's clock, and the limits of the shop: the cache page has no clock or settings of its own. */
const circumstances = { now: time, policy: shopRecord.shape.registrationPolicy };

/** A change of the API's log in the domain's own shape. */
export const cacheChange = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('campaign'), record: campaignRecord }),
  z.strictObject({ kind: z.literal('product'), record: productRecord }),
  z.strictObject({ kind: z.literal('registration'), record: registrationRecord }),
  z.strictObject({ kind: z.literal('sellerCampaign'), record: sellerCampaignRecord }),
  z.strictObject({ kind: z.literal('participant'), record: participantRecord }),
  z.strictObject({ kind: z.literal('partner'), record: partnerProfile }),
  z.strictObject({ kind: z.literal('deleted'), collection: z.enum(COLLECTIONS), id: recordId }),
  /** A record that this version of the app cannot read: it is counted until it can be read, or `isGone`. What was there of it stays. */
  z.strictObject({ kind: z.literal('unreadable'), key: z.string().min(1).max(120), isGone: z.boolean() }),
]);
export type CacheChange = DeepReadonly<z.infer<typeof cacheChange>>;

/** Where a shop's pull stands, as stored with the last page. */
export const pullState = z.strictObject({
  /** Pass it to the next pull; null before the first page. While a rebuild runs it belongs to the new generation. */
  cursor: z.string().nullable(),
  /** Not null while a snapshot is under way. */
  snapshot: z.strictObject({ done: count, total: count }).nullable(),
  /** Unix seconds of the last page that left nothing more to pull; null when there was none yet. */
  lastSuccessTime: time.nullable(),
  /** How many records have been set aside, since the version of the app that pulled them cannot read them. */
  setAside: count,
  /** The version of the app that pulled last; empty before the first page. */
  version: z.string().max(64),
});
export type PullState = z.infer<typeof pullState>;

const touched = z.strictObject({ collections: z.array(z.enum(COLLECTIONS)) });

export const cacheContract = {
  ...passedOn,
  /** Opens (or makes) the shop's database and answers where its pull stands, and what is unsent. Fails with CACHE_NEWER when a newer version made it. */
  openShop: {
    /**
     * Without `mayClear`, collections that the browser cannot read for a reason that it does not know are left as they are: a full disk looks
     * the same.
     */
    input: z.strictObject({ ...shop, mayClear: z.boolean().optional() }),
    /**
     * Rows of unsent work that are `unreadable` are damaged: they stay until a person discards them, and are put back from the copy where it
     * has them (`restoreUnsent`).
     */
    output: z.strictObject({
      pull: pullState,
      /** Nothing was ever put into it, also not what a copy holds (`restoreUnsent`): it was made just now, or made again after a loss. */
      isNew: z.boolean(),
      unsent: unsentWork,
      unreadable: unsentCounts,
    }),
  },
  /**
   * Commits one page and its cursor together. `begins` starts a new generation (a first pull, or a rebuild after an expired
   * cursor), which replaces what is shown only when its snapshot is complete — or at once, when there is nothing yet to replace.
   */
  applyChanges: {
    input: z.strictObject({
      ...shop,
      begins: z.boolean(),
      changes: z.array(cacheChange).max(1_024),
      cursor: z.string(),
      snapshot: z.strictObject({ done: count, total: count }).nullable(),
      hasMore: z.boolean(),
      time,
      /** The version of the app that reads the records. */
      version: z.string().max(64),
    }),
    output: touched.extend({ setAside: count }),
  },
  queryCampaigns: {
    input: z.strictObject({ ...shop, query: campaignQuery, now: time }),
    output: campaignPage,
  },
  /**
   * Published campaigns that have every word of `text`: how many of each rank (`shared/domain/search-rank.ts`), and a window of them, the best
   * first; within a rank what can still be joined first.
   */
  searchCampaigns: {
    input: z.strictObject({
      ...shop,
      text: z.string().min(1).max(200),
      offset: count,
      limit: z.int().min(0).max(100),
      now: time,
    }),
    output: z.strictObject({
      counts: z.array(count).min(SEARCH_RANKS.length).max(SEARCH_RANKS.length),
      rows: z.array(campaignRow),
    }),
  },
  /** Where a campaign stands in a list. */
  locateCampaign: {
    input: z.strictObject({ ...shop, list: campaignList, campaignId: recordId, now: time }),
    output: listPosition,
  },
  readCampaign: {
    input: z.strictObject({ ...shop, campaignId: recordId, ...circumstances }),
    output: campaignDetails,
  },
  queryProducts: {
    input: z.strictObject({ ...shop, query: productQuery, ...circumstances }),
    output: productPage,
  },
  /** The ids of all products that match the filter and can be chosen, in list order, at most `limit`. */
  selectProducts: {
    input: z.strictObject({ ...shop, filter: productFilter, limit: count, ...circumstances }),
    output: z.strictObject({ productIds: z.array(recordId) }),
  },
  readRegistration: {
    input: z.strictObject({ ...shop, registrationId: recordId }),
    output: z.strictObject({ registration: registrationRecord.nullable() }),
  },
  /** The contact that the newest of all registrations was submitted with, in whichever campaign; null where there is none. */
  readNewestContact: {
    input: z.strictObject(shop),
    output: z.strictObject({ contact: sellerContact.nullable() }),
  },
  /** What needs a person in this shop, in the order of `shared/domain/attention.ts`. */
  readAttention: {
    input: z.strictObject({ ...shop, ...circumstances }),
    output: z.strictObject({ items: z.array(attentionItem) }),
  },
  listUnsent: { input: z.strictObject(shop), output: unsentWork },
  /** What is unsent, with how much of it cannot be read: see `openShop`. */
  readUnsent: {
    input: z.strictObject(shop),
    output: z.strictObject({ unsent: unsentWork, unreadable: unsentCounts }),
  },
  /**
   * Adds an operation (strict durability), in one transaction with the end of what it replaces and of the draft that it was made of. An operation
   * that is there already is not added again, and its drafts end. ALREADY_DONE when what it replaces or ends is not there; ALREADY_QUEUED when
   * its id is taken by another, or what it asks for waits already: then nothing changes.
   */
  addOperation: {
    input: z.strictObject({
      ...shop,
      operation: operationRecord,
      replaces: operationId.nullable(),
      /** The draft of the operation's partner campaign is there, and ends with it. */
      endsDraft: z.boolean(),
      /** The draft of a seller's campaign that the operation was made of, and which ends with it. */
      endsSellerDraft: operationId.nullable(),
    }),
    output: unsentWork,
  },
  /**
   * Writes what an attempt came to, in one transaction: records that the API answered with, and the operation as it now is
   * (null when it is done). An operation that is no longer there is not brought back.
   */
  settleOperation: {
    input: z.strictObject({
      ...shop,
      operationId,
      operation: operationRecord.nullable(),
      registrations: z.array(registrationRecord),
      campaigns: z.array(campaignRecord),
      sellerCampaigns: z.array(sellerCampaignRecord),
      participants: z.array(participantRecord),
    }),
    output: unsentWork,
  },
  /**
   * Marks an operation before the first byte of it leaves (strict durability). One that has a mark keeps it, and one that is no longer there is
   * not brought back: the answer shows which.
   */
  markSending: { input: z.strictObject({ ...shop, operationId, firstAttempt }), output: unsentWork },
  /** Discards an operation. One that may have arrived is discarded only `knowingly`; otherwise it is still there in the answer. */
  discardOperation: {
    input: z.strictObject({ ...shop, operationId, knowingly: z.boolean() }),
    output: unsentWork,
  },
  saveDraft: { input: z.strictObject({ ...shop, draft: draftRecord }), output: unsentWork },
  deleteDraft: { input: z.strictObject({ ...shop, campaignId: recordId }), output: unsentWork },
  querySellerCampaigns: {
    input: z.strictObject({ ...shop, query: sellerCampaignQuery, now: time }),
    output: sellerCampaignPage,
  },
  /** Where a row stands under a tab. */
  locateSellerCampaign: {
    input: z.strictObject({ ...shop, list: sellerCampaignList, key: sellerRowKey, now: time }),
    output: listPosition,
  },
  saveSellerDraft: { input: z.strictObject({ ...shop, draft: sellerDraftRecord }), output: unsentWork },
  deleteSellerDraft: { input: z.strictObject({ ...shop, draftId: operationId }), output: unsentWork },
  /**
   * Takes a campaign that was not sent yet back out of the queue and leaves `draft` in its place, in one transaction. Nothing changes when
   * the operation is no longer there (it has been answered), or may have arrived: then `isTakenBack` is false.
   */
  takeBackOperation: {
    input: z.strictObject({ ...shop, operationId, draft: sellerDraftRecord }),
    output: z.strictObject({ isTakenBack: z.boolean(), unsent: unsentWork }),
  },
  /** Puts back unsent work that the database has lost; what is there already stays as it is. A database that was new is so no longer. */
  restoreUnsent: { input: z.strictObject({ ...shop, unsent: unsentWork }), output: unsentWork },
  /** Deletes the rows of unsent work that cannot be read; what can be read stays. */
  discardUnreadable: { input: z.strictObject(shop), output: unsentWork },
  /** Deletes every database of an account. */
  deleteAccount: { input: z.strictObject({ accountId }), output: z.strictObject({ deleted: count }) },
  /** Every shop of an account of which something lies on this machine, whatever the API lists. Nothing is opened for that. */
  listShops: {
    input: z.strictObject({ accountId }),
    output: z.strictObject({ shopIds: z.array(recordId) }),
  },
} as const satisfies Record<string, { input: z.ZodType; output: z.ZodType }>;

export type CacheContract = typeof cacheContract;
export type CacheCallName = keyof CacheContract;
export type CacheInput<Name extends CacheCallName> = DeepReadonly<z.infer<CacheContract[Name]['input']>>;
export type CacheOutput<Name extends CacheCallName> = DeepReadonly<z.infer<CacheContract[Name]['output']>>;

/** The message that carries a call over the cache page's port, and its answer. */
export const cacheRequest = z.strictObject({ id: count, name: z.string(), input: z.unknown() });
export const cacheReply = z.strictObject({ id: count, outcome: unparsedOutcome });
