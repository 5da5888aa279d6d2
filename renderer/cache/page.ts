/**
 * The cache page: waits for the port of calls and answers what comes over it. It draws nothing.
 * What a call means is in calls.ts; this file must know only how calls arrive.
 */
import { CACHE_PORT_MESSAGE } from '#shared/contract/bridge.ts';
import { answering } from './calls.ts';
import { shopHolder } from './shop/holder.ts';

const answer = answering(shopHolder());

window.addEventListener('message', (event) => {
  const port = event.ports[0];
  if (event.source !== window || event.data !== CACHE_PORT_MESSAGE || !port) return;
  port.onmessage = async ({ data }) => {
    const reply = await answer(data);
    if (reply) port.postMessage(reply);
  };
});
