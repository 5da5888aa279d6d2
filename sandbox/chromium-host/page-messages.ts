// What a page's preload world says, on its way to the app: calls, messages, ports, keys and titles.
import type * as Electron from 'electron';
import type { ContentsState } from './contents-state.ts';
import { askForMenu, menuChosen } from './context-menu.ts';
import { type AppMessage, codec, type PreloadDocument } from './documents.ts';
import { callHandler, emitMessage, ipcMain } from './ipc-main.ts';
import { createPort } from './message-ports.ts';
import { openWindow } from './navigation.ts';
import { createEvent, type Part, whole } from './whole.ts';

/** Acts on a message of the document, whose frame is `sender`. */
export function receiveMessage(
  state: ContentsState,
  document: PreloadDocument,
  sender: Electron.WebFrameMain,
  head: AppMessage,
  body: string,
): void {
  const ipcs = [sender.ipc, state.contents.ipc, ipcMain];
  switch (head.kind) {
    case 'send':
    case 'postMessage': {
      const ports = head.ports.map(document.takeWire).map(createPort);
      const decoded = codec.decode(body);
      const args = head.kind === 'send' ? listOf(decoded) : [decoded];
      emitMessage(ipcs, head.channel, messageEvent(state, sender, ports), args);
      return;
    }
    case 'invoke': {
      const args = listOf(codec.decode(body));
      void reply(document, head, callHandler(ipcs, head.channel, invokeEvent(state, sender), args));
      return;
    }
    case 'open':
      openWindow(state, head.url, head.name, head.features);
      return;
    case 'contextMenu':
      if (document === state.document) askForMenu(state, sender, head.place);
      return;
    case 'menuChosen':
      menuChosen(head.id, head.index);
      return;
    case 'key':
      state.owner.pressed(head.accelerator);
      return;
    case 'title':
      if (document === state.document) rename(state, head.title);
      return;
    case 'view':
      if (document === state.document) state.owner.viewed(head.view);
      return;
  }
}

function rename(state: ContentsState, title: string): void {
  state.title = title;
  state.contents.emit('page-title-updated', createEvent({}), title, true);
  state.owner.titled(title);
}

function senderFacts(state: ContentsState, sender: Electron.WebFrameMain) {
  return {
    ...createEvent({}),
    type: 'frame' as const,
    sender: state.contents,
    senderFrame: sender,
    processId: sender.processId,
    frameId: sender.routingId,
  } satisfies Part<Electron.IpcMainInvokeEvent>;
}

function invokeEvent(state: ContentsState, sender: Electron.WebFrameMain): Electron.IpcMainInvokeEvent {
  return whole<Electron.IpcMainInvokeEvent>('IpcMainInvokeEvent', senderFacts(state, sender));
}

function messageEvent(
  state: ContentsState,
  sender: Electron.WebFrameMain,
  ports: Electron.MessagePortMain[],
): Electron.IpcMainEvent {
  return whole<Electron.IpcMainEvent>('IpcMainEvent', {
    ...senderFacts(state, sender),
    ports,
    reply: (channel: string, ...args: unknown[]) => sender.send(channel, ...args),
  });
}

async function reply(
  document: PreloadDocument,
  { id, channel }: { id: number; channel: string },
  answer: Promise<unknown>,
): Promise<void> {
  try {
    document.post({ kind: 'reply', id, failed: false }, codec.encode(await answer));
  } catch (error) {
    const sentence = `Error invoking remote method '${channel}': ${String(error)}`;
    document.post({ kind: 'reply', id, failed: true }, codec.encode(sentence));
  }
}

function listOf(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}
