// A page of the app that no tool lists, because nobody sees it: found by its address, and asked for the value of an expression. Over the
// debugging protocol itself, since Playwright knows pages with windows only.

import { z } from 'zod';

const answer = z.object({ id: z.number(), result: z.unknown() });
const targets = z.object({
  targetInfos: z.array(z.object({ targetId: z.string(), url: z.string(), type: z.string() })),
});
const attached = z.object({ sessionId: z.string() });
const evaluated = z.object({ result: z.object({ value: z.unknown() }) });

/** The value of the expression, a promise's too, in the page whose address holds `address`. */
export async function askHiddenPage(endpoint: string, address: string, expression: string): Promise<unknown> {
  const socket = new WebSocket(endpoint);
  await new Promise((resolve, reject) => {
    socket.addEventListener('open', resolve);
    socket.addEventListener('error', reject);
  });
  let lastId = 0;
  const send = (method: string, params: object, sessionId?: string): Promise<unknown> =>
    new Promise((resolve) => {
      lastId += 1;
      const id = lastId;
      socket.addEventListener('message', ({ data }) => {
        const heard = answer.safeParse(JSON.parse(String(data)));
        if (heard.success && heard.data.id === id) resolve(heard.data.result);
      });
      socket.send(JSON.stringify({ id, method, params, sessionId }));
    });
  try {
    const { targetInfos } = targets.parse(await send('Target.getTargets', { filter: [{}] }));
    const target = targetInfos.find(({ type, url }) => type !== 'tab' && url.includes(address));
    if (!target) throw new Error(`There is no page at ${address}`);
    const { targetId } = target;
    const { sessionId } = attached.parse(await send('Target.attachToTarget', { targetId, flatten: true }));
    const asked = { expression, awaitPromise: true, returnByValue: true };
    return evaluated.parse(await send('Runtime.evaluate', asked, sessionId)).result.value;
  } finally {
    socket.close();
  }
}
