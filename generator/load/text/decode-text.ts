import { isUtf8 } from "node:buffer";

export interface DecodedText {
  readonly text: string;
  /** Where the first bytes stood that are no text, in UTF-16 code units; the text has U+FFFD in their place. */
  readonly malformed: number | undefined;
}

/**
 * The text of a file in one of the encodings that YAML has (YAML 1.2.2 section 5.2), of which JSON has the first. A byte
 * order mark is no part of it, and would shift the columns of the first line.
 */
export function decodeText(bytes: Buffer): DecodedText {
  const [first = 1, second = 1] = bytes;
  // What a document begins with is one byte in UTF-8: a zero beside it is the other half of a character of UTF-16.
  const isBigEndian = (first === 0xfe && second === 0xff) || (first === 0 && second !== 0);
  const isLittleEndian = (first === 0xff && second === 0xfe) || (first !== 0 && second === 0);
  if (isBigEndian || isLittleEndian) {
    return { text: new TextDecoder(isBigEndian ? "utf-16be" : "utf-16le").decode(bytes), malformed: undefined };
  }
  const text = textOfUtf8(bytes);
  return { text, malformed: isUtf8(bytes) ? undefined : firstMalformed(bytes, text) };
}

/** Texts of Node's that are longer than this lie outside of the engine's heap, where it takes several times as long to go through one. */
const pieceLength = 512 * 1024;

function textOfUtf8(bytes: Buffer): string {
  const decoder = new TextDecoder();
  const pieces: string[] = [];
  for (let start = 0; start < bytes.length; start += pieceLength) {
    pieces.push(decoder.decode(bytes.subarray(start, start + pieceLength), { stream: true }));
  }
  return pieces.join("") + decoder.decode();
}

/** U+FFFD may also be what the file says. */
function firstMalformed(bytes: Buffer, text: string): number | undefined {
  let from = 0;
  let byte = bytes.indexOf(byteOrderMark) === 0 ? byteOrderMark.length : 0;
  for (let at = text.indexOf("\uFFFD"); at >= 0; at = text.indexOf("\uFFFD", at + 1)) {
    byte += Buffer.byteLength(text.slice(from, at));
    from = at;
    if (!bytes.subarray(byte, byte + replacement.length).equals(replacement)) return at;
  }
  return undefined;
}

const byteOrderMark = Buffer.from("\uFEFF");
const replacement = Buffer.from("\uFFFD");
