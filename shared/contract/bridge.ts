/**
 * What a preload puts on its page's `window`, and nothing more. The preloads provide these shapes, the pages use them.
 */

/** `window.deskBridge`: both directions are parsed by the desk contract on each side. */
export interface DeskBridge {
  /** Resolves to an Outcome, still unparsed. */
  call(name: string, input: unknown): Promise<unknown>;
  /** Hears every event, unparsed; answers the way to stop. */
  subscribe(listener: (event: unknown) => void): () => void;
}

/** The message (its `data`) with which the cache page's preload hands over the port of calls: `ports[0]`. */
export const CACHE_PORT_MESSAGE = 'cache:port';
