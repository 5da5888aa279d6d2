// What a preload finds in its isolated world: `require('electron')` with contextBridge and ipcRenderer, and no Node.
// The factory runs in pages as its own source text: everything it uses is an argument or what a page has.
import type { Codec } from '../clone.ts';
import type { createContextMenus, MenuLine, MenuPlace } from './context-menu.ts';
import type { World } from './worlds.ts';

/** What main tells the preload world about itself. */
export interface PreloadSetting {
  platform: string;
  arch: string;
  versions: Record<string, string>;
  argv: string[];
  env: Record<string, string>;
}

/** The heads of the messages from the page to main; a body (an encoded value) follows. */
export type ToMain =
  | { kind: 'begin'; address: string }
  | { kind: 'send' | 'postMessage'; channel: string; ports: string[] }
  | { kind: 'invoke'; channel: string; id: number }
  | { kind: 'portMessage'; port: string; ports: string[] }
  | { kind: 'portClose'; port: string }
  | { kind: 'open'; url: string; name: string; features: string }
  | { kind: 'title'; title: string }
  | {
      kind: 'view';
      view: { hasFocus: boolean; bounds: { x: number; y: number; width: number; height: number } };
    }
  | { kind: 'key'; accelerator: string }
  | { kind: 'contextMenu'; place: MenuPlace }
  | { kind: 'menuChosen'; id: number; index: number };

/** The heads of the messages from main to the page. */
export type ToPage =
  | { kind: 'send'; channel: string; ports: string[] }
  | { kind: 'reply'; id: number; failed: boolean }
  | { kind: 'portMessage'; port: string; ports: string[] }
  | { kind: 'portClose'; port: string }
  | { kind: 'keys'; accelerators: string[] }
  | { kind: 'menu'; id: number; lines: MenuLine[]; x: number; y: number };

interface Binding {
  /** Sends to main. */
  post(head: ToMain, body: string): void;
  /** Sets who receives from main. */
  receive(listener: (head: ToPage, body: string) => void): void;
}

/** Builds the world and returns what the preload's function wrapper is called with. */
export function createPreloadWorld(
  codec: Codec,
  world: World,
  binding: Binding,
  setting: PreloadSetting,
  contextMenus: typeof createContextMenus,
) {
  type Listener = (event: object, ...args: unknown[]) => void;
  const replies = new Map<number, { resolve(value: unknown): void; reject(error: Error): void }>();
  const ports = new Map<string, MessagePort>();
  let lastId = 0;

  /** Throws by name at whatever the host lacks. */
  function only<Api extends object>(name: string, api: Api): Api {
    return new Proxy(api, {
      get(target, member) {
        if (member in target || typeof member === 'symbol' || member === 'then' || member === 'toJSON') {
          return Reflect.get(target, member, target);
        }
        throw new Error(`${name}.${member} is not supported by the Chromium host`);
      },
    });
  }

  class Emitter {
    listeners = new Map<string, { listener: Listener; original: Listener }[]>();
    on(event: string, listener: Listener, original = listener): this {
      this.listeners.set(event, [...(this.listeners.get(event) ?? []), { listener, original }]);
      return this;
    }
    once(event: string, listener: Listener): this {
      const once: Listener = (...args) => {
        this.off(event, listener);
        listener(...args);
      };
      return this.on(event, once, listener);
    }
    off(event: string, listener: Listener): this {
      const all = this.listeners.get(event) ?? [];
      const last = all.findLastIndex(({ original }) => original === listener);
      this.listeners.set(
        event,
        all.filter((_, index) => index !== last),
      );
      return this;
    }
    addListener(event: string, listener: Listener): this {
      return this.on(event, listener);
    }
    removeListener(event: string, listener: Listener): this {
      return this.off(event, listener);
    }
    removeAllListeners(event?: string): this {
      if (event === undefined) this.listeners.clear();
      else this.listeners.delete(event);
      return this;
    }
    listenerCount(event: string): number {
      return this.listeners.get(event)?.length ?? 0;
    }
    emit(event: string, details: object, ...args: unknown[]): boolean {
      const all = this.listeners.get(event) ?? [];
      for (const { listener } of all) listener(details, ...args);
      return all.length > 0;
    }
  }

  function adopt(port: MessagePort, id: string): void {
    ports.set(id, port);
    port.addEventListener('message', (event) => {
      binding.post({ kind: 'portMessage', port: id, ports: event.ports.map(give) }, codec.encode(event.data));
    });
    port.addEventListener('close', () => {
      if (ports.delete(id)) binding.post({ kind: 'portClose', port: id }, '');
    });
    port.start();
  }

  function give(port: MessagePort): string {
    const id = `page${++lastId}`;
    adopt(port, id);
    return id;
  }

  function takePort(id: string): MessagePort {
    const { port1, port2 } = new MessageChannel();
    adopt(port2, id);
    return port1;
  }

  binding.post({ kind: 'begin', address: location.href }, '');

  const renderer = new Emitter();
  const chain = (change: () => void): object => {
    change();
    return ipcRenderer;
  };
  const ipcRenderer: object = only('ipcRenderer', {
    on: (channel: string, listener: Listener) => chain(() => renderer.on(channel, listener)),
    once: (channel: string, listener: Listener) => chain(() => renderer.once(channel, listener)),
    off: (channel: string, listener: Listener) => chain(() => renderer.off(channel, listener)),
    addListener: (channel: string, listener: Listener) => chain(() => renderer.on(channel, listener)),
    removeListener: (channel: string, listener: Listener) => chain(() => renderer.off(channel, listener)),
    removeAllListeners: (channel?: string) => chain(() => renderer.removeAllListeners(channel)),
    listenerCount: (channel: string) => renderer.listenerCount(channel),
    send(channel: string, ...args: unknown[]) {
      binding.post({ kind: 'send', channel: String(channel), ports: [] }, codec.encode(args));
    },
    async invoke(channel: string, ...args: unknown[]) {
      const body = codec.encode(args);
      const id = ++lastId;
      return new Promise((resolve, reject) => {
        replies.set(id, { resolve, reject });
        binding.post({ kind: 'invoke', channel: String(channel), id }, body);
      });
    },
    postMessage(channel: string, message: unknown, transfer: MessagePort[] = []) {
      const body = codec.encode(message);
      binding.post({ kind: 'postMessage', channel: String(channel), ports: transfer.map(give) }, body);
    },
  });

  function answer(id: number, failed: boolean, value: unknown): void {
    const waiting = replies.get(id);
    replies.delete(id);
    if (failed) waiting?.reject(new Error(String(value)));
    else waiting?.resolve(value);
  }

  binding.receive((head, body) => {
    switch (head.kind) {
      case 'send': {
        const args = codec.decode(body);
        const details = { sender: ipcRenderer, ports: head.ports.map(takePort), preventDefault() {} };
        renderer.emit(head.channel, details, ...(Array.isArray(args) ? args : []));
        return;
      }
      case 'reply':
        answer(head.id, head.failed, codec.decode(body));
        return;
      case 'portMessage':
        ports.get(head.port)?.postMessage(codec.decode(body), head.ports.map(takePort));
        return;
      case 'portClose': {
        const port = ports.get(head.port);
        ports.delete(head.port);
        port?.close();
        return;
      }
      case 'keys':
        accelerators = new Set(head.accelerators);
        return;
      case 'menu': {
        const { id, lines, x, y } = head;
        menus.show(lines, x, y, (index) => binding.post({ kind: 'menuChosen', id, index }, ''));
        return;
      }
    }
  });

  world.setOpener((url, name, features) => binding.post({ kind: 'open', url, name, features }, ''));

  const menus = contextMenus((place) => binding.post({ kind: 'contextMenu', place }, ''));

  let accelerators = new Set<string>();
  window.addEventListener('keydown', (event) => {
    const parts = [
      event.ctrlKey && 'ctrl',
      event.altKey && 'alt',
      event.shiftKey && 'shift',
      event.metaKey && 'meta',
    ];
    const accelerator = [...parts.filter(Boolean), event.key.toLowerCase()].join('+');
    if (!accelerators.has(accelerator) || event.defaultPrevented) return;
    event.preventDefault();
    binding.post({ kind: 'key', accelerator }, '');
  });

  let title = '';
  function reportTitle(): void {
    if (document.title === title) return;
    title = document.title;
    binding.post({ kind: 'title', title }, '');
  }
  document.addEventListener('DOMContentLoaded', () => {
    reportTitle();
    new MutationObserver(reportTitle).observe(document.head, {
      childList: true,
      subtree: true,
      characterData: true,
    });
  });

  function reportView(): void {
    const bounds = { x: screenX, y: screenY, width: outerWidth, height: outerHeight };
    binding.post({ kind: 'view', view: { hasFocus: document.hasFocus(), bounds } }, '');
  }
  for (const type of ['focus', 'blur', 'resize']) window.addEventListener(type, reportView);

  const contextBridge = only('contextBridge', {
    exposeInMainWorld: (key: string, api: unknown) => world.expose(key, api),
  });
  const webFrame = only('webFrame', {});
  const modules: Record<string, object> = {
    electron: only('electron', { contextBridge, ipcRenderer, webFrame }),
    events: Object.assign(Emitter, { EventEmitter: Emitter, default: Emitter }),
    timers: { setTimeout, setInterval, clearTimeout, clearInterval },
    url: { URL, URLSearchParams },
  };
  modules['electron/renderer'] = modules['electron'] ?? {};

  function require(name: string): unknown {
    const found = Object.hasOwn(modules, name) ? modules[name] : modules[String(name).replace(/^node:/, '')];
    if (!found) throw new Error(`module not found: ${name}`);
    return found;
  }

  const process = only('process', {
    ...setting,
    type: 'renderer',
    sandboxed: true,
    contextIsolated: true,
    getCreationTime: () => performance.timeOrigin,
  });
  return { require, process };
}
