// Tokens that end while work is under way: nothing is lost, nothing is sent twice, one sign-in is asked for, and no token is
// ever in a file.
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect as expectValue, onTestFinished, test } from 'vitest';
import { z } from 'zod';
import { DEMONSTRATION_WORLD } from '#sandbox/api/seed/world.ts';
import {
  campaigns,
  openFreshCampaign,
  openJoined,
  registeredRow,
  registerOneProduct,
  search,
  show,
  showOpenOnly,
  syncStatus,
  waitUntilSynced,
} from './support/actions.ts';
import { type Scene, setScene } from './support/scene.ts';
import { filesBelow, filesHolding } from './support/secrets-on-disk.ts';
import { expect, type Locator, type Page } from './support/window.ts';

const SHOWN_SHOP = '7200000000000000001';
const SUBMISSION = 'POST .*/registrations$';
/** Of the first snapshot, which has more than twice as many. */
const PAGES_BEFORE_THE_END = 4;

/** Everything in the window that asks the person to sign in. */
const signInRequests = (page: Page): Locator => page.getByRole('button', { name: /^Sign in/ });

/** Keeps one request of a kind without an answer, when `after` others have had theirs. */
function holdBack(scene: Scene, on: string, after = 0): void {
  scene.sandbox.control().addFault({ on, kind: 'hang', after });
}

/**
 * Waits until the request that is held back has come, does something behind the app's back, and lets go: the app gets no answer, and
 * whatever it asks next is answered again.
 */
async function whileHeld(scene: Scene, act: () => Promise<unknown>): Promise<void> {
  await expect.poll(() => scene.sandbox.control().heldRequests()).toBe(1);
  await act();
  scene.sandbox.control().clearFaults();
}

/** Registers a product of the shop in view; how the API takes it is for the test. */
async function submitOne(page: Page): Promise<{ campaign: string; product: string }> {
  await showOpenOnly(page);
  const campaign = await openFreshCampaign(page);
  const product = await registerOneProduct(page, campaign);
  return { campaign: campaign.name, product };
}

/** The window asks once, and keeps all that can be read. */
async function expectOneSignInRequest(page: Page): Promise<void> {
  await expect(signInRequests(page)).toHaveCount(1);
  await expect(syncStatus(page)).toContainText(/sign/i);
}

async function signInAgain(page: Page): Promise<void> {
  await signInRequests(page).click();
  await waitUntilSynced(page);
  await expect(signInRequests(page)).toHaveCount(0);
}

const total = z.object({ data: z.object({ total_count: z.int() }) });

/** How many campaigns the API itself lists for the shop. */
async function campaignsAtTheApi(scene: Scene): Promise<number> {
  const [accessToken = ''] = scene.issuedTokens().slice(-2);
  const answer = await fetch(`${scene.sandbox.url}/v1/shops/${SHOWN_SHOP}/campaigns?page_size=1`, {
    headers: { authorization: `Bearer ${accessToken}` },
  });
  return total.parse(await answer.json()).data.total_count;
}

/** Every campaign is in the list, which counts its header as a row too. */
async function expectWholeSnapshot(scene: Scene, page: Page): Promise<void> {
  const rows = String((await campaignsAtTheApi(scene)) + 1);
  await expect(campaigns(page)).toHaveAttribute('aria-rowcount', rows);
}

test('access tokens that live for two seconds are renewed under way, and nobody is asked', async () => {
  const scene = await setScene({ accessTokenSeconds: 2 });
  const { page } = await scene.openDesk();
  await waitUntilSynced(page);
  const { product } = await submitOne(page);
  await expect(registeredRow(page, product)).toContainText('Pending review');
  // The first pair, and three renewals at least.
  await expect(async () => {
    await page.getByRole('button', { name: 'Sync now' }).click();
    expectValue(scene.issuedTokens().length).toBeGreaterThanOrEqual(8);
  }).toPass({ timeout: 60_000 });
  await waitUntilSynced(page);
  await expect(signInRequests(page)).toHaveCount(0);
  expectValue(await scene.sandbox.control().acceptances()).toHaveLength(1);
});

test('an access token that ends in the middle of the first snapshot: it goes on by itself', async () => {
  const scene = await setScene({ world: DEMONSTRATION_WORLD });
  holdBack(scene, `GET .*/${SHOWN_SHOP}/changes$`, PAGES_BEFORE_THE_END);
  const { page } = await scene.openDesk();
  await whileHeld(scene, () => scene.sandbox.control().expireAccessTokens());
  await waitUntilSynced(page);
  await expectWholeSnapshot(scene, page);
  await expect(signInRequests(page)).toHaveCount(0);
  // One renewal, though three shops were being pulled.
  expectValue(scene.issuedTokens()).toHaveLength(4);
});

test('a sign-in revoked in the middle of the first snapshot: one request, and it goes on after it', async () => {
  const scene = await setScene({ world: DEMONSTRATION_WORLD });
  holdBack(scene, `GET .*/${SHOWN_SHOP}/changes$`, PAGES_BEFORE_THE_END);
  const { page } = await scene.openDesk();
  await whileHeld(scene, () => scene.sandbox.control().revokeTokens());
  await expectOneSignInRequest(page);
  await signInAgain(page);
  await expectWholeSnapshot(scene, page);
  expectValue(scene.issuedTokens()).toHaveLength(4);
});

test('an access token that ends while a registration is on its way: sent again by itself, accepted once', async () => {
  const scene = await setScene();
  const { page } = await scene.openDesk();
  await waitUntilSynced(page);
  holdBack(scene, SUBMISSION);
  const { product } = await submitOne(page);
  await whileHeld(scene, () => scene.sandbox.control().expireAccessTokens());
  await expect(registeredRow(page, product)).toContainText('Pending review');
  await expect(signInRequests(page)).toHaveCount(0);
  expectValue(await scene.sandbox.control().acceptances()).toHaveLength(1);
});

test('a sign-in revoked while a registration is on its way: it waits, and is sent after the sign-in', async () => {
  const scene = await setScene();
  const { page } = await scene.openDesk();
  await waitUntilSynced(page);
  holdBack(scene, SUBMISSION);
  const { product } = await submitOne(page);
  await whileHeld(scene, () => scene.sandbox.control().revokeTokens());
  await expectOneSignInRequest(page);
  await expect(registeredRow(page, product)).toContainText('Queued');
  expectValue(await scene.sandbox.control().acceptances()).toEqual([]);
  await signInAgain(page);
  await expect(registeredRow(page, product)).toContainText('Pending review');
  expectValue(await scene.sandbox.control().acceptances()).toHaveLength(1);
});

test('accepted, the answer lost, and then the sign-in revoked: sent again after it, and accepted once', async () => {
  const scene = await setScene();
  const { page } = await scene.openDesk();
  await waitUntilSynced(page);
  scene.sandbox.control().addFault({ on: SUBMISSION, kind: 'answerLost' });
  holdBack(scene, SUBMISSION);
  const { product } = await submitOne(page);
  await whileHeld(scene, async () => {
    expectValue(await scene.sandbox.control().acceptances()).toHaveLength(1);
    await scene.sandbox.control().revokeTokens();
  });
  await expectOneSignInRequest(page);
  await signInAgain(page);
  await expect(registeredRow(page, product)).toContainText('Pending review');
  await expect(syncStatus(page)).not.toContainText('to be sent');
  expectValue(await scene.sandbox.control().acceptances()).toHaveLength(1);
});

test('revoked while the app was killed with work in its queue: one request after the start, then it is sent', async () => {
  const scene = await setScene();
  const first = await scene.openDesk();
  await waitUntilSynced(first.page);
  holdBack(scene, SUBMISSION);
  const { campaign, product } = await submitOne(first.page);
  await whileHeld(scene, first.kill);
  await scene.sandbox.control().revokeTokens();

  const { page } = await scene.openDesk();
  await expectOneSignInRequest(page);
  await openJoined(page, campaign);
  await expect(registeredRow(page, product)).toContainText('Queued');
  await signInAgain(page);
  await expect(registeredRow(page, product)).toContainText('Pending review');
  expectValue(await scene.sandbox.control().acceptances()).toHaveLength(1);
});

test('no file of the app holds a token after signing in, renewing, submitting, a kill and a second sign-in', async () => {
  const scene = await setScene({ accessTokenSeconds: 2 });
  const first = await scene.openDesk();
  await waitUntilSynced(first.page);
  scene.sandbox.control().addFault({ on: SUBMISSION, kind: 'answerLost' });
  const { product } = await submitOne(first.page);
  await expect(registeredRow(first.page, product)).toContainText('Pending review');
  await first.kill();
  const second = await scene.openDesk();
  await waitUntilSynced(second.page);
  await scene.sandbox.control().revokeTokens();
  // The app may find out by itself before the person asks: then there is nothing to press any more.
  const ask = second.page.getByRole('button', { name: /Sync now|Retry/ });
  await ask.click({ timeout: 2_000 }).catch(() => undefined);
  await expectOneSignInRequest(second.page);
  await signInAgain(second.page);
  await show(second.page, 'Available');
  await search(second.page).fill('live');
  await second.close();

  expectValue(scene.issuedTokens().length).toBeGreaterThanOrEqual(4);
  const files = await filesBelow(scene.userDataDir);
  // Settings, tokens, log and unsent copies of the app; profile, network state and databases of Chromium. Crash reports would be below it
  // too: the app has no reporter of its own.
  for (const part of ['tokens', 'logs', 'unsent', '.json', 'IndexedDB', 'Preferences', 'Cookies'])
    expectValue(
      files.some((path) => path.includes(part)),
      part,
    ).toBe(true);
  expectValue(await filesHolding(scene.userDataDir, scene.issuedTokens())).toEqual([]);
});

test.each<[string, (token: string) => Buffer]>([
  ['as it is', (token) => Buffer.from(`{"accessToken":"${token}"}`)],
  ['in part', (token) => Buffer.from(token.slice(11, 37))],
  ['with two bytes a character', (token) => Buffer.from(`x${token}`, 'utf16le')],
  ['in base64, one before', (token) => Buffer.from(Buffer.from(`x${token}x`).toString('base64'))],
  ['in base64, two before', (token) => Buffer.from(Buffer.from(`xx${token}`).toString('base64'))],
])('the search itself finds a token that lies in a file %s', async (_how, written) => {
  const folder = await mkdtemp(join(tmpdir(), 'campaign-desk-secrets-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const token = 'pT9x0mQ4sVbY2nL7aKe1Rw8uJh3Zc6Dg5Fi-_oXyBtE';
  await mkdir(join(folder, 'deep'));
  await writeFile(join(folder, 'deep', 'innocent'), token.toLowerCase());
  await writeFile(join(folder, 'deep', 'guilty'), written(token));
  expectValue(await filesHolding(folder, [token])).toEqual([join('deep', 'guilty')]);
});
