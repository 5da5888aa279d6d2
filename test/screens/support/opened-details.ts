// A screen with the details of a campaign that can be joined, and nothing registered in it yet.
import { openFreshCampaign, showOpenOnly, waitUntilSynced } from '#test/e2e/support/actions.ts';
import { openScreen } from './screen.ts';

export async function openDetails() {
  const screen = await openScreen();
  await waitUntilSynced(screen.page);
  await showOpenOnly(screen.page);
  const campaign = await openFreshCampaign(screen.page);
  return { ...screen, campaign };
}
