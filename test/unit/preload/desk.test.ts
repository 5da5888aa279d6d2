// The desk page gets two functions and nothing of Electron.
import { beforeEach, expect, test, vi } from 'vitest';

const exposed: [string, Record<string, (...args: never[]) => unknown>][] = [];
const sent: unknown[][] = [];
const heard = new Map<string, (event: unknown, message: unknown) => void>();

vi.mock('electron', () => ({
  contextBridge: { exposeInMainWorld: (name: string, api: never) => exposed.push([name, api]) },
  ipcRenderer: {
    invoke: (...args: unknown[]) => sent.push(args),
    on: (channel: string, listener: (event: unknown, message: unknown) => void) =>
      heard.set(channel, listener),
    removeListener: (channel: string) => heard.delete(channel),
  },
}));
await import('#electron/preload/desk.ts');

beforeEach(() => {
  sent.length = 0;
});

const bridge = () => exposed[0]?.[1] ?? {};

test('two functions under one name', () => {
  expect(exposed.map(([name, api]) => [name, Object.keys(api)])).toEqual([
    ['deskBridge', ['call', 'subscribe']],
  ]);
});

test('a call goes by the one channel, whatever name the page gives', () => {
  bridge()['call']?.('ELECTRON_BROWSER_SANDBOX_LOAD' as never, { any: 1 } as never, 'more' as never);
  expect(sent).toEqual([['desk:call', { name: 'ELECTRON_BROWSER_SANDBOX_LOAD', input: { any: 1 } }]]);
});

test('a listener gets the message, never the event that holds ipcRenderer, and can stop', () => {
  const got: unknown[][] = [];
  const stop = bridge()['subscribe']?.(((...args: unknown[]) => got.push(args)) as never) as () => void;
  heard.get('desk:event')?.({ sender: 'ipcRenderer' }, { name: 'session' });
  expect(got).toEqual([[{ name: 'session' }]]);
  stop();
  expect(heard.size).toBe(0);
});
