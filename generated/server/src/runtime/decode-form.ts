import { setMember } from "telnyx-oauth-model/runtime";
import { decodeField, isEmpty } from "./decode-field.ts";
import { decodeFromPairs, decodeObjectText, memberPairs, ownership } from "./decode-object.ts";
import type { DecodeOptions } from "./decode-parameters.ts";
import type { NameValuePair } from "./name-value-pairs.ts";
import type { FieldTable } from "./operation.ts";
import { formDecoded } from "./percent-encoding.ts";
import type { RequestIssue, RequestLocation } from "./request-issue.ts";

/**
 * The object that a form stands for (OpenAPI 3.1 section 4.8.14.4), in a body or as the whole query.
 * @param fields The members that the document declares; others are texts.
 */
export function formValue(
  location: RequestLocation,
  fields: readonly FieldTable[],
  pairs: readonly NameValuePair[],
  issues: RequestIssue[],
  options: DecodeOptions,
): Record<string, unknown> {
  const value: Record<string, unknown> = {};
  const sent = options.ignoreEmpty === true ? pairs.filter(({ encoded }) => encoded !== "") : pairs;
  const ofObjects = new Set<NameValuePair>();
  const objects = fields.filter(({ object }) => object === "deepObject" || object === "exploded");
  const isOwned = objects.length > 0 ? ownership(fields) : () => false;
  for (const field of objects) {
    for (const [, pair] of memberPairs(field, field.name, sent, isOwned)) ofObjects.add(pair);
    const decoded = decodeFromPairs(field, location, sent, isOwned, formDecoded, issues);
    if (decoded.present) setMember(value, field.name, decoded.value);
  }
  const texts = new Map<string, string[]>();
  for (const pair of sent) {
    if (ofObjects.has(pair)) continue;
    const { name, encoded } = pair;
    const earlier = texts.get(name);
    if (earlier === undefined) texts.set(name, [encoded]);
    else earlier.push(encoded);
  }
  for (const [name, values] of texts) {
    const named = fields.find((candidate) => candidate.name === name);
    if (named?.object === "deepObject" || (named?.object === "exploded" && isEmpty(values))) continue;
    const field = named?.object === "exploded" ? undefined : named;
    const [text = ""] = values;
    const decoded =
      field?.object !== undefined && values.length === 1
        ? decodeObjectText(field, location, text, formDecoded, issues)
        : decodeField(field ?? undeclaredField(name, values), location, values, formDecoded, issues);
    if (decoded.present) setMember(value, name, decoded.value);
  }
  return value;
}

/** A member that the document does not declare is text, and a list of texts if it is repeated. */
function undeclaredField(name: string, texts: readonly string[]): FieldTable {
  return texts.length > 1 ? { name, type: "string", list: "repeated" } : { name, type: "string" };
}
