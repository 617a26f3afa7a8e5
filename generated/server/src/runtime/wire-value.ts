import { isDeeper } from "./json-depth.ts";
import type { Check } from "./operation.ts";

/**
 * Values that travel as text: parameters, headers and members of forms. The schema says what a text stands for; nothing
 * is guessed from how it looks.
 */

/** What a text stands for. `json`: a JSON text (OpenAPI 3.1 section 4.8.12.3, `content`). */
export type WireType = "string" | "integer" | "number" | "boolean" | "null" | "json";

/** Given back for a text that does not stand for a value of the type. */
export const unfit: unique symbol = Symbol("unfit");

/** How deeply a JSON text is nested at most that is no body of its own. */
const deepestValue = 1000;

/** RFC 8259 section 6. */
const jsonNumber = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/;

/**
 * The value that a text stands for, or `unfit`.
 * @param check Where several types are possible, the first one counts whose value passes; else the first that the text fits.
 */
export function wireValue(text: string, types: WireType | readonly WireType[], check?: Check): unknown {
  if (typeof types === "string") return valueOfType(text, types);
  const values = types.map((type) => valueOfType(text, type)).filter((value) => value !== unfit);
  const passing = check && values.find((value) => check(value).issues === undefined);
  return passing ?? (values.length === 0 ? unfit : values[0]);
}

function valueOfType(text: string, type: WireType): unknown {
  switch (type) {
    case "string":
      return text;
    case "integer":
      return integerOf(text) ?? unfit;
    case "number":
      return numberOf(text) ?? unfit;
    case "boolean":
      return booleanOf(text) ?? unfit;
    case "null":
      return text === "null" ? null : unfit;
    case "json":
      if (isDeeper(text, deepestValue)) return unfit;
      try {
        return JSON.parse(text);
      } catch {
        return unfit;
      }
  }
}

export function integerOf(text: string | undefined): number | undefined {
  if (text === undefined || !jsonNumber.test(text)) return undefined;
  const value = Number(text);
  // Beyond 2^53 neighbours become equal: the number would be another one than was sent.
  return Number.isSafeInteger(value) ? value : undefined;
}

export function numberOf(text: string | undefined): number | undefined {
  const value = text !== undefined && jsonNumber.test(text) ? Number(text) : Number.NaN;
  return Number.isFinite(value) ? value : undefined;
}

export function booleanOf(text: string | undefined): boolean | undefined {
  return text === "true" ? true : text === "false" ? false : undefined;
}

const descriptions: Record<WireType, string> = {
  string: "a string",
  integer: "an integer",
  number: "a number",
  boolean: "true or false",
  null: "null",
  json: "a JSON text",
};

/** What a text of no value of the types breaks: the keyword, what it asks for, and a sentence. */
export interface Misfit {
  readonly keyword: "type" | "minimum" | "maximum";
  readonly expected: unknown;
  readonly message: string;
}

/** Why a text stands for no value of the types: `Must be an integer or null.` Of no types nothing is one. */
export function misfitOf(text: string, types: WireType | readonly WireType[]): Misfit {
  if (types === "integer" && /^-?[1-9]\d*$/.test(text)) {
    const [keyword, expected] = text.startsWith("-")
      ? (["minimum", Number.MIN_SAFE_INTEGER] as const)
      : (["maximum", Number.MAX_SAFE_INTEGER] as const);
    return { keyword, expected, message: `Must be at ${keyword === "minimum" ? "least" : "most"} ${expected}.` };
  }
  const names = (typeof types === "string" ? [types] : types).map((type) => descriptions[type]);
  const message = names.length === 0 ? "Nothing may stand here." : `Must be ${names.join(" or ")}.`;
  return { keyword: "type", expected: types, message };
}
