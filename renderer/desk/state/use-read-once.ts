/** What a dialog begins with: read once each time it is mounted, whatever changes afterwards. Knows nothing of what is read. */
import { useEffect, useState } from 'react';
import type { Outcome } from '#shared/errors.ts';

/** The answer to the first request, or null while it is being read. Later requests are not followed: it is how the dialog began. */
export function useReadOnce<Request, Data>(
  request: Request,
  read: (request: Request) => Promise<Outcome<Data>>,
): Outcome<Data> | null {
  const [outcome, setOutcome] = useState<Outcome<Data> | null>(null);
  const [first] = useState({ request, read });
  useEffect(() => {
    let isWanted = true;
    void first.read(first.request).then((answer) => {
      if (isWanted) setOutcome(answer);
    });
    return () => {
      isWanted = false;
    };
  }, [first]);
  return outcome;
}
