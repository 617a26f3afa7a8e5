import { setMember } from "../model/index.ts";
import { decodeField, isEmpty } from "./decode-field.ts";
import { isBracketed } from "./decode-list.ts";
import {
  decodeFromPairs,
  decodeObjectText,
  hasOwnNames,
  memberPairs,
  ownership,
  withoutOthers,
} from "./decode-object.ts";
import type { DecodeOptions } from "./decode-parameters.ts";
import { firstFitting } from "./first-fitting.ts";
import type { NameValuePair } from "./name-value-pairs.ts";
import type { Check, FieldTable, FormMembers, FormTable } from "./operation.ts";
import { formDecoded } from "./percent-encoding.ts";
import { locatedIssue, type RequestIssue, type RequestLocation } from "./request-issue.ts";

/**
 * The object that a form stands for (OpenAPI 3.1 section 4.8.14.4), in a body or as the whole query. Where alternatives make
 * different values of a text, the first one counts that what they make of all of them fits; where none does, the issues are
 * those of the alternative that has the fewest.
 */
export function formValue(
  location: RequestLocation,
  form: FormTable & { readonly check?: Check | undefined },
  pairs: readonly NameValuePair[],
  issues: RequestIssue[],
  options: DecodeOptions,
): Record<string, unknown> | undefined {
  const sent = options.ignoreEmpty === true ? pairs.filter(({ encoded }) => encoded !== "") : pairs;
  const { fields = [], others, alternatives, check } = form;
  if (alternatives === undefined) return membersOf(location, form, sent, issues);
  return firstFitting(
    alternatives,
    (own, found) => {
      const members = { fields: [...(own.fields ?? []), ...fields], others: own.others ?? others };
      const value = membersOf(location, members, sent, found);
      const misfits = found.length === 0 ? check?.(value).issues : undefined;
      for (const issue of misfits ?? []) found.push(locatedIssue(location, undefined, issue));
      return value;
    },
    issues,
  );
}

function membersOf(
  location: RequestLocation,
  { fields = [], others = [] }: FormMembers,
  pairs: readonly NameValuePair[],
  issues: RequestIssue[],
): Record<string, unknown> {
  const value: Record<string, unknown> = {};
  const ofObjects = new Set<NameValuePair>();
  const objects = fields.filter((field) => hasOwnNames(field));
  const isOwned = objects.length > 0 ? ownership(fields) : () => false;
  for (const field of objects) {
    const sent = withoutOthers(pairs, field, fields);
    for (const [, pair] of memberPairs(field, field.name, sent, isOwned)) ofObjects.add(pair);
    const decoded = decodeFromPairs(field, location, sent, isOwned, formDecoded, issues);
    if (decoded.present) setMember(value, field.name, decoded.value);
  }
  const texts = new Map<string, string[]>();
  for (const pair of pairs) {
    if (ofObjects.has(pair)) continue;
    const { name, encoded } = pair;
    const earlier = texts.get(name);
    if (earlier === undefined) texts.set(name, [encoded]);
    else earlier.push(encoded);
  }
  for (const [name, values] of texts) {
    const named = fields.find((candidate) => candidate.name === name);
    if (
      named?.object === "deepObject" ||
      (named && isBracketed(named)) ||
      (named?.object === "exploded" && isEmpty(values))
    )
      continue;
    const field = named?.object === "exploded" ? undefined : named;
    const [text = ""] = values;
    const decoded =
      field?.object !== undefined && values.length === 1
        ? decodeObjectText(field, location, text, formDecoded, issues)
        : decodeField(field ?? undeclaredField(name, values, others), location, values, formDecoded, issues);
    if (decoded.present) setMember(value, name, decoded.value);
  }
  return value;
}

/** A member of which nothing is said is text, and a list of texts if it is repeated. */
function undeclaredField(
  name: string,
  texts: readonly string[],
  others: NonNullable<FormMembers["others"]>,
): FieldTable {
  const described = others.find(({ pattern }) => pattern === undefined || pattern.test(name));
  if (described?.type !== undefined) {
    const { type, list, scalar, check } = described;
    return { name, type, list, scalar, check };
  }
  return texts.length > 1 ? { name, type: "string", list: "repeated" } : { name, type: "string" };
}
