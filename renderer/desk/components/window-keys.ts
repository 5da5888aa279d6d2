/**
 * Keys that belong to nobody in the window, whatever has the focus. Installed once, before anything else hears a key.
 */
import { isCommand, shortcutKey } from './shortcut.ts';

/** What browsers send in place of a key that an input method took. */
const TAKEN_BY_INPUT_METHOD = 229;

/**
 * While an input method composes, Escape, Enter and the arrows are its own: they take back or accept what is being written, and must not
 * also clear a field, close a dialog or submit.
 */
function leaveToInputMethod(event: KeyboardEvent): void {
  if (!event.isComposing && event.keyCode !== TAKEN_BY_INPUT_METHOD) return;
  event.stopImmediatePropagation();
  // A search field would clear itself, a form submit itself.
  if (event.key === 'Escape' || event.key === 'Enter') event.preventDefault();
}

/** "Select all" is of a field's text, or of a grid's rows: never of the page's text, behind a dialog too. */
function keepFromSelectingPage(event: KeyboardEvent): void {
  if (!isCommand(event) || shortcutKey(event) !== 'a' || isTextField(event.target)) return;
  event.preventDefault();
}

/** Whether keys write a text there. */
export function isTextField(target: EventTarget | null): boolean {
  if (target instanceof HTMLTextAreaElement) return true;
  if (target instanceof HTMLInputElement) return !['checkbox', 'radio', 'button'].includes(target.type);
  return target instanceof HTMLElement && target.isContentEditable;
}

export function installWindowKeys(): void {
  window.addEventListener('keydown', leaveToInputMethod, true);
  window.addEventListener('keyup', leaveToInputMethod, true);
  window.addEventListener('keydown', keepFromSelectingPage, true);
}
