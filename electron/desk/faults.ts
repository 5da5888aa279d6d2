/** A fault in the window: logged for the people who fix it, and the way to reload the window. */
import { success } from '#shared/errors.ts';
import type { Log } from '../start/log.ts';
import type { DeskHandlers } from './handlers.ts';

interface FaultServices {
  readonly log: Pick<Log, 'exception'>;
  reloadWindow(): void;
}

export function faultHandlers({
  log,
  reloadWindow,
}: FaultServices): Pick<DeskHandlers, 'reportFault' | 'reloadWindow'> {
  return {
    reportFault: async ({ text }) => {
      log.exception('window', text);
      return success({});
    },
    reloadWindow: async () => {
      reloadWindow();
      return success({});
    },
  };
}
