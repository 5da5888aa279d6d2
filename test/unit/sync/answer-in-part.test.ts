// An answer may hold what this version of the app cannot read. What was asked is judged by what can be read; the operation ends, and the record is
// set aside as those of a pull are.

import { expect, test } from 'vitest';
import type { Operation } from '#electron/sync/settlement.ts';
import { replyEnvelope } from '../remote/local-server.ts';
import {
  wireParticipantExample,
  wireRegistrationExample,
  wireSellerCampaignExample,
} from '../remote/wire-examples.ts';
import { passTimeUntil, until } from './hand-clock.ts';
import { editingSamples, registering, SHOP, setScene } from './scene.ts';
import { answering, closing, editing, inviting, publishing } from './seller-scene.ts';

const LONG = 'x'.repeat(1_001);

const registration = (productId: string, changes: object) => ({
  ...wireRegistrationExample,
  id: `9${productId}`,
  campaign_id: '7',
  product_id: productId,
  total_commission_rate: 1500,
  sample_quota: 3,
  seller_contact: { email: 'shop@example.com' },
  ...changes,
});
const result = (productId: string, changes: object = {}) => ({
  product_id: productId,
  code: 0,
  message: '',
  registration: registration(productId, changes),
});
const campaign = (changes: object) => ({
  seller_campaign: { ...wireSellerCampaignExample, id: '1', version: 'v2', ...changes },
});
const participant = (changes: object) => ({
  ...wireParticipantExample,
  id: '141',
  seller_campaign_id: '1',
  partner: { id: '41', name: 'A partner' },
  ...changes,
});

async function sent(operation: Operation, data: unknown, changes: unknown[] = []) {
  const scene = await setScene();
  const { api, cache, sync } = scene;
  sync.start();
  await until(() => scene.phase() === 'upToDate');
  api.script = (request, response) => {
    if (request.method === 'GET') return false;
    api.changes('100').push(...changes);
    replyEnvelope(response, 200, { code: 0, data });
    return true;
  };
  cache.add(SHOP, operation);
  sync.wake(SHOP);
  return scene;
}

const NEWER: readonly (readonly [string, Operation, unknown])[] = [
  [
    'a registration under a new review status',
    registering('7', ['5']),
    { results: [result('5', { review_status: 'ESCALATED' })] },
  ],
  [
    'a sample quantity of a product with a longer name',
    editingSamples('95', 3),
    { registration: registration('5', { product_name: LONG }) },
  ],
  ['a publish, with a new status', publishing('New'), campaign({ name: 'New', status: 'IN_REVIEW' })],
  [
    'a publish, with a product of a longer name',
    publishing('New'),
    campaign({
      name: 'New',
      products: wireSellerCampaignExample.products.map((one) => ({ ...one, product_name: LONG })),
    }),
  ],
  [
    'an edit, with a longer description',
    editing('1', 'New'),
    campaign({ name: 'New', description: 'x'.repeat(10_001) }),
  ],
  [
    'an end, with a new participation',
    closing('1'),
    campaign({ status: 'CLOSED', participation: 'BY_LINK' }),
  ],
  [
    'an invitation under a new status',
    inviting('1', ['41']),
    { ...campaign({ invited_partner_ids: ['41'] }), participants: [participant({ status: 'NOTIFIED' })] },
  ],
  [
    'an answer to a partner with a longer name',
    answering('1', '41', true),
    { participant: participant({ status: 'JOINED', partner: { id: '41', name: LONG } }) },
  ],
];

test.each(NEWER)('%s ends what was asked', async (_, operation, data) => {
  const { api, cache } = await sent(operation, data);
  await until(() => cache.shop(SHOP).operations.length === 0);
  expect(api.requests.filter(({ method }) => method !== 'GET')).toHaveLength(1);
});

test('of several registrations one cannot be read: the other is there, and that one is counted by the pull that follows', async () => {
  const unreadable = result('6', { reject_reasons: ['PRICE_MISLEADING'] });
  const { cache, sync } = await sent(registering('7', ['5', '6']), { results: [result('5'), unreadable] }, [
    { kind: 'registration', record: unreadable.registration },
  ]);
  await until(() => cache.shop(SHOP).operations.length === 0 && sync.status(SHOP).setAside === 1);
  expect(cache.ids(SHOP, 'registration')).toEqual(['95']);
});

const UNRELATED: readonly (readonly [string, Operation, unknown])[] = [
  [
    'another rate',
    registering('7', ['5']),
    { results: [result('5', { review_status: 'ESCALATED', total_commission_rate: 1 })] },
  ],
  ['another quantity', editingSamples('95', 30), { registration: registration('5', { product_name: LONG }) }],
  ['another period', publishing('New'), campaign({ name: 'New', status: 'IN_REVIEW', campaign_end_time: 1 })],
  ['another campaign', closing('1'), campaign({ id: '2', status: 'CLOSED', participation: 'BY_LINK' })],
  [
    'another partner',
    answering('1', '42', true),
    { participant: participant({ status: 'JOINED', message: 'x'.repeat(10_001) }) },
  ],
];

test.each(UNRELATED)(
  'an answer about %s stays unrelated, though it cannot all be read',
  async (_, operation, data) => {
    const { cache, clock, exceptions } = await sent(operation, data);
    await passTimeUntil(clock, () => cache.shop(SHOP).operations[0]?.attempts === 1);
    expect(exceptions).toMatchObject([{ name: 'UnrelatedAnswerError' }]);
  },
);
