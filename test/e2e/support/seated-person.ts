// A scene with a person at a browser of their own, who has signed in to the first account. Knows the sandbox's accounts.

import type { ElectronCommand } from '#build/electron-command.ts';
import { SMALL_WORLD } from '#sandbox/api/seed/world.ts';
import { waitUntilSynced } from './actions.ts';
import { type PersonAtBrowser, seatPersonAtBrowser } from './person-at-browser.ts';
import type { RunningDesk } from './running-desk.ts';
import { type Scene, setScene } from './scene.ts';
import type { Page } from './window.ts';

/** The sandbox's accounts: one of three shops, one of one, one of fifty. */
function accountOf(email: string) {
  const found = SMALL_WORLD.accounts.find((one) => one.email === email);
  if (!found) throw new Error(`the sandbox has no account ${email}`);
  return found;
}

export const DARA = accountOf('demo@campaign-desk.example');
export const MEI = accountOf('empty@campaign-desk.example');
export const AGENCY = accountOf('many@campaign-desk.example');

interface Seated {
  readonly scene: Scene;
  readonly person: PersonAtBrowser;
  readonly desk: RunningDesk;
  readonly page: Page;
  /** Starts the app again on the same user folder. */
  open(): Promise<RunningDesk>;
}

/** `prepare` gets the scene before the app starts. */
export async function seat(
  onEnd: (end: () => Promise<void>) => void,
  prepare: (scene: Scene) => Promise<void> = async () => {},
): Promise<Seated> {
  const started = await start(onEnd, prepare);
  await started.person.signIn(DARA.email);
  await waitUntilSynced(started.page);
  return started;
}

/** The same, up to the sign-in page that waits for the person. */
export async function start(
  onEnd: (end: () => Promise<void>) => void,
  prepare: (scene: Scene) => Promise<void>,
  options: { program?: ElectronCommand } = {},
): Promise<Seated> {
  const scene = await setScene();
  await prepare(scene);
  const person = await seatPersonAtBrowser();
  onEnd(person.close);
  const open = () => scene.openDesk({ browser: person.command, ...options });
  const desk = await open();
  return { scene, person, open, desk, page: desk.page };
}
