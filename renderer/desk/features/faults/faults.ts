/**
 * What becomes of a fault in the window itself: it is told to the log, and its details can be copied. Knows no screen, and works when
 * nothing of the window is left.
 */
import { deskCall } from '../../desk-client.ts';

/** As much as the contract takes. */
const MOST = 2_000;

function detailsOf(fault: unknown): string {
  return (fault instanceof Error ? (fault.stack ?? fault.message) : String(fault)).slice(0, MOST);
}

export function reportFault(fault: unknown): void {
  void deskCall('reportFault', { text: detailsOf(fault) || 'a fault without words' });
}

export function copyFault(fault: unknown): void {
  copyText(detailsOf(fault));
}

export function copyText(text: string): void {
  void deskCall('copyText', { text: text.slice(0, MOST) });
}

/** Begins the window anew, from the main process: a page may not leave its place, not even for itself. */
export function reloadWindow(): void {
  void deskCall('reloadWindow', {});
}

/** Reports what goes wrong outside of what React draws. */
export function reportFaultsOf(page: Window): void {
  page.addEventListener('error', ({ error, message }) => reportFault(error ?? message));
  page.addEventListener('unhandledrejection', ({ reason }) => reportFault(reason));
}

/** Says in plain elements that the window failed: for a fault that leaves React nothing to draw with. */
export function showPlainly(root: HTMLElement, words: string): void {
  const screen = document.createElement('main');
  screen.className = 'screen';
  const text = document.createElement('p');
  text.setAttribute('role', 'alert');
  text.textContent = words;
  const button = document.createElement('button');
  button.type = 'button';
  button.textContent = 'Reload';
  button.addEventListener('click', reloadWindow);
  screen.append(text, button);
  root.replaceChildren(screen);
}
