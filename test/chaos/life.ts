// The life of the app in a run: it is closed, killed and started again, also while somebody asks it something; whoever asks
// waits until it is there again. Must not know what is asked.

import type { DeskClient } from '#desk/desk-client.ts';
import { connectToHiddenPage, type HiddenPage } from '#test/e2e/support/hidden-page.ts';
import type { RunningDesk } from '#test/e2e/support/running-desk.ts';
import type { Scene } from '#test/e2e/support/scene.ts';
import { clientIn } from './asking.ts';

export interface Life {
  /** The app's own calls. Each waits while the app is being started again. */
  readonly client: DeskClient;
  /** How often the app has ended so far. */
  deaths(): number;
  /** Ends the app and starts it again; one end at a time. */
  again(end: 'kill' | 'close', meanwhile?: () => Promise<void>): Promise<void>;
  /** The hidden page of the app that runs now, if it has one. */
  cachePage(): Promise<HiddenPage | null>;
  /** From its next start on the app lives so many hours away from the others. */
  shiftClock(hours: number): void;
  output(): string;
}

/** Starts the app. */
export async function begin(scene: Scene): Promise<Life> {
  let hours = 0;
  const open = () => scene.openDesk(hours === 0 ? {} : { env: shiftedClock(hours) });
  let desk: RunningDesk = await open();
  let output = '';
  let deaths = 0;
  let starting: Promise<void> = Promise.resolve();
  const pages = new Set<HiddenPage>();

  async function endAndOpen(end: 'kill' | 'close', meanwhile: () => Promise<void>): Promise<void> {
    deaths += 1;
    for (const page of pages) page.close();
    pages.clear();
    await desk[end]();
    output += desk.output();
    await meanwhile();
    desk = await open();
  }

  const direct = clientIn(() => desk.page);
  const client: DeskClient = {
    ...direct,
    call: async (name, input) => {
      await starting;
      return direct.call(name, input);
    },
  };
  return {
    client,
    deaths: () => deaths,
    again(end, meanwhile = async () => undefined) {
      starting = starting.then(() => endAndOpen(end, meanwhile));
      return starting;
    },
    async cachePage() {
      await starting;
      const page = await connectToHiddenPage(desk.endpoint, 'cache');
      if (page) pages.add(page);
      return page;
    },
    shiftClock(by) {
      hours = by;
    },
    output: () => output + desk.output(),
  };
}

/** A clock that goes as fast as the true one, so many hours before or after it. Node reads it before the app's first line. */
function shiftedClock(hours: number): Record<string, string> {
  const shift = `
    const RealDate = Date;
    const by = ${hours * 3_600_000};
    globalThis.Date = class Date extends RealDate {
      constructor(...given) { if (given.length === 0) super(RealDate.now() + by); else super(...given); }
      static now() { return RealDate.now() + by; }
    };`;
  return { NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(shift)}` };
}
