// ipcMain, and the `ipc` of each window's contents: who listens to which channel. It must not know how a message
// has come.
import { EventEmitter } from 'node:events';
import type * as Electron from 'electron';
import { wholeEmitter } from './whole.ts';

type Handler = (event: Electron.IpcMainInvokeEvent, ...args: unknown[]) => unknown;

const handlersOf = new WeakMap<Electron.IpcMain, Map<string, Handler>>();

/** A new set of channels. */
export function createIpc(name: string): Electron.IpcMain {
  const handlers = new Map<string, Handler>();
  const ipc: Electron.IpcMain = wholeEmitter<Electron.IpcMain>(name, {
    handle(channel: string, listener: Handler) {
      if (handlers.has(channel)) {
        throw new Error(`Attempted to register a second handler for '${channel}'`);
      }
      if (typeof listener !== 'function') {
        throw new TypeError(`Expected handler to be a function, but found type '${typeof listener}'`);
      }
      handlers.set(channel, listener);
    },
    handleOnce(channel: string, listener: Handler) {
      ipc.handle(channel, (event, ...args: unknown[]) => {
        handlers.delete(channel);
        return listener(event, ...args);
      });
    },
    removeHandler(channel: string) {
      handlers.delete(channel);
    },
  });
  handlersOf.set(ipc, handlers);
  return ipc;
}

/** The one of the whole app. */
export const ipcMain = createIpc('ipcMain');

/** Gives a message to the listeners of its channel, the nearest ipc first. */
export function emitMessage(
  ipcs: Electron.IpcMain[],
  channel: string,
  event: Electron.IpcMainEvent,
  args: unknown[],
): void {
  for (const ipc of ipcs) EventEmitter.prototype.emit.call(ipc, channel, event, ...args);
}

/**
 * The answer of the nearest handler of the channel. Rejects with Electron's sentence when there is none, or with
 * what the handler throws.
 */
export async function callHandler(
  ipcs: Electron.IpcMain[],
  channel: string,
  event: Electron.IpcMainInvokeEvent,
  args: unknown[],
): Promise<unknown> {
  for (const ipc of ipcs) {
    const handler = handlersOf.get(ipc)?.get(channel);
    if (handler) return await handler(event, ...args);
  }
  throw new Error(`No handler registered for '${channel}'`);
}
