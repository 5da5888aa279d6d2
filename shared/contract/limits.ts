/**
 * The longest texts that cross a wall, in characters: many times what the rules of the business allow, which are judged elsewhere and
 * may change, and still nothing that fills a memory. The API's contract and the app's own share them, so that what passes one passes the other.
 */

/** Names, titles, contacts: what is one line on the screen. */
export const LONGEST_NAME = 1_000;
/** Descriptions, notes and messages. */
export const LONGEST_TEXT = 10_000;
/** Addresses of pictures. */
export const LONGEST_ADDRESS = 2_000;
