/**
 * Partners by themselves: they review what is new after a few seconds, ask for samples, sell, and now and then change a campaign. What
 * they do in sellers' campaigns is in seller-simulation.ts.
 * Drawn from the seed, one step a second of their time; what they can do is in acts.ts, how they decide in decisions.ts.
 */
import { type Random, randomOf } from '../seed/random.ts';
import type { Store } from '../store/store.ts';
import { editCampaign, requestSamples, review, sell } from './acts.ts';
import { decide } from './decisions.ts';
import { createSellerPartners } from './seller-simulation.ts';

const STEP_MILLISECONDS = 1000;
const DAY = 24 * 60 * 60;

/** What happens in a step, as chances: tuned so that something moves every half minute in a demonstration. */
const CHANCES = { samples: 0.05, sale: 0.06, terms: 0.008, publish: 0.004, close: 0.002 };

export interface PartnersOptions {
  readonly store: Store;
  /** Unix seconds. */
  readonly clock: () => number;
  readonly seed: number;
  /** How many times faster than life: a step every 1 s / speed. */
  readonly speed: number;
  readonly report: (fault: unknown) => void;
}

/** Lets the partners live until they are stopped. `stop` settles when the last step has ended. */
export function startPartners(options: PartnersOptions): { stop(): Promise<void> } {
  const step = createPartners(options);
  let running: Promise<void> | null = null;
  const timer = setInterval(() => {
    if (running !== null) return;
    running = step()
      .catch(options.report)
      .finally(() => {
        running = null;
      });
  }, STEP_MILLISECONDS / options.speed);
  timer.unref();
  return {
    async stop() {
      clearInterval(timer);
      await running;
    },
  };
}

/** One step of all partners at a time; the steps of one seed are the same over the same data. */
export function createPartners({ store, clock, seed }: Omit<PartnersOptions, 'speed' | 'report'>) {
  const random = randomOf(seed, 'partners at work');
  const stepOfSellers = createSellerPartners({ store, clock, seed });
  /** What somebody submitted, and the step in which its partner looks at it. */
  const due = new Map<string, number>();
  let steps = 0;

  return async (): Promise<void> => {
    steps++;
    await reviewDue(store, random, { due, steps, now: clock() });
    if (random.chance(CHANCES.samples)) await askForSamples(store, random);
    if (random.chance(CHANCES.sale)) await makeSales(store, random);
    if (random.chance(CHANCES.terms)) await changeTerms(store, random, clock());
    if (random.chance(CHANCES.publish)) await publish(store, random, clock());
    if (random.chance(CHANCES.close)) await close(store, random, clock());
    await stepOfSellers();
  };
}

interface Desk {
  readonly due: Map<string, number>;
  readonly steps: number;
  readonly now: number;
}

/** New registrations are looked at after 2 to 6 steps, each by itself. */
async function reviewDue(store: Store, random: Random, { due, steps, now }: Desk): Promise<void> {
  const waiting = await store.db
    .selectFrom('registrations')
    .innerJoin('campaigns', 'campaigns.id', 'registrations.campaign_id')
    .where('registrations.review_status', '=', 'PENDING')
    // What the seed left pending stays so: only what somebody submitted is reviewed.
    .where('registrations.id', 'in', store.db.selectFrom('acceptances').select('registration_id'))
    .select([
      'registrations.id',
      'registrations.submitted_time',
      'registrations.total_commission_rate',
      'campaigns.commission_rate',
    ])
    .orderBy('registrations.submitted_time')
    .orderBy('registrations.product_id')
    .execute();
  for (const registration of waiting) {
    const key = `${registration.id} ${registration.submitted_time}`;
    const step = due.get(key);
    if (step === undefined) due.set(key, steps + random.integer(2, 6));
    else if (steps >= step) {
      due.delete(key);
      const answer = decide(random, {
        totalCommissionRate: registration.total_commission_rate,
        commissionRequirement: registration.commission_rate,
      });
      await store.write((unit) => review(unit, registration.id, answer, now));
    }
  }
}

/** The approved registrations of running campaigns that still have samples to give. */
async function askForSamples(store: Store, random: Random): Promise<void> {
  const rows = await approved(store);
  const [chosen] = random.several(
    rows.filter((row) => row.samples_requested < row.sample_quota),
    1,
  );
  if (!chosen) return;
  const samples = random.integer(1, 3);
  await store.write((unit) => requestSamples(unit, chosen.id, { creators: samples, samples }));
}

async function makeSales(store: Store, random: Random): Promise<void> {
  const rows = await approved(store);
  const [chosen] = random.several(
    rows.filter((row) => row.collaborated_creators > 0),
    1,
  );
  if (!chosen) return;
  const more = { creators: random.integer(0, 2), orders: random.integer(1, 8) };
  await store.write((unit) => sell(unit, chosen.id, more));
}

function approved(store: Store) {
  return store.db
    .selectFrom('registrations')
    .selectAll()
    .where('review_status', '=', 'APPROVED')
    .orderBy('id')
    .execute();
}

/** A point more, or a later end. */
async function changeTerms(store: Store, random: Random, now: number): Promise<void> {
  const [campaign] = random.several(await openCampaigns(store, now), 1);
  if (!campaign) return;
  const edit = random.chance(0.5)
    ? { commission_rate: Math.min(8000, campaign.commission_rate + 100) }
    : {
        registration_end_time: campaign.registration_end_time + 2 * DAY,
        campaign_end_time: Math.max(campaign.campaign_end_time, campaign.registration_end_time + 2 * DAY),
      };
  await store.write((unit) => editCampaign(unit, campaign.id, edit));
}

/** A campaign that was being prepared opens, with periods that begin now. */
async function publish(store: Store, random: Random, now: number): Promise<void> {
  const ready = await store.db
    .selectFrom('campaigns')
    .selectAll()
    .where('is_published', '=', 0)
    .orderBy('id')
    .execute();
  const [campaign] = random.several(ready, 1);
  if (!campaign) return;
  const length = random.integer(7, 21) * DAY;
  await store.write((unit) =>
    editCampaign(unit, campaign.id, {
      is_published: 1,
      registration_start_time: now,
      registration_end_time: now + length,
      campaign_start_time: now + 3 * DAY,
      campaign_end_time: now + length + 30 * DAY,
    }),
  );
}

async function close(store: Store, random: Random, now: number): Promise<void> {
  const [campaign] = random.several(await openCampaigns(store, now), 1);
  if (campaign) await store.write((unit) => editCampaign(unit, campaign.id, { closed_time: now }));
}

function openCampaigns(store: Store, now: number) {
  return store.db
    .selectFrom('campaigns')
    .selectAll()
    .where('is_published', '=', 1)
    .where('closed_time', 'is', null)
    .where('registration_start_time', '<=', now)
    .where('registration_end_time', '>=', now)
    .orderBy('id')
    .execute();
}
