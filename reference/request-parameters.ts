/**
 * The parameters of an OAuth request, from a query, a form or a JSON body (RFC 6749 §3.1 and §3.2): an empty value counts as
 * absent, a repeated one is noticed, and an unknown one is ignored. `resource` alone may repeat (RFC 8707 §2).
 */
import { parseForm } from "./form-encoding.ts";
import { parseJsonObject } from "./json-members.ts";
import { type Refusal, refuse } from "./refusal.ts";

const BODY_LIMIT_BYTES = 65_536;
const COUNT_LIMIT = 100;

export interface RequestParameters {
  readonly ok: true;
  /** The first value of a recognised parameter; undefined when absent or empty. */
  get(name: string): string | undefined;
  /** Recognised parameters that came more than once. */
  readonly repeated: ReadonlySet<string>;
  /** Recognised parameters whose value does not decode. */
  readonly malformed: ReadonlySet<string>;
  readonly resources: readonly string[];
}

interface Pair {
  readonly name: string | undefined;
  readonly value: string | undefined;
}

function collect(pairs: readonly Pair[], recognised: readonly string[]): RequestParameters {
  const values = new Map<string, string>();
  const repeated = new Set<string>();
  const malformed = new Set<string>();
  const resources: string[] = [];
  for (const { name, value } of pairs) {
    if (name === undefined || value === "") continue;
    if (name !== "resource" && !recognised.includes(name)) continue;
    if (value === undefined) malformed.add(name);
    else if (name === "resource") resources.push(value);
    else if (values.has(name)) repeated.add(name);
    else values.set(name, value);
  }
  return { ok: true, get: (name) => values.get(name), repeated, malformed, resources };
}

/** `query` is the part of the URL after `?`, raw. */
export function readQueryParameters(query: string, recognised: readonly string[]): RequestParameters {
  return collect(parseForm(query), recognised);
}

/**
 * The parameters of a body at the token and introspection endpoints, as a form or as one flat JSON object of strings.
 * Anything that is wrong with the body as a whole is `invalid_request`.
 */
export function readBodyParameters(
  contentType: string | undefined,
  body: Uint8Array,
  recognised: readonly string[],
): RequestParameters | Refusal {
  if (body.byteLength > BODY_LIMIT_BYTES) return refuse("invalid_request", "the body is larger than 64 KiB");
  let text: string;
  try {
    text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(body);
  } catch {
    return refuse("invalid_request", "the body is not UTF-8");
  }
  const pairs = readPairs(contentType, text);
  if ("error" in pairs) return pairs;
  if (pairs.length > COUNT_LIMIT) return refuse("invalid_request", "the body has more than 100 parameters");
  const parameters = collect(pairs, recognised);
  if (parameters.repeated.size > 0) return refuse("invalid_request", "a parameter is repeated");
  if (parameters.malformed.size > 0) return refuse("invalid_request", "a parameter is not validly encoded");
  return parameters;
}

function readPairs(contentType: string | undefined, text: string): readonly Pair[] | Refusal {
  const mediaType = (contentType ?? "").split(";", 1)[0]?.trim().toLowerCase();
  if (mediaType === "application/x-www-form-urlencoded") return parseForm(text);
  if (mediaType !== "application/json") {
    return refuse("invalid_request", "the body must be application/x-www-form-urlencoded or application/json");
  }
  const object = parseJsonObject(text);
  if (!object) return refuse("invalid_request", "the body is not a JSON object");
  const pairs: Pair[] = [];
  for (const name of object.names) {
    const value = object.value[name];
    if (typeof value !== "string") return refuse("invalid_request", "every member of the body must be a string");
    pairs.push({ name, value });
  }
  return pairs;
}
