// What a person does happens once: two calls at once, the same call again, two ways to the same end, and what has gone meanwhile.

import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { operationHandlers } from '#electron/desk/operations.ts';
import { registrationHandlers } from '#electron/desk/registrations.ts';
import { sellerCampaignHandlers } from '#electron/desk/seller-campaigns.ts';
import { sellerDraftHandlers } from '#electron/desk/seller-drafts.ts';
import { sellerStepHandlers } from '#electron/desk/seller-steps.ts';
import type { CacheInput } from '#shared/contract/cache.ts';
import type { Operation } from '#shared/domain/outbox.ts';
import type { Outcome } from '#shared/errors.ts';
import { campaignOf, NOW, productOf, registrationOf, shopKey } from '#test/fixtures/records.ts';
import {
  contentToPublish,
  participantOf,
  partnerOf,
  sellerCampaignOf,
  sellerDraftOf,
} from '#test/fixtures/seller-records.ts';
import { createMemoryPage } from '../isolation/cache-in-memory.ts';
import { servicesWith } from './services.ts';

const shop = shopKey;
const campaign = campaignOf();
const own = sellerCampaignOf();
const ready = sellerCampaignOf({ id: '5001', status: 'READY' });
const approved = registrationOf({ reviewStatus: 'APPROVED' });
const draft = {
  campaignId: campaign.id,
  savedTime: NOW,
  step: 'terms',
  offers: [],
  email: 'a@b.example',
  messenger: '',
  replaces: null,
} as const;

/** A desk whose calls to the cache page travel, so that what is asked at once is read before any of it is written. */
async function deskWith(registrations: readonly ReturnType<typeof registrationOf>[] = []) {
  const cache = createMemoryPage(() => Promise.resolve()).client;
  await cache.call('applyChanges', {
    shop,
    begins: true,
    changes: [
      { kind: 'product', record: productOf() },
      { kind: 'campaign', record: campaign },
      ...registrations.map((record) => ({ kind: 'registration', record }) as const),
      { kind: 'partner', record: partnerOf() },
      { kind: 'partner', record: partnerOf({ id: '77', name: 'Seventy-seven' }) },
      { kind: 'partner', record: partnerOf({ id: '78', name: 'Seventy-eight' }) },
      { kind: 'sellerCampaign', record: own },
      { kind: 'sellerCampaign', record: ready },
      {
        kind: 'participant',
        record: participantOf({ partner: { id: '77', name: 'Seventy-seven' }, status: 'REQUESTED' }),
      },
    ],
    cursor: 'c',
    snapshot: null,
    hasMore: false,
    time: NOW,
    version: '1.0.0',
  });
  const services = servicesWith({
    cache,
    saveLastContact: () => {},
    unsentChanged: () => {},
    wake: () => {},
    whileUnsent: async (_, __, work) => work(),
  });
  const unsent = async () => {
    const listed = await cache.call('listUnsent', { shop });
    return listed.ok ? listed.data : expect.fail('no unsent work');
  };
  return {
    ...registrationHandlers(services),
    ...sellerCampaignHandlers(services),
    ...sellerStepHandlers(services),
    ...sellerDraftHandlers(services),
    ...operationHandlers(services),
    unsent,
    queued: async () => (await unsent()).operations,
    /** What the API made of an operation: nothing more of it is here, or it waits for the person. */
    answered: async (operationId: string, operation: Operation | null) => {
      const records = { registrations: [], campaigns: [], sellerCampaigns: [], participants: [] };
      await cache.call('settleOperation', { shop, operationId, operation, ...records });
    },
    add: (operation: Operation, rest: Partial<CacheInput<'addOperation'>> = {}) =>
      cache.call('addOperation', {
        shop,
        operation,
        replaces: null,
        endsDraft: false,
        endsSellerDraft: null,
        ...rest,
      }),
  };
}

type Desk = Awaited<ReturnType<typeof deskWith>>;

const register = (desk: Desk, changes: Partial<Parameters<Desk['submitRegistration']>[0]> = {}) =>
  desk.submitRegistration({
    shop,
    operationId: randomUUID(),
    campaignId: campaign.id,
    termsVersion: campaign.termsVersion,
    sellerContact: { email: 'a@b.example', messenger: { kind: 'line', value: '@shopping' } },
    offers: [{ productId: productOf().id, totalCommissionRate: 1_500, sampleQuantity: 1 }],
    replaces: null,
    endsDraft: false,
    ...changes,
  });

const publish = (desk: Desk, changes: Partial<Parameters<Desk['publishSellerCampaign']>[0]> = {}) =>
  desk.publishSellerCampaign({
    shop,
    operationId: randomUUID(),
    draftId: null,
    content: contentToPublish(),
    replaces: null,
    ...changes,
  });

const publishReady = (desk: Desk) =>
  desk.editSellerCampaign({
    shop,
    operationId: randomUUID(),
    draftId: null,
    base: ready,
    changes: contentToPublish(),
    publishes: true,
    replaces: null,
  });

const mayInvite = { shop, sellerCampaignId: own.id };
const STEPS: Readonly<Record<string, (desk: Desk) => Promise<Outcome<unknown>>>> = {
  'registering a product': register,
  'a new sample quantity': (desk) =>
    desk.editSampleQuantity({
      shop,
      operationId: randomUUID(),
      registrationId: approved.id,
      sampleQuantity: approved.sampleQuantity + 1,
    }),
  'publishing a draft': (desk) => publish(desk, { draftId: sellerDraftOf().id }),
  'publishing what is ready': publishReady,
  'closing early': (desk) => desk.closeSellerCampaign({ ...mayInvite, operationId: randomUUID() }),
  'inviting a partner': (desk) =>
    desk.invitePartners({ ...mayInvite, operationId: randomUUID(), partnerIds: ['78'] }),
  'accepting a partner': (desk) =>
    desk.answerJoinRequest({ ...mayInvite, operationId: randomUUID(), partnerId: '77', accepts: true }),
};

const codeOf = (outcome: Outcome<unknown>) => (outcome.ok ? 'ok' : outcome.error.code);

test.each(Object.entries(STEPS))('two windows at once: %s is queued once', async (name, step) => {
  const desk = await deskWith(name === 'a new sample quantity' ? [approved] : []);
  if (name === 'publishing a draft') await desk.saveSellerDraft({ shop, draft: sellerDraftOf() });
  const answers = await Promise.all([step(desk), step(desk)]);
  expect((await desk.queued()).length).toBe(1);
  expect(answers.map(codeOf)).toEqual([
    'ok',
    name === 'publishing a draft' ? 'ALREADY_DONE' : 'ALREADY_QUEUED',
  ]);
});

test.each([
  ['publishing', publish],
  ['registering', register],
] as const)('the same form sent twice at once: %s is queued once, and said to be', async (_, send) => {
  const desk = await deskWith();
  const operationId = randomUUID();
  const answers = await Promise.all([send(desk, { operationId }), send(desk, { operationId })]);
  expect(answers).toEqual([answers[0], answers[0]]);
  expect(answers[0]).toMatchObject({ data: { operationId, problems: [] } });
  expect(await desk.queued()).toMatchObject([{ id: operationId }]);
  // And once more, when the first answer was lost on its way.
  expect(await send(desk, { operationId })).toEqual(answers[0]);
  expect(await desk.queued()).toHaveLength(1);
});

test('a form that was changed after it was queued is not said to be queued', async () => {
  const desk = await deskWith();
  const operationId = randomUUID();
  await publish(desk, { operationId });
  const changed = await publish(desk, { operationId, content: contentToPublish({ name: 'Another name' }) });
  expect(codeOf(changed)).toBe('ALREADY_QUEUED');
  expect(await desk.queued()).toMatchObject([{ content: { name: contentToPublish().name } }]);
});

async function parkedCampaign(desk: Desk): Promise<string> {
  const operationId = randomUUID();
  await publish(desk, { operationId });
  const [queued] = await desk.queued();
  if (!queued) expect.fail('nothing queued');
  await desk.answered(operationId, { ...queued, state: 'parked', refusal: { code: 'OPERATION_DENIED' } });
  return operationId;
}

test('a double click on Send again sends once, and both clicks are told so', async () => {
  const desk = await deskWith();
  const operationId = await parkedCampaign(desk);
  const resend = () => desk.resendOperation({ shop, operationId, knowingly: false });
  expect(await Promise.all([resend(), resend()])).toEqual([
    { ok: true, data: {} },
    { ok: true, data: {} },
  ]);
  const [queued, ...others] = await desk.queued();
  expect(others).toEqual([]);
  expect(queued).toMatchObject({ state: 'queued', attempts: 0, refusal: null });
  expect(queued?.id).not.toBe(operationId);
  expect(await resend()).toEqual({ ok: true, data: {} });
  expect(await desk.queued()).toEqual([queued]);
  // It has arrived: there is nothing to send again.
  await desk.answered(queued?.id ?? '', null);
  expect(codeOf(await resend())).toBe('ALREADY_DONE');
  expect(await desk.queued()).toEqual([]);
});

test('mending and sending again at once: one of them is queued, the other is told', async () => {
  const desk = await deskWith();
  const replaces = await parkedCampaign(desk);
  const answers = await Promise.all([
    desk.resendOperation({ shop, operationId: replaces, knowingly: false }),
    publish(desk, { replaces, content: contentToPublish({ name: 'Mended' }) }),
  ]);
  expect(answers.map(codeOf).toSorted()).toEqual(['ALREADY_DONE', 'ok']);
  expect(await desk.queued()).toHaveLength(1);
});

test('what mends a registration that has gone is refused, and its draft stays', async () => {
  const desk = await deskWith();
  await desk.saveDraft({ shop, draft });
  expect(codeOf(await register(desk, { replaces: randomUUID(), endsDraft: true }))).toBe('ALREADY_DONE');
  expect(await desk.unsent()).toMatchObject({ operations: [], drafts: [draft] });
});

test('a draft ends with what was made of it, once', async () => {
  const desk = await deskWith();
  await desk.saveDraft({ shop, draft });
  expect(codeOf(await register(desk, { endsDraft: true }))).toBe('ok');
  expect((await desk.unsent()).drafts).toEqual([]);
  const [queued] = await desk.queued();
  await desk.answered(queued?.id ?? '', null);
  expect(codeOf(await register(desk, { endsDraft: true }))).toBe('ALREADY_DONE');
  expect(await desk.queued()).toEqual([]);
});

test('a new sample quantity takes the place of one that was refused', async () => {
  const desk = await deskWith([approved]);
  const edit = (sampleQuantity: number) =>
    desk.editSampleQuantity({ shop, operationId: randomUUID(), registrationId: approved.id, sampleQuantity });
  await edit(500);
  const [queued] = await desk.queued();
  if (!queued) expect.fail('nothing queued');
  await desk.answered(queued.id, {
    ...queued,
    state: 'parked',
    refusal: { code: 'SAMPLE_QUANTITY_TOO_LARGE' },
  });
  expect(codeOf(await edit(400))).toBe('ok');
  expect(await desk.queued()).toMatchObject([{ sampleQuantity: 400, state: 'queued' }]);
  // Another number is another wish, and waits behind.
  expect(codeOf(await edit(401))).toBe('ok');
  expect(await desk.queued()).toHaveLength(2);
});
