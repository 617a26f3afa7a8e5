import { isRange } from "./media-range.ts";
import { withoutBlanks } from "./optional-whitespace.ts";
import { decodeField } from "./decode-field.ts";
import { InvalidRequestError } from "./errors.ts";
import { isDeeper } from "./json-depth.ts";
import { isOfType, parseMediaType, readableCharsets } from "./media-type.ts";
import type { LengthTable, PartTable } from "./operation.ts";
import type { PartHeaders } from "./part-headers.ts";
import { locatedIssue, type RequestIssue, requestIssue } from "./request-issue.ts";
import { misfitOf, unfit, wireValue } from "./wire-value.ts";

/** Where the value of a part stands in the object that all parts make. */
export interface Place {
  readonly name: string;
  /** Of an item of a list. */
  readonly index: number | undefined;
}

/** Something that is wrong with a part. */
function refused(place: Place, keyword: string, message: string): InvalidRequestError {
  const issue = issueAt(place, requestIssue("body", undefined, keyword, message));
  return new InvalidRequestError([issue], keyword === "content-type" ? "unsupported-media-type" : "invalid");
}

function issueAt({ name, index }: Place, issue: RequestIssue | Parameters<typeof locatedIssue>[2]): RequestIssue {
  return locatedIssue("body", name, index === undefined ? issue : { ...issue, path: `/${index}${issue.path}` });
}

/** What parts of a kind are where the document does not say (OpenAPI 3.1 section 4.8.15.1). */
const usual = {
  file: ["*/*"],
  json: ["application/json"],
  text: ["text/*"],
  value: ["text/*", "application/json"],
} as const;

/**
 * The media type of a part, in lower case, without parameters. One that does not say what it is counts as what it is
 * declared to be.
 * @throws InvalidRequestError if it may not be of this type, or is encoded in a way that nobody undoes.
 */
export function partMediaType({ kind, contentTypes }: PartTable, headers: PartHeaders, place: Place): string {
  const allowed = contentTypes ?? usual[kind];
  const coding = headers["content-transfer-encoding"] ?? "binary";
  if (!/^(?:7bit|8bit|binary)$/i.test(coding)) {
    throw refused(place, "content-type", "Must be sent without a Content-Transfer-Encoding.");
  }
  const header = headers["content-type"];
  const [only = "*/*"] = allowed;
  const isClear = allowed.length === 1 && (contentTypes === undefined || !isRange(only));
  if (header === undefined && isClear) return kind === "file" && only === "*/*" ? "application/octet-stream" : only;
  // What does not say what it is, is text (RFC 7578 section 4.4).
  const type = parseMediaType(header ?? (kind === "text" || kind === "value" ? "text/plain" : ""));
  const isReadable = kind === "file" || type?.charset === undefined || readableCharsets.has(type.charset);
  if (type !== undefined && isReadable) {
    if (allowed.some((one) => isOfType(type.essence, one))) return type.essence;
    if (contentTypes === undefined && allowed.includes("application/json") && type.essence.endsWith("+json"))
      return type.essence;
    // Many senders say of any text that it is one, which is as much as nothing.
    if (contentTypes === undefined && kind === "json" && type.essence === "text/plain") return only;
  }
  throw refused(place, "content-type", `Must be sent as ${allowed.join(" or ")}.`);
}

/**
 * The headers of a part, the declared ones as what they stand for.
 * @throws InvalidRequestError
 */
export function decodeHeaders(
  { headers: declared = [] }: PartTable,
  sent: PartHeaders,
  place: Place,
): Readonly<Record<string, unknown>> {
  const headers: Record<string, unknown> = { ...sent };
  const issues: RequestIssue[] = [];
  for (const header of declared) {
    const { name, required } = header;
    const text = sent[name];
    const found: RequestIssue[] = [];
    if (text !== undefined) {
      const decoded = decodeField(header, "header", [text], withoutBlanks, found);
      if (decoded.present) headers[name] = decoded.value;
    } else if (required) found.push(requestIssue("body", name, "required", "Is required."));
    for (const issue of found) {
      issues.push(issueAt(place, { ...issue, path: "", message: `In its header ${name}: ${issue.message}` }));
    }
  }
  if (issues.length > 0) throw new InvalidRequestError(issues);
  return headers;
}

const utf8 = new TextDecoder("utf-8", { fatal: true });

/**
 * What the octets of a part stand for that is no file. What may be a text or JSON is JSON where its media type says so.
 * @param depth How deeply JSON may be nested.
 * @throws InvalidRequestError
 */
export function decodeValue(
  table: PartTable,
  contentType: string,
  octets: Uint8Array,
  place: Place,
  depth: number,
): unknown {
  const { kind, type = "string", list = "repeated", check } = table;
  const isJson = kind === "json" || (kind === "value" && /[/+]json$/.test(contentType));
  const text = decodeText(octets, place);
  if (list !== "repeated") return decodeList(table, text.split(list));
  const value = isJson ? parseJson(text, place, depth) : wireValue(text, type, check);
  if (value === unfit) {
    const { keyword, message } = misfitOf(text, type);
    throw refused(place, keyword, message);
  }
  const result = check?.(value);
  if (result === undefined) return value;
  if (result.issues === undefined) return result.value;
  throw new InvalidRequestError(result.issues.map((issue) => issueAt(place, issue)));
}

/** The items of a list that is one part. */
function decodeList({ name, type = "string", check, item }: PartTable, texts: readonly string[]): unknown {
  const issues: RequestIssue[] = [];
  const field = { name, type, list: "repeated", check, item } as const;
  const decoded = decodeField(field, "body", texts, (text) => text, issues);
  if (decoded.present) return decoded.value;
  throw new InvalidRequestError(issues);
}

function decodeText(octets: Uint8Array, place: Place): string {
  try {
    return utf8.decode(octets);
  } catch {
    throw refused(place, "encoding", "Must be UTF-8.");
  }
}

function parseJson(text: string, place: Place, depth: number): unknown {
  if (isDeeper(text, depth)) throw refused(place, "depth", `Must not be nested more than ${depth} levels deep.`);
  try {
    return JSON.parse(text);
  } catch {
    throw refused(place, "syntax", "Must be a JSON text.");
  }
}

/**
 * Octets that have to be of a length.
 * @throws InvalidRequestError to who reads them.
 */
export async function* ofLength(
  octets: AsyncIterable<Uint8Array>,
  { min = 0, max = Number.POSITIVE_INFINITY }: LengthTable,
  place: Place | undefined,
): AsyncGenerator<Uint8Array, void, undefined> {
  const wrong = (keyword: string, message: string) =>
    place
      ? refused(place, keyword, message)
      : new InvalidRequestError([requestIssue("body", undefined, keyword, message)]);
  let length = 0;
  for await (const chunk of octets) {
    length += chunk.byteLength;
    if (length > max) throw wrong("maxLength", `Must not have more than ${max} octets.`);
    yield chunk;
  }
  if (length < min) throw wrong("minLength", `Must have at least ${min} octets.`);
}
