import { setMember } from "../model/index.ts";
import { withoutBlanks } from "../shared/optional-whitespace.ts";
import { checkedField, type Decoded, decodeField, fits } from "./decode-field.ts";
import { decodeFromPairs, decodeObjectText, hasOwnNames, type IsOwned, withoutOthers } from "./decode-object.ts";
import { decodeQuerystring } from "./decode-querystring.ts";
import type { Exchange } from "./exchange.ts";
import { isListHeader } from "./list-headers.ts";
import { textsNamed } from "./name-value-pairs.ts";
import type { ParameterTable } from "./operation.ts";
import { formDecoded, percentDecoded } from "./percent-encoding.ts";
import { type RequestIssue, requestIssue } from "./request-issue.ts";
import { pathText } from "./route.ts";
import type { RequestHeaders } from "./server-request.ts";

/** The parameters of a request by their places; a place is there if the operation has parameters in it. */
export interface DecodedParameters {
  path?: Record<string, unknown>;
  /** Of whatever type where the whole query is one value. */
  query?: unknown;
  headers?: Record<string, unknown>;
  cookies?: Record<string, unknown>;
}

const members = { path: "path", query: "query", header: "headers", cookie: "cookies" } as const;

export interface DecodeOptions {
  /** Parameters and members with an empty text count as not sent. */
  readonly ignoreEmpty?: boolean;
}

/**
 * Decodes and checks the parameters that the operation declares (OpenAPI 3.1 section 4.8.12). Others are ignored.
 * Everything that is wrong is added to `issues`.
 */
export function decodeParameters(
  exchange: Exchange,
  target: DecodedParameters,
  issues: RequestIssue[],
  options: DecodeOptions = {},
): void {
  const { parameters, querystring } = exchange.operation;
  const places: { [member in keyof DecodedParameters]: Record<string, unknown> } = {};
  for (const parameter of parameters) {
    const member = members[parameter.in];
    const values = places[member] ?? {};
    places[member] = values;
    target[member] = values;
    const before = issues.length;
    const decoded = decodeUnlessEmpty(exchange, parameter, issues, options);
    if (decoded.present) setMember(values, parameter.name, decoded.value);
    // What was sent and is wrong is not missing too.
    else if (issues.length > before) continue;
    else if (parameter.default !== undefined) setMember(values, parameter.name, ownCopy(parameter.default));
    else if (parameter.required) {
      const whole = unnamed(parameter, issues);
      if (whole.present) setMember(values, parameter.name, whole.value);
    } else if (parameter.name in values) hideInherited(values, parameter.name);
  }
  if (querystring !== undefined) {
    const decoded = decodeQuerystring(exchange, querystring, issues, options);
    if (decoded.present) target.query = decoded.value;
  }
  if (exchange.queryIssue !== undefined) issues.push(exchange.queryIssue);
}

/**
 * A required parameter of which nothing was sent. Where its members alone have names, it is null if it may be, and else the object
 * that lacks them.
 */
function unnamed(parameter: ParameterTable, issues: RequestIssue[]): Decoded {
  if (parameter.object === "exploded") {
    const value = parameter.check !== undefined && fits(parameter, null) ? null : {};
    return checkedField(parameter, parameter.in, value, issues);
  }
  issues.push(requestIssue(parameter.in, parameter.name, "required", "Is required."));
  return { present: false };
}

/** A handler would take what every object inherits, a `constructor`, for what was sent. It is not counted among what was. */
function hideInherited(values: Record<string, unknown>, name: string): void {
  Object.defineProperty(values, name, { value: undefined, configurable: true, writable: true });
}

/** The tables serve every request, and a handler may do what it likes with the values of its own. */
function ownCopy(value: unknown): unknown {
  return typeof value === "object" ? structuredClone(value) : value;
}

/**
 * OpenAPI 3.1 section 4.8.12.2: a parameter with `allowEmptyValue` that is sent empty is one that is not used, unless
 * its schema has a meaning for that.
 */
function decodeUnlessEmpty(
  exchange: Exchange,
  parameter: ParameterTable,
  issues: RequestIssue[],
  options: DecodeOptions,
): Decoded {
  const isEmpty = parameter.allowEmpty && textsNamed(exchange.query, parameter.name).every((text) => text === "");
  if (!isEmpty) return decodeParameter(exchange, parameter, issues, options);
  const found: RequestIssue[] = [];
  const decoded = decodeParameter(exchange, parameter, found, options);
  return found.length > 0 ? { present: false } : decoded;
}

/** A parameter's value: absent where nothing was sent, or where an issue says what is wrong with it. */
function decodeParameter(
  exchange: Exchange,
  parameter: ParameterTable,
  issues: RequestIssue[],
  { ignoreEmpty = false }: DecodeOptions,
): Decoded {
  const { in: place, name, object } = parameter;
  const decode = parameter.style === "cookie" ? (text: string) => text : decoders[place];
  if (place === "query" || place === "cookie") {
    const pairs = place === "query" ? exchange.query : exchange.cookies;
    if (hasOwnNames(parameter)) {
      const others = exchange.operation.parameters.filter((other) => other.in === place);
      const own = withoutOthers(pairs, parameter, others);
      const sent = ignoreEmpty ? own.filter(({ encoded }) => encoded !== "") : own;
      const isOwned: IsOwned = (other, encoded) => exchange.isOwned(place, other, encoded);
      return decodeFromPairs(parameter, place, sent, isOwned, decode, issues);
    }
  }
  const sent = textsOf(exchange, parameter);
  if (sent === undefined) {
    const how = parameter.style === "label" ? "a full stop before it" : `;${name}= before it`;
    issues.push(requestIssue(place, name, "syntax", `Must be written with ${how}.`));
    return { present: false };
  }
  const texts = ignoreEmpty ? sent.filter((text) => text !== "") : sent;
  const [first, second] = texts;
  if (object === undefined || first === undefined || second !== undefined) {
    return decodeField(parameter, place, texts, decode, issues);
  }
  return decodeObjectText(parameter, place, first, decode, issues);
}

const decoders = {
  path: percentDecoded,
  query: formDecoded,
  // Header values are not encoded (OpenAPI 3.1 section 4.8.12.2, style `simple` in a header).
  header: withoutBlanks,
  // Cookies have no encoding of their own; the form style writes escapes, others write what they like.
  cookie: (text: string) => percentDecoded(text) ?? text,
};

/** Every value that was sent for a parameter, still encoded; undefined where its style asks for something before it. */
function textsOf(exchange: Exchange, parameter: ParameterTable): readonly string[] | undefined {
  switch (parameter.in) {
    case "path": {
      const value = pathText(exchange.match, parameter.name);
      return value === undefined ? [] : unprefixed(parameter, value);
    }
    case "query":
      return textsNamed(exchange.query, parameter.name);
    case "header":
      return fieldsOf(exchange.request.headers, parameter);
    case "cookie":
      return textsNamed(exchange.cookies, parameter.name);
  }
}

/** The fields of a list are one (RFC 9110 section 5.3); others stand once, and which of several counts nobody says. */
function fieldsOf(headers: RequestHeaders, { name, list, object, none }: ParameterTable): readonly string[] {
  // `get` has of some the first alone, where Node.js knows them as no lists.
  const values = headers.getAll(name);
  if (values.length === 1) return values[0] === none ? [] : values;
  if (values.length === 0 || (list === undefined && object === undefined && !isListHeader(name))) return values;
  // RFC 9113 section 8.2.3.
  return [values.join(name === "cookie" ? "; " : ", ")];
}

/** OpenAPI 3.1 section 4.8.12.3: `.value` of a label, `;name=value` of a matrix. */
function unprefixed({ style, name, list, object }: ParameterTable, text: string): readonly string[] | undefined {
  if (style === "label") return text.startsWith(".") ? [text.slice(1)] : undefined;
  if (style !== "matrix") return [text];
  if (!text.startsWith(";")) return undefined;
  // `;name` alone is an object without members.
  if (object === "=;") return [text === `;${name}` ? "" : text.slice(1)];
  const parts = list === "repeated" ? text.slice(1).split(";") : [text.slice(1)];
  const named = parts.filter((part) => part === name || part.startsWith(`${name}=`));
  return named.length === parts.length ? parts.map((part) => part.slice(name.length + 1)) : undefined;
}
