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
  const r = minimal(signature.subarray(0, HALF));
  const s = minimal(signature.subarray(HALF));
  const der = new Uint8Array(6 + lengthOf(r) + lengthOf(s));
  der[0] = SEQUENCE;
  der[1] = der.length - 2;
  writeInteger(der, 2, r);
  writeInteger(der, 4 + lengthOf(r), s);
  return der;
}

/** The shortest spelling of a number: DER has no other. */
function minimal(number: Uint8Array): Uint8Array {
  let first = 0;
  while (first < number.length - 1 && number[first] === 0) first += 1;
  return number.subarray(first);
}

/** With a zero before the highest bit, which keeps the integer positive. */
function lengthOf(number: Uint8Array): number {
  return number.length + ((number[0] ?? 0) > 0x7f ? 1 : 0);
}

function writeInteger(der: Uint8Array, at: number, number: Uint8Array): void {
  const length = lengthOf(number);
  der[at] = INTEGER;
  der[at + 1] = length;
  der.set(number, at + 2 + length - number.length);
}
