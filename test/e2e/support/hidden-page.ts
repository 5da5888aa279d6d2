// A page of the app that no tool lists, because nobody sees it: found by its address, and reached over the debugging protocol itself, since
// Playwright knows pages with windows only. Must not know what the page does.

import { z } from 'zod';

export interface HiddenPage {
  /** The value of the expression, a promise's too; undefined when the page ends meanwhile. */
  evaluate(expression: string): Promise<unknown>;
  /** Gives the page a function of this name; the listener hears each call of it. */
  onCall(name: string, listener: () => void): Promise<void>;
  /** The page's process ends, as when the system runs out of memory. */
  crash(): void;
  close(): void;
}

const message = z.object({
  id: z.number().optional(),
  result: z.unknown().optional(),
  method: z.string().optional(),
  params: z.object({ name: z.string().optional() }).optional(),
});
const targets = z.object({
  targetInfos: z.array(z.object({ targetId: z.string(), url: z.string(), type: z.string() })),
});
const attached = z.object({ sessionId: z.string() });
const evaluated = z.object({ result: z.object({ value: z.unknown() }) });

/** Connects to the page whose address holds `address`; null when the app, or the page, is not there just now. */
export async function connectToHiddenPage(endpoint: string, address: string): Promise<HiddenPage | null> {
  const socket = new WebSocket(endpoint);
  const isOpen = await new Promise<boolean>((resolve) => {
    socket.addEventListener('open', () => resolve(true));
    socket.addEventListener('error', () => resolve(false));
  });
  if (!isOpen) return null;
  const send = senderOn(socket);
  const { data } = targets.safeParse(await send('Target.getTargets', { filter: [{}] }));
  const target = data?.targetInfos.find(({ type, url }) => type !== 'tab' && url.includes(address));
  const session =
    target && (await send('Target.attachToTarget', { targetId: target.targetId, flatten: true }));
  const sessionId = attached.safeParse(session).data?.sessionId;
  if (sessionId === undefined) {
    socket.close();
    return null;
  }
  return {
    evaluate: async (expression) => {
      const asked = { expression, awaitPromise: true, returnByValue: true };
      return evaluated.safeParse(await send('Runtime.evaluate', asked, sessionId)).data?.result.value;
    },
    onCall: async (name, listener) => {
      socket.addEventListener('message', ({ data }) => {
        const { method, params } = message.parse(JSON.parse(String(data)));
        if (method === 'Runtime.bindingCalled' && params?.name === name) listener();
      });
      await send('Runtime.enable', {}, sessionId);
      await send('Runtime.addBinding', { name }, sessionId);
    },
    // A page that has crashed does not answer.
    crash: () => void send('Page.crash', {}, sessionId),
    close: () => socket.close(),
  };
}

/** Sends one message, and returns its result; undefined when the connection ends first. */
function senderOn(socket: WebSocket) {
  const waiting = new Map<number, (result: unknown) => void>();
  let last = 0;
  socket.addEventListener('message', ({ data }) => {
    const { id, result } = message.parse(JSON.parse(String(data)));
    if (id !== undefined) waiting.get(id)?.(result);
  });
  socket.addEventListener('close', () => {
    for (const settle of waiting.values()) settle(undefined);
  });
  return (method: string, params: object, sessionId?: string): Promise<unknown> => {
    if (socket.readyState !== WebSocket.OPEN) return Promise.resolve(undefined);
    last += 1;
    const id = last;
    const result = new Promise<unknown>((resolve) => waiting.set(id, resolve));
    socket.send(JSON.stringify({ id, method, params, sessionId }));
    return result.finally(() => waiting.delete(id));
  };
}

/** The value of the expression in the page whose address holds `address`. */
export async function askHiddenPage(endpoint: string, address: string, expression: string): Promise<unknown> {
  const page = await connectToHiddenPage(endpoint, address);
  if (!page) throw new Error(`There is no page at ${address}`);
  try {
    return await page.evaluate(expression);
  } finally {
    page.close();
  }
}
