// What goes wrong in a run, and what others do meanwhile: to the API, to the app's processes, to its files. Knows what a person
// has asked for only to strike where it matters.

import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'vitest';
import type { SandboxServer } from '#sandbox/api/server.ts';
import type { Scene } from '#test/e2e/support/scene.ts';
import { abortChanges, dropDatabase } from './cache-page.ts';
import type { KillPoints } from './kill-points.ts';
import type { Ledger } from './ledger.ts';
import type { Life } from './life.ts';
import type { StepOf, Strike } from './schedule.ts';

export interface Struck {
  readonly scene: Scene;
  readonly life: Life;
  readonly ledger: Ledger;
  readonly killPoints: KillPoints;
  shopIdAt(index: number): string;
}

type Control = ReturnType<() => SandboxServer['control']>;

export async function strike(struck: Struck, step: Strike): Promise<void> {
  const { scene, life, killPoints } = struck;
  const { sandbox } = scene;
  switch (step.kind) {
    case 'apiGoes':
      return sandbox.stop();
    case 'apiComes':
      return sandbox.isUp() ? undefined : sandbox.start();
    case 'kill':
      return life.again('kill');
    case 'restart':
      return life.again('close');
    case 'restartAtOtherTime':
      life.shiftClock(step.hours);
      return life.again('close');
    case 'killAt':
      return killPoints.killAppAt(life, step.point, step.nth);
    case 'apiDiesAt':
      return killPoints.killApiAt(step.point, () => sandbox.stop());
    case 'loseDatabases':
      return life.again('kill', () => removeDatabases(scene.userDataDir, step));
    case 'harmCopies':
      return life.again('kill', () => harmCopies(scene.userDataDir, step.how));
    case 'dropDatabaseWhileRunning':
    case 'abortTransactions':
    case 'crashCachePage':
      return strikeCachePage(life, step);
    default:
      // Behind the app's back, as long as there is an API to do it to.
      if (sandbox.isUp()) await strikeWorld(struck, sandbox.control(), step);
  }
}

async function strikeCachePage(
  life: Life,
  step: StepOf<'dropDatabaseWhileRunning' | 'abortTransactions' | 'crashCachePage'>,
): Promise<void> {
  const page = await life.cachePage();
  if (step.kind === 'crashCachePage') page?.crash();
  else
    await page?.evaluate(
      step.kind === 'abortTransactions' ? abortChanges(step.times) : dropDatabase(step.pick),
    );
}

type WorldStrike = StepOf<
  'fault' | 'expireTokens' | 'expireCursors' | 'changeTerms' | 'review' | 'editElsewhere' | 'partnerJoins'
>;

async function strikeWorld(struck: Struck, control: Control, step: WorldStrike): Promise<void> {
  switch (step.kind) {
    case 'fault':
      control.addFault({ on: step.on, kind: step.fault, times: step.times, asDate: step.asDate });
      return;
    case 'expireTokens':
      return control.expireAccessTokens();
    case 'expireCursors':
      return control.expireCursors(struck.shopIdAt(step.shop));
    case 'changeTerms':
      return changeTermsSomewhere(struck, control, step.pick);
    case 'review':
      return review(control, struck.shopIdAt(step.shop), step);
    case 'editElsewhere':
      return editElsewhere(control, struck.shopIdAt(step.shop), step.pick);
    case 'partnerJoins':
      return partnerJoins(control, struck.shopIdAt(step.shop), step.pick);
  }
}

/** Of a campaign in which something is on its way, so that it matters. */
async function changeTermsSomewhere({ ledger }: Struck, control: Control, pick: number): Promise<void> {
  const touched = [...ledger.intents.values()].flatMap(({ submission }) => submission?.campaignId ?? []);
  const campaignId = touched[pick % Math.max(1, touched.length)];
  if (campaignId !== undefined) await control.editCampaign(campaignId, { description: `Changed, ${pick}.` });
}

async function review(control: Control, shopId: string, step: StepOf<'review'>): Promise<void> {
  const own = (await control.acceptances()).filter(({ shop_id }) => shop_id === shopId);
  const registration = own[step.pick % Math.max(1, own.length)];
  if (!registration) return;
  const answer = step.isApproved
    ? ({ result: 'APPROVE', creatorPercent: 60 } as const)
    : ({ result: 'REJECT', reasons: ['NO_SUITABLE_CREATOR'] } as const);
  await control.review(registration.registration_id, answer);
}

/** Another computer of the seller's was faster. */
async function editElsewhere(control: Control, shopId: string, pick: number): Promise<void> {
  const own = await control.sellerCampaignsOf(shopId);
  const campaignId = own[pick % Math.max(1, own.length)];
  if (campaignId !== undefined)
    await control.editSellerCampaign(campaignId, { description: `From elsewhere, ${pick}.` });
}

async function partnerJoins(control: Control, shopId: string, pick: number): Promise<void> {
  const [own, partners] = [await control.sellerCampaignsOf(shopId), await control.partnersIn(shopId)];
  const [campaignId, partnerId] = [
    own[pick % Math.max(1, own.length)],
    partners[pick % Math.max(1, partners.length)],
  ];
  if (campaignId !== undefined && partnerId !== undefined)
    await control.joinSellerCampaign(campaignId, partnerId, 'We would like to join.');
}

let hasRemoved = false;

/** The databases of all shops, or all files of one of them, wherever the program that runs the app keeps them. */
async function removeDatabases(userDataDir: string, { which, pick }: StepOf<'loseDatabases'>): Promise<void> {
  const entries = await readdir(userDataDir, { recursive: true, withFileTypes: true });
  const folders = entries.filter((entry) => entry.isDirectory() && entry.name === 'IndexedDB');
  // An app that was killed soon after they were removed has made none again.
  expect(folders.length > 0 || hasRemoved, 'the databases are where they are looked for').toBe(true);
  hasRemoved = true;
  for (const { parentPath, name } of folders) {
    const folder = join(parentPath, name);
    const inside = (await readdir(folder)).map((file) => join(folder, file));
    const lost =
      which === 'all' ? [folder] : inside.filter((_, index) => index === pick % Math.max(1, inside.length));
    for (const path of lost) await rm(path, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** The second copies of unsent work are cut in half, or gone. */
async function harmCopies(userDataDir: string, how: 'torn' | 'missing'): Promise<void> {
  const folder = join(userDataDir, 'unsent');
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  for (const { parentPath, name } of entries.filter((entry) => entry.isFile())) {
    const path = join(parentPath, name);
    if (how === 'missing') await rm(path);
    else await writeFile(path, (await readFile(path)).subarray(0, 40));
  }
}
