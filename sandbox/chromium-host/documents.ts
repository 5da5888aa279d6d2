// The documents of a page that have a preload: each is one isolated world with its own frame, calls and ports, and
// they end with it. It carries messages and must not know what they mean to the app.

import type { ToMain, ToPage } from './bridge/preload-world.ts';
import { receiveFunction, sendBinding, worldName } from './bridge/script.ts';
import type { Page } from './chromium.ts';
import { createCodec } from './clone.ts';
import { createWires, type Wire } from './message-ports.ts';

/** Values as text, in main. */
export const codec = createCodec();

/** One document in the main frame, from its first script to its end. */
export interface PreloadDocument {
  isAlive(): boolean;
  /** Its address in Chromium. */
  address(): string;
  /** Its address has changed without a new document. */
  moved(address: string): void;
  /** Sends to the preload's world; a document that has gone gets nothing. */
  post(head: ToPage, body: string): void;
  /** Moves an end of a channel into the page and returns the name that it has there. */
  giveWire(wire: Wire): string;
  /** The end in main of a port that the page has sent. */
  takeWire(port: string): Wire;
}

/** A message that is the app's business. */
export type AppMessage = Exclude<ToMain, { kind: 'begin' | 'portMessage' | 'portClose' }>;

export interface Messages {
  /** A document has begun; its preload is about to run. */
  begun(document: PreloadDocument): void;
  /** A message of the document that concerns no port. */
  received(document: PreloadDocument, head: AppMessage, body: string): void;
}

/** Watches a page for documents and carries their messages. */
export async function watchDocuments(page: Page, messages: Messages): Promise<void> {
  const documents = new Map<number, ReturnType<typeof createDocument>>();

  function forget(contextId: number): void {
    documents.get(contextId)?.end();
    documents.delete(contextId);
  }

  page.on('Runtime.executionContextCreated', ({ context }) => {
    if (context.name !== worldName || context.auxData.frameId !== page.targetId) return;
    documents.set(context.id, createDocument(page, context.uniqueId));
  });
  page.on('Runtime.executionContextDestroyed', ({ executionContextId }) => forget(executionContextId));
  page.on('Runtime.executionContextsCleared', () => {
    for (const contextId of [...documents.keys()]) forget(contextId);
  });
  page.on('Runtime.bindingCalled', ({ name, payload, executionContextId }) => {
    const document = documents.get(executionContextId);
    if (name !== sendBinding || !document) return;
    const headEnd = payload.indexOf('\n');
    const head: ToMain = JSON.parse(payload.slice(0, headEnd));
    const body = payload.slice(headEnd + 1);
    if (head.kind === 'begin') {
      document.moved(head.address);
      messages.begun(document);
    } else if (head.kind === 'portMessage') document.portMessage(head.port, head.ports, body);
    else if (head.kind === 'portClose') document.portClosed(head.port);
    else messages.received(document, head, body);
  });
  void page.gone.then(() => {
    for (const contextId of [...documents.keys()]) forget(contextId);
  });
  await page.send('Runtime.enable', {});
  await page.send('Runtime.addBinding', { name: sendBinding, executionContextName: worldName });
}

function createDocument(page: Page, uniqueContextId: string) {
  const wires = new Map<string, Wire>();
  let alive = true;
  let lastPort = 0;
  let address = '';

  function post(head: ToPage, body: string): void {
    if (!alive) return;
    const call = {
      functionDeclaration: `(head, body) => ${receiveFunction}(head, body)`,
      uniqueContextId,
      arguments: [{ value: JSON.stringify(head) }, { value: body }],
      silent: true,
    };
    // It fails when the document has gone meanwhile: then nobody waits for the message.
    page.send('Runtime.callFunctionOn', call).catch(() => undefined);
  }

  function join(port: string, wire: Wire): void {
    wires.set(port, wire);
    wire.onClose(() => {
      if (wires.delete(port)) post({ kind: 'portClose', port }, '');
    });
    wire.read((data, ports) =>
      post({ kind: 'portMessage', port, ports: ports.map(giveWire) }, codec.encode(data)),
    );
  }

  function giveWire(wire: Wire): string {
    const port = `main${++lastPort}`;
    // After the message that carries the port, so that the page knows the port by then.
    queueMicrotask(() => join(port, wire));
    return port;
  }

  function takeWire(port: string): Wire {
    const [ours, theirs] = createWires();
    join(port, theirs);
    return ours;
  }

  return {
    isAlive: () => alive,
    address: () => address,
    moved(to: string) {
      address = to;
    },
    post,
    giveWire,
    takeWire,
    portMessage: (port: string, ports: string[], body: string) =>
      wires.get(port)?.send(codec.decode(body), ports.map(takeWire)),
    portClosed(port: string) {
      const wire = wires.get(port);
      wires.delete(port);
      wire?.close();
    },
    end() {
      alive = false;
      for (const wire of [...wires.values()]) wire.close();
    },
  };
}
