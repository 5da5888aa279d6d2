/** Texts as they are compared: without case, accents, quotes and what no eye sees, in words. Questions and texts are folded alike. */

// Marks that NFKD separates from Latin, Greek, Cyrillic, Arabic and Hebrew letters, and the stroke that only widens an Arabic word.
// Thai vowels are marks too, and are kept.
const ACCENTS = /[\u0300-\u036f\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0640\u064b-\u0655\u0670]/g;
const HAS_MORE_THAN_ASCII = /[^\0-\x7f]/;
/** Controls and format characters, except the blanks that part words. */
const UNSEEN = /(?![\t-\r\u0085])[\p{Cc}\p{Cf}\p{Variation_Selector}]/gu;
const UNSEEN_IN_ASCII = /(?![\t-\r])\p{Cc}/gu;
/** Straight, curly, prime or accent: people type whichever is on their keyboard, or none. */
const QUOTES =
  /['"`\u00b4\u02b9-\u02bd\u02c8\u2018-\u201f\u2032\u2033\u2035\u2036\u2039\u203a\u00ab\u00bb\u300c-\u300f]/g;
const QUOTES_IN_ASCII = /['"`]/g;
const DASHES = /[\u2010-\u2015\u2212\u2e3a\u2e3b\u05be]/g;
/** Letters that a keyboard without them writes otherwise, and that NFKD leaves whole. */
const WRITTEN_AS: Readonly<Record<string, string>> = {
  đ: 'd',
  ð: 'd',
  ħ: 'h',
  ı: 'i',
  ł: 'l',
  ø: 'o',
  ŧ: 't',
  þ: 'th',
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ς: 'σ',
};
const LETTERS = new RegExp(`[${Object.keys(WRITTEN_AS).join('')}]`, 'g');

/** A text as it is searched: "Đặc Biệt" becomes "dac biet", "Mother’s" becomes "mothers". */
export function foldText(text: string): string {
  if (!HAS_MORE_THAN_ASCII.test(text))
    return text.toLowerCase().replace(QUOTES_IN_ASCII, '').replace(UNSEEN_IN_ASCII, '');
  return text
    .replace(QUOTES, '')
    .normalize('NFKD')
    .toLowerCase()
    .replace(UNSEEN, '')
    .replace(ACCENTS, '')
    .replace(DASHES, '-')
    .replace(LETTERS, (letter) => WRITTEN_AS[letter] ?? letter);
}

/** What stands between blanks in a folded text. Thai is written without blanks: there a word is a phrase. */
export function wordsOf(folded: string): string[] {
  return folded.split(/\s+/).filter(Boolean);
}

/** The words of a text, folded. */
export function foldedWords(text: string): string[] {
  return wordsOf(foldText(text));
}
