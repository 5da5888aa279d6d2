// Editing a sample quantity: only while it makes sense, and once approved only upwards.

import { randomUUID } from 'node:crypto';
import { beforeAll, expect, it, test } from 'vitest';
import { apiContract } from '#shared/contract/api/endpoints.ts';
import { expectRefusal, useApi } from './support/api.ts';
import { type Desk, registrationIn, sitDown } from './support/registering.ts';

const api = useApi();
let desk: Desk;
beforeAll(async () => {
  desk = await sitDown(api.current());
});

const edit = (registrationId: string, quantity: number) =>
  desk.client.request('PUT', `/v1/shops/${desk.shop.id}/registrations/${registrationId}/sample_quota`, {
    body: { sample_quota: quantity },
    key: randomUUID(),
  });

it('REGISTRATION_NOT_FOUND for one of another shop', async () => {
  const elsewhere = await sitDown(api.current(), 'GB');
  expectRefusal(await edit(registrationIn(elsewhere, 'APPROVED').id, 9), 'REGISTRATION_NOT_FOUND');
  expectRefusal(await edit('404', 9), 'REGISTRATION_NOT_FOUND');
});

test.each(['REJECTED', 'CLOSED', 'PENDING_CLOSED'] as const)(
  'SAMPLE_QUANTITY_NOT_EDITABLE when %s',
  async (status) => {
    expectRefusal(await edit(registrationIn(desk, status).id, 900), 'SAMPLE_QUANTITY_NOT_EDITABLE');
  },
);

it('SAMPLE_QUANTITY_DECREASED once approved; raising it works', async () => {
  const { id, sample_quota: quantity } = registrationIn(desk, 'APPROVED');
  const raised = await edit(id, quantity + 3);
  expect(apiContract.editSampleQuota.data.parse(raised.data).registration.sample_quota).toBe(quantity + 3);
  expectRefusal(await edit(id, quantity + 2), 'SAMPLE_QUANTITY_DECREASED');
});

it('a pending one may be lowered', async () => {
  const campaign = desk.takeCampaign();
  const { id } = await desk.register(campaign);
  const lowered = await edit(id, 0);
  expect(apiContract.editSampleQuota.data.parse(lowered.data).registration.sample_quota).toBe(0);
});

test.each([
  ['SAMPLE_QUANTITY_INVALID', 2.5],
  ['SAMPLE_QUANTITY_INVALID', -1],
  ['SAMPLE_QUANTITY_TOO_LARGE', 1001],
] as const)('%s for %d', async (name, quantity) => {
  expectRefusal(await edit(registrationIn(desk, 'APPROVED').id, quantity), name);
});
