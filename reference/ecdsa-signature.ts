/**
 * The two spellings of an ES256 signature: r and s side by side, 32 bytes each, as JOSE has it (RFC 7518 §3.4), and
 * the DER of two integers, as OpenSSL has it (RFC 3279 §2.2.3). Node would translate too, but takes longer to read the
 * option that asks for it than to sign.
 */

const HALF = 32;
const SEQUENCE = 0x30;
const INTEGER = 0x02;

/** `der` is what OpenSSL has made with a P-256 key; its lengths fit into one byte each. */
export function joseFromDer(der: Uint8Array): Uint8Array {
  const signature = new Uint8Array(2 * HALF);
  let at = 2;
  for (const end of [HALF, 2 * HALF]) {
    const length = der[at + 1] ?? 0;
    // A zero before the highest bit, which keeps the integer positive, is not part of the number.
    const number = der.subarray(at + 2 + Math.max(0, length - HALF), at + 2 + length);
    signature.set(number, end - number.length);
    at += 2 + length;
  }
  return signature;
}

/** Undefined for what is not 64 bytes long. */
export function derFromJose(signature: Uint8Array): Uint8Array | undefined {
  if (signature.length !== 2 * HALF) return undefined;
  const integers = [...integer(signature.subarray(0, HALF)), ...integer(signature.subarray(HALF))];
  return Uint8Array.of(SEQUENCE, integers.length, ...integers);
}

/** The shortest spelling of a positive integer: DER has no other. */
function integer(number: Uint8Array): readonly number[] {
  let first = 0;
  while (first < number.length - 1 && number[first] === 0) first += 1;
  const needsZero = (number[first] ?? 0) > 0x7f;
  const bytes = [...(needsZero ? [0] : []), ...number.subarray(first)];
  return [INTEGER, bytes.length, ...bytes];
}
