import { ContainerEnds } from "./container-ends.ts";
import { isExact } from "./decimal.ts";
import { isJsonObject, type JsonValue } from "./json.ts";
import { endOfString, scalar } from "./json-places.ts";
import { maximumDepth } from "./parsed-text.ts";

/**
 * The value of a JSON text that has nothing to be reported, as the engine's own parser reads it, many times quicker than
 * one that knows where it is. What that parser lets pass in silence is looked for in the text: a name that stands twice,
 * a number that loses digits, nesting beyond the limit.
 * @returns The value, and where the objects and arrays of the text end. Undefined where something is to be reported, or may
 *   be: then the careful parser says what.
 */
export function parseJsonQuickly(
  text: string,
): { readonly value: JsonValue; readonly ends: ContainerEnds } | undefined {
  let value: JsonValue;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  const ends = new ContainerEnds();
  const names = countNames(text, ends);
  // Of two equal names in an object one is left of the value.
  return names !== undefined && names === countMembers(value) ? { value, ends } : undefined;
}

const [blank, minus, point, exponent] = [0x20, 0x2d, 0x2e, 0x65];
const [quote, colon, openingBrace, closingBrace, openingBracket, closingBracket] = [0x22, 0x3a, 0x7b, 0x7d, 0x5b, 0x5d];

/** How many members the objects of a valid text have; undefined where a number is inexact or the nesting too deep. */
function countNames(text: string, ends: ContainerEnds): number | undefined {
  let names = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code <= blank) {
      // Half of a text that is written in lines is blanks, one behind the other.
      while (text.charCodeAt(at + 1) <= blank) at++;
      continue;
    }
    if (code === quote) {
      const end = endOfString(text, at);
      if (end === undefined) return undefined;
      at = end - 1;
    } else if (code === colon) {
      names++;
    } else if (code === openingBrace || code === openingBracket) {
      // A scalar stands a level below what holds it.
      if (ends.open(at) >= maximumDepth) return undefined;
    } else if (code === closingBrace || code === closingBracket) {
      ends.close(at + 1);
    } else if (code === minus || isDigit(code)) {
      const end = endOfDigits(text, at);
      if (isShortInteger(text, at, end)) {
        at = end - 1;
        continue;
      }
      scalar.lastIndex = at;
      const found = scalar.exec(text)?.[0] ?? "";
      const number = Number(found);
      if (!Number.isFinite(number) || !isExact(found, number)) return undefined;
      at += found.length - 1;
    }
  }
  return names;
}

function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}

function endOfDigits(text: string, start: number): number {
  let end = start;
  while (isDigit(text.charCodeAt(end))) end++;
  return end;
}

/** Most numbers are: of so few digits none is lost. */
function isShortInteger(text: string, start: number, end: number): boolean {
  const next = text.charCodeAt(end) | 0x20;
  return end > start && end - start <= 15 && next !== point && next !== exponent;
}

function countMembers(value: JsonValue): number {
  if (typeof value !== "object" || value === null) return 0;
  const parts: readonly JsonValue[] = Object.values(value);
  let count = isJsonObject(value) ? parts.length : 0;
  for (const part of parts) count += countMembers(part);
  return count;
}
