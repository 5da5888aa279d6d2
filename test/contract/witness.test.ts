// A test in the same process sees what arrives before it is done, and what is answered before it goes out.

import { randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import { API_CODES } from '#shared/contract/api/codes.ts';
import { useApi } from './support/api.ts';
import { sitDown } from './support/registering.ts';

const seen: string[] = [];
const counts: number[] = [];
const api = useApi({
  witness: {
    async arrived({ on, idempotencyKey }) {
      if (idempotencyKey !== null) await note(`arrived ${on} ${idempotencyKey}`);
    },
    async decided({ status, code, idempotencyKey }) {
      if (idempotencyKey !== null) await note(`decided ${status} ${code} ${idempotencyKey}`);
    },
  },
});

async function note(what: string): Promise<void> {
  seen.push(what);
  counts.push((await api.current().server.control.acceptances()).length);
}

it('nothing is done when a request arrives, and all is when it is decided', async () => {
  const desk = await sitDown(api.current());
  const campaign = desk.takeCampaign();
  const key = randomUUID();
  await desk.submit(campaign, desk.body(campaign), key);
  const path = `/v1/shops/${desk.shop.id}/campaigns/${campaign.id}/registrations`;
  expect(seen).toEqual([`arrived POST ${path} ${key}`, `decided 200 ${API_CODES.OK} ${key}`]);
  expect(counts[1]).toBe((counts[0] ?? 0) + 1);
});

it('what a fault makes up is seen as it goes out', async () => {
  seen.length = 0;
  const desk = await sitDown(api.current());
  const campaign = desk.takeCampaign();
  api.current().server.control.addFault({ on: '^POST .*/registrations$', kind: 'forbidden' });
  await desk.submit(campaign, desk.body(campaign), 'key-1');
  expect(seen).toEqual([`decided 403 ${API_CODES.OPERATION_DENIED} key-1`]);
});
