// `npm run tour`: performs the guide's six steps on the running app, with partners who answer, and leaves a
// picture of each in out/tour/; with `--seller` the steps of a campaign of the seller's own, in out/tour-seller/.
// Begins from nothing: a new database, a new user folder, a new sign-in.

import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { buildAppIfStale } from '#build/app-bundle.ts';
import { endAllChildren } from '#build/child-process.ts';
import { lacksDisplay, startDisplay } from '#build/display.ts';
import { electronCommand } from '#build/electron-command.ts';
import { REPOSITORY } from '#build/repository.ts';
import { useRunFolder } from '#build/run-folder.ts';
import { startSandboxApi } from '#build/sandbox-api.ts';
import { GUIDE_STEPS, walkGuide } from './support/guide.ts';
import { startDesk } from './support/running-desk.ts';
import { SELLER_GUIDE_STEPS, walkSellerGuide } from './support/seller-guide.ts';

const { values } = parseArgs({ options: { seller: { type: 'boolean', default: false } } });
const { steps, walk, pictures } = values.seller
  ? { steps: SELLER_GUIDE_STEPS, walk: walkSellerGuide, pictures: 'tour-seller' }
  : { steps: GUIDE_STEPS, walk: walkGuide, pictures: 'tour' };
const PICTURES = join(REPOSITORY, 'out', pictures);

async function tour(userDataDir: string): Promise<number> {
  const api = await startSandboxApi({ port: 0, database: join(userDataDir, 'api.sqlite'), partners: true });
  console.log(`The app runs on ${electronCommand().name}.`);
  const { page } = await startDesk({ api: api.url, userDataDir: join(userDataDir, 'user-data') });
  await rm(PICTURES, { recursive: true, force: true });
  await mkdir(PICTURES, { recursive: true });
  // What the app tells of this machine is no part of the guide, and would lie over the pictures.
  const dismiss = page.getByRole('log', { name: 'Notices' }).getByRole('button', { name: 'Dismiss' });
  await page.addLocatorHandler(page.getByText('is only weakly protected'), () => dismiss.first().click());
  const picture = (name: string) => page.screenshot({ path: join(PICTURES, `${name}.png`) });
  const walking = walk({
    page,
    onStep: async (number, title) => {
      await picture(String(number));
      console.log(`${number}/${steps.length} ${title}`);
    },
  });
  return walking.catch(async (error: unknown) => {
    await picture('failed');
    throw error;
  });
}

await useRunFolder();
await buildAppIfStale();
if (lacksDisplay()) {
  process.env['DISPLAY'] = (await startDisplay()).name;
  console.log(`The window opens on Xvfb ${process.env['DISPLAY']}, because this machine has no display.`);
}
const folder = await mkdtemp(join(tmpdir(), 'campaign-desk-tour-'));
try {
  const done = await tour(folder);
  console.log(`Pictures are in ${PICTURES}\n${done}/${steps.length} steps`);
  process.exitCode = done === steps.length ? 0 : 1;
} finally {
  await endAllChildren();
  await rm(folder, { recursive: true, force: true });
}
process.exit();
