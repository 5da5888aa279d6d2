/** The object of an earlier render for as long as the newest says the same, so that nothing is drawn again for a copy. */
import { useState } from 'react';

/** @param value plain data, as JSON can write it */
export function useSame<Value>(value: Value): Value {
  const [kept, keep] = useState(value);
  if (kept === value || JSON.stringify(kept) === JSON.stringify(value)) return kept;
  keep(value);
  return value;
}
