/** One piece of sending at a time, for the buttons that send the same work. Knows nothing of what is sent. */
import { useCallback, useMemo, useRef, useState } from 'react';

export interface SendLock {
  /** Something is being sent: every button that shares the lock is off. */
  readonly isHeld: boolean;
  /** Runs `send` and holds the lock until it has ended; runs nothing while it is held. */
  readonly hold: (send: () => Promise<unknown>) => void;
}

export function useSendLock(): SendLock {
  // What is drawn comes a moment after the press: the second of two at once must find it held.
  const held = useRef(false);
  const [isHeld, setHeld] = useState(false);
  const hold = useCallback((send: () => Promise<unknown>) => {
    if (held.current) return;
    held.current = true;
    setHeld(true);
    void send().finally(() => {
      held.current = false;
      setHeld(false);
    });
  }, []);
  return useMemo(() => ({ isHeld, hold }), [isHeld, hold]);
}
