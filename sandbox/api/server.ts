/**
 * The reference API as one value: made from options, listening on loopback, closed again. Tests use it in their own process,
 * run.ts in one of its own. Wires the parts together and knows none of their inside.
 */
import { randomUUID } from 'node:crypto';
import formbody from '@fastify/formbody';
import fastify, { type FastifyInstance } from 'fastify';
import { apiContract } from '#shared/contract/api/endpoints.ts';
import { type Control, createControl } from './control.ts';
import { mount, type Surroundings } from './dispatch.ts';
import { refuse } from './envelope.ts';
import { mountEvents } from './events.ts';
import { createFaults } from './faults.ts';
import { mountImages } from './images.ts';
import { mountAuthorize } from './oauth/authorize.ts';
import type { Tokens } from './oauth/grants.ts';
import { mountTokens } from './oauth/token.ts';
import { startPartners } from './partners/simulation.ts';
import { createRateLimit, type RateLimitRule } from './rate-limit.ts';
import { listShops, readAccount } from './routes/account.ts';
import { listCampaigns, readCampaign } from './routes/campaigns.ts';
import { listChanges } from './routes/changes.ts';
import { mountControl } from './routes/control.ts';
import { answerJoinRequest, invitePartners, listParticipants } from './routes/participants.ts';
import { listPartners } from './routes/partners.ts';
import { listProducts } from './routes/products.ts';
import { editSampleQuota, listRegistrations, registerProducts } from './routes/registrations.ts';
import {
  closeSellerCampaign,
  createSellerCampaign,
  editSellerCampaign,
  listSellerCampaigns,
  readSellerCampaign,
} from './routes/seller-campaigns.ts';
import { Refusal } from './rules/refusal.ts';
import type { World } from './seed/plan.ts';
import { sow } from './seed/sow.ts';
import { DEMONSTRATION_WORLD } from './seed/world.ts';
import { makeTables, markSeeded, stateOf } from './store/migrate.ts';
import { openStore, type Store } from './store/store.ts';
import { mountWitness, type Witness } from './witness.ts';

const DAY = 24 * 60 * 60;

export interface SandboxOptions {
  /** A SQLite file; memory when it is not given. */
  readonly database?: string;
  readonly seed?: number;
  readonly world?: World;
  /** Unix seconds. */
  readonly clock?: () => number;
  /** Whether partners review, ask for samples and sell by themselves, and how many times faster than life. */
  readonly partners?: boolean;
  readonly speed?: number;
  /** How long an access token lives: 7 days unless said otherwise. */
  readonly accessTokenSeconds?: number;
  /** Told of each pair of tokens as it goes out: the API itself keeps no more than their hashes. For tests in the same process. */
  readonly onTokens?: (tokens: Tokens) => void;
  readonly rateLimit?: RateLimitRule;
  /** Looks at each request and answer. For tests in the same process. */
  readonly witness?: Witness;
  /** Whether POST /control/… is there. Only for tests: whoever reaches it can do everything. */
  readonly control?: boolean;
  /** Where faults of this API are told; standard error unless said otherwise. */
  readonly report?: (fault: unknown, requestId?: string) => void;
}

export interface SandboxServer {
  /** Listens on 127.0.0.1 and returns the address. */
  listen(port: number): Promise<string>;
  /** What a test does to the API behind its clients' backs. */
  readonly control: Control;
  /** For tests that let a part of the API work by itself. */
  readonly store: Store;
  close(): Promise<void>;
}

/** Makes the API with its world: an existing database file keeps what is in it. */
export async function createServer(options: SandboxOptions = {}): Promise<SandboxServer> {
  const clock = options.clock ?? (() => Math.floor(Date.now() / 1000));
  const store = openStore(options.database ?? ':memory:');
  await prepare(store, {
    seed: options.seed ?? 1,
    world: options.world ?? DEMONSTRATION_WORLD,
    now: clock(),
  });

  let address = '';
  const faultsOfOurOwn: unknown[] = [];
  const report = (fault: unknown, requestId?: string): void => {
    faultsOfOurOwn.push(fault);
    if (options.report) options.report(fault, requestId);
    else console.error(requestId === undefined ? fault : `request ${requestId}:`, fault);
  };
  const rateLimit = createRateLimit(options.rateLimit ?? null);
  const surroundings: Surroundings = { store, clock, origin: () => address, rateLimit };
  const faults = createFaults();
  const settings = { accessTokenSeconds: options.accessTokenSeconds ?? 7 * DAY };
  const control = createControl({ store, clock, faults, rateLimit, faultsOfOurOwn, settings });

  const app = makeApp(clock, report);
  if (options.witness) mountWitness(app, options.witness);
  faults.mount(app);
  await app.register(formbody);
  mountAuthorize(app, surroundings);
  mountTokens(app, surroundings, {
    accessTokenSeconds: () => settings.accessTokenSeconds,
    onTokens: options.onTokens ?? (() => undefined),
  });
  mountShops(app, surroundings);
  mountSellerCampaigns(app, surroundings);
  mountImages(app, store);
  if (options.control) mountControl(app, control);
  const events = mountEvents(app, surroundings, report);
  const partners = options.partners
    ? startPartners({ store, clock, seed: options.seed ?? 1, speed: options.speed ?? 1, report })
    : null;

  return {
    control,
    store,
    async listen(port) {
      address = await app.listen({ port, host: '127.0.0.1' });
      return address;
    },
    async close() {
      await partners?.stop();
      events.close();
      faults.releaseAll();
      await app.close();
      await store.close();
    },
  };
}

/** The HTTP side without an endpoint: ids of requests, the clock, and what is refused. */
function makeApp(clock: () => number, report: (fault: unknown, requestId?: string) => void): FastifyInstance {
  const app = fastify({
    genReqId: () => randomUUID(),
    exposeHeadRoutes: false,
    // Streams and answers that a test holds back must not hold back the end.
    forceCloseConnections: true,
    routerOptions: { ignoreTrailingSlash: false },
  });
  app.setErrorHandler((error, request, reply) => refuse(error, request, reply, report));
  app.setNotFoundHandler(() => {
    throw new Refusal('NOT_FOUND');
  });
  app.addHook('onRequest', async (request, reply) => {
    reply.header('x-request-id', request.id);
    // Clients set their clock by it: it must be the clock that the rules use.
    reply.header('date', new Date(clock() * 1000).toUTCString());
  });
  return app;
}

/** Who asks, their shops, what partners offer those, and what they registered; and the feed of all that. */
function mountShops(app: FastifyInstance, surroundings: Surroundings): void {
  const contract = apiContract;
  mount(app, 'readAccount', contract.readAccount, readAccount, surroundings);
  mount(app, 'listShops', contract.listShops, listShops, surroundings);
  mount(app, 'listCampaigns', contract.listCampaigns, listCampaigns, surroundings);
  mount(app, 'readCampaign', contract.readCampaign, readCampaign, surroundings);
  mount(app, 'listProducts', contract.listProducts, listProducts, surroundings);
  mount(app, 'listRegistrations', contract.listRegistrations, listRegistrations, surroundings);
  mount(app, 'registerProducts', contract.registerProducts, registerProducts, surroundings);
  mount(app, 'editSampleQuota', contract.editSampleQuota, editSampleQuota, surroundings);
  mount(app, 'listPartners', contract.listPartners, listPartners, surroundings);
  mount(app, 'listChanges', contract.listChanges, listChanges, surroundings);
}

/** What a seller does with campaigns of their own, and with the partners in them. */
function mountSellerCampaigns(app: FastifyInstance, surroundings: Surroundings): void {
  const contract = apiContract;
  mount(app, 'listSellerCampaigns', contract.listSellerCampaigns, listSellerCampaigns, surroundings);
  mount(app, 'readSellerCampaign', contract.readSellerCampaign, readSellerCampaign, surroundings);
  mount(app, 'createSellerCampaign', contract.createSellerCampaign, createSellerCampaign, surroundings);
  mount(app, 'editSellerCampaign', contract.editSellerCampaign, editSellerCampaign, surroundings);
  mount(app, 'closeSellerCampaign', contract.closeSellerCampaign, closeSellerCampaign, surroundings);
  mount(app, 'listParticipants', contract.listParticipants, listParticipants, surroundings);
  mount(app, 'invitePartners', contract.invitePartners, invitePartners, surroundings);
  mount(app, 'answerJoinRequest', contract.answerJoinRequest, answerJoinRequest, surroundings);
}

/** Makes and sows the tables of a new file, or of one that another version made. All or nothing. */
async function prepare(store: Store, sowing: { seed: number; world: World; now: number }): Promise<void> {
  if ((await stateOf(store.db)) === 'current') return;
  await store.write(async ({ db }) => {
    await makeTables(db);
    await sow(db, sowing);
    await markSeeded(db, sowing.now);
  });
}
