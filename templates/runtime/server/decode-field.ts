import { withoutBlanks } from "../shared/optional-whitespace.ts";
import type { FieldTable, Separator } from "./operation.ts";
import { locatedIssue, type RequestIssue, type RequestLocation, requestIssue } from "./request-issue.ts";
import { misfitOf, unfit, wireValue } from "./wire-value.ts";

/** A value that was decoded. `present` is false where nothing was sent, or where an issue says why there is none. */
export type Decoded = { readonly present: true; readonly value: unknown } | { readonly present: false };

const absent: Decoded = { present: false };

/**
 * Decodes a value that travels as text. What is wrong with it is added to `issues`.
 * @param texts Every value that was sent under the name, still encoded.
 * @param decode Undoes the encoding of the place; undefined for a text that has none.
 */
export function decodeField(
  field: FieldTable,
  location: RequestLocation,
  texts: readonly string[],
  decode: (text: string) => string | undefined,
  issues: RequestIssue[],
): Decoded {
  const [first] = texts;
  if (first === undefined) return absent;
  const { name, scalar } = field;
  const list = field.list === "brackets" || field.list === "indices" ? "repeated" : field.list;
  if (list !== "repeated" && texts.length > 1) {
    issues.push(requestIssue(location, name, "repeated", "Must not be given more than once."));
    return absent;
  }
  if (list === undefined) {
    const value = decodeText(field, location, first, decode, issues);
    return value === unfit ? absent : checkedField(field, location, value, issues);
  }
  const all = list === "repeated" ? (isEmpty(texts) ? [] : texts) : split(first, list);
  const parts = location === "header" ? all.filter(isItem) : all;
  const alone = parts.length < 2 ? scalarOf(field, decode(first)) : unfit;
  if (alone !== unfit && fits(field, alone)) return checkedField(field, location, alone, issues);
  const found: RequestIssue[] = [];
  const items = parts.map((text, index) => decodeText(field, location, text, decode, found, index));
  const decoded = found.length > 0 ? absent : checkedField(field, location, items, found);
  if (!decoded.present && scalar !== undefined && parts.length === 1) {
    // Of one text that fits in neither way, it is told what is wrong with the scalar.
    return decodeField({ ...field, type: scalar, list: undefined }, location, texts, decode, issues);
  }
  issues.push(...found);
  return decoded;
}

/** What a text stands for that may be no list, and no object; `unfit` for none. */
export function scalarOf({ scalar, check }: FieldTable, text: string | undefined): unknown {
  return scalar === undefined || text === undefined ? unfit : wireValue(text, scalar, check);
}

/** Whether a value passes the check of a field. */
export function fits({ check }: FieldTable, value: unknown): boolean {
  return check === undefined || check(value).issues === undefined;
}

/** What the check of a field makes of its value. */
export function checkedField(
  { name, check }: FieldTable,
  location: RequestLocation,
  value: unknown,
  issues: RequestIssue[],
): Decoded {
  if (check === undefined) return { present: true, value };
  const result = check(value);
  if (result.issues === undefined) return { present: true, value: result.value };
  for (const issue of result.issues) issues.push(locatedIssue(location, name, issue));
  return absent;
}

/** One empty text is what a list or an object is that has nothing in it (OpenAPI 3.1 section 4.8.12.4, "Style Examples"). */
export function isEmpty(texts: readonly string[]): boolean {
  return texts.length === 1 && texts[0] === "";
}

/** A separator other than the comma may be percent-encoded itself (OpenAPI 3.1 section 4.8.12.4). */
const separators = { ",": ",", ".": ".", " ": /\+|%20| /, "|": /\||%7C/i };

/** The items between separators, still encoded. */
export function split(text: string, separator: Separator): string[] {
  return text === "" ? [] : text.split(separators[separator]);
}

/** Whether a text between commas of a header is an item: those that are empty are not counted (RFC 9110 section 5.6.1.2). */
export function isItem(text: string): boolean {
  return withoutBlanks(text) !== "";
}

function decodeText(
  field: FieldTable,
  location: RequestLocation,
  encoded: string,
  decode: (text: string) => string | undefined,
  issues: RequestIssue[],
  item?: number,
): unknown {
  const text = decode(encoded);
  const add = (keyword: string, message: string, expected?: unknown): void => {
    const issue = requestIssue(location, field.name, keyword, message, expected);
    issues.push(item === undefined ? issue : { ...issue, path: `${issue.path}/${item}` });
  };
  if (text === undefined) {
    add("encoding", "Must be percent-encoded UTF-8.");
    return unfit;
  }
  const value = wireValue(text, field.type, field.list === undefined ? field.check : field.item);
  if (value === unfit) {
    const { keyword, message, expected } = misfitOf(text, field.type);
    add(keyword, message, expected);
  }
  return value;
}
