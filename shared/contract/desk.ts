/**
 * Desk window ↔ main process: everything the window can ask, and the events it is told. Every call that
 * concerns a shop carries account and shop; tokens never cross this wall.
 */
import { z } from 'zod';
import { CONTACT_WAYS } from '#shared/domain/contact.ts';
import type { DeepReadonly } from './deep-readonly.ts';
import { passedOn } from './passed-on.ts';
import {
  campaignDetails,
  campaignList,
  campaignPage,
  campaignQuery,
  campaignRow,
  listPosition,
  overviewPage,
  overviewQuery,
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
  appError,
  COLLECTIONS,
  campaignTemplate,
  count,
  draftRecord,
  fieldRefusal,
  operationId,
  operationRecord,
  productOffer,
  recordId,
  sellerCampaignChanges,
  sellerCampaignContent,
  sellerCampaignRecord,
  sellerContact,
  sellerDraftRecord,
  shopKey,
  shopRecord,
  unsentCounts,
} from './record.ts';
import { syncStatus } from './sync-status.ts';
import { shopView } from './view.ts';

const nothing = z.strictObject({});
const shop = { shop: shopKey };

export const APPEARANCES = ['system', 'light', 'dark'] as const;

/** What the window remembers of itself; nothing of a shop's business. */
export const preferences = z.strictObject({
  appearance: z.enum(APPEARANCES),
  lastShop: shopKey.nullable(),
  /** Shops in the order in which they were last shown, the newest first. */
  recentShops: z.array(shopKey).max(100),
});
export type Preferences = z.infer<typeof preferences>;

/**
 * What is to be told of where an account's tokens are: kept weakly, in memory only, by another password store than before; or in a file
 * that cannot be opened, now (`locked`) or ever again (`unreadable`).
 */
export const storageNotice = z.enum(['weak', 'memory', 'changed', 'locked', 'unreadable']);

export const session = z.strictObject({
  accounts: z.array(
    z.strictObject({
      id: accountId,
      name: z.string(),
      email: z.string(),
      apiUrl: z.string(),
      state: z.enum(['signedIn', 'needsSignIn']),
      /**
       * Where its tokens are: sealed by the system's own password store, sealed with a key that other programs can get at
       * too (`weak`), or in memory only, so that a restart asks for a sign-in.
       */
      tokenStorage: z.enum(['system', 'weak', 'memory']),
      /** What the person has not been told of that yet. */
      storageNotice: storageNotice.nullable(),
    }),
  ),
  shops: z.array(z.strictObject({ accountId, shop: shopRecord })),
  /** Shops that the API lists no more, and that have unsent work: they can be read, and nothing is sent for them. */
  formerShops: z.array(z.strictObject({ accountId, shop: shopRecord })),
  /** The API that the app was asked to use and has no account for yet, and what is wrong with it, if anything. */
  wantedApi: z.strictObject({ url: z.string(), problem: appError.nullable() }).nullable(),
  /**
   * What a sign-in that is under way waits for: the browser that was opened; the one that the person opens, because the app could not; or
   * the person's answer to whether it may be kept in memory only.
   */
  signIn: z.enum(['idle', 'waitingForBrowser', 'browserNotOpened', 'askingToKeep']),
  preferences,
  /**
   * What happened to the file of settings since the start: it was damaged and put aside (`putAside`), a part that could not be read was left out
   * (`partly`), or it was damaged while the app ran and written again whole (`rewritten`).
   */
  settingsNotice: z.enum(['putAside', 'partly', 'rewritten']).nullable(),
  version: z.string(),
});
export type Session = DeepReadonly<z.infer<typeof session>>;

/** What is wrong with a submitted form: at a product's field, at a contact's field, or with the whole. */
export const formProblem = z.discriminatedUnion('at', [
  z.strictObject({
    at: z.literal('product'),
    productId: recordId,
    field: z.enum(['product', 'totalCommissionRate', 'sampleQuantity']),
    error: appError,
  }),
  z.strictObject({ at: z.literal('contact'), field: z.enum(['email', 'messenger']), error: appError }),
  z.strictObject({ at: z.literal('registration'), error: appError }),
]);
export type FormProblem = z.infer<typeof formProblem>;

/** What came of submitting a campaign: queued, or every problem at its field. */
const queuedCampaign = z.strictObject({
  operationId: operationId.nullable(),
  problems: z.array(fieldRefusal),
});
/** What came of one step in a campaign, or of one number of a registration: queued, or why not. */
const queuedOrNot = z.strictObject({ operationId: operationId.nullable(), problem: appError.nullable() });

/**
 * The id of what a call queues, minted where the person began: asking again with it queues nothing more. Any call that queues can fail with
 * ALREADY_QUEUED (its id is taken by another, or what it asks for waits already) or ALREADY_DONE (what it replaces, or its draft, is no longer
 * there); nothing is queued then.
 */
const minted = { operationId };

export const deskContract = {
  ...passedOn,
  readSession: { input: nothing, output: session },
  savePreferences: { input: preferences.partial(), output: preferences },
  /** Begins signing in at an API in the system browser, and answers when it has ended. */
  signIn: { input: z.strictObject({ apiUrl: z.string().max(2_000) }), output: z.strictObject({ accountId }) },
  cancelSignIn: { input: nothing, output: nothing },
  /** Copies the address of the sign-in page that is waited for; NOT_FOUND when none is. */
  copySignInLink: { input: nothing, output: nothing },
  /** Answers `askingToKeep`: without agreement the sign-in ends as cancelled, and nothing of it is kept. */
  answerKeeping: { input: z.strictObject({ agreed: z.boolean() }), output: nothing },
  /** The person has been told of where the account's tokens are. */
  storageNoticeShown: { input: z.strictObject({ accountId }), output: nothing },
  /**
   * Ends an account on this machine: databases, tokens, drafts, copies and pictures are deleted. With unsent work and
   * `discardUnsent` false nothing happens, and `unsent` tells what there is.
   */
  signOut: {
    input: z.strictObject({ accountId, discardUnsent: z.boolean() }),
    output: z.strictObject({
      signedOut: z.boolean(),
      unsent: unsentCounts,
    }),
  },
  /** What a shop showed last; null when it was never shown. */
  readView: { input: z.strictObject(shop), output: z.strictObject({ view: shopView.nullable() }) },
  saveView: { input: z.strictObject({ ...shop, view: shopView }), output: nothing },

  /** A window of what needs a person in all shops, with how much there is of each kind and in each shop. */
  readOverview: { input: z.strictObject({ query: overviewQuery }), output: overviewPage },
  /**
   * A window of the campaigns of all shops whose name, partner or detail has every word of `text`: names first, within them by shop.
   * A newer text of the same asker ends an older search.
   */
  searchShops: {
    input: z.strictObject({
      asker: z.enum(['allShops', 'goTo']),
      text: z.string().min(1).max(200),
      offset: count,
      limit: z.int().min(1).max(100),
    }),
    output: z.strictObject({
      rows: z.array(z.strictObject({ ...shop, campaign: campaignRow })),
      total: count,
    }),
  },

  queryCampaigns: { input: z.strictObject({ ...shop, query: campaignQuery }), output: campaignPage },
  /** Where a campaign stands in a list. */
  locateCampaign: {
    input: z.strictObject({ ...shop, list: campaignList, campaignId: recordId }),
    output: listPosition,
  },
  readCampaign: {
    input: z.strictObject({ ...shop, campaignId: recordId }),
    output: campaignDetails,
  },
  queryProducts: { input: z.strictObject({ ...shop, query: productQuery }), output: productPage },
  selectProducts: {
    input: z.strictObject({ ...shop, filter: productFilter }),
    output: z.strictObject({ productIds: z.array(recordId) }),
  },

  saveDraft: { input: z.strictObject({ ...shop, draft: draftRecord }), output: nothing },
  deleteDraft: { input: z.strictObject({ ...shop, campaignId: recordId }), output: nothing },
  /**
   * The contact to begin the next form with: the one that was last given on this computer, else that of the shop's newest registration; null
   * before the first.
   */
  readLastContact: {
    input: z.strictObject(shop),
    output: z.strictObject({ contact: sellerContact.nullable() }),
  },
  /**
   * Queues a registration under the terms that the person read. `problems` is empty when it was queued; otherwise
   * nothing was stored and each problem names its field. `replaces` is the parked operation that this one mends; `endsDraft` says that the
   * campaign has a draft, which ends.
   */
  submitRegistration: {
    input: z.strictObject({
      ...shop,
      ...minted,
      campaignId: recordId,
      termsVersion: z.string().min(1).max(64),
      sellerContact,
      offers: z.array(productOffer).max(5_000),
      replaces: operationId.nullable(),
      endsDraft: z.boolean(),
    }),
    output: z.strictObject({ operationId: operationId.nullable(), problems: z.array(formProblem) }),
  },
  /** Queues a new sample quantity for a registration, in place of one that was refused; `problem` tells why not. */
  editSampleQuantity: {
    input: z.strictObject({ ...shop, ...minted, registrationId: recordId, sampleQuantity: z.number() }),
    output: queuedOrNot,
  },
  querySellerCampaigns: {
    input: z.strictObject({ ...shop, query: sellerCampaignQuery }),
    output: sellerCampaignPage,
  },
  /** Where a row stands under a tab. */
  locateSellerCampaign: {
    input: z.strictObject({ ...shop, list: sellerCampaignList, key: sellerRowKey }),
    output: listPosition,
  },
  saveSellerDraft: { input: z.strictObject({ ...shop, draft: sellerDraftRecord }), output: nothing },
  deleteSellerDraft: { input: z.strictObject({ ...shop, draftId: operationId }), output: nothing },
  /**
   * Queues a new campaign to be created and published. `problems` is empty when it was queued, and then the draft is gone; otherwise nothing was
   * stored and each problem names its field. `replaces` is the parked operation that this one mends; `draftId` is null when no draft is stored.
   */
  publishSellerCampaign: {
    input: z.strictObject({
      ...shop,
      ...minted,
      draftId: operationId.nullable(),
      content: sellerCampaignContent,
      replaces: operationId.nullable(),
    }),
    output: queuedCampaign,
  },
  /**
   * Queues an edit of a campaign, judged against `base`, the campaign as the person read it. `publishes` publishes one that is READY. An edit that changes
   * nothing and publishes nothing is refused (INVALID_INPUT).
   */
  editSellerCampaign: {
    input: z.strictObject({
      ...shop,
      ...minted,
      draftId: operationId.nullable(),
      base: sellerCampaignRecord,
      changes: sellerCampaignChanges,
      publishes: z.boolean(),
      replaces: operationId.nullable(),
    }),
    output: queuedCampaign,
  },
  /** Queues closing a published campaign early. */
  closeSellerCampaign: {
    input: z.strictObject({ ...shop, ...minted, sellerCampaignId: recordId }),
    output: queuedOrNot,
  },
  /** Queues invitations of more partners to a published campaign. */
  invitePartners: {
    input: z.strictObject({
      ...shop,
      ...minted,
      sellerCampaignId: recordId,
      partnerIds: z.array(recordId).max(100),
    }),
    output: queuedOrNot,
  },
  /** Queues the answer to a partner's request to join. */
  answerJoinRequest: {
    input: z.strictObject({
      ...shop,
      ...minted,
      sellerCampaignId: recordId,
      partnerId: recordId,
      accepts: z.boolean(),
    }),
    output: queuedOrNot,
  },
  /**
   * Takes a campaign that waits to be published back; its draft's id, or null when it has been sent meanwhile. MAY_HAVE_ARRIVED, and it stays
   * queued under its key, when it was sent without an answer: published from a draft it could be there twice.
   */
  takeBackSellerCampaign: {
    input: z.strictObject({ ...shop, operationId }),
    output: z.strictObject({ draftId: operationId.nullable() }),
  },
  /** What an account has saved by name to begin campaigns with, by name. */
  listCampaignTemplates: {
    input: z.strictObject({ accountId }),
    output: z.strictObject({ templates: z.array(campaignTemplate) }),
  },
  /** Saves a template, in place of the one with its id. An account has at most 100 (INVALID_INPUT). */
  saveCampaignTemplate: {
    input: z.strictObject({ accountId, template: campaignTemplate }),
    output: nothing,
  },
  deleteCampaignTemplate: { input: z.strictObject({ accountId, templateId: operationId }), output: nothing },

  listOperations: {
    input: z.strictObject(shop),
    output: z.strictObject({ operations: z.array(operationRecord) }),
  },
  /**
   * Sends a parked operation again as it is, under a key that follows from its own: asking twice is asking once. ALREADY_DONE when it is gone; MAY_HAVE_ARRIVED, and nothing is done, when the earlier attempt may have arrived and
   * the person has not been told so: `knowingly`.
   */
  resendOperation: {
    input: z.strictObject({ ...shop, operationId, knowingly: z.boolean() }),
    output: nothing,
  },
  /**
   * ALREADY_SENT, and nothing is discarded, when it is being sent or has been answered; MAY_HAVE_ARRIVED, when it may have arrived and the person
   * has not been told so: `knowingly`.
   */
  discardOperation: {
    input: z.strictObject({ ...shop, operationId, knowingly: z.boolean() }),
    output: nothing,
  },
  /** Copies all unsent work of a shop to the clipboard, as JSON. */
  copyUnsent: { input: z.strictObject(shop), output: nothing },
  /** Gives up for good all unsent work of a shop that the account has no access to any more; of another one it is INVALID_INPUT. */
  discardUnsent: { input: z.strictObject(shop), output: nothing },
  /** Gives up for good what the sync status counts as `unreadable`. */
  discardUnreadable: { input: z.strictObject(shop), output: nothing },

  readSyncStatus: { input: z.strictObject(shop), output: syncStatus },
  /** Tries now, whatever the wait. */
  syncNow: { input: z.strictObject(shop), output: nothing },

  /** The machine's network came or went, as far as the window was told: what is reached is found out now. */
  networkChanged: { input: z.strictObject({ isOnline: z.boolean() }), output: nothing },

  /** Opens a partner's contact in the program of the machine that handles it (mail, phone, messenger page). */
  openContact: {
    input: z.strictObject({
      kind: z.enum(CONTACT_WAYS),
      value: z.string().min(1).max(254),
      /** The partner's market: a number without a country code is of there. */
      region: z.string().max(64),
    }),
    output: nothing,
  },
  copyText: { input: z.strictObject({ text: z.string().max(2_000) }), output: nothing },
  /** Tells the log of a fault in the window itself. */
  reportFault: { input: z.strictObject({ text: z.string().min(1).max(2_000) }), output: nothing },
  /** Loads the window anew. */
  reloadWindow: { input: z.strictObject({}), output: nothing },
} as const satisfies Record<string, { input: z.ZodType; output: z.ZodType }>;

export type DeskContract = typeof deskContract;
export type DeskCallName = keyof DeskContract;
export type DeskInput<Name extends DeskCallName> = DeepReadonly<z.infer<DeskContract[Name]['input']>>;
export type DeskOutput<Name extends DeskCallName> = DeepReadonly<z.infer<DeskContract[Name]['output']>>;

/** What the main process tells the window without being asked. */
export const deskEvents = {
  /** Records of a shop changed: ask again for what is shown. */
  changed: z.strictObject({ ...shop, collections: z.array(z.enum([...COLLECTIONS, 'outbox', 'draft'])) }),
  syncStatus: z.strictObject({ ...shop, status: syncStatus }),
  /** Accounts, shops or sign-in changed: read the session again. */
  session: nothing,
  /** Unsent work of a shop is in its database, but the second copy of it could not be written. */
  uncopied: z.strictObject({ ...shop, error: appError }),
  /** How much in a shop needs a person has changed. */
  attention: z.strictObject({ ...shop, count }),
} as const satisfies Record<string, z.ZodType>;

export type DeskEventName = keyof typeof deskEvents;
export type DeskEvent<Name extends DeskEventName> = DeepReadonly<z.infer<(typeof deskEvents)[Name]>>;

/** What travels over the channel of calls and the channel of events. */
export const deskCall = z.strictObject({ name: z.string().max(64), input: z.unknown() });
export const deskEvent = z.strictObject({ name: z.string().max(64), payload: z.unknown() });
