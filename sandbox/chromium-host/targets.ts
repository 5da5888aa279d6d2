// The targets of Chromium: which page has come, which has gone, and which nobody has asked for.
import type { Connection, TargetInfo } from './cdp.ts';
import { firstAddress } from './chromium-flags.ts';

export interface Targets {
  /** The page whose first address has the token in it. */
  arrival(token: string): Promise<TargetInfo>;
  gone(targetId: string): Promise<void>;
}

/** Watches the targets of a connection from the start. */
export function watchTargets(connection: Connection): Targets {
  const awaited = new Map<string, (target: TargetInfo) => void>();
  const watched = new Map<string, () => void>();
  function see({ targetInfo }: { targetInfo: TargetInfo }): void {
    for (const [token, arrive] of awaited) {
      if (!targetInfo.url.includes(token)) continue;
      awaited.delete(token);
      arrive(targetInfo);
    }
  }
  connection.on('Target.targetCreated', (event) => {
    see(event);
    // A window that a page or a key of Chromium's opened: in Electron there is no such window.
    const { type, openerId, targetId, url } = event.targetInfo;
    const isStrange = openerId !== undefined || (url !== '' && !url.startsWith(firstAddress));
    if (type === 'page' && isStrange)
      void connection.send('Target.closeTarget', { targetId }).catch(() => undefined);
  });
  connection.on('Target.targetInfoChanged', see);
  connection.on('Target.targetDestroyed', ({ targetId }) => {
    watched.get(targetId)?.();
    watched.delete(targetId);
  });
  return {
    arrival: (token) => new Promise((resolve) => awaited.set(token, resolve)),
    gone: (targetId) => new Promise((resolve) => watched.set(targetId, resolve)),
  };
}
