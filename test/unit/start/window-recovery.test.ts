// A window whose page has died or hangs comes back: by itself once, then by asking.
import { EventEmitter } from 'node:events';
import type { MessageBoxOptions, WebContents } from 'electron';
import { expect, test } from 'vitest';
import { recoverPage } from '#electron/start/window-recovery.ts';

function createPage() {
  const events = new EventEmitter();
  const done: string[] = [];
  const questions: { options: MessageBoxOptions; answer: (button: number) => void }[] = [];
  let time = 0;
  const contents = Object.assign(events, {
    isDestroyed: () => false,
    reload: () => done.push('reload'),
    forcefullyCrashRenderer: () => {
      done.push('kill');
      events.emit('render-process-gone');
    },
  }) as unknown as WebContents;
  recoverPage(contents, {
    ask: (options) => new Promise((resolve) => questions.push({ options, answer: resolve })),
    quit: () => done.push('quit'),
    log: () => undefined,
    now: () => time,
  });
  return {
    done,
    questions,
    happens: (event: string) => events.emit(event),
    wait: (milliseconds: number) => {
      time += milliseconds;
    },
  };
}

const settled = () => new Promise((resolve) => setImmediate(resolve));

test('a page that dies is loaded again, unasked', () => {
  const page = createPage();
  page.happens('render-process-gone');
  expect(page.done).toEqual(['reload']);
  expect(page.questions).toEqual([]);
});

test('one that dies again at once is asked about: reload, or quit', async () => {
  for (const [button, deed] of [
    [0, 'reload'],
    [1, 'quit'],
  ] as const) {
    const page = createPage();
    page.happens('render-process-gone');
    page.wait(59_999);
    page.happens('render-process-gone');
    expect(page.done).toEqual(['reload']);
    expect(page.questions[0]?.options.buttons).toEqual(['Reload', 'Quit']);
    page.questions[0]?.answer(button);
    await settled();
    expect(page.done).toEqual(['reload', deed]);
  }
});

test('one that dies a minute later is loaded again, unasked', () => {
  const page = createPage();
  page.happens('render-process-gone');
  page.wait(60_000);
  page.happens('render-process-gone');
  expect(page.done).toEqual(['reload', 'reload']);
});

test('one that hangs is asked about once, and loaded again when the person says so', async () => {
  const page = createPage();
  page.happens('unresponsive');
  page.happens('unresponsive');
  expect(page.questions).toHaveLength(1);
  page.questions[0]?.answer(1);
  await settled();
  expect(page.done).toEqual(['kill', 'reload']);
});

test('waiting for one that hangs does nothing; the question is taken back when it comes to itself', async () => {
  const page = createPage();
  page.happens('unresponsive');
  page.happens('responsive');
  expect(page.questions[0]?.options.signal?.aborted).toBe(true);
  page.questions[0]?.answer(1);
  await settled();
  expect(page.done).toEqual([]);
});
