// Publishing, editing, single steps, taking back and templates: what is queued, and what is refused at which field.

import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { createTemplateStore } from '#electron/accounts/templates.ts';
import { campaignTemplateHandlers } from '#electron/desk/campaign-templates.ts';
import { sellerCampaignHandlers } from '#electron/desk/seller-campaigns.ts';
import { sellerDraftHandlers } from '#electron/desk/seller-drafts.ts';
import { sellerStepHandlers } from '#electron/desk/seller-steps.ts';
import type { CacheChange } from '#shared/contract/cache.ts';
import type { SellerContact } from '#shared/domain/contact.ts';
import { failure } from '#shared/errors.ts';
import { NOW, productOf, shopKey } from '#test/fixtures/records.ts';
import {
  contentToPublish,
  participantOf,
  partnerOf,
  sellerCampaignOf,
  sellerDraftOf,
  templateOf,
} from '#test/fixtures/seller-records.ts';
import { createMemorySettings } from '../accounts/surroundings.ts';
import { createMemoryPage } from '../isolation/cache-in-memory.ts';
import { servicesWith } from './services.ts';

const shop = shopKey;
const campaign = sellerCampaignOf();
const KNOWN: CacheChange[] = [
  { kind: 'product', record: productOf() },
  { kind: 'partner', record: partnerOf() },
  { kind: 'partner', record: partnerOf({ id: '77', name: 'Seventy-seven' }) },
  { kind: 'sellerCampaign', record: campaign },
  { kind: 'participant', record: participantOf() },
];

async function deskWith(changes: readonly CacheChange[] = KNOWN, { isSending = false } = {}) {
  const cache = createMemoryPage(async () => {}).client;
  await cache.call('applyChanges', {
    shop,
    begins: true,
    changes,
    cursor: 'c',
    snapshot: null,
    hasMore: false,
    time: NOW,
    version: '1.0.0',
  });
  const contacts: SellerContact[] = [];
  const woken: string[] = [];
  const services = servicesWith({
    cache,
    saveLastContact: (_, contact) => contacts.push(contact),
    unsentChanged: () => {},
    wake: (key) => woken.push(key.shopId),
    watch: () => {},
    whileUnsent: async (_, __, work) => (isSending ? null : work()),
  });
  const unsent = async () => {
    const listed = await cache.call('listUnsent', { shop });
    return listed.ok ? listed.data : expect.fail('no unsent work');
  };
  return {
    ...sellerCampaignHandlers(services),
    ...sellerStepHandlers(services),
    ...sellerDraftHandlers(services),
    cache,
    contacts,
    woken,
    unsent,
  };
}

/** Each form that a person opens has an id of its own. */
const minted = () => ({ operationId: randomUUID() });

const toPublish = { shop, draftId: null, content: contentToPublish(), replaces: null };

test('a campaign that keeps every rule is queued, and its draft ends', async () => {
  const desk = await deskWith();
  await desk.saveSellerDraft({ shop, draft: sellerDraftOf() });
  const content = contentToPublish({
    sellerContact: { email: ' a@b.example ', messenger: { kind: 'line', value: ' @shopping ' } },
  });
  const answer = await desk.publishSellerCampaign({
    ...toPublish,
    ...minted(),
    content,
    draftId: sellerDraftOf().id,
  });
  const { operations, sellerDrafts } = await desk.unsent();
  expect(answer).toEqual({ ok: true, data: { operationId: operations[0]?.id, problems: [] } });
  const sent = { email: 'a@b.example', messenger: { kind: 'line', value: '@shopping' } };
  expect(operations).toMatchObject([
    {
      kind: 'publishSellerCampaign',
      state: 'queued',
      createdTime: NOW,
      content: { sellerContact: sent, products: [{ productName: productOf().name }] },
    },
  ]);
  expect(sellerDrafts).toEqual([]);
  expect(desk.contacts).toEqual([sent]);
  expect(desk.woken).toEqual([shop.shopId]);
});

test('every problem is at its field, and nothing is stored', async () => {
  const desk = await deskWith();
  const content = contentToPublish({
    name: ' ',
    registrationPeriod: { startTime: NOW - 9, endTime: NOW - 1 },
    invitedPartnerIds: ['9'],
    products: [{ productId: '5', totalCommissionRate: 1_500, sampleQuantity: 1 }],
    sellerContact: { email: '' },
  });
  const answer = await desk.publishSellerCampaign({ ...toPublish, ...minted(), content });
  const problems = answer.ok ? answer.data.problems : [];
  expect(problems.map(({ place, error }) => [place, error.code])).toEqual([
    [{ at: 'field', field: 'name' }, 'NAME_REQUIRED'],
    [{ at: 'field', field: 'registrationEndTime' }, 'PERIOD_ALREADY_OVER'],
    [{ at: 'partner', partnerId: '9' }, 'PARTNER_NOT_FOUND'],
    [{ at: 'product', productId: '5', field: 'product' }, 'PRODUCT_NOT_FOUND'],
    [{ at: 'contact', field: 'email' }, 'EMAIL_REQUIRED'],
    [{ at: 'contact', field: 'messenger' }, 'MESSENGER_REQUIRED'],
  ]);
  expect((await desk.unsent()).operations).toEqual([]);
  expect(desk.contacts).toEqual([]);
});

const toEdit = { shop, draftId: null, base: campaign, publishes: false, replaces: null };

test('an edit queues what it really changes', async () => {
  const desk = await deskWith();
  const campaignPeriod = { ...campaign.campaignPeriod, endTime: campaign.campaignPeriod.endTime + 60 };
  const changes = { name: campaign.name, campaignPeriod };
  expect(await desk.editSellerCampaign({ ...toEdit, ...minted(), changes })).toMatchObject({
    data: { problems: [] },
  });
  expect((await desk.unsent()).operations).toMatchObject([
    { kind: 'editSellerCampaign', base: campaign, changes: { campaignPeriod }, publishes: false },
  ]);
});

test('an edit of what is fixed is refused there; of nothing, or of what is over, as a whole', async () => {
  const desk = await deskWith();
  expect(await desk.editSellerCampaign({ ...toEdit, ...minted(), changes: { name: 'Other' } })).toMatchObject(
    {
      data: {
        operationId: null,
        problems: [{ place: { at: 'field', field: 'name' }, error: { code: 'FIELD_NOT_EDITABLE' } }],
      },
    },
  );
  expect(
    await desk.editSellerCampaign({ ...toEdit, ...minted(), changes: { name: campaign.name } }),
  ).toMatchObject({
    error: { code: 'INVALID_INPUT' },
  });
  const base = sellerCampaignOf({ status: 'CLOSED' });
  expect(
    await desk.editSellerCampaign({ ...toEdit, ...minted(), base, changes: { name: 'x' } }),
  ).toMatchObject({
    error: { code: 'CAMPAIGN_CLOSED' },
  });
  expect((await desk.unsent()).operations).toEqual([]);
});

test('publishing one that is READY is judged as publishing', async () => {
  const desk = await deskWith();
  const base = sellerCampaignOf({ status: 'READY', products: [] });
  const input = { ...toEdit, base, publishes: true, changes: {} };
  expect(await desk.editSellerCampaign({ ...input, ...minted() })).toMatchObject({
    data: { problems: [{ place: { at: 'field', field: 'products' }, error: { code: 'NO_PRODUCTS' } }] },
  });
  const changes = { products: contentToPublish().products };
  expect(await desk.editSellerCampaign({ ...input, ...minted(), changes })).toMatchObject({
    data: { problems: [] },
  });
});

const here = { shop, sellerCampaignId: campaign.id };

test('closing is queued once; what is not running cannot be closed', async () => {
  const desk = await deskWith();
  const first = await desk.closeSellerCampaign({ ...here, ...minted() });
  expect(await desk.closeSellerCampaign({ ...here, ...minted() })).toEqual(first);
  expect((await desk.unsent()).operations).toHaveLength(1);
  expect(await desk.closeSellerCampaign({ ...here, ...minted(), sellerCampaignId: '9' })).toMatchObject({
    data: { operationId: null, problem: { code: 'SELLER_CAMPAIGN_NOT_FOUND' } },
  });
  for (const [status, code] of [
    ['READY', 'SELLER_CAMPAIGN_NOT_PUBLISHED'],
    ['CLOSED', 'CAMPAIGN_CLOSED'],
  ] as const) {
    const other = await deskWith([{ kind: 'sellerCampaign', record: sellerCampaignOf({ status }) }]);
    expect(await other.closeSellerCampaign({ ...here, ...minted() })).toMatchObject({
      data: { problem: { code } },
    });
  }
});

test('inviting takes partners of the directory that are not in the campaign', async () => {
  const desk = await deskWith();
  const invite = async (...partnerIds: string[]) => {
    const answer = await desk.invitePartners({ ...here, ...minted(), partnerIds });
    return answer.ok ? (answer.data.problem?.code ?? 'queued') : answer.error.code;
  };
  expect(await invite()).toBe('PARTNERS_REQUIRED');
  expect(await invite('9')).toBe('PARTNER_NOT_FOUND');
  expect(await invite('77', '77')).toBe('DUPLICATE_PARTNER');
  expect(await invite(partnerOf().id)).toBe('PARTNER_ALREADY_INVITED');
  expect(await invite('77')).toBe('queued');
  expect(await invite('77')).toBe('PARTNER_ALREADY_INVITED');
  expect((await desk.unsent()).operations).toMatchObject([
    { partners: [{ id: '77', name: 'Seventy-seven' }] },
  ]);
});

test('a request to join is answered once', async () => {
  const asking = participantOf({ partner: { id: '77', name: 'Seventy-seven' }, status: 'REQUESTED' });
  const desk = await deskWith([...KNOWN.slice(0, 4), { kind: 'participant', record: asking }]);
  const answer = (partnerId: string, accepts: boolean) =>
    desk.answerJoinRequest({ ...here, ...minted(), partnerId, accepts });
  const missing = { data: { operationId: null, problem: { code: 'JOIN_REQUEST_NOT_FOUND' } } };
  expect(await answer('5', true)).toMatchObject(missing);
  const first = await answer('77', true);
  expect(first).toMatchObject({ data: { problem: null } });
  expect(await answer('77', true)).toEqual(first);
  expect(await answer('77', false)).toMatchObject(missing);
  expect((await desk.unsent()).operations).toHaveLength(1);
});

test('what is taken back is a draft of what was submitted', async () => {
  const desk = await deskWith();
  const queued = await desk.publishSellerCampaign({ ...toPublish, ...minted() });
  const operationId = (queued.ok && queued.data.operationId) || '';
  const taken = await desk.takeBackSellerCampaign({ shop, operationId });
  const { operations, sellerDrafts } = await desk.unsent();
  expect(operations).toEqual([]);
  expect(taken).toEqual({ ok: true, data: { draftId: sellerDrafts[0]?.id } });
  const { content } = toPublish;
  expect(sellerDrafts).toMatchObject([
    {
      name: content.name,
      registrationEndTime: content.registrationPeriod.endTime,
      products: content.products,
      email: content.sellerContact.email,
      messenger: content.sellerContact.messenger?.value,
      edits: null,
    },
  ]);
  expect(await desk.takeBackSellerCampaign({ shop, operationId })).toMatchObject({ data: { draftId: null } });
});

test('an edit that is taken back is the draft of that edit', async () => {
  const desk = await deskWith();
  const campaignPeriod = { ...campaign.campaignPeriod, endTime: campaign.campaignPeriod.endTime + 60 };
  const queued = await desk.editSellerCampaign({ ...toEdit, ...minted(), changes: { campaignPeriod } });
  const operationId = (queued.ok && queued.data.operationId) || '';
  await desk.takeBackSellerCampaign({ shop, operationId });
  const { operations, sellerDrafts } = await desk.unsent();
  expect(operations).toEqual([]);
  expect(sellerDrafts).toMatchObject([
    { name: campaign.name, campaignEndTime: campaignPeriod.endTime, edits: campaign, replaces: null },
  ]);
});

test.each(['publish', 'edit'] as const)(
  'a %s that was sent without an answer stays under its key: as a draft it could be sent twice',
  async (kind) => {
    const desk = await deskWith();
    const queued =
      kind === 'publish'
        ? await desk.publishSellerCampaign({ ...toPublish, ...minted() })
        : await desk.editSellerCampaign({
            ...toEdit,
            ...minted(),
            changes: { name: 'x' },
            base: { ...campaign, status: 'READY' },
          });
    const operationId = (queued.ok && queued.data.operationId) || '';
    const firstAttempt = { time: NOW, body: '{}' };
    await desk.cache.call('markSending', { shop, operationId, firstAttempt });
    expect(await desk.takeBackSellerCampaign({ shop, operationId })).toEqual(failure('MAY_HAVE_ARRIVED'));
    expect(await desk.unsent()).toMatchObject({
      operations: [{ id: operationId, firstAttempt }],
      sellerDrafts: [],
    });
  },
);

test('what is being sent cannot be taken back any more', async () => {
  const desk = await deskWith(KNOWN, { isSending: true });
  const queued = await desk.publishSellerCampaign({ ...toPublish, ...minted() });
  const operationId = (queued.ok && queued.data.operationId) || '';
  expect(await desk.takeBackSellerCampaign({ shop, operationId })).toEqual({
    ok: true,
    data: { draftId: null },
  });
  expect((await desk.unsent()).operations).toHaveLength(1);
});

test('an account has at most 100 templates, listed by name', async () => {
  const { accountId } = shop;
  const store = createTemplateStore(createMemorySettings());
  const templates = campaignTemplateHandlers({
    ...store,
    hasAccount: (id) => id === accountId,
  });
  const id = (number: number) => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;
  for (let number = 100; number > 0; number -= 1) {
    const template = templateOf({ id: id(number), name: `T${String(number).padStart(3, '0')}` });
    expect(await templates.saveCampaignTemplate({ accountId, template })).toMatchObject({ ok: true });
  }
  const another = templateOf({ id: id(101) });
  const refused = { error: { code: 'INVALID_INPUT' } };
  expect(await templates.saveCampaignTemplate({ accountId, template: another })).toMatchObject(refused);
  const renamed = templateOf({ id: id(1), name: 'Zoo' });
  expect(await templates.saveCampaignTemplate({ accountId, template: renamed })).toMatchObject({ ok: true });
  await templates.deleteCampaignTemplate({ accountId, templateId: id(2) });
  const listed = await templates.listCampaignTemplates({ accountId });
  const names = listed.ok ? listed.data.templates.map(({ name }) => name) : [];
  expect([names.length, names[0], names.at(-1)]).toEqual([99, 'T003', 'Zoo']);
  const gone = await templates.listCampaignTemplates({ accountId: 'gone0000' });
  expect(gone).toMatchObject({ error: { code: 'NOT_FOUND' } });
});
