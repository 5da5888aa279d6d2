/**
 * Brings the desk window back when its page has died or hangs: by itself once, and by asking the person when that did not
 * help. What was saved is in the cache and on the disk, so a page may be loaded again at any time.
 */
import type { MessageBoxOptions, WebContents } from 'electron';

/** A page that dies again within this time (milliseconds) would only die a third time. */
const SOON = 60_000;

export interface RecoverySurroundings {
  /** Asks the person, and answers the number of the button. The signal takes the question back. */
  ask(question: MessageBoxOptions): Promise<number>;
  quit(): void;
  log(message: string): void;
  /** Milliseconds of a clock that nobody sets. */
  now(): number;
}

const DIED: MessageBoxOptions = {
  type: 'error',
  title: 'Campaign Desk',
  message: 'Campaign Desk stopped working.',
  detail: 'Its window failed twice in a short time. What you had saved or submitted is kept.',
  buttons: ['Reload', 'Quit'],
  defaultId: 0,
  cancelId: 1,
};

const HANGS: MessageBoxOptions = {
  type: 'warning',
  title: 'Campaign Desk',
  message: 'Campaign Desk is not responding.',
  detail: 'Wait, or reload its window. What you had saved or submitted is kept.',
  buttons: ['Wait', 'Reload'],
  defaultId: 0,
  cancelId: 0,
};

/** Watches the page of a window for as long as the window is there. */
export function recoverPage(contents: WebContents, surroundings: RecoverySurroundings): void {
  const { ask, quit, log, now } = surroundings;
  let lastDeath = Number.NEGATIVE_INFINITY;
  /** The person has asked for the death that comes. */
  let isAskedFor = false;
  let question: AbortController | null = null;

  function reload(): void {
    if (!contents.isDestroyed()) contents.reload();
  }

  contents.on('render-process-gone', () => {
    question?.abort();
    const isSoon = now() - lastDeath < SOON;
    if (isAskedFor || !isSoon) {
      if (!isAskedFor) lastDeath = now();
      isAskedFor = false;
      reload();
      return;
    }
    lastDeath = Number.NEGATIVE_INFINITY;
    void ask(DIED).then((button) => (button === 0 ? reload() : quit()));
  });

  contents.on('unresponsive', () => {
    log('the window does not respond');
    if (question) return;
    const asked = new AbortController();
    question = asked;
    void ask({ ...HANGS, signal: asked.signal }).then((button) => {
      question = null;
      if (button !== 1 || asked.signal.aborted || contents.isDestroyed()) return;
      isAskedFor = true;
      contents.forcefullyCrashRenderer();
    });
  });
  contents.on('responsive', () => question?.abort());
}
