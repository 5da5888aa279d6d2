// What happens inside the hidden page that no person could do, as code for it: it stops, its database gives up, a database goes. Must not know
// what the page does with its databases.

/** What the page calls when it stops. */
export const HALT = 'chaosHalts';

/** Stops the page for good at its nth change from now: before anything of it is written, or when all of it is. */
export const haltAtCommit = (when: 'before' | 'after', nth: number): string => `(() => {
  const transaction = IDBDatabase.prototype.transaction;
  let left = ${nth};
  const halt = () => { ${HALT}('halted'); for (;;) ; };
  IDBDatabase.prototype.transaction = function (...given) {
    const isLast = given[1] === 'readwrite' && --left === 0;
    if (isLast && ${when === 'before'}) halt();
    const made = transaction.apply(this, given);
    if (isLast) made.addEventListener('complete', halt);
    return made;
  };
})()`;

/** The next changes are given up by the database, as when the disk takes nothing. */
export const abortChanges = (times: number): string => `(() => {
  const transaction = IDBDatabase.prototype.transaction;
  let left = ${times};
  IDBDatabase.prototype.transaction = function (...given) {
    const made = transaction.apply(this, given);
    if (given[1] === 'readwrite' && left-- > 0) made.abort();
    return made;
  };
})()`;

/** Deletes one of the databases under the feet of whoever uses it. */
export const dropDatabase = (pick: number): string => `(async () => {
  const all = (await indexedDB.databases()).map(({ name }) => name).filter((name) => name.startsWith('shop:'));
  if (all.length > 0) indexedDB.deleteDatabase(all.sort()[${pick} % all.length]);
})()`;
