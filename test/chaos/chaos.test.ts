// Whole runs of the app on the reference API: whatever is done and whatever goes wrong meanwhile, in the end everything promised has
// arrived once, and the app shows what the API has. The schedule comes from a seed; how the processes take turns does not.

import { writeFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { type Client, signInAt } from '#test/contract/support/api.ts';
import { setScene } from '#test/e2e/support/scene.ts';
import { type Desk, editSampleQuantity, register, saveDraft } from './agency-work.ts';
import { type OwnShop, shopsOf } from './asking.ts';
import { differences } from './differences.ts';
import { createKillPoints } from './kill-points.ts';
import { emptyLedger } from './ledger.ts';
import { begin } from './life.ts';
import { brokenPromises, operationsIn } from './reckoning.ts';
import { type Afterwards, type Step, scheduleOf } from './schedule.ts';
import {
  answerRequest,
  closeOwn,
  editOwn,
  invite,
  publish,
  publishDraft,
  saveSellerDraft,
} from './seller-work.ts';
import { type Struck, strike } from './strikes.ts';
import { discard, mend, sendAgain, takeBack } from './unsent-work.ts';

const RUNS = Number(process.env['CHAOS_RUNS'] ?? 1);
const FIRST_SEED = Number(process.env['CHAOS_SEED'] ?? 1);
/** All is well by then, or it never will be: the longest wait of sync is a minute. */
const HEALED_WITHIN = 90_000;

const now = (): number => Math.floor(Date.now() / 1000);

interface Run extends Struck {
  readonly shops: readonly OwnShop[];
}

async function setUp(): Promise<Run> {
  const ledger = emptyLedger();
  const killPoints = createKillPoints(async (answer) => {
    if (answer.idempotencyKey !== null) ledger.answers.push(answer);
  });
  const scene = await setScene({ witness: killPoints.witness });
  const life = await begin(scene);
  const shops = await untilFirstPull(life);
  const shopIdAt = (index: number): string => shopAt(shops, index).key.shopId;
  return { scene, life, ledger, killPoints, shops, shopIdAt };
}

/** The shops, once each of them has been pulled whole. */
async function untilFirstPull({ client }: Run['life']): Promise<readonly OwnShop[]> {
  for (;;) {
    const shops = await shopsOf(client).catch(() => []);
    const statuses = await Promise.all(shops.map(({ key }) => client.call('readSyncStatus', { shop: key })));
    if (shops.length > 0 && statuses.every((one) => one.ok && one.data.phase.kind === 'upToDate'))
      return shops;
    for (const { key } of shops) await client.call('syncNow', { shop: key });
    await pause(50);
  }
}

function shopAt(shops: readonly OwnShop[], index: number): OwnShop {
  return shops[index % shops.length] ?? expect.fail('the account has no shop');
}

async function take(run: Run, step: Step): Promise<void> {
  const deskAt = (index: number): Desk => ({ ...run, own: shopAt(run.shops, index) });
  switch (step.kind) {
    case 'register':
      return register(deskAt(step.shop), step, (campaignId) => changeTerms(run, step.shop, campaignId));
    case 'editSampleQuantity':
      return editSampleQuantity(deskAt(step.shop), step);
    case 'publish':
      return publish(deskAt(step.shop), step, now());
    case 'publishDraft':
      return publishDraft(deskAt(step.shop), step, now());
    case 'editOwn':
      return editOwn(deskAt(step.shop), step);
    case 'closeOwn':
      return closeOwn(deskAt(step.shop), step);
    case 'invite':
      return invite(deskAt(step.shop), step);
    case 'answerRequest':
      return answerRequest(deskAt(step.shop), step);
    case 'saveDraft':
      return saveDraft(deskAt(step.shop), step, now());
    case 'saveSellerDraft':
      await saveSellerDraft(deskAt(step.shop), step, now());
      return;
    default:
      return takeAfterwards(run, step, deskAt);
  }
}

async function takeAfterwards(run: Run, step: Afterwards, deskAt: (index: number) => Desk): Promise<void> {
  switch (step.kind) {
    case 'sendAgain':
      return sendAgain(deskAt(step.shop), step);
    case 'mend':
      return mend(deskAt(step.shop), step);
    case 'takeBack':
      return takeBack(deskAt(step.shop), step);
    case 'discard':
      return discard(deskAt(step.shop), step);
    case 'signOutAndIn':
      return signOutAndIn(run);
    case 'syncNow':
      await run.life.client.call('syncNow', { shop: deskAt(step.shop).own.key });
      return;
    case 'pause':
      return pause(step.milliseconds);
    default:
      return strike(run, step);
  }
}

/** Changes a campaign's terms, and lets the app hear of it. Returns whether the API could be told. */
async function changeTerms({ scene, life, shops }: Run, index: number, campaignId: string): Promise<boolean> {
  const { sandbox } = scene;
  if (!sandbox.isUp()) return false;
  const shop = shopAt(shops, index).key;
  const version = async () => {
    const read = await life.client.call('readCampaign', { shop, campaignId });
    return read.ok ? read.data.campaign?.termsVersion : undefined;
  };
  const before = await version();
  await sandbox.control().editCampaign(campaignId, { description: `Changed at ${now()}.` });
  // What strikes the app meanwhile may keep it from hearing: then it is asked all the same.
  for (let count = 0; count < 40 && (await version()) === before; count += 1) {
    await life.client.call('syncNow', { shop });
    await pause(25);
  }
  return true;
}

/** Signs out unless unsent work would be lost by it; and in again, when the API is there. */
async function signOutAndIn({ scene, life, ledger, shops }: Run): Promise<void> {
  if (!scene.sandbox.isUp()) return;
  const accountId = shops[0]?.key.accountId ?? '';
  const answer = await life.client.call('signOut', { accountId, discardUnsent: false });
  if (!answer.ok || !answer.data.signedOut) return;
  if (ledger.drafts.size + ledger.sellerDrafts.size > 0)
    ledger.problems.push('signed out unasked, with unsent work');
  await signInAgainIfAsked({ life, scene });
}

/** A crash between the API's new tokens and the disk ends a sign-in (docs/sync.md): then a person signs in again. */
async function signInAgainIfAsked({ life, scene }: Pick<Run, 'life' | 'scene'>): Promise<void> {
  const session = await life.client.call('readSession', {});
  if (!session.ok) return;
  const { accounts } = session.data;
  if (accounts.length === 0 || accounts.some(({ state }) => state === 'needsSignIn'))
    await life.client.call('signIn', { apiUrl: scene.sandbox.url });
}

/** Ends every fault, and waits until nothing is on its way any more and the app shows what the API has. */
async function heal(run: Run): Promise<string[]> {
  const { scene, life, killPoints, shops } = run;
  await killPoints.disarm();
  // A cache page that was told to fail or to halt is a new one after this, and the clock is right again.
  life.shiftClock(0);
  await life.again('close');
  if (!scene.sandbox.isUp()) await scene.sandbox.start();
  scene.sandbox.control().clearFaults();
  const api: Client = await signInAt(scene.sandbox.url);
  const deadline = Date.now() + HEALED_WITHIN;
  for (;;) {
    await signInAgainIfAsked(run);
    for (const { key } of shops) await life.client.call('syncNow', { shop: key });
    const problems = await unhealed(run, api);
    if (problems.length === 0) return [];
    if (Date.now() > deadline) return [...problems, ...(await statuses(run))];
    await pause(200);
  }
}

async function unhealed({ life, shops }: Run, api: Client): Promise<string[]> {
  try {
    const operations = (await Promise.all(shops.map(({ key }) => operationsIn(life.client, key)))).flat();
    const onTheWay = operations
      .filter(({ state }) => state === 'queued')
      .map(({ id, kind, attempts }) => `queued after ${attempts} attempts: ${kind} ${id}`);
    return onTheWay.length > 0 ? onTheWay : await differences(life.client, api, shops);
  } catch (error) {
    return [error instanceof Error ? error.message : String(error)];
  }
}

async function statuses({ life, shops }: Run): Promise<string[]> {
  const answers = await Promise.all(
    shops.map(({ key }) => life.client.call('readSyncStatus', { shop: key })),
  );
  return answers.map((answer) => JSON.stringify(answer.ok ? answer.data : answer.error));
}

for (let seed = FIRST_SEED; seed < FIRST_SEED + RUNS; seed += 1) {
  test(`seed ${seed}`, { timeout: HEALED_WITHIN + 180_000 }, async () => {
    const steps = scheduleOf(seed);
    const run = await setUp();
    const taken: Step[] = [];
    try {
      for (const step of steps) {
        taken.push(step);
        await take(run, step);
      }
      const healing = await heal(run);
      const { scene, life, shops, ledger } = run;
      const control = scene.sandbox.control();
      const broken = await brokenPromises(life.client, control, shops, ledger);
      const internal = life.output().match(/INTERNAL.*/g) ?? [];
      const api = control.ownFaults().map(String);
      const problems = [...broken, ...healing, ...internal, ...api];
      if (problems.length > 0) report(seed, problems);
      expect(problems).toEqual([]);
      console.log(toldOf(seed, steps, run));
    } catch (error) {
      console.error(`seed ${seed}, up to:\n${taken.map((step) => JSON.stringify(step)).join('\n')}`);
      throw error;
    }
  });
}

/** For whoever runs many schedules and wants to know what the failing one found. */
function report(seed: number, problems: readonly string[]): void {
  const path = process.env['CHAOS_FINDING'];
  if (path !== undefined) writeFileSync(path, JSON.stringify({ seed, problems }));
}

function toldOf(seed: number, steps: readonly Step[], { ledger, life }: Run): string {
  const told = [...ledger.intents.values()].map((intent) => intent.told);
  const count = (what: string): number => told.filter((one) => one === what).length;
  const drafts = ledger.drafts.size + ledger.sellerDrafts.size;
  return [
    `seed ${seed}: ${steps.map(({ kind }) => kind).join(' ')}`,
    `${count('queued')} promises and ${drafts} drafts kept, ${count('refused')} refused, ${count('unknown')} unheard, the app ended ${life.deaths()} times`,
  ].join('\n  ');
}
