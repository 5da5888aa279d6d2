// Values as text, by the rules of the structured clone: what it copies survives, what it refuses is refused. The
// factory runs in Node and, as its own source text, inside pages: it must use nothing but the language itself.

/** Encodes and decodes values; `encode` throws "An object could not be cloned." as Electron's IPC does. */
export interface Codec {
  encode(value: unknown): string;
  decode(text: string): unknown;
}

/**
 * Plain JSON goes as JSON (prefix `j`), which is what nearly every call carries and what is fast; anything else as
 * a table of nodes (prefix `g`), in which cycles, shared references, undefined, dates, maps and bytes survive.
 */
export function createCodec(): Codec {
  type Node = unknown[];
  const arrays: Record<string, new (buffer: ArrayBuffer, offset: number, length: number) => ArrayBufferView> =
    {
      Int8Array,
      Uint8Array,
      Uint8ClampedArray,
      Int16Array,
      Uint16Array,
      Int32Array,
      Uint32Array,
      Float32Array,
      Float64Array,
      BigInt64Array,
      BigUint64Array,
      DataView,
    };
  const errors: Record<string, ErrorConstructor> = {
    EvalError,
    RangeError,
    ReferenceError,
    SyntaxError,
    TypeError,
    URIError,
  };

  function refuse(): never {
    throw new Error('An object could not be cloned.');
  }

  function isRecord(value: unknown): value is Record<string, unknown> {
    return typeof value === 'object' && value !== null;
  }

  function isPlain(value: object): boolean {
    const prototype: unknown = Object.getPrototypeOf(value);
    return prototype === Object.prototype || prototype === null;
  }

  /** Whether JSON carries the value without loss: a tree of plain objects, arrays and simple values. */
  function isJson(value: unknown, seen: Set<object>): boolean {
    if (typeof value === 'string' || typeof value === 'boolean' || value === null) return true;
    if (typeof value === 'number') return Number.isFinite(value) && !Object.is(value, -0);
    if (!isRecord(value) || seen.has(value)) return false;
    seen.add(value);
    if (Array.isArray(value)) {
      for (let index = 0; index < value.length; index++) {
        if (!isJson(value[index], seen)) return false;
      }
      return true;
    }
    if (!isPlain(value)) return false;
    for (const key of Object.keys(value)) {
      if (!isJson(value[key], seen)) return false;
    }
    return true;
  }

  function toBase64(bytes: Uint8Array): string {
    let binary = '';
    for (let start = 0; start < bytes.length; start += 0x8000) {
      binary += String.fromCharCode(...bytes.subarray(start, start + 0x8000));
    }
    return btoa(binary);
  }

  function fromBase64(text: string): ArrayBuffer {
    const binary = atob(text);
    const bytes = new Uint8Array(binary.length);
    for (let index = 0; index < binary.length; index++) bytes[index] = binary.charCodeAt(index);
    return bytes.buffer;
  }

  function describe(value: object, put: (part: unknown) => unknown): Node {
    if (Array.isArray(value)) {
      return ['array', value.length, ...Object.keys(value).map((key) => [key, put(Reflect.get(value, key))])];
    }
    if (value instanceof Date) return ['date', put(value.getTime())];
    if (value instanceof RegExp) return ['regexp', value.source, value.flags];
    if (value instanceof Map) return ['map', ...[...value].map(([key, part]) => [put(key), put(part)])];
    if (value instanceof Set) return ['set', ...[...value].map(put)];
    if (value instanceof ArrayBuffer) return ['buffer', toBase64(new Uint8Array(value))];
    if (ArrayBuffer.isView(value)) {
      const own = value instanceof DataView ? 'DataView' : Reflect.get(value, Symbol.toStringTag);
      const bytes = new Uint8Array(value.buffer, value.byteOffset, value.byteLength);
      // A Node Buffer is a window on a shared pool: only what it shows is copied.
      return ['view', own, toBase64(bytes), 'length' in value ? value.length : value.byteLength];
    }
    if (value instanceof Error) {
      return ['error', value.name, value.message, value.stack ?? '', put(value.cause)];
    }
    if (value instanceof Boolean || value instanceof Number || value instanceof String) {
      return ['boxed', put(value.valueOf())];
    }
    // What is left must be an ordinary object: hosts' objects (nodes, promises, weak maps, proxies) say who they are.
    if (Object.prototype.toString.call(value) !== '[object Object]') refuse();
    return ['object', ...Object.entries(value).map(([key, part]) => [key, put(part)])];
  }

  function encodeGraph(value: unknown): string {
    const ids = new Map<object, number>();
    const nodes: Node[] = [];
    function put(part: unknown): unknown {
      if (typeof part === 'string' || typeof part === 'boolean' || part === null) return part;
      if (part === undefined) return ['undefined'];
      if (typeof part === 'bigint') return ['bigint', String(part)];
      if (typeof part === 'number') {
        return Number.isFinite(part) && !Object.is(part, -0)
          ? part
          : ['number', Object.is(part, -0) ? '-0' : String(part)];
      }
      if (!isRecord(part)) return refuse();
      const before = ids.get(part);
      if (before !== undefined) return ['at', before];
      const id = nodes.length;
      ids.set(part, id);
      nodes.push([]);
      nodes[id] = describe(part, put);
      return ['at', id];
    }
    const root = put(value);
    return `g${JSON.stringify([root, nodes])}`;
  }

  function decodeGraph(text: string): unknown {
    const [root, nodes]: [unknown, [string, ...ReturnType<typeof JSON.parse>[]][]] = JSON.parse(text);
    const made = new Map<number, unknown>();

    function get(part: unknown): unknown {
      if (!Array.isArray(part)) return part;
      const [kind, detail] = part;
      if (kind === 'undefined') return undefined;
      if (kind === 'bigint') return BigInt(detail);
      if (kind === 'number') return Number(detail);
      return made.has(detail) ? made.get(detail) : build(detail);
    }

    function keep<Value>(id: number, value: Value): Value {
      made.set(id, value);
      return value;
    }

    function set(target: object, key: string, value: unknown): void {
      Object.defineProperty(target, key, { value, writable: true, enumerable: true, configurable: true });
    }

    function build(id: number): unknown {
      const node = nodes[id];
      if (!node) return refuse();
      const [kind, ...rest] = node;
      switch (kind) {
        case 'array': {
          const array = keep(id, new Array(rest[0]));
          for (const [key, part] of rest.slice(1)) set(array, key, get(part));
          return array;
        }
        case 'object': {
          const object = keep(id, {});
          for (const [key, part] of rest) set(object, key, get(part));
          return object;
        }
        case 'map': {
          const map = keep(id, new Map());
          for (const [key, part] of rest) map.set(get(key), get(part));
          return map;
        }
        case 'set': {
          const values = keep(id, new Set());
          for (const part of rest) values.add(get(part));
          return values;
        }
        case 'error':
          return keep(id, buildError(rest[0], rest[1], rest[2], get(rest[3])));
        case 'date':
          return keep(id, new Date(Number(get(rest[0]))));
        case 'regexp':
          return keep(id, new RegExp(rest[0], rest[1]));
        case 'buffer':
          return keep(id, fromBase64(rest[0]));
        case 'view': {
          const View = arrays[rest[0]];
          return View ? keep(id, new View(fromBase64(rest[1]), 0, rest[2])) : refuse();
        }
        default:
          return keep(id, Object(get(rest[0])));
      }
    }
    return get(root);
  }

  function buildError(name: string, message: string, stack: string, cause: unknown): Error {
    const Kind = errors[name] ?? Error;
    const error = cause === undefined ? new Kind(message) : new Kind(message, { cause });
    Object.defineProperty(error, 'stack', { value: stack, writable: true, configurable: true });
    return error;
  }

  return {
    encode: (value) => (isJson(value, new Set()) ? `j${JSON.stringify(value)}` : encodeGraph(value)),
    decode: (text) => (text.startsWith('j') ? JSON.parse(text.slice(1)) : decodeGraph(text.slice(1))),
  };
}
