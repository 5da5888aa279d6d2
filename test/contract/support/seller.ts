// What a test needs to start campaigns of the shop's own: content that is accepted, and every request by its name.

import { randomUUID } from 'node:crypto';
import { expect } from 'vitest';
import { z } from 'zod';
import { API_CODES, type ApiCodeName } from '#shared/contract/api/codes.ts';
import { apiContract } from '#shared/contract/api/endpoints.ts';
import {
  type WireFieldProblem,
  type WireParticipant,
  type WirePartner,
  type WireSellerCampaign,
  type WireSellerCampaignContent,
  wireFieldProblem,
} from '#shared/contract/api/wire.ts';
import { type Answer, expectRefusal, NOON, present, type TestApi } from './api.ts';
import { type Desk, sitDown } from './registering.ts';

const DAY = 24 * 60 * 60;

export interface SellerDesk extends Desk {
  /** The directory, in the order of the ids. */
  readonly partners: readonly WirePartner[];
  content(change?: Partial<WireSellerCampaignContent>): WireSellerCampaignContent;
  /** Content of a campaign that these partners are invited to. */
  byInvitation(
    partnerIds: readonly string[],
    change?: Partial<WireSellerCampaignContent>,
  ): WireSellerCampaignContent;
  path(rest?: string): string;
  create(content: unknown, options?: { publish?: boolean; key?: string }): Promise<Answer>;
  /** Creates and publishes, and fails the test when that is refused. */
  publish(content?: WireSellerCampaignContent): Promise<WireSellerCampaign>;
  edit(
    campaign: Pick<WireSellerCampaign, 'id' | 'version'>,
    changes: unknown,
    options?: { publish?: boolean; key?: string },
  ): Promise<Answer>;
  close(campaignId: string, key?: string): Promise<Answer>;
  invite(campaignId: string, partnerIds: readonly string[], key?: string): Promise<Answer>;
  answer(campaignId: string, partnerId: string, accept: boolean, key?: string): Promise<Answer>;
  campaign(campaignId: string): Promise<WireSellerCampaign>;
  participants(campaignId: string): Promise<WireParticipant[]>;
  partner(index: number): WirePartner;
}

/** Signs in and opens the seller's side of the shop of `region`: that of Thailand has started nothing yet. */
export async function openSellerDesk(api: TestApi, region = 'TH'): Promise<SellerDesk> {
  const desk = await sitDown(api, region);
  const { client, shop } = desk;
  const path = (rest = ''): string => `/v1/shops/${shop.id}/seller_campaigns${rest}`;
  const { partners } = await client.read('listPartners', `/v1/shops/${shop.id}/partners?page_size=100`);
  const [first, second] = desk.products;
  const content: SellerDesk['content'] = (change = {}) => ({
    name: 'Songkran bestsellers',
    description: 'Ships within a day.\nSamples on Mondays.',
    registration_start_time: NOON - DAY,
    registration_end_time: NOON + 10 * DAY,
    campaign_start_time: NOON + DAY,
    campaign_end_time: NOON + 30 * DAY,
    participation: 'ALL_PARTNERS',
    invited_partner_ids: [],
    products: [
      { product_id: first.id, total_commission_rate: 1200, sample_quota: 10 },
      { product_id: second.id, total_commission_rate: 1500, sample_quota: 0 },
    ],
    creator_preferences: {
      age_range: { lowest: 18, highest: 45 },
      follower_range: { lowest: 1000, highest: null },
      category_ids: [first.category.id],
      content_formats: ['SHORT_VIDEO'],
      content_styles: ['TUTORIAL'],
      notes: 'Show the box.',
    },
    seller_contact: { email: 'dara@example.com', messenger: { kind: 'line', value: '@dara' } },
    ...change,
  });
  const send = (method: string, rest: string, body: unknown, key: string = randomUUID()): Promise<Answer> =>
    client.request(method, path(rest), { body, key });
  const create: SellerDesk['create'] = (given, { publish = true, key } = {}) =>
    send('POST', '', { publish, content: given }, key);
  return {
    ...desk,
    partners,
    content,
    byInvitation: (partnerIds, change = {}) =>
      content({ participation: 'INVITED_PARTNERS', invited_partner_ids: [...partnerIds], ...change }),
    path,
    create,
    publish: async (given = content()) => campaignIn(await create(given)),
    edit: ({ id, version }, changes, { publish = false, key } = {}) =>
      send('PATCH', `/${id}`, { version, publish, changes }, key),
    close: (id, key) => send('POST', `/${id}/close`, {}, key),
    invite: (id, partnerIds, key) => send('POST', `/${id}/invitations`, { partner_ids: partnerIds }, key),
    answer: (id, partnerId, accept, key) => send('PUT', `/${id}/join_requests/${partnerId}`, { accept }, key),
    campaign: async (id) => (await client.read('readSellerCampaign', path(`/${id}`))).seller_campaign,
    participants: async (id) =>
      (await client.read('listParticipants', path(`/${id}/participants?page_size=100`))).participants,
    partner: (index) => present(partners[index], 'partner'),
  };
}

/** The campaign that an answer brings; fails the test when it was refused. */
export function campaignIn(answer: Answer): WireSellerCampaign {
  expect(answer).toMatchObject({ name: 'OK', status: 200 });
  return apiContract.readSellerCampaign.data.parse(answer.data).seller_campaign;
}

const refusalData = z.object({ problems: z.array(wireFieldProblem) });

/** The problems that came with a refusal. */
export function problemsIn(answer: Answer): WireFieldProblem[] {
  return refusalData.parse(answer.data).problems;
}

/** Where a problem is, in a word, and its code by number. */
export function placesOf(problems: readonly WireFieldProblem[]): [string, number][] {
  return problems.map(({ at, field, id, code }) => [[at, field, id].filter(Boolean).join(' '), code]);
}

/** Expects a refusal whose first problem is the refusal's own, at this place. */
export function expectProblem(answer: Answer, name: ApiCodeName, place: string): void {
  expectRefusal(answer, name);
  const problems = problemsIn(answer);
  expect(placesOf(problems)[0]).toEqual([place, API_CODES[name]]);
  expect(problems.every(({ message }) => message.length > 10)).toBe(true);
}
