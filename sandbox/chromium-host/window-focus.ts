// Which window has the focus, and what the windows and the app hear when it changes.
import type * as Electron from 'electron';
import { appEvents } from './app.ts';
import { createEvent } from './whole.ts';

let current: Electron.BrowserWindow | undefined;

/** The window that has the focus, if one of the app's has it. */
export function focusedWindow(): Electron.BrowserWindow | undefined {
  return current;
}

/** The window has got the focus; the one that had it hears that it has it no more. */
export function focused(window: Electron.BrowserWindow): void {
  if (current === window) return;
  if (current) blurred(current);
  current = window;
  window.emit('focus');
  appEvents.emit('browser-window-focus', createEvent({}), window);
}

/** The window has lost the focus. */
export function blurred(window: Electron.BrowserWindow): void {
  if (current !== window) return;
  current = undefined;
  window.emit('blur');
  appEvents.emit('browser-window-blur', createEvent({}), window);
}

/** The window has gone; it hears nothing any more. */
export function forgetFocus(window: Electron.BrowserWindow): void {
  if (current === window) current = undefined;
}
