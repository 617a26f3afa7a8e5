import { checkedField, type Decoded, decodeField, isEmpty } from "./decode-field.ts";
import type { NameValuePair } from "./name-value-pairs.ts";
import type { FieldTable } from "./operation.ts";
import { locatedIssue, type RequestIssue, type RequestLocation, requestIssue } from "./request-issue.ts";

/**
 * Lists whose items have their places in the brackets behind the name: `tags[]=a`, `tags[0]=a`, `lines[0][amount]=1`. OpenAPI has
 * no such spelling; PHP, Rails and qs read it.
 */

/** Whether a list is spelt with brackets. */
export function isBracketed({ list }: FieldTable): boolean {
  return list === "brackets" || list === "indices";
}

/** Decodes an item from its pairs. */
export type DecodeItem = (
  item: FieldTable,
  wireName: string,
  pairs: readonly NameValuePair[],
  issues: RequestIssue[],
) => Decoded;

/** What stands between the brackets before an item: its number, or nothing. It has as many digits as a list can have items. */
const place = /^(?:0|[1-9]\d{0,8})?$/;

const absent: Decoded = { present: false };

/**
 * The list that pairs stand for. Items count by their numbers, in whatever order they come, and none is left out; or by their
 * order, where none has a number.
 * @param wireName What the list is called on the wire: `lines`, or `order[lines]`.
 * @param pairs All of the list: every name begins with the list's and a bracket.
 */
export function decodeBracketedList(
  field: FieldTable,
  wireName: string,
  location: RequestLocation,
  pairs: readonly NameValuePair[],
  issues: RequestIssue[],
  decodeItem: DecodeItem,
): Decoded {
  if (pairs.length === 0) return absent;
  const refused = (message: string): Decoded => {
    issues.push(requestIssue(location, field.name, "syntax", message));
    return absent;
  };
  const items = new Map<number, NameValuePair[]>();
  const texts: NameValuePair[] = [];
  for (const pair of pairs) {
    const end = pair.name.indexOf("]", wireName.length);
    const written = pair.name.slice(wireName.length + 1, end);
    if (end < 0 || !place.test(written)) return refused("Must have the numbers of its items in brackets.");
    if (written === "") {
      if (end !== pair.name.length - 1) return refused("Must have the numbers of its items in brackets.");
      texts.push(pair);
      continue;
    }
    const earlier = items.get(Number(written));
    if (earlier === undefined) items.set(Number(written), [pair]);
    else earlier.push(pair);
  }
  if (items.size > 0 && texts.length > 0)
    return refused("Must have the numbers of its items in all brackets, or in none.");
  const found: RequestIssue[] = [];
  const value: unknown[] = [];
  const { type, item: check, items: within = { type, check } } = field;
  const decode = (own: readonly NameValuePair[], name: string): void => {
    const decoded = decodeItem({ ...within, name: String(value.length) }, name, own, found);
    value.push(decoded.present ? decoded.value : undefined);
  };
  for (const text of texts) decode([text], `${wireName}[]`);
  for (let number = 0; number < items.size; number++) {
    const own = items.get(number);
    if (own === undefined) return refused("Must have the numbers of all its items in brackets, from 0.");
    decode(own, `${wireName}[${number}]`);
  }
  for (const issue of found) issues.push(locatedIssue(location, field.name, issue));
  return found.length > 0 ? absent : checkedField(field, location, value, issues);
}

/** What texts under the name of a list alone are: a scalar where that fits, else the list, with nothing in it of one empty text. */
export function decodeUnbracketedList(
  field: FieldTable,
  location: RequestLocation,
  texts: readonly string[],
  decode: (text: string) => string | undefined,
  issues: RequestIssue[],
): Decoded {
  const { items, scalar } = field;
  if (items === undefined) return decodeField({ ...field, list: "repeated" }, location, texts, decode, issues);
  const isPlain = isEmpty(texts) || items.scalar !== undefined || (scalar !== undefined && texts.length === 1);
  if (isPlain) {
    const asTexts: FieldTable = { ...field, type: items.scalar ?? [], item: items.check, list: "repeated" };
    return decodeField(asTexts, location, texts, decode, issues);
  }
  issues.push(requestIssue(location, field.name, "type", "Must have the numbers of its items in brackets."));
  return absent;
}
