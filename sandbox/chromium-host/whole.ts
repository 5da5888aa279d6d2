// Makes a part of an Electron object stand for the whole: what the part has is used, and anything else that
// Electron declares throws by name. It must not know any module of the host.
import { EventEmitter } from 'node:events';

/** The members of `T` that the host has; the events come from Node's EventEmitter as in Electron. */
export type Part<T> = Partial<Omit<T, keyof EventEmitter>>;

/** Names that the language, Node or a test runner ask every object for; they never are Electron's. */
const askedOfEverything = new Set(['then', 'toJSON', 'constructor', 'prototype', '__esModule', 'inspect']);

/** The error for a call that only the real Electron answers. */
export function notSupported(what: string): Error {
  return new Error(`${what} is not supported by the Chromium host`);
}

/**
 * The object as Electron's type: a member that is missing throws "<name>.<member> is not supported by the
 * Chromium host" when it is read, so that no call silently does nothing.
 */
export function whole<T extends object>(name: string, part: Part<T>): T;
export function whole(name: string, part: object): object {
  return new Proxy(part, {
    get(target, member) {
      if (member in target || typeof member === 'symbol' || askedOfEverything.has(member)) {
        return Reflect.get(target, member, target);
      }
      throw notSupported(`${name}.${member}`);
    },
    set(target, member, value) {
      if (member in target || typeof member === 'symbol') return Reflect.set(target, member, value, target);
      throw notSupported(`${name}.${member}`);
    },
  });
}

/** As `whole`, for the objects of Electron that emit events. */
export function wholeEmitter<T extends object>(name: string, part: Part<T>): T & EventEmitter;
export function wholeEmitter(name: string, part: object): object {
  const emitter = new EventEmitter();
  Object.defineProperties(emitter, Object.getOwnPropertyDescriptors(part));
  return whole(name, emitter);
}

/** A module that the host lacks altogether: it can be imported, and throws at its first use. */
export function lacking<T extends object>(name: string): T;
export function lacking(name: string): object {
  // A function, so that classes throw by name from `new` and from a call too.
  return new Proxy(function lackingModule() {}, {
    get(_target, member) {
      if (typeof member === 'symbol' || askedOfEverything.has(member)) return undefined;
      throw notSupported(`${name}.${member}`);
    },
    apply() {
      throw notSupported(name);
    },
    construct() {
      throw notSupported(name);
    },
  });
}

/** A new event; `details` become its own properties, as in Electron. */
export function createEvent<Details extends object>(
  details: Details,
): Details & { preventDefault(): void; readonly defaultPrevented: boolean } {
  let prevented = false;
  return Object.defineProperties(
    {
      ...details,
      preventDefault() {
        prevented = true;
      },
      defaultPrevented: false,
    },
    { defaultPrevented: { get: () => prevented, enumerable: true } },
  );
}
