/**
 * Text that a person typed or another system sent, as it is kept and shown. It may hold what no eye sees: controls, marks that
 * turn the direction of writing, halves of characters. Pure; knows no field and no screen.
 */

const ZERO_WIDTH_JOINERS = '\u200c\u200d';
/** Controls, format characters, and halves of a surrogate pair. Line ends and tabs are blanks, and kept apart. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Cs}]/u;
/** Arabic number signs and the like are format characters that are drawn. */
const DRAWN_FORMATS = /[\u0600-\u0605\u06dd\u070f\u0890\u0891\u08e2\u{110bd}\u{110cd}]/u;
/** What a joiner may stand between: a letter, a mark, an emoji. */
const JOINED = /[\p{L}\p{M}\p{Extended_Pictographic}\p{Emoji_Modifier}]/u;
/** Nothing of these is seen on a screen. */
const NOTHING_SEEN = /^[\p{Default_Ignorable_Code_Point}\p{C}\p{Z}\s\u2800]*$/u;

const isDrawn = (character: string): boolean => !UNSEEN.test(character) || DRAWN_FORMATS.test(character);

/** Tags spell the flag of a region behind a black flag; anywhere else they are a hidden text. */
const FLAG = /\u{1f3f4}[\u{e0020}-\u{e007e}]+\u{e007f}/gu;

/**
 * A text without what no eye sees. Joiners stay where they join: Persian and Indic words and many emoji are written with them. `keep`
 * names blanks that stay as they are; every other control is dropped.
 */
function withoutUnseen(text: string, keep: RegExp): string {
  // Most texts have nothing of the kind.
  if (!UNSEEN.test(text)) return text;
  const flags = [...text.matchAll(FLAG)].map(({ index, 0: flag }) => [index, index + flag.length] as const);
  let kept = '';
  let at = 0;
  const characters = [...text];
  for (const [index, character] of characters.entries()) {
    const isFlag = flags.some(([from, to]) => at >= from && at < to);
    const joins =
      ZERO_WIDTH_JOINERS.includes(character) &&
      JOINED.test(characters[index - 1] ?? '') &&
      JOINED.test(characters[index + 1] ?? '');
    if (isFlag || joins || isDrawn(character) || keep.test(character)) kept += character;
    at += character.length;
  }
  return kept;
}

const LINE_ENDS = /[\t\n\v\f\r\u0085\u2028\u2029]+/g;
const NOTHING = /(?!)/;

/** A typed line: no controls or format characters, line ends and tabs as single blanks, none around it. */
export function typedLine(text: string): string {
  return withoutUnseen(text.replace(LINE_ENDS, ' '), NOTHING).trim();
}

/** A typed text of several lines: no controls or format characters but the line ends and tabs. Blanks around it are the writer's. */
export function typedText(text: string): string {
  return withoutUnseen(text, /[\n\r\t]/);
}

/** A typed word that holds no blank and joins nothing, such as an address: nothing unseen at all, no blanks around it. */
export function typedWord(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\p{Cs}]/gu, '').trim();
}

/** Whether a text shows nothing: empty, blanks, or characters of no width. */
export function isBlank(text: string): boolean {
  return NOTHING_SEEN.test(text);
}

/** What stands for a name of which nothing can be seen. */
export const UNSEEN_NAME = '(no readable name)';

/** A name from outside as it can be shown: nothing in it turns or hides what is around it, and something is always seen. */
export function shownName(name: string): string {
  return isBlank(name) ? UNSEEN_NAME : shown(name.replace(LINE_ENDS, ' '), NOTHING).trim();
}

/** A text from outside of several lines as it can be shown. */
export function shownText(text: string): string {
  return shown(text, /[\n\r\t]/);
}

const FIRST_STRONG_ISOLATE = '\u2068';
const POP_DIRECTIONAL_ISOLATE = '\u2069';
const ISOLATES = /[\u2066-\u2069]/;

/** Isolates that end within the text can stay: names in the middle of a sentence stand in them. */
function shown(text: string, keep: RegExp): string {
  if (!UNSEEN.test(text)) return text;
  const isWhole = ISOLATES.test(text) && endsItsIsolates(text);
  return withoutUnseen(text, isWhole ? new RegExp(`${keep.source}|${ISOLATES.source}`) : keep);
}

function endsItsIsolates(text: string): boolean {
  let depth = 0;
  for (const character of text) {
    if (character === POP_DIRECTIONAL_ISOLATE) depth -= 1;
    else if (ISOLATES.test(character)) depth += 1;
    if (depth < 0) return false;
  }
  return depth === 0;
}

/** Letters that are written from right to left. */
const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;

/**
 * A name from outside for the middle of a sentence: written in its own direction, and nothing around it moves. For plain strings (labels,
 * titles, notices); on the screen an element does the same. A name that is written from left to right, as the sentence, needs no marks.
 */
export function isolated(name: string): string {
  const text = shownName(name);
  return RIGHT_TO_LEFT.test(text) ? `${FIRST_STRONG_ISOLATE}${text}${POP_DIRECTIONAL_ISOLATE}` : text;
}
