/** Texts as they are compared: without case and accents, in words. */

// Marks that NFKD separates from Latin, Greek and Cyrillic letters. Thai vowels are marks too, and are kept.
const ACCENTS = /[\u0300-\u036f]/g;
const HAS_MORE_THAN_ASCII = /[^\0-\x7f]/;

/** A text without case and accents: "Đặc Biệt" becomes "dac biet". */
export function foldText(text: string): string {
  if (!HAS_MORE_THAN_ASCII.test(text)) return text.toLowerCase();
  return text.normalize('NFKD').toLowerCase().replace(ACCENTS, '').replaceAll('đ', 'd');
}

/** What stands between blanks in a folded text. Thai is written without blanks: there a word is a phrase. */
export function wordsOf(folded: string): string[] {
  return folded.split(/\s+/).filter(Boolean);
}

/** The words of a text, folded. */
export function foldedWords(text: string): string[] {
  return wordsOf(foldText(text));
}
