// The bridge between the page's own world and the preload's: values are copied, functions and promises are called
// through. The factory runs in both worlds as its own source text: it must use nothing but what a page has.

/** A value on its way to the other world: data by copy, functions and promises by number. */
type Crossing =
  | ['data', unknown]
  | ['array', Crossing[]]
  | ['object', [string, Crossing][]]
  | ['function', number]
  | ['promise', number]
  | ['error', string, string];

type Message =
  | { op: 'call'; id: number; args: Crossing[] }
  | { op: 'settle'; id: number; failed: boolean; value: Crossing }
  | { op: 'free'; id: number }
  | { op: 'expose'; key: string; value: Crossing }
  | { op: 'open'; value: Crossing };

type Answer = { failed: boolean; value: Crossing };

/** One world's end of the bridge. */
export interface World {
  /** Puts a copy of the api at `window[key]` of the page's world. */
  expose(key: string, api: unknown): void;
  /** Makes the page's `window.open` call the opener instead, and return null as Electron does on denial. */
  setOpener(opener: (url: string, name: string, features: string) => void): void;
}

/**
 * Makes one end. Both ends share a name that the page does not know; `side` is which end this is. The other world
 * is reached by events on the window, which are synchronous and whose `detail` is copied between worlds.
 */
export function createWorld(name: string, side: 'page' | 'preload'): World {
  const { dispatchEvent, addEventListener } = EventTarget.prototype;
  const { apply } = Reflect;
  const Custom = CustomEvent;
  const readDetail = Object.getOwnPropertyDescriptor(Custom.prototype, 'detail')?.get ?? (() => undefined);
  const outgoing = `${name}>${side === 'page' ? 'preload' : 'page'}`;
  const incoming = `${name}>${side}`;
  const functions = new Map<number, (...args: unknown[]) => unknown>();
  const promises = new Map<number, (failed: boolean, value: unknown) => void>();
  const freed = new FinalizationRegistry<number>((id) => ask({ op: 'free', id }));
  let lastId = 0;
  const answers: Answer[] = [];

  function tell(type: string, detail: unknown): void {
    const event = new Custom(type, { detail });
    apply(dispatchEvent, window, [event]);
  }

  function detailOf(event: Event): ReturnType<typeof JSON.parse> {
    return apply(readDetail, event, []);
  }

  function ask(message: Message): unknown {
    answers.length = 0;
    tell(outgoing, message);
    // The answer has come within the event; calls nested in it have taken theirs before.
    const answer = answers.pop();
    if (!answer) throw new Error('An object could not be cloned.');
    const value = arrive(answer.value);
    if (answer.failed) throw value;
    return value;
  }

  function isCallable(value: unknown): value is (...args: unknown[]) => unknown {
    return typeof value === 'function';
  }

  /** Whether the browser's own clone carries the value: data without functions, promises or errors in it. */
  function isData(value: unknown, seen: Set<unknown>): boolean {
    if (typeof value === 'symbol' || isCallable(value)) return false;
    if (typeof value !== 'object' || value === null) return true;
    if (value instanceof Promise || value instanceof Error || value instanceof Node) return false;
    if (seen.has(value) || ArrayBuffer.isView(value)) return true;
    seen.add(value);
    return Object.values(value).every((part) => isData(part, seen));
  }

  function leave(value: unknown, depth = 0): Crossing {
    if (depth > 1000)
      throw new Error(
        'Electron contextBridge recursion depth exceeded.  Nested objects deeper than 1000 are not supported.',
      );
    if (isData(value, new Set())) return ['data', value];
    if (isCallable(value)) {
      functions.set(++lastId, value);
      return ['function', lastId];
    }
    if (value instanceof Promise) return leavePromise(value);
    if (value instanceof Error) return ['error', value.name, value.message];
    if (Array.isArray(value)) return ['array', value.map((part) => leave(part, depth + 1))];
    if (typeof value === 'object' && value !== null && !(value instanceof Node)) {
      return ['object', Object.entries(value).map(([key, part]) => [key, leave(part, depth + 1)])];
    }
    throw new Error('An object could not be cloned.');
  }

  function leavePromise(promise: Promise<unknown>): Crossing {
    const id = ++lastId;
    const settle = (failed: boolean) => (value: unknown) => {
      let crossing: Crossing;
      try {
        crossing = leave(value);
      } catch (error) {
        ask({ op: 'settle', id, failed: true, value: ['error', 'Error', String(error)] });
        return;
      }
      ask({ op: 'settle', id, failed, value: crossing });
    };
    promise.then(settle(false), settle(true));
    return ['promise', id];
  }

  function arrive(crossing: Crossing): unknown {
    const [kind, value] = crossing;
    if (kind === 'data') return value;
    if (kind === 'array') return value.map(arrive);
    if (kind === 'object') return Object.fromEntries(value.map(([key, part]) => [key, arrive(part)]));
    if (kind === 'function') return arriveFunction(value);
    if (kind === 'error')
      return Object.assign(new Error(crossing[2]), value === 'Error' ? {} : { name: value });
    return new Promise((resolve, reject) => {
      promises.set(value, (failed, result) => (failed ? reject(result) : resolve(result)));
    });
  }

  function arriveFunction(id: number): (...args: unknown[]) => unknown {
    const proxy = (...args: unknown[]) => ask({ op: 'call', id, args: args.map((arg) => leave(arg)) });
    freed.register(proxy, id);
    return proxy;
  }

  function perform(message: Message): unknown {
    switch (message.op) {
      case 'call': {
        const called = functions.get(message.id);
        if (!called) throw new Error('The function behind this call is gone');
        return called(...message.args.map(arrive));
      }
      case 'settle': {
        promises.get(message.id)?.(message.failed, arrive(message.value));
        promises.delete(message.id);
        return undefined;
      }
      case 'free':
        functions.delete(message.id);
        return undefined;
      case 'expose':
        define(message.key, arrive(message.value));
        return undefined;
      case 'open':
        replaceOpen(arrive(message.value));
        return undefined;
    }
  }

  function replaceOpen(opener: unknown): void {
    if (!isCallable(opener)) return;
    window.open = (url = 'about:blank', name = '', features = '') => {
      opener(new URL(url, document.baseURI).href, String(name), String(features));
      return null;
    };
  }

  function define(key: string, value: unknown): void {
    if (Object.hasOwn(window, key)) {
      throw new Error('Cannot bind an API on top of an existing property on the window object');
    }
    Object.defineProperty(window, key, { value: freeze(value), enumerable: true });
  }

  function freeze(value: unknown): unknown {
    if ((typeof value !== 'object' && !isCallable(value)) || value === null) return value;
    if (ArrayBuffer.isView(value)) return value;
    for (const part of Object.values(value)) freeze(part);
    return Object.freeze(value);
  }

  apply(addEventListener, window, [
    incoming,
    (event: Event) => {
      event.stopImmediatePropagation();
      const message: Message = detailOf(event);
      let answer: Answer;
      try {
        answer = { failed: false, value: leave(perform(message)) };
      } catch (error) {
        answer = {
          failed: true,
          value: error instanceof Error ? leave(error) : ['error', 'Error', String(error)],
        };
      }
      tell(`${outgoing}!`, answer);
    },
  ]);
  apply(addEventListener, window, [
    `${incoming}!`,
    (event: Event) => {
      event.stopImmediatePropagation();
      answers.push(detailOf(event));
    },
  ]);

  return {
    expose: (key, api) => void ask({ op: 'expose', key, value: leave(api) }),
    setOpener: (opener) => void ask({ op: 'open', value: leave(opener) }),
  };
}
