// MessageChannelMain and MessagePortMain: ports in the main process, whose other end may be in a page. How a page
// is reached is an argument.
import type * as Electron from 'electron';
import { notSupported, wholeEmitter } from './whole.ts';

/** One end of a channel, wherever it is: what is sent here arrives at the other end, and waits there till read. */
export interface Wire {
  send(data: unknown, ports: Wire[]): void;
  /** Begins to read: what has waited comes first. */
  read(receive: (data: unknown, ports: Wire[]) => void): void;
  close(): void;
  /** Called once when either end is closed. */
  onClose(listener: () => void): void;
}

const wires = new WeakMap<Electron.MessagePortMain, Wire>();

interface Side {
  waiting: { data: unknown; ports: Wire[] }[];
  receive: ((data: unknown, ports: Wire[]) => void) | undefined;
  onClose: (() => void)[];
}

/** Two ends that are entangled. */
export function createWires(): [Wire, Wire] {
  const sides: [Side, Side] = [
    { waiting: [], receive: undefined, onClose: [] },
    { waiting: [], receive: undefined, onClose: [] },
  ];
  let open = true;
  function end(own: Side, other: Side): Wire {
    return {
      send(data, ports) {
        if (!open) return;
        if (other.receive) other.receive(data, ports);
        else other.waiting.push({ data, ports });
      },
      read(receive) {
        own.receive = receive;
        for (const { data, ports } of own.waiting.splice(0)) receive(data, ports);
      },
      close() {
        if (!open) return;
        open = false;
        for (const listener of [...own.onClose, ...other.onClose]) listener();
      },
      onClose(listener) {
        own.onClose.push(listener);
      },
    };
  }
  return [end(sides[0], sides[1]), end(sides[1], sides[0])];
}

/** Takes the wire out of a port that is transferred; the port is of no more use, as in Electron. */
export function takeWire(port: Electron.MessagePortMain): Wire {
  const wire = wires.get(port);
  if (!wire) throw new Error('Port at index 0 is not a valid port');
  wires.delete(port);
  return wire;
}

/** A MessagePortMain on a wire. */
export function createPort(wire: Wire): Electron.MessagePortMain {
  const port: Electron.MessagePortMain = wholeEmitter<Electron.MessagePortMain>('MessagePortMain', {
    postMessage(message: unknown, transfer: Electron.MessagePortMain[] = []) {
      wires.get(port)?.send(cloned(message), transfer.map(takeWire));
    },
    start() {
      wires.get(port)?.read((data, ports) => {
        // In a task of its own, as messages are: not inside the sender's call.
        setImmediate(() => port.emit('message', { data, ports: ports.map(createPort) }));
      });
    },
    close() {
      wires.get(port)?.close();
    },
  });
  wires.set(port, wire);
  wire.onClose(() => setImmediate(() => wires.has(port) && port.emit('close')));
  return port;
}

function cloned(message: unknown): unknown {
  try {
    return structuredClone(message);
  } catch {
    throw new Error('An object could not be cloned.');
  }
}

/** Electron's class: two entangled ports. */
export class MessageChannelMain {
  port1: Electron.MessagePortMain;
  port2: Electron.MessagePortMain;
  constructor() {
    const [first, second] = createWires();
    this.port1 = createPort(first);
    this.port2 = createPort(second);
  }
}

/** Electron's own class cannot be constructed either; it is there for `instanceof`. */
export class MessagePortMain {
  constructor() {
    throw notSupported('new MessagePortMain()');
  }
}
