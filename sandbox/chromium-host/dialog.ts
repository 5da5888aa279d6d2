// dialog: message boxes, each a small window of the host. Lacking: file dialogs and all that block.
import type * as Electron from 'electron';
import { app, appEvents } from './app.ts';
import { BrowserWindow } from './browser-window.ts';
import { whole } from './whole.ts';

const lineHeight = 20;
const charactersInLine = 56;

/** The page of a box. Nothing in it is run: the buttons are listened to from main. */
function pageOf(options: Electron.MessageBoxOptions, buttons: string[]): string {
  const checkbox = options.checkboxLabel
    ? `<label><input type="checkbox"${options.checkboxChecked ? ' checked' : ''}> ${inHtml(options.checkboxLabel)}</label>`
    : '';
  const row = buttons
    .map(
      (label, index) =>
        `<button${index === (options.defaultId ?? 0) ? ' autofocus' : ''}>${inHtml(label)}</button>`,
    )
    .join(' ');
  const html = `<!doctype html><meta charset="utf-8">
    <meta http-equiv="content-security-policy" content="default-src 'none'; style-src 'unsafe-inline'">
    <title>${inHtml(options.title ?? app.getName())}</title>
    <style>
      :root { color-scheme: light dark; font: 14px/${lineHeight}px system-ui, sans-serif; }
      body { margin: 20px; white-space: pre-wrap; overflow-wrap: anywhere; }
      h1 { font-size: 15px; margin: 0 0 8px; }
      p { margin: 0 0 12px; }
      div { text-align: right; margin-top: 16px; }
      button { font: inherit; padding: 4px 14px; }
    </style>
    <main role="alertdialog" aria-label="${inHtml(options.message)}"><h1>${inHtml(options.message)}</h1><p>${inHtml(options.detail ?? '')}</p>${checkbox}<div>${row}</div></main>`;
  return `data:text/html;charset=utf-8,${encodeURIComponent(html)}`;
}

function inHtml(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

function linesOf(text: string): number {
  return text
    .split('\n')
    .reduce((count, line) => count + Math.max(1, Math.ceil(line.length / charactersInLine)), 0);
}

/** Resolves with the button's number and the checkbox when a button is pressed, or Escape. */
const untilAnswered = (cancelId: number) => `new Promise((resolve) => {
  const answer = (response) => resolve([response, document.querySelector('input')?.checked ?? false]);
  document.querySelectorAll('button').forEach((button, index) => { button.onclick = () => answer(index); });
  addEventListener('keydown', (event) => { if (event.key === 'Escape') answer(${cancelId}); });
})`;

async function ask(options: Electron.MessageBoxOptions): Promise<Electron.MessageBoxReturnValue> {
  const buttons = options.buttons?.length ? options.buttons : ['OK'];
  const no = buttons.findIndex((label) => /^(cancel|no)$/i.test(label));
  const cancelId = options.cancelId ?? Math.max(no, 0);
  const height = 150 + lineHeight * (linesOf(options.message) + linesOf(options.detail ?? ''));
  const window = new BrowserWindow({
    width: 440,
    height: Math.min(height, 600),
    title: options.title ?? app.getName(),
  });
  appEvents.emit('host-box-opened');
  const takeBack = (): void => window.destroy();
  options.signal?.addEventListener('abort', takeBack);
  try {
    if (options.signal?.aborted) return { response: cancelId, checkboxChecked: false };
    await window.loadURL(pageOf(options, buttons));
    const answer: unknown = await window.webContents.executeJavaScript(untilAnswered(cancelId));
    const [response, checkboxChecked] = Array.isArray(answer) ? answer : [];
    return { response: Number(response ?? cancelId), checkboxChecked: checkboxChecked === true };
  } catch {
    // The box was closed by the window's own button.
    return { response: cancelId, checkboxChecked: options.checkboxChecked ?? false };
  } finally {
    options.signal?.removeEventListener('abort', takeBack);
    window.destroy();
    appEvents.emit('host-box-closed');
  }
}

/** Electron's `dialog`. */
export const dialog = whole<Electron.Dialog>('dialog', {
  showMessageBox: (
    first: Electron.BaseWindow | Electron.MessageBoxOptions,
    second?: Electron.MessageBoxOptions,
  ): Promise<Electron.MessageBoxReturnValue> => ask(second ?? (isOptions(first) ? first : { message: '' })),
  showErrorBox(title, content) {
    console.error(`${title}: ${content}`);
    if (app.isReady()) void ask({ title, message: title, detail: content, type: 'error' });
  },
});

function isOptions(
  value: Electron.BaseWindow | Electron.MessageBoxOptions,
): value is Electron.MessageBoxOptions {
  return 'message' in value;
}
