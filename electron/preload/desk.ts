/**
 * The desk window's preload: one way to call, one way to listen. It knows no names of the contract, since the main
 * process answers only those it has, to this page alone; both ends parse what crosses.
 */
import { contextBridge, type IpcRendererEvent, ipcRenderer } from 'electron';
import type { DeskBridge } from '#shared/contract/bridge.ts';
import { DESK_CALL_CHANNEL, DESK_EVENT_CHANNEL } from '#shared/contract/channels.ts';

const deskBridge: DeskBridge = {
  call: (name, input) => ipcRenderer.invoke(DESK_CALL_CHANNEL, { name, input }),
  subscribe: (listener) => {
    const hear = (_event: IpcRendererEvent, event: unknown) => listener(event);
    ipcRenderer.on(DESK_EVENT_CHANNEL, hear);
    return () => {
      ipcRenderer.removeListener(DESK_EVENT_CHANNEL, hear);
    };
  },
};

contextBridge.exposeInMainWorld('deskBridge', deskBridge);
