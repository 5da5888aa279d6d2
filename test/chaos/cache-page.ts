// A hand inside the app's hidden page, over the debugging protocol: ends it, or lets its database fail, as the system would.
// Must not know what the page does with its databases.

import { z } from 'zod';

export interface CachePage {
  /** Runs code in the page. */
  evaluate(code: string): Promise<unknown>;
  /** The page's process ends, as when the system runs out of memory. */
  crash(): Promise<void>;
  /** Called when the page says so by `halt()`, and waits for ever. */
  onHalt(listener: () => void): void;
  close(): void;
}

const HALT_BINDING = 'chaosHalts';

const targetList = z.object({
  targetInfos: z.array(z.object({ targetId: z.string(), title: z.string(), url: z.string() })),
});
const attached = z.object({ sessionId: z.string() });
const message = z.object({
  id: z.number().optional(),
  method: z.string().optional(),
  params: z.object({ name: z.string().optional() }).optional(),
  result: z.unknown().optional(),
});

/** Connects to the hidden page of an app, by the address that the app announced. Null when it has none just now. */
export async function connectToCachePage(endpoint: string): Promise<CachePage | null> {
  const socket = new WebSocket(endpoint);
  const waiting = new Map<number, (result: unknown) => void>();
  const listeners = new Set<() => void>();
  let last = 0;

  socket.addEventListener('message', ({ data }) => {
    const { id, method, params, result } = message.parse(JSON.parse(String(data)));
    if (id !== undefined) waiting.get(id)?.(result);
    if (method === 'Runtime.bindingCalled' && params?.name === HALT_BINDING)
      for (const listener of listeners) listener();
  });
  // An app that ends while somebody waits for an answer never gives one.
  socket.addEventListener('close', () => {
    for (const settle of waiting.values()) settle(undefined);
  });
  const isOpen = await new Promise<boolean>((resolve) => {
    socket.addEventListener('open', () => resolve(true));
    socket.addEventListener('error', () => resolve(false));
  });
  if (!isOpen) return null;

  function send(method: string, params: object, sessionId?: string): Promise<unknown> {
    last += 1;
    const id = last;
    if (socket.readyState !== WebSocket.OPEN) return Promise.resolve(undefined);
    const answer = new Promise<unknown>((resolve) => waiting.set(id, resolve));
    socket.send(JSON.stringify({ id, method, params, sessionId }));
    return answer.finally(() => waiting.delete(id));
  }

  const targets = targetList.safeParse(await send('Target.getTargets', {}));
  const target = targets.data?.targetInfos.find(({ url }) => url.includes('cache'));
  const session =
    target && (await send('Target.attachToTarget', { targetId: target.targetId, flatten: true }));
  const sessionId = attached.safeParse(session).data?.sessionId;
  if (sessionId === undefined) {
    socket.close();
    return null;
  }
  await send('Runtime.enable', {}, sessionId);
  await send('Runtime.addBinding', { name: HALT_BINDING }, sessionId);
  return {
    evaluate: (expression) =>
      send('Runtime.evaluate', { expression, awaitPromise: true, returnByValue: true }, sessionId),
    // A page that has crashed does not answer.
    crash: async () => void send('Page.crash', {}, sessionId),
    onHalt: (listener) => listeners.add(listener),
    close: () => socket.close(),
  };
}

/** Stops the page for good at its nth change from now: before anything of it is written, or when all of it is. */
export const haltAtCommit = (when: 'before' | 'after', nth: number): string => `(() => {
  const transaction = IDBDatabase.prototype.transaction;
  let left = ${nth};
  const halt = () => { ${HALT_BINDING}('halted'); for (;;) ; };
  IDBDatabase.prototype.transaction = function (...given) {
    const isLast = given[1] === 'readwrite' && --left === 0;
    if (isLast && ${when === 'before'}) halt();
    const made = transaction.apply(this, given);
    if (isLast) made.addEventListener('complete', halt);
    return made;
  };
})()`;

/** The next changes are given up by the database, as when the disk takes nothing. */
export const abortChanges = (times: number): string => `(() => {
  const transaction = IDBDatabase.prototype.transaction;
  let left = ${times};
  IDBDatabase.prototype.transaction = function (...given) {
    const made = transaction.apply(this, given);
    if (given[1] === 'readwrite' && left-- > 0) made.abort();
    return made;
  };
})()`;

/** Deletes one of the databases under the feet of whoever uses it. */
export const dropDatabase = (pick: number): string => `(async () => {
  const all = (await indexedDB.databases()).map(({ name }) => name).filter((name) => name.startsWith('shop:'));
  if (all.length > 0) indexedDB.deleteDatabase(all.sort()[${pick} % all.length]);
})()`;
