// The app, or the API, ends at a chosen point: when a request has arrived or been carried out, before or after a commit of the
// database. What is chosen strikes once. Must not know what was asked or committed.

import type { Witness } from '#sandbox/api/witness.ts';
import { HALT, haltAtCommit } from './cache-page.ts';
import type { Life } from './life.ts';

type Point = 'arrived' | 'decided' | 'beforeCommit' | 'afterCommit';

export interface KillPoints {
  /** What the API tells of its requests. */
  readonly witness: Witness;
  killAppAt(life: Life, point: Point, nth: number): Promise<void>;
  /** `end` ends the API; the request that it struck is never answered. */
  killApiAt(point: 'arrived' | 'decided', end: () => Promise<void>): void;
  /** Lets whatever was chosen and has not struck pass, and waits until what struck is over. */
  disarm(): Promise<void>;
}

interface Armed {
  readonly point: Point;
  left: number;
  /** Whether the request that is struck is never answered. */
  readonly strike: () => 'answer' | 'never';
}

export function createKillPoints(onSeen: Witness['decided']): KillPoints {
  let armed: Armed[] = [];
  let under: Promise<unknown> = Promise.resolve();

  async function pass(point: Point): Promise<void> {
    const struck = armed.find((one) => one.point === point && --one.left === 0);
    if (struck === undefined) return;
    armed = armed.filter((one) => one !== struck);
    if (struck.strike() === 'never') await new Promise<never>(() => undefined);
  }

  /** Only what the app changes is worth an end: it asks for changes of others all the time. */
  const changes = (on: string): boolean => !on.startsWith('GET') && !on.includes('/oauth/');

  return {
    witness: {
      arrived: async ({ on }) => {
        if (changes(on)) await pass('arrived');
      },
      decided: async (answer) => {
        await onSeen(answer);
        if (changes(answer.on)) await pass('decided');
      },
    },
    async killAppAt(life, point, nth) {
      const kill = (): 'answer' => {
        under = life.again('kill');
        return 'answer';
      };
      if (point === 'arrived' || point === 'decided') {
        armed.push({ point, left: nth, strike: kill });
        return;
      }
      const page = await life.cachePage();
      await page?.onCall(HALT, kill);
      await page?.evaluate(haltAtCommit(point === 'beforeCommit' ? 'before' : 'after', nth));
    },
    killApiAt(point, end) {
      const strike = (): 'never' => {
        under = end();
        return 'never';
      };
      armed.push({ point, left: 1, strike });
    },
    async disarm() {
      armed = [];
      await under;
    },
  };
}
