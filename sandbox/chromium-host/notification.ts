// Notification: by the desktop's own program, where there is one.
import { spawn, spawnSync } from 'node:child_process';
import type * as Electron from 'electron';
import { notSupported, whole, wholeEmitter } from './whole.ts';

function isSupported(): boolean {
  return (
    process.platform === 'linux' && spawnSync('notify-send', ['--version'], { stdio: 'ignore' }).status === 0
  );
}

function createNotification({ title = '', body = '' }: Electron.NotificationConstructorOptions = {}) {
  const notification: Electron.Notification = wholeEmitter<Electron.Notification>('Notification', {
    title,
    body,
    show() {
      if (!isSupported()) throw notSupported('Notification.show without notify-send');
      // A title that begins with a dash is a title.
      const child = spawn('notify-send', ['--', notification.title, notification.body], { stdio: 'ignore' });
      child.on('exit', (code) => {
        if (code === 0) notification.emit('show', {});
        else notification.emit('failed', {}, `notify-send ended with ${code}`);
      });
    },
  });
  return notification;
}

/** Electron's class. */
export const Notification = notificationClass();

function notificationClass(): typeof Electron.Notification;
function notificationClass(): object {
  function NotificationConstructor(options?: Electron.NotificationConstructorOptions) {
    return createNotification(options);
  }
  return whole('Notification', Object.assign(NotificationConstructor, { isSupported }));
}
