/**
 * The app's way to the network: Electron's `net`, in sessions of its own that no page has. They are in memory only: nothing of what they keep outlives the
 * app. Knows neither the API nor pictures.
 */
import { net, session } from 'electron';
import type { Fetch } from '../remote/exchange.ts';
import { createNetFetch } from '../remote/net-fetch.ts';
import { denyPermissions } from '../security/permissions.ts';

export interface Network {
  readonly fetch: Fetch;
  /** The addresses of a URL's host; null where a proxy makes the connection, and this machine need not know them. */
  readonly resolve: (url: URL) => Promise<readonly string[] | null>;
}

export function openNetwork(log: (message: string) => void): Network {
  const sessionOf = (lane: string) => {
    const own = session.fromPartition(`network:${lane}`, { cache: false });
    denyPermissions(own);
    return own;
  };
  return {
    fetch: createNetFetch({ net, sessionOf, log }),
    resolve: async (url) => {
      const images = sessionOf('images');
      if ((await images.resolveProxy(url.href)) !== 'DIRECT') return null;
      const { endpoints } = await images.resolveHost(url.hostname);
      return endpoints.map(({ address }) => address);
    },
  };
}
