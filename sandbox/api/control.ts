/**
 * What a test does to the API behind its clients' backs: inject faults, play the partner, close doors, look at what was accepted.
 * In a test's own process as `server.control`; over HTTP only when the server was started with it.
 */
import { randomUUID } from 'node:crypto';
import { ContractBreach } from './envelope.ts';
import type { Faults } from './faults.ts';
import {
  type CampaignEdit,
  closeRegistration,
  editCampaign,
  type Review,
  requestSamples,
  review,
  sell,
} from './partners/acts.ts';
import { declineInvitation, joinSellerCampaign, type Promotion, promote } from './partners/seller-acts.ts';
import type { RateLimit } from './rate-limit.ts';
import { expireCursors, forgetDeletions, noteChanged, noteDeleted, shopsThatSee } from './store/feed.ts';
import type { AcceptanceRow, PartnerRow, ProductRow, SellerCampaignRow, ShopRow } from './store/schema.ts';
import { closeSellerCampaignRow, editSellerCampaignRow, type KeptContent } from './store/seller-campaigns.ts';
import { contentOfRow } from './store/seller-records.ts';
import type { Store, Unit } from './store/store.ts';

export type ShopEdit = Partial<
  Pick<ShopRow, 'payment_account_active' | 'operations_allowed' | 'registration_policy'>
>;
export type ProductEdit = Partial<
  Pick<ProductRow, 'name' | 'inventory' | 'status' | 'audit_status' | 'under_enforcement'>
>;

export type SellerCampaignEdit = Partial<
  Omit<KeptContent, 'products' | 'invited_partner_ids' | 'participation'>
>;
export type PartnerEdit = Partial<Pick<PartnerRow, 'creator_count' | 'gmv_band' | 'rating'>>;

interface Reach {
  readonly store: Store;
  /** Unix seconds. */
  readonly clock: () => number;
  readonly faults: Faults;
  readonly rateLimit: RateLimit;
  readonly faultsOfOurOwn: readonly unknown[];
  readonly settings: { accessTokenSeconds: number };
}

export type Control = ReturnType<typeof createControl>;

export function createControl({ store, clock, faults, rateLimit, faultsOfOurOwn, settings }: Reach) {
  const { db } = store;
  return {
    addFault: faults.add,
    clearFaults: faults.clear,
    /** How many requests a `hang` holds back now: a test waits for one to be there. */
    heldRequests: faults.held,
    setRateLimit: rateLimit.set,
    /** Of tokens issued from now on. */
    setAccessTokenSeconds(seconds: number): void {
      settings.accessTokenSeconds = seconds;
    },

    /** Every accepted registration, the oldest first: a product sent twice would be here twice. */
    acceptances(): Promise<AcceptanceRow[]> {
      return db.selectFrom('acceptances').selectAll().orderBy('accepted_time').execute();
    },
    /** The keys of every change that was carried out, each once for a shop: a change that was sent under two keys is here twice. */
    carriedOut(): Promise<{ shop_id: string; key: string }[]> {
      return db.selectFrom('idempotency').select(['shop_id', 'key']).orderBy('created_time').execute();
    },
    /** Answers of this API that did not follow the contract. Always empty, or there is a bug. */
    contractBreaches(): unknown[] {
      return faultsOfOurOwn.filter((fault) => fault instanceof ContractBreach);
    },
    /** All faults of this API's own making. */
    ownFaults: (): readonly unknown[] => [...faultsOfOurOwn],

    /** The ids of the campaigns of a name: what a person sees of them. */
    campaignsNamed: async (name: string): Promise<string[]> => {
      const rows = await db.selectFrom('campaigns').select('id').where('name', '=', name).execute();
      return rows.map(({ id }) => id);
    },
    editCampaign: (campaignId: string, edit: CampaignEdit): Promise<void> =>
      store.write((unit) => editCampaign(unit, campaignId, edit)),
    /** Registration is over as of a second ago. */
    closeCampaignRegistration: (campaignId: string): Promise<void> =>
      store.write((unit) => editCampaign(unit, campaignId, { registration_end_time: clock() - 1 })),
    review: (registrationId: string, answer: Review): Promise<void> =>
      store.write((unit) => review(unit, registrationId, answer, clock())),
    closeRegistration: (registrationId: string, status: 'PENDING_CLOSED' | 'CLOSED'): Promise<void> =>
      store.write((unit) => closeRegistration(unit, registrationId, status)),
    requestSamples: (registrationId: string, more: { creators: number; samples: number }): Promise<void> =>
      store.write((unit) => requestSamples(unit, registrationId, more)),
    sell: (registrationId: string, more: { creators: number; orders: number }): Promise<void> =>
      store.write((unit) => sell(unit, registrationId, more)),

    /** The ids of the campaigns of sellers' own of a name. */
    sellerCampaignsNamed: async (name: string): Promise<string[]> => {
      const rows = await db.selectFrom('seller_campaigns').select('id').where('name', '=', name).execute();
      return rows.map(({ id }) => id);
    },
    /** The ids of the campaigns of a shop's own, and of the partners that it can see. */
    sellerCampaignsOf: async (shopId: string): Promise<string[]> => {
      const rows = await db
        .selectFrom('seller_campaigns')
        .select('id')
        .where('shop_id', '=', shopId)
        .execute();
      return rows.map(({ id }) => id);
    },
    partnersIn: async (shopId: string): Promise<string[]> => {
      const shop = await db
        .selectFrom('shops')
        .selectAll()
        .where('id', '=', shopId)
        .executeTakeFirstOrThrow();
      const rows = await db.selectFrom('partners').select(['id', 'regions']).execute();
      return rows.filter(({ regions }) => regions.includes(shop.region)).map(({ id }) => id);
    },
    /** The ids of a shop's products of a name. */
    productsNamed: async (shopId: string, name: string): Promise<string[]> => {
      const products = db.selectFrom('products').select('id').where('shop_id', '=', shopId);
      return (await products.where('name', '=', name).execute()).map(({ id }) => id);
    },
    /** The ids of the partners of a name. */
    partnersNamed: async (name: string): Promise<string[]> => {
      const rows = await db.selectFrom('partners').select('id').where('name', '=', name).execute();
      return rows.map(({ id }) => id);
    },
    /** As another computer of the seller would: without asking the rules, and with a new version. */
    editSellerCampaign: (campaignId: string, edit: SellerCampaignEdit): Promise<void> =>
      store.write(async (unit) => {
        const row = await sellerCampaignRow(unit, campaignId);
        await editSellerCampaignRow(unit, row, { ...contentOfRow(row), ...edit });
      }),
    closeSellerCampaign: (campaignId: string): Promise<void> =>
      store.write(async (unit) => {
        await closeSellerCampaignRow(unit, await sellerCampaignRow(unit, campaignId), clock());
      }),
    /** The platform takes a campaign down: it is gone for its shop, with everybody in it. */
    removeSellerCampaign: (campaignId: string): Promise<void> =>
      store.write(async (unit) => {
        const { shop_id: shopId } = await sellerCampaignRow(unit, campaignId);
        const participants = await unit.db
          .selectFrom('participants')
          .select('id')
          .where('seller_campaign_id', '=', campaignId)
          .execute();
        for (const { id } of participants) await noteDeleted(unit, shopId, 'participant', id);
        await noteDeleted(unit, shopId, 'seller_campaign', campaignId);
      }),
    /** A partner joins, or asks to where it was not invited. Answers whether that was possible. */
    joinSellerCampaign: (campaignId: string, partnerId: string, message = ''): Promise<boolean> =>
      store.write((unit) => joinSellerCampaign(unit, { campaignId, partnerId, message }, clock())),
    declineInvitation: (campaignId: string, partnerId: string, message = ''): Promise<boolean> =>
      store.write((unit) => declineInvitation(unit, { campaignId, partnerId, message }, clock())),
    promote: (promotion: Promotion): Promise<boolean> =>
      store.write((unit) => promote(unit, promotion, clock())),
    editPartner: (partnerId: string, edit: PartnerEdit): Promise<void> =>
      store.write(async (unit) => {
        await unit.db.updateTable('partners').set(edit).where('id', '=', partnerId).execute();
        for (const shopId of await shopsThatSee(unit.db, 'partner', partnerId)) {
          await noteChanged(unit, shopId, 'partner', partnerId);
        }
      }),
    /** A partner leaves the directory. What it has done stays. */
    removePartner: (partnerId: string): Promise<void> =>
      store.write(async (unit) => {
        for (const shopId of await shopsThatSee(unit.db, 'partner', partnerId)) {
          await noteDeleted(unit, shopId, 'partner', partnerId);
        }
      }),

    editShop: async (shopId: string, edit: ShopEdit): Promise<void> => {
      await db.updateTable('shops').set(edit).where('id', '=', shopId).executeTakeFirstOrThrow();
    },
    /** The shop goes to another account, as when a person loses access to it. */
    moveShop: async (shopId: string, accountId: string): Promise<void> => {
      await db.updateTable('shops').set({ account_id: accountId }).where('id', '=', shopId).execute();
    },
    editProduct: (shopId: string, productId: string, edit: ProductEdit): Promise<void> =>
      store.write(async (unit) => {
        await unit.db
          .updateTable('products')
          .set(edit)
          .where('shop_id', '=', shopId)
          .where('id', '=', productId)
          .execute();
        await noteChanged(unit, shopId, 'product', productId);
        // A registration travels with its product's name.
        const registrations = await unit.db
          .selectFrom('registrations')
          .select('id')
          .where('product_id', '=', productId)
          .execute();
        for (const { id } of registrations) await noteChanged(unit, shopId, 'registration', id);
      }),
    /** Takes a product out of the catalogue. What was registered of it stays. */
    removeProduct: (shopId: string, productId: string): Promise<void> =>
      store.write((unit) => noteDeleted(unit, shopId, 'product', productId)),

    expireCursors: (shopId: string): Promise<void> =>
      store.write((unit) => expireCursors(unit, shopId, randomUUID())),
    forgetDeletions: (shopId: string): Promise<void> => store.write((unit) => forgetDeletions(unit, shopId)),
    /** Ends every sign-in: access and refresh tokens. */
    revokeTokens: async (): Promise<void> => {
      await db.updateTable('oauth_grants').set({ revoked_time: clock() }).execute();
    },
    /** Lets every access token be over; refresh tokens still work. */
    expireAccessTokens: async (): Promise<void> => {
      await db.updateTable('oauth_tokens').set({ expires_time: 0 }).where('kind', '=', 'access').execute();
    },
  };
}

function sellerCampaignRow({ db }: Unit, campaignId: string): Promise<SellerCampaignRow> {
  return db.selectFrom('seller_campaigns').selectAll().where('id', '=', campaignId).executeTakeFirstOrThrow();
}
