/**
 * Long texts one after the other, as UTF-8 bytes. Bytes come back from the disk at once, where each string is made by itself; and a list
 * is answered without any of them: so a text is made when somebody reads it.
 */

export interface PackedTexts {
  readonly bytes: Uint8Array;
  /** Where each ends; the next begins there. */
  readonly ends: Uint32Array;
}

const MOST_BYTES_PER_UNIT = 3;
const encoder = new TextEncoder();
// A byte order mark is part of a text like any other character.
const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/** Whether UTF-8 can say the text: it cannot say half a character. */
export function isPackable(text: string): boolean {
  return text.isWellFormed();
}

export function packTexts(texts: readonly string[]): PackedTexts {
  const bytes = new Uint8Array(MOST_BYTES_PER_UNIT * texts.reduce((sum, { length }) => sum + length, 0));
  const ends = new Uint32Array(texts.length);
  let end = 0;
  for (const [row, text] of texts.entries()) {
    end += encoder.encodeInto(text, bytes.subarray(end)).written;
    ends[row] = end;
  }
  return { bytes: bytes.slice(0, end), ends };
}

export function textAt({ bytes, ends }: PackedTexts, row: number): string {
  return decoder.decode(bytes.subarray(ends[row - 1] ?? 0, ends[row]));
}
