/** Faults of the disk, at the edge of IndexedDB: the browser's own methods fail, and everything above is real. */
import { vi } from 'vitest';

/**
 * Lets `writes` writes through and aborts the transaction of every one after them, as a full disk or a lost process does.
 * Answers the way to mend it.
 */
export function failingFrom(writes: number, name: 'AbortError' | 'QuotaExceededError'): () => void {
  let seen = 0;
  const spies = (['add', 'put', 'delete', 'clear'] as const).map((method) => {
    const original = IDBObjectStore.prototype[method];
    return vi.spyOn(IDBObjectStore.prototype, method).mockImplementation(function (
      this: IDBObjectStore,
      ...args: unknown[]
    ) {
      seen += 1;
      if (seen <= writes) return Reflect.apply(original, this, args);
      this.transaction.abort();
      throw new DOMException('a fault of the disk', name);
    });
  });
  return () => {
    for (const spy of spies) spy.mockRestore();
  };
}
