/** Whether a step of a form has only just been opened: a press then was meant for the step before. Knows no form. */
import { useEffect, useState } from 'react';

/** As long as most systems take two clicks for one double click. */
const NEW_FOR_MILLISECONDS = 500;

/** True for half a second after `step` is another than before, and after the form has been opened. Timers go by a monotonic clock. */
export function useNewStep(step: string): boolean {
  const [known, setKnown] = useState<string | null>(null);
  useEffect(() => {
    const timer = setTimeout(() => setKnown(step), NEW_FOR_MILLISECONDS);
    return () => clearTimeout(timer);
  }, [step]);
  return known !== step;
}
