// WebFrameMain: the main frame of a window's contents, one object for each document. It must not know windows.
import type * as Electron from 'electron';
import { fromChromium, originOf } from './address.ts';
import { codec, type PreloadDocument } from './documents.ts';
import { createIpc } from './ipc-main.ts';
import { takeWire } from './message-ports.ts';
import { wholeEmitter } from './whole.ts';

let lastFrame = 0;

/** What a frame asks of the contents that it belongs to. */
export interface FrameOwner {
  processId(): number;
  execute(code: string, userGesture: boolean): Promise<unknown>;
  reload(): void;
}

/**
 * The frame of a document; `document` is undefined before the first one has begun. The address is the document's own,
 * so that a late message is not taken for one of the page that the window has gone on to.
 */
export function createFrame(owner: FrameOwner, document: PreloadDocument | undefined): Electron.WebFrameMain {
  const address = () => fromChromium(document?.address() ?? '');
  const routingId = ++lastFrame;
  const frame: Electron.WebFrameMain = wholeEmitter<Electron.WebFrameMain>('WebFrameMain', {
    routingId,
    frameTreeNodeId: routingId,
    name: '',
    parent: null,
    ipc: createIpc('WebFrameMain.ipc'),
    get processId() {
      return owner.processId();
    },
    get osProcessId() {
      return owner.processId();
    },
    get url() {
      return address();
    },
    get origin() {
      return originOf(address());
    },
    get top() {
      return frame;
    },
    get detached() {
      return !document?.isAlive();
    },
    isDestroyed: () => !document?.isAlive(),
    executeJavaScript: (code, userGesture = false) => owner.execute(code, userGesture),
    reload() {
      owner.reload();
      return true;
    },
    send(channel: string, ...args: unknown[]) {
      const body = codec.encode(args);
      document?.post({ kind: 'send', channel, ports: [] }, body);
    },
    postMessage(channel: string, message: unknown, transfer: Electron.MessagePortMain[] = []) {
      const body = codec.encode([message]);
      const ports = document ? transfer.map(takeWire).map(document.giveWire) : [];
      document?.post({ kind: 'send', channel, ports }, body);
    },
  });
  return frame;
}
