// Whole runs of the app on the reference API: whatever is done and whatever goes wrong meanwhile, in the end everything promised has
// arrived once, and the app shows what the API has. The schedule comes from a seed; how the processes take turns does not.

import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { expect, test } from 'vitest';
import type { DeskClient } from '#desk/desk-client.ts';
import { type Client, signInAt } from '#test/contract/support/api.ts';
import { waitUntilSynced } from '#test/e2e/support/actions.ts';
import type { RunningDesk } from '#test/e2e/support/running-desk.ts';
import { type Scene, setScene } from '#test/e2e/support/scene.ts';
import { editSampleQuantity, register, saveDraft } from './agency-work.ts';
import { clientIn, type OwnShop, shopsOf } from './asking.ts';
import { emptyLedger, type Ledger } from './ledger.ts';
import { brokenPromises, differences, operationsIn } from './reckoning.ts';
import { type Step, scheduleOf } from './schedule.ts';
import { closeOwn, editOwn, publish } from './seller-work.ts';

const RUNS = Number(process.env['CHAOS_RUNS'] ?? 1);
const FIRST_SEED = Number(process.env['CHAOS_SEED'] ?? 1);
/** All is well by then, or it never will be: the longest wait of sync is a minute. */
const HEALED_WITHIN = 90_000;

const now = (): number => Math.floor(Date.now() / 1000);

interface Run {
  readonly scene: Scene;
  desk: RunningDesk;
  readonly client: DeskClient;
  readonly shops: readonly OwnShop[];
  readonly ledger: Ledger;
}

async function begin(): Promise<Run> {
  const scene = await setScene();
  const desk = await scene.openDesk();
  await waitUntilSynced(desk.page);
  const run = { desk };
  const client = clientIn(() => run.desk.page);
  return Object.assign(run, { scene, client, shops: await shopsOf(client), ledger: emptyLedger() });
}

const shopAt = ({ shops }: Run, index: number): OwnShop =>
  shops[index % shops.length] ?? expect.fail('the account has no shop');

async function openAgain(
  run: Run,
  end: 'kill' | 'close',
  meanwhile: () => Promise<void> = async () => undefined,
): Promise<void> {
  await run.desk[end]();
  await meanwhile();
  run.desk = await run.scene.openDesk();
}

/** Every database of the app's, wherever the program that runs it keeps them. */
async function removeDatabases(userDataDir: string): Promise<void> {
  const entries = await readdir(userDataDir, { recursive: true, withFileTypes: true });
  const folders = entries.filter((entry) => entry.isDirectory() && entry.name === 'IndexedDB');
  expect(folders).not.toEqual([]);
  for (const { parentPath, name } of folders)
    await rm(join(parentPath, name), { recursive: true, force: true, maxRetries: 5 });
}

/** One of the registrations that the API has of a shop, as its partner sees them. */
async function registrationOf(run: Run, index: number, pick: number) {
  const { shopId } = shopAt(run, index).key;
  const own = (await run.scene.sandbox.control().acceptances()).filter(({ shop_id }) => shop_id === shopId);
  return own[pick % Math.max(1, own.length)];
}

async function take(run: Run, step: Step): Promise<void> {
  const { scene, client, ledger } = run;
  const { sandbox } = scene;
  switch (step.kind) {
    case 'register': {
      const { isCutOff, ...what } = step;
      const whenAsked = isCutOff ? { whenAsked: () => openAgain(run, 'kill') } : {};
      return register(client, ledger, shopAt(run, step.shop), { ...what, ...whenAsked });
    }
    case 'editSampleQuantity':
      return editSampleQuantity(client, ledger, shopAt(run, step.shop), step.pick);
    case 'publish':
      return publish(client, ledger, shopAt(run, step.shop), now());
    case 'editOwn':
      return editOwn(client, ledger, shopAt(run, step.shop), step.pick);
    case 'closeOwn':
      return closeOwn(client, ledger, shopAt(run, step.shop), step.pick);
    case 'saveDraft':
      return saveDraft(client, ledger, shopAt(run, step.shop), step.pick, now());
    case 'syncNow':
      await client.call('syncNow', { shop: shopAt(run, step.shop).key });
      return;
    case 'pause':
      return pause(step.milliseconds);
    case 'kill':
      return openAgain(run, 'kill');
    case 'restart':
      return openAgain(run, 'close');
    case 'loseDatabases':
      return openAgain(run, 'kill', () => removeDatabases(scene.userDataDir));
    case 'apiGoes':
      return sandbox.stop();
    case 'apiComes':
      return sandbox.isUp() ? undefined : sandbox.start();
    default:
      // Behind the app's back, as long as there is an API to do it to.
      if (sandbox.isUp()) await strike(run, step);
  }
}

async function strike(run: Run, step: Step): Promise<void> {
  const control = run.scene.sandbox.control();
  if (step.kind === 'fault') control.addFault({ on: step.on, kind: step.fault, times: step.times });
  else if (step.kind === 'expireTokens') await control.expireAccessTokens();
  else if (step.kind === 'expireCursors') await control.expireCursors(shopAt(run, step.shop).key.shopId);
  else if (step.kind === 'changeTerms') await changeTerms(run, step);
  else if (step.kind === 'review') await review(run, step);
}

/** Of a campaign in which something is on its way, so that it matters. */
async function changeTerms({ scene, ledger }: Run, { pick }: { pick: number }): Promise<void> {
  const touched = [...ledger.promised.filter(({ kind }) => kind === 'register'), ...ledger.cutOff];
  const one = touched[pick % Math.max(1, touched.length)];
  if (one && 'campaignId' in one)
    await scene.sandbox.control().editCampaign(one.campaignId, { description: `Changed, ${pick}.` });
}

async function review(
  run: Run,
  { shop, pick, isApproved }: { shop: number; pick: number; isApproved: boolean },
): Promise<void> {
  const registration = await registrationOf(run, shop, pick);
  if (!registration) return;
  const answer = isApproved
    ? ({ result: 'APPROVE', creatorPercent: 60 } as const)
    : ({ result: 'REJECT', reasons: ['NO_SUITABLE_CREATOR'] } as const);
  await run.scene.sandbox.control().review(registration.registration_id, answer);
}

/** A crash between the API's new tokens and the disk ends a sign-in (docs/sync.md): then a person signs in again. */
async function signInAgainIfAsked({ client, scene }: Run): Promise<void> {
  const session = await client.call('readSession', {});
  if (session.ok && session.data.accounts.some(({ state }) => state === 'needsSignIn'))
    await client.call('signIn', { apiUrl: scene.sandbox.url });
}

/** Ends every fault, and waits until nothing is on its way any more and the app shows what the API has. */
async function heal(run: Run): Promise<string[]> {
  const { sandbox } = run.scene;
  if (!sandbox.isUp()) await sandbox.start();
  sandbox.control().clearFaults();
  const api: Client = await signInAt(sandbox.url);
  const deadline = Date.now() + HEALED_WITHIN;
  for (;;) {
    await signInAgainIfAsked(run);
    for (const { key } of run.shops) await run.client.call('syncNow', { shop: key });
    const operations = (await Promise.all(run.shops.map(({ key }) => operationsIn(run.client, key)))).flat();
    const onTheWay = operations
      .filter(({ state }) => state === 'queued')
      .map(({ id, kind, attempts }) => `queued after ${attempts} attempts: ${kind} ${id}`);
    const problems = onTheWay.length > 0 ? onTheWay : await differences(run.client, api, run.shops);
    if (problems.length === 0) return [];
    if (Date.now() > deadline) return [...problems, ...(await statuses(run))];
    await pause(200);
  }
}

async function statuses({ client, shops }: Run): Promise<string[]> {
  const answers = await Promise.all(shops.map(({ key }) => client.call('readSyncStatus', { shop: key })));
  return answers.map((answer) => JSON.stringify(answer.ok ? answer.data : answer.error));
}

for (let seed = FIRST_SEED; seed < FIRST_SEED + RUNS; seed += 1) {
  test(`seed ${seed}`, { timeout: HEALED_WITHIN + 180_000 }, async () => {
    const steps = scheduleOf(seed);
    const run = await begin();
    const taken: Step[] = [];
    try {
      for (const step of steps) {
        taken.push(step);
        await take(run, step);
      }
      const healing = await heal(run);
      const control = run.scene.sandbox.control();
      const broken = await brokenPromises(run.client, control, run.shops, run.ledger);
      const internal = run.desk.output().match(/INTERNAL.*/g) ?? [];
      expect({ healing, broken, internal, api: control.ownFaults() }).toEqual({
        healing: [],
        broken: [],
        internal: [],
        api: [],
      });
      console.log(
        `seed ${seed}: ${steps.length} steps (${steps.map(({ kind }) => kind).join(' ')}), ${run.ledger.promised.length} promises kept`,
      );
    } catch (error) {
      console.error(`seed ${seed}, up to:\n${taken.map((step) => JSON.stringify(step)).join('\n')}`);
      throw error;
    }
  });
}
