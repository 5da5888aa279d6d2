/**
 * The event stream: a nudge to every listener of an account when a shop of it has changes to pull. Nothing is replayed:
 * a client that was away asks the change feed. A heartbeat tells each that the network is there. Also the clock's second hand, which puts campaigns that begin or end into the log.
 */
import type { ServerResponse } from 'node:http';
import type { FastifyInstance } from 'fastify';
import { changedEvent, EVENTS_PATH, helloEvent } from '#shared/contract/api/events.ts';
import { authenticate, requireScope } from './authentication.ts';
import type { Surroundings } from './dispatch.ts';
import { settleClock } from './store/feed.ts';

const TICK_MILLISECONDS = 1000;
/** Seconds between two comments: a client soon knows that the network has gone, and a proxy keeps the stream. */
const HEARTBEAT = 2;

interface Listener {
  readonly accountId: string;
  readonly shopIds: ReadonlySet<string>;
  readonly authorization: string;
  readonly stream: ServerResponse;
}

/** Mounts the stream. Returns the way to end all of them. */
export function mountEvents(
  app: FastifyInstance,
  { store, clock }: Surroundings,
  report: (fault: unknown) => void,
): { close(): void } {
  const listeners = new Set<Listener>();

  app.get(EVENTS_PATH, async (request, reply) => {
    const authorization = request.headers.authorization ?? '';
    const { account, scope } = await authenticate(store.db, authorization, clock());
    requireScope(scope, 'campaigns.read');
    const shops = await store.db
      .selectFrom('shops')
      .select('id')
      .where('account_id', '=', account.id)
      .execute();
    reply.hijack();
    const stream = reply.raw;
    const listener = {
      accountId: account.id,
      shopIds: new Set(shops.map(({ id }) => id)),
      authorization,
      stream,
    };
    stream.writeHead(200, {
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store',
      'x-request-id': request.id,
    });
    stream.write(eventText('hello', helloEvent.parse({ heartbeat_seconds: HEARTBEAT })));
    listeners.add(listener);
    stream.on('close', () => listeners.delete(listener));
  });

  const stopListening = store.onShopChanged((shopId) => {
    const event = eventText('changed', changedEvent.parse({ shop_id: shopId }));
    for (const { shopIds, stream } of listeners) if (shopIds.has(shopId)) stream.write(event);
  });

  /** Ends the streams whose token is over, and looks at the clock for their shops. */
  const tick = async (): Promise<void> => {
    const now = clock();
    for (const listener of listeners) {
      const isAllowed = await authenticate(store.db, listener.authorization, now).catch(() => null);
      if (isAllowed === null) {
        // Nothing is written to a stream that has ended and is not closed yet.
        listeners.delete(listener);
        listener.stream.end();
      }
    }
    for (const shopId of new Set([...listeners].flatMap(({ shopIds }) => [...shopIds]))) {
      await store.write((unit) => settleClock(unit, shopId, now));
    }
  };
  let isTicking = false;
  const timer = setInterval(async () => {
    // A slow tick is not overtaken by the next.
    if (isTicking) return;
    isTicking = true;
    await tick().catch(report);
    isTicking = false;
  }, TICK_MILLISECONDS);
  timer.unref();
  // By itself: a slow tick must not look like a network that has gone.
  const heart = setInterval(() => {
    for (const { stream } of listeners) stream.write(':\n\n');
  }, HEARTBEAT * 1000);
  heart.unref();

  return {
    close() {
      clearInterval(timer);
      clearInterval(heart);
      stopListening();
      for (const { stream } of listeners) stream.end();
    },
  };
}

function eventText(name: string, data: object): string {
  return `event: ${name}\ndata: ${JSON.stringify(data)}\n\n`;
}
