/**
 * Partners in sellers' campaigns, by themselves: they answer invitations, find open campaigns, promote and sell. Drawn from the seed, a
 * step at a time; what they can do is in seller-acts.ts. What was sown waiting keeps waiting.
 */

import { type Random, randomOf } from '../seed/random.ts';
import { MESSAGES } from '../seed/seller-campaign-shapes.ts';
import { seededTime } from '../store/migrate.ts';
import type { SellerCampaignRow } from '../store/schema.ts';
import { invitedIn, offersOf, visiblePartners } from '../store/seller-records.ts';
import type { Store } from '../store/store.ts';
import { canBeJoined, declineInvitation, joinSellerCampaign, promote } from './seller-acts.ts';

/** What happens in a step, as chances; what is new is answered besides, within a few steps. */
const CHANCES = { visit: 0.03, promotion: 0.08, accepting: 0.7 };
/** A campaign that so many partners have found by themselves is not looked for any more. */
const MOST_VISITORS = 12;

export interface SellerPartnersOptions {
  readonly store: Store;
  /** Unix seconds. */
  readonly clock: () => number;
  readonly seed: number;
}

interface Scene {
  readonly store: Store;
  readonly random: Random;
  readonly now: number;
  /** When this world was sown: what is younger was done by somebody, and is answered. */
  readonly since: number;
  /** Whether something that was first seen some steps ago is due now. It is once. */
  isDue(what: string): boolean;
}

/** One step of all partners at a time; the steps of one seed are the same over the same data. */
export function createSellerPartners({ store, clock, seed }: SellerPartnersOptions): () => Promise<void> {
  const random = randomOf(seed, 'partners of sellers');
  const due = new Map<string, number>();
  let steps = 0;

  const isDue = (what: string): boolean => {
    const step = due.get(what);
    if (step === undefined) due.set(what, steps + random.integer(2, 5));
    if (step === undefined || steps < step) return false;
    due.set(what, Number.POSITIVE_INFINITY);
    return true;
  };

  return async () => {
    steps++;
    const scene: Scene = { store, random, now: clock(), since: await seededTime(store.db), isDue };
    await answerInvitations(scene);
    await findNewCampaigns(scene);
    await beginPromoting(scene);
    if (random.chance(CHANCES.visit)) await visitSomeCampaign(scene);
    if (random.chance(CHANCES.promotion)) await promoteSomething(scene);
  };
}

/** Each invitation is answered by itself, after some steps. */
async function answerInvitations({ store, random, now, since, isDue }: Scene): Promise<void> {
  const invitations = await store.db
    .selectFrom('participants')
    .selectAll()
    .where('status', '=', 'INVITED')
    .where('changed_time', '>=', since)
    .orderBy('seller_campaign_id')
    .orderBy('partner_id')
    .execute();
  for (const { id, seller_campaign_id: campaignId, partner_id: partnerId, changed_time } of invitations) {
    if (!isDue(`invitation ${id} ${changed_time}`)) continue;
    const isAccepting = random.chance(CHANCES.accepting);
    const message = messageOf(random, isAccepting ? 'JOINED' : 'DECLINED');
    const act = isAccepting ? joinSellerCampaign : declineInvitation;
    await store.write((unit) => act(unit, { campaignId, partnerId, message }, now));
  }
}

/** A campaign that has just opened is found by one partner within some steps. */
async function findNewCampaigns(scene: Scene): Promise<void> {
  for (const campaign of await openCampaigns(scene)) {
    const { id, published_time: published } = campaign;
    if ((published ?? 0) >= scene.since && scene.isDue(`campaign ${id}`)) await visit(scene, campaign);
  }
}

async function visitSomeCampaign(scene: Scene): Promise<void> {
  const [campaign] = scene.random.several(await openCampaigns(scene), 1);
  if (campaign) await visit(scene, campaign);
}

/** A partner of the directory that has nothing to do with the campaign yet joins it, or asks to. */
async function visit({ store, random, now }: Scene, campaign: SellerCampaignRow): Promise<void> {
  const known = await store.db
    .selectFrom('participants')
    .select('partner_id')
    .where('seller_campaign_id', '=', campaign.id)
    .execute();
  const invited = invitedIn(campaign);
  const visitors = known.filter(({ partner_id: partnerId }) => !invited.includes(partnerId));
  if (visitors.length >= MOST_VISITORS) return;
  const directory = await visiblePartners(store.db, campaign.shop_id)
    .select('partners.id')
    .orderBy('partners.id')
    .execute();
  const strangers = directory.filter(({ id }) =>
    known.every(({ partner_id: partnerId }) => partnerId !== id),
  );
  const [partner] = random.several(strangers, 1);
  if (!partner) return;
  const message = messageOf(random, campaign.participation === 'ALL_PARTNERS' ? 'JOINED' : 'REQUESTED');
  await store.write((unit) =>
    joinSellerCampaign(unit, { campaignId: campaign.id, partnerId: partner.id, message }, now),
  );
}

/** Who has joined begins to promote within some steps, and sells at once where the campaign is running. */
async function beginPromoting(scene: Scene): Promise<void> {
  const newcomers = await joined(scene)
    .where('participants.changed_time', '>=', scene.since)
    .where('participants.products', '=', '[]')
    .execute();
  for (const participant of newcomers) {
    const key = `promotion ${participant.seller_campaign_id} ${participant.partner_id}`;
    if (scene.isDue(key)) await promoteOne(scene, participant);
  }
}

async function promoteSomething(scene: Scene): Promise<void> {
  const [participant] = scene.random.several(await joined(scene).execute(), 1);
  if (participant) await promoteOne(scene, participant);
}

async function promoteOne(
  { store, random, now }: Scene,
  participant: {
    readonly partner_id: string;
    readonly seller_campaign_id: string;
    readonly offered: string;
  },
): Promise<void> {
  const [offer] = random.several(offersOf({ products: participant.offered }), 1);
  if (!offer) return;
  const promotion = {
    campaignId: participant.seller_campaign_id,
    partnerId: participant.partner_id,
    productId: offer.product_id,
    creators: random.integer(1, 3),
    samples: random.integer(0, 3),
    orders: random.integer(1, 9),
  };
  await store.write((unit) => promote(unit, promotion, now));
}

/** Partners that have joined campaigns which are not over. */
function joined({ store, now }: Scene) {
  return (
    store.db
      .selectFrom('participants')
      .innerJoin('seller_campaigns', 'seller_campaigns.id', 'participants.seller_campaign_id')
      .where('participants.status', '=', 'JOINED')
      .where('seller_campaigns.closed_time', 'is', null)
      .where('seller_campaigns.campaign_end_time', '>=', now)
      .selectAll('participants')
      .select('seller_campaigns.products as offered')
      // Not by id: ids of what is made while the API runs are left to chance.
      .orderBy('participants.seller_campaign_id')
      .orderBy('participants.partner_id')
  );
}

async function openCampaigns({ store, now }: Scene): Promise<SellerCampaignRow[]> {
  const published = await store.db
    .selectFrom('seller_campaigns')
    .selectAll()
    .where('published_time', 'is not', null)
    .where('closed_time', 'is', null)
    .where('registration_end_time', '>=', now)
    .orderBy('id')
    .execute();
  return published.filter((campaign) => canBeJoined(campaign, now));
}

function messageOf(random: Random, status: keyof typeof MESSAGES): string {
  return random.several(MESSAGES[status], 1)[0] ?? '';
}
