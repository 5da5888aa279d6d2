/**
 * Who may call the main process: the top frame of the desk window's own page, and nobody else.
 */
import type { IpcMainInvokeEvent } from 'electron';
import { pageUrl } from './page-address.ts';

/** Whether a call comes from the desk page itself, not from a frame inside it or a page it was led to. */
export function isDeskPage(event: Pick<IpcMainInvokeEvent, 'senderFrame'>): boolean {
  const frame = event.senderFrame;
  return frame !== null && frame.parent === null && frame.url === pageUrl('desk');
}
