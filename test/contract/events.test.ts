// The event stream: a nudge for every change of the account's shops, to everybody who listens, until the token ends.

import { createParser, type EventSourceMessage } from 'eventsource-parser';
import { beforeAll, expect, it, onTestFinished } from 'vitest';
import { changedEvent, EVENTS_PATH, helloEvent } from '#shared/contract/api/events.ts';
import { type Client, EMPTY, present, useApi } from './support/api.ts';
import { type Desk, sitDown } from './support/registering.ts';

const api = useApi();
let desk: Desk;
beforeAll(async () => {
  desk = await sitDown(api.current());
});

/** The events of a stream, one after the other; it is left when the test ends. */
async function listen(client: Client) {
  const leave = new AbortController();
  onTestFinished(() => leave.abort());
  const response = await fetch(`${api.current().url}${EVENTS_PATH}`, {
    headers: { authorization: `Bearer ${client.accessToken}` },
    signal: leave.signal,
  });
  const reader = present(response.body?.getReader(), 'stream');
  const decoder = new TextDecoder();
  const waiting: EventSourceMessage[] = [];
  let heartbeats = 0;
  const parser = createParser({
    onEvent: (event) => waiting.push(event),
    onComment: () => {
      heartbeats++;
    },
  });
  const readOn = async (): Promise<boolean> => {
    const { done, value } = await reader.read();
    if (!done) parser.feed(decoder.decode(value, { stream: true }));
    return !done;
  };
  while (waiting.length === 0 && (await readOn()));
  const hello = present(waiting.shift(), 'first event');
  return {
    response,
    hello,
    /** Settles with the next comment. */
    async heartbeat(): Promise<void> {
      const before = heartbeats;
      while (heartbeats === before && (await readOn()));
    },
    /** The next event, or null when the stream has ended. */
    async next(): Promise<EventSourceMessage | null> {
      while (waiting.length === 0) {
        if (!(await readOn())) return null;
      }
      return waiting.shift() ?? null;
    },
  };
}

const shopOf = (event: EventSourceMessage | null): string =>
  changedEvent.parse(JSON.parse(event?.data ?? 'null')).shop_id;

it('says first how often something comes, and sends comments when there is nothing to say', async () => {
  const { hello, heartbeat } = await listen(desk.client);
  expect(hello.event).toBe('hello');
  expect(helloEvent.parse(JSON.parse(hello.data)).heartbeat_seconds).toBe(2);
  await heartbeat();
  await heartbeat();
});

it('nudges every listener when a registration is accepted', async () => {
  const streams = await Promise.all([listen(desk.client), listen(await api.current().signIn())]);
  expect(streams[0].response.headers.get('content-type')).toMatch(/^text\/event-stream/);
  const campaign = desk.takeCampaign();
  expect((await desk.submit(campaign, desk.body(campaign))).name).toBe('OK');
  for (const stream of streams) {
    const event = await stream.next();
    expect(event?.event).toBe('changed');
    expect(shopOf(event)).toBe(desk.shop.id);
  }
});

it('nudges when the partner answers', async () => {
  const stream = await listen(desk.client);
  const [registration] = desk.registrations.values();
  const { control } = api.current().server;
  await control.review(present(registration, 'registration').id, { result: 'APPROVE', creatorPercent: 75 });
  expect(shopOf(await stream.next())).toBe(desk.shop.id);
});

it('nudges when the clock alone begins a campaign', async () => {
  const { clock, server } = api.current();
  const campaign = desk.takeCampaign();
  await server.control.editCampaign(campaign.id, { campaign_start_time: clock.now + 10 });
  const stream = await listen(desk.client);
  clock.now += 10;
  expect(shopOf(await stream.next())).toBe(desk.shop.id);
});

it('tells nobody of other accounts’ shops', async () => {
  const other = await api.current().signIn(EMPTY);
  const stream = await listen(other);
  const { shops } = await other.read('listShops', '/v1/shops');
  const own = present(shops[0], 'shop');
  await api.current().server.control.expireCursors(desk.shop.id);
  await api.current().server.control.expireCursors(own.id);
  expect(shopOf(await stream.next())).toBe(own.id);
});

it('ends with the token', async () => {
  const stream = await listen(await api.current().signIn());
  await api.current().server.control.expireAccessTokens();
  expect(await stream.next()).toBeNull();
});

it('is not for strangers', async () => {
  const response = await fetch(`${api.current().url}${EVENTS_PATH}`);
  expect(response.status).toBe(401);
});
