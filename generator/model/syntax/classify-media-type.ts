import { classifyMediaType, essenceOf, type MediaTypeKind } from "../../load/objects/media-type-kind.ts";
import { pascalCase } from "../names/spelling.ts";

/** `name=value`, the name in lower case. */
type MediaTypeParameter = readonly [name: string, value: string];

/**
 * The parameters of a media type (RFC 9110 section 5.6.6), their values without quotes; `charset` has one spelling.
 */
function mediaTypeParameters(range: string): readonly MediaTypeParameter[] {
  const found = range.matchAll(/;\s*([^\s=;"]+)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s;"]*))/g);
  return [...found].map(([, written = "", quoted, token = ""]): MediaTypeParameter => {
    const name = written.toLowerCase();
    const value = quoted?.replace(/\\(.)/g, "$1") ?? token;
    return [name, name === "charset" ? value.toLowerCase() : value];
  });
}

/** A media type in the one spelling in which it is compared: `application/json;v=1`. */
export function normalMediaType(range: string): string {
  return joined(range, mediaTypeParameters(range));
}

/**
 * A media type whose text is declared to be in another charset than UTF-8, as it is sent: in UTF-8. Undefined for any other,
 * and for octets, which are sent as they are.
 */
export function reencoded(range: string): string | undefined {
  if (!writtenKinds.has(classifyMediaType(essenceOf(range)))) return undefined;
  const charset = mediaTypeParameters(range).find(([name]) => name === "charset")?.[1];
  if (charset === undefined || /^(?:utf-?8|us-ascii)$/.test(charset)) return undefined;
  return range.replace(/(;\s*charset\s*=\s*)(?:"(?:[^"\\]|\\.)*"|[^\s;"]*)/i, "$1utf-8");
}

/** What is written as characters, whatever it stands for. */
const writtenKinds: ReadonlySet<MediaTypeKind> = new Set(["json", "form", "text", "sequential"]);

/** The type that a multipart body is sent as: each has a boundary of its own (RFC 2046 section 5.1.1). */
export function withoutBoundary(range: string): string {
  const parameters = mediaTypeParameters(range);
  const others = parameters.filter(([name]) => name !== "boundary");
  return others.length < parameters.length ? joined(range, others) : range;
}

function joined(range: string, parameters: readonly MediaTypeParameter[]): string {
  const texts = parameters.map(([name, value]) => `;${name}=${tokenOrQuoted(value)}`);
  return essenceOf(range) + texts.sort().join("");
}

/** A token, or else a quoted string (RFC 9110 sections 5.6.2 and 5.6.4). */
function tokenOrQuoted(value: string): string {
  return /^[!#$%&'*+.^_`|~\w-]+$/.test(value) ? value : `"${value.replace(/["\\]/g, "\\$&")}"`;
}

/**
 * What a media type adds to the name of a body's schema: nothing for JSON, `Form`, `Multipart`, `Text`, and its subtype
 * for others: `ProblemBody` of `application/problem+json`. Its parameters follow, but for the encoding of characters.
 */
export function mediaTypeWord(range: string): string {
  const parameters = mediaTypeParameters(range).filter(([name]) => name !== "charset");
  return essenceWord(essenceOf(range)) + parameters.map((parameter) => pascalCase(parameter.join(" "))).join("");
}

function essenceWord(essence: string): string {
  const [type = "", subtype = ""] = essence.split("/");
  switch (essence) {
    case "application/json":
      return "";
    case "application/x-www-form-urlencoded":
      return "Form";
    case "text/plain":
      return "Text";
    case "*/*":
      return "Any";
    case "application/*+json":
      return "AnyJson";
  }
  if (type === "multipart") return subtype === "form-data" ? "Multipart" : `Multipart${pascalCase(subtype)}`;
  if (subtype === "*") return pascalCase(type);
  return pascalCase(subtype.replace(/^x-/, "").replace(/\+json$/, ""));
}
