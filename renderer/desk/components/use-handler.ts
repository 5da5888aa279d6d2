/**
 * A function that stays the same while what it does follows the newest render: for handlers of memoised components, which would
 * otherwise be drawn again because of it. Not to be called while rendering.
 */
import { useCallback, useLayoutEffect, useRef } from 'react';

export function useHandler<Arguments extends readonly unknown[]>(
  act: (...args: Arguments) => unknown,
): (...args: Arguments) => void {
  const newest = useRef(act);
  useLayoutEffect(() => {
    newest.current = act;
  });
  return useCallback((...args: Arguments) => void newest.current(...args), []);
}
