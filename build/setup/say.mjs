// What the set-up says: a line for each thing that it does and why. It says nothing when there is nothing to do.

/** A problem that the person at this machine has to solve; its message is the whole explanation. */
export class SetupProblem extends Error {}

/**
 * Prints a line about what is being done. Standard error, so that a script's own output stays its own.
 * @param {string} line
 */
export function say(line) {
  process.stderr.write(`setup: ${line}\n`);
}
