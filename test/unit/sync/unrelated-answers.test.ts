// A yes of the API counts only when it is about what was sent: the right ids, numbers, states, and everybody who was invited.

import { expect, test } from 'vitest';
import type { Operation } from '#electron/sync/settlement.ts';
import type { EndpointData } from '#shared/contract/api/endpoints.ts';
import type { ParticipantStatus } from '#shared/domain/participant.ts';
import { replyEnvelope } from '../remote/local-server.ts';
import {
  wireParticipantExample,
  wireRegistrationExample,
  wireSellerCampaignExample,
} from '../remote/wire-examples.ts';
import { passTimeUntil, until } from './hand-clock.ts';
import { editingSamples, registering, SHOP, setScene } from './scene.ts';
import { answering, closing, editing, inviting, publishing } from './seller-scene.ts';

type Campaign = EndpointData<'editSellerCampaign'>['seller_campaign'];

const campaign = (changes: Partial<Campaign> = {}) => ({
  seller_campaign: { ...wireSellerCampaignExample, id: '1', version: 'v2', ...changes },
});
const participant = (partnerId: string, status: ParticipantStatus = 'INVITED') => ({
  ...wireParticipantExample,
  id: `1${partnerId}`,
  seller_campaign_id: '1',
  partner: { id: partnerId, name: 'A partner' },
  status,
});
const invited = (...partnerIds: string[]) => ({
  ...campaign({ invited_partner_ids: partnerIds }),
  participants: partnerIds.map((id) => participant(id)),
});
const registered = (changes: Partial<typeof wireRegistrationExample> = {}) => ({
  results: [
    {
      product_id: '5',
      code: 0,
      message: '',
      registration: {
        ...wireRegistrationExample,
        campaign_id: '7',
        product_id: '5',
        sample_quota: 3,
        seller_contact: { email: 'shop@example.com' },
        ...changes,
      },
    },
  ],
});
const samples = (changes: Partial<typeof wireRegistrationExample> = {}) => ({
  registration: { ...wireRegistrationExample, id: '9', campaign_id: '7', product_id: '5', ...changes },
});
const [product] = wireSellerCampaignExample.products;
if (!product) throw new Error('the example has a product');

const UNRELATED: readonly (readonly [string, Operation, unknown])[] = [
  ['a publish, with another campaign', publishing('New'), campaign({ id: '2', name: 'An older one' })],
  [
    'a publish, with one that is not published',
    publishing('New'),
    campaign({ name: 'New', status: 'READY' }),
  ],
  ['a publish, with another period', publishing('New'), campaign({ name: 'New', campaign_end_time: 1 })],
  [
    'a publish, with another rate',
    publishing('New'),
    campaign({ name: 'New', products: [{ ...product, total_commission_rate: 8000 }] }),
  ],
  ['a publish, with a product less', publishing('New'), campaign({ name: 'New', products: [] })],
  [
    'a publish, with somebody else invited',
    publishing('New'),
    campaign({ name: 'New', invited_partner_ids: ['43'] }),
  ],
  ['invitations, with nobody', inviting('1', ['41', '42']), { ...invited('41', '42'), participants: [] }],
  [
    'invitations, with one of two',
    inviting('1', ['41', '42']),
    { ...invited('41', '42'), participants: [participant('41')] },
  ],
  [
    'invitations, with somebody who is not invited',
    inviting('1', ['41']),
    { ...invited('41'), participants: [participant('41', 'DECLINED')] },
  ],
  [
    'invitations, with somebody of another campaign',
    inviting('1', ['41']),
    { ...invited('41'), participants: [{ ...participant('41'), seller_campaign_id: '2' }] },
  ],
  ['invitations, with one more', inviting('1', ['41']), invited('41', '42')],
  [
    'invitations that the campaign does not count',
    inviting('1', ['41']),
    { ...invited('41'), ...campaign() },
  ],
  [
    'an acceptance, with a refusal',
    answering('1', '41', true),
    { participant: participant('41', 'REFUSED') },
  ],
  [
    'a refusal, with an acceptance',
    answering('1', '41', false),
    { participant: participant('41', 'JOINED') },
  ],
  ['a close, with one that goes on', closing('1'), campaign()],
  ['an edit, with what was there before', editing('1', 'Other'), campaign({ version: 'v1', name: 'Other' })],
  ['an edit, with another change', editing('1', 'Other'), campaign({ name: 'Another' })],
  ['an edit, with another campaign', editing('1', 'Other'), campaign({ id: '2', name: 'Other' })],
  [
    'an edit that publishes, with one that is not',
    { ...editing('1', 'Other'), publishes: true },
    campaign({ name: 'Other', status: 'READY' }),
  ],
  ['99 samples, with 10', editingSamples('9', 99), samples()],
  ['samples, with another registration', editingSamples('9', 10), samples({ id: '8' })],
  ['samples, with another product', editingSamples('9', 10), samples({ product_id: '6' })],
  ['a registration, with another rate', registering('7', ['5']), registered({ total_commission_rate: 8000 })],
  ['a registration, with another quantity', registering('7', ['5']), registered({ sample_quota: 30 })],
  [
    'a registration, with another contact',
    registering('7', ['5']),
    registered({ seller_contact: { email: 'other@example.com' } }),
  ],
  ['a registration, with nothing', registering('7', ['5']), { results: [] }],
  [
    'a registration, with one product more',
    registering('7', ['5']),
    { results: [...registered().results, { ...registered().results[0], product_id: '6' }] },
  ],
];

test.each(UNRELATED)(
  '%s: it stays queued under its key, and that is told and logged',
  async (_, operation, data) => {
    const scene = await setScene();
    const { api, cache, sync, clock } = scene;
    let misfits = 0;
    api.script = (request, response) => {
      if (request.key !== operation.id || misfits === 2) return false;
      misfits += 1;
      replyEnvelope(response, 200, { code: 0, data });
      return true;
    };
    cache.add(SHOP, operation);
    sync.start();
    await until(() => scene.phase() === 'failed');
    expect(sync.status(SHOP)).toMatchObject({ queued: 1, phase: { error: { code: 'ANSWER_UNRELATED' } } });
    expect(cache.shop(SHOP).operations[0]).toMatchObject({
      id: operation.id,
      firstAttempt: expect.anything(),
    });
    expect(String(scene.exceptions[0])).toContain(operation.id);
    expect(cache.ids(SHOP, 'sellerCampaign')).toEqual([]);
    await passTimeUntil(clock, () => cache.shop(SHOP).operations.length === 0);
    expect(api.registered.length + api.sold.length + api.sampleQuotas.length).toBe(1);
  },
);

test.each([
  ['a publish', publishing('New'), campaign({ id: '2', name: 'New' })],
  ['invitations', inviting('1', ['41', '42']), invited('42', '41')],
  ['a refusal', answering('1', '41', false), { participant: participant('41', 'REFUSED') }],
  ['a close', closing('1'), campaign({ status: 'CLOSED' })],
  ['an edit', editing('1', 'Other'), campaign({ name: 'Other' })],
  ['samples', editingSamples('9', 10), samples()],
  ['a registration', registering('7', ['5']), registered()],
] as const)('%s that is answered as it was sent is done', async (_, operation, data) => {
  const scene = await setScene();
  scene.api.script = (request, response) => {
    if (request.key === operation.id) replyEnvelope(response, 200, { code: 0, data });
    return request.key === operation.id;
  };
  scene.cache.add(SHOP, operation);
  scene.sync.start();
  await until(() => scene.cache.shop(SHOP).operations.length === 0);
});
