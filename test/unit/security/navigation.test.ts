// Every page of the app stays where it was loaded, and speaks WebRTC past no proxy.
import { EventEmitter } from 'node:events';
import type { App } from 'electron';
import { expect, test } from 'vitest';
import { keepPagesInPlace } from '#electron/security/navigation.ts';

function createContents() {
  const contents = Object.assign(new EventEmitter(), {
    openHandler: undefined as undefined | ((details: { url: string }) => unknown),
    policy: '',
    setWindowOpenHandler(handler: (details: { url: string }) => unknown) {
      contents.openHandler = handler;
    },
    setWebRTCIPHandlingPolicy(policy: string) {
      contents.policy = policy;
    },
  });
  const app = new EventEmitter();
  keepPagesInPlace(app as unknown as App);
  app.emit('web-contents-created', {}, contents);
  return contents;
}

test.each(['will-navigate', 'will-frame-navigate', 'will-redirect', 'will-attach-webview'])(
  '%s is prevented',
  (name) => {
    let isPrevented = false;
    createContents().emit(name, {
      url: 'app://desk/',
      preventDefault: () => {
        isPrevented = true;
      },
    });
    expect(isPrevented).toBe(true);
  },
);

test.each(['app://desk/', 'https://evil.example/', 'javascript:alert(1)'])(
  'no window is opened for %s',
  (url) => {
    expect(createContents().openHandler?.({ url })).toEqual({ action: 'deny' });
  },
);

test('WebRTC uses no UDP of its own', () => {
  expect(createContents().policy).toBe('disable_non_proxied_udp');
});
