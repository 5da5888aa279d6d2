// Whatever happens to requests and answers on the way: everything submitted arrives once, in order, and nothing else does.

import type { ServerResponse } from 'node:http';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { API_CODES } from '#shared/contract/api/codes.ts';
import { reply, replyEnvelope } from '../remote/local-server.ts';
import { passTimeUntil } from './hand-clock.ts';
import { registering, type SceneOptions, SHOP, setScene } from './scene.ts';
import type { ApiRequest, ScriptedApi } from './scripted-api.ts';

const FAULTS = [
  'lost request',
  'lost answer',
  'cut answer',
  'web page',
  'fault',
  'limit',
  'expired token',
] as const;
type Fault = (typeof FAULTS)[number];

function strike(fault: Fault, api: ScriptedApi, request: ApiRequest, response: ServerResponse): void {
  const isChange = request.method !== 'GET';
  if (isChange && (fault === 'lost answer' || fault === 'cut answer' || fault === 'fault'))
    api.perform(request);
  if (fault === 'cut answer') reply(response, 200, '{"code":0,"message":"ok","da');
  else if (fault === 'web page') reply(response, 200, '<h1>Wi-Fi login', { 'content-type': 'text/html' });
  else if (fault === 'fault') replyEnvelope(response, 500, { code: API_CODES.INTERNAL });
  else if (fault === 'limit')
    replyEnvelope(response, 429, { code: API_CODES.RATE_LIMITED }, { 'retry-after': '3' });
  else if (fault === 'expired token') replyEnvelope(response, 401, { code: API_CODES.TOKEN_EXPIRED });
  else response.destroy();
}

const submissions = fc.array(fc.constantFrom('1', '2', '3'), { minLength: 1, maxLength: 8 });
const faults = fc.array(fc.option(fc.constantFrom(...FAULTS)), { maxLength: 20 });
/** After how many requests the app is stopped and started again. */
const restart = fc.option(fc.integer({ min: 1, max: 12 }));

test('everything submitted arrives exactly once and in order', async () => {
  await fc.assert(
    fc.asyncProperty(submissions, faults, restart, async (campaignIds, schedule, stopAfter) => {
      const { api, cache, sync, clock } = await setScene();
      const left = [...schedule];
      api.script = (request, response) => {
        const fault = left.shift() ?? null;
        if (fault) strike(fault, api, request, response);
        return fault !== null;
      };
      const products = campaignIds.map((campaignId, index) => ({ campaignId, productId: `${index + 1}` }));
      for (const { campaignId, productId } of products) cache.add(SHOP, registering(campaignId, [productId]));
      // A snapshot that began before may replace what an answer brought; the log behind it brings it again.
      const isSent = () =>
        cache.shop(SHOP).operations.length === 0 &&
        cache.ids(SHOP, 'registration').length === products.length;

      sync.start();
      if (stopAfter !== null) {
        await passTimeUntil(clock, () => isSent() || api.requests.length >= stopAfter);
        await sync.stop();
        const options: SceneOptions = { cache, baseUrlOf: () => api.url };
        const second = await setScene(options);
        second.sync.start();
        await passTimeUntil(second.clock, isSent, 'everything to arrive after a restart');
        await second.sync.stop();
      } else {
        await passTimeUntil(clock, isSent, 'everything to arrive');
        await sync.stop();
      }

      const arrived = api.registered.map(({ campaign_id, product_id }) => ({
        campaignId: campaign_id,
        productId: product_id,
      }));
      for (const id of ['1', '2', '3']) {
        const ofCampaign = ({ campaignId }: { campaignId: string }) => campaignId === id;
        expect(arrived.filter(ofCampaign)).toEqual(products.filter(ofCampaign));
      }
    }),
    { numRuns: 60 },
  );
}, 60_000);
