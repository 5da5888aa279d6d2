// A reference API of a test's own, that can go away and come back at the same address. Must not know who asks it.

import { randomInt } from 'node:crypto';
import { createServer, type SandboxOptions, type SandboxServer } from '#sandbox/api/server.ts';
import { atEnd } from './endings.ts';

export interface Sandbox {
  readonly url: string;
  /** What a test does behind the app's back; of the server that runs now. */
  readonly control: () => SandboxServer['control'];
  /** The API is gone, as when the network is off. Its database stays. */
  stop(): Promise<void>;
  /** The API is back at the same address. */
  start(): Promise<void>;
  isUp(): boolean;
}

/** Ports that no system gives to connections by itself: a server that is stopped finds its own free when it starts again. */
const LASTING_PORTS = { first: 20_000, count: 10_000 };

async function listenForLong(server: Awaited<ReturnType<typeof createServer>>): Promise<string> {
  for (;;) {
    const port = LASTING_PORTS.first + randomInt(LASTING_PORTS.count);
    try {
      return await server.listen(port);
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EADDRINUSE')) throw error;
    }
  }
}

/** Starts it; the end of the test stops it. */
export async function openSandbox(options: SandboxOptions): Promise<Sandbox> {
  let server = await createServer(options);
  const url = await listenForLong(server);
  let isUp = true;
  const stop = async () => {
    if (isUp) await server.close();
    isUp = false;
  };
  atEnd(stop);
  return {
    url,
    control: () => server.control,
    isUp: () => isUp,
    stop,
    start: async () => {
      server = await createServer(options);
      await server.listen(Number(new URL(url).port));
      isUp = true;
    },
  };
}
