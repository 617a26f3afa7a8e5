/**
 * What a client is told of a request that does not fit: which member breaks which rule, in the characters that an
 * `error_description` may have (RFC 6749 Appendix A.8).
 *
 * It is made from the path and the keyword of an issue, and from what the schema asks for. Nothing that the request
 * held is in it, but for the name of a member that nobody has declared: without it the client could not find its
 * mistake.
 */
import type { RequestIssue, ServerRequest } from "telnyx-oauth-server";

/** So many issues are told; whoever makes more mistakes reads the API description anyway. */
const ISSUE_LIMIT = 5;
const MEMBER_LIMIT = 80;
const RULE_LIMIT = 160;

/** The part of an issue that is told. */
export type ToldIssue = Pick<RequestIssue, "location" | "path" | "keyword"> & Partial<Pick<RequestIssue, "expected">>;

/** The issues as one sentence without its full stop: `name is required; redirect_uris/0 is not a URI`. */
export function describeIssues(issues: readonly ToldIssue[]): string {
  const told = new Set(issues.slice(0, ISSUE_LIMIT).map(describeIssue));
  if (told.size === 0) return "the request is not as this operation describes it";
  return [...told, ...(issues.length > ISSUE_LIMIT ? ["and more"] : [])].join("; ");
}

/**
 * Why a body cannot be read although its media type may be the right one: it is compressed (RFC 9110 §8.4), or in
 * another charset than UTF-8 (RFC 8259 §8.1). Undefined where neither is so.
 */
export function unreadableBody(headers: ServerRequest["headers"]): string | undefined {
  const coding = headers.get("content-encoding") ?? "identity";
  if (coding.toLowerCase() !== "identity") return "the body must be sent without Content-Encoding";
  const [, charset = "utf-8"] = /;\s*charset\s*=\s*"?([^";\s]*)/i.exec(headers.get("content-type") ?? "") ?? [];
  return /^(?:utf-?8|us-ascii)$/i.test(charset) ? undefined : "the charset of the body must be UTF-8";
}

function describeIssue({ location, path, keyword, expected }: ToldIssue): string {
  if (path === "") return `the ${location} ${WHOLE[`${location} ${keyword}`] ?? rule(keyword, expected)}`;
  return `${limited(path.slice(1), MEMBER_LIMIT)} ${rule(keyword, expected)}`;
}

/** What is wrong with a query or a body as a whole, where that is another thing than with a member. */
const WHOLE: Readonly<Record<string, string>> = {
  "body content-type": "has a media type that is not supported here",
  "body encoding": "is not UTF-8",
  "body limit": "is larger than 64 KiB or has more than 100 members",
  "body syntax": "is not JSON",
  "query limit": "has more than 100 parameters",
};

/** The end of a sentence that begins with the member. */
function rule(keyword: string, expected: unknown): string {
  return limited(RULES.get(keyword)?.(expected) ?? `breaks the rule ${keyword}`, RULE_LIMIT);
}

const notAllowed = () => "is not allowed here";
const oneOf = (expected: unknown) => {
  const values = Array.isArray(expected) ? expected : [expected];
  const all = values.every((value) => typeof value !== "object" || value === null);
  return `must be ${all ? list(values.map(String), "or") : "one of the values that it may have"}`;
};
const alternative = () => "must fit one of its alternatives";

/** By the keyword of JSON Schema, or of the generated server's own reading: what is asked for, in words. */
const RULES: ReadonlyMap<string, (expected: unknown) => string> = new Map([
  ["additionalProperties", notAllowed],
  ["anyOf", alternative],
  ["const", oneOf],
  ["dependentRequired", () => "is required beside another member"],
  ["depth", () => "is nested too deeply"],
  // The values of a member, or what the value itself has to be: an object.
  ["discriminator", (expected) => (Array.isArray(expected) ? oneOf(expected) : type(expected))],
  ["encoding", () => "is not validly encoded"],
  ["enum", oneOf],
  ["exclusiveMaximum", (limit) => `must be less than ${limit}`],
  ["exclusiveMinimum", (limit) => `must be greater than ${limit}`],
  ["false", notAllowed],
  ["format", (name) => `is not ${FORMATS.get(String(name)) ?? `of the format ${name}`}`],
  ["maxItems", (limit) => `must have at most ${count(limit, "item")}`],
  ["maxLength", (limit) => `must have at most ${count(limit, "character")}`],
  ["maxProperties", (limit) => `must have at most ${count(limit, "member")}`],
  ["maximum", (limit) => `must be at most ${limit}`],
  ["minItems", (limit) => `must have at least ${count(limit, "item")}`],
  ["minLength", (limit) => `must have at least ${count(limit, "character")}`],
  ["minProperties", (limit) => `must have at least ${count(limit, "member")}`],
  ["minimum", (limit) => `must be at least ${limit}`],
  ["multipleOf", (factor) => `must be a multiple of ${factor}`],
  ["oneOf", alternative],
  ["pattern", () => "must match its pattern"],
  ["properties", notAllowed],
  ["propertyNames", notAllowed],
  ["repeated", () => "is given more than once"],
  ["required", () => "is required"],
  ["syntax", () => "is not written as it must be"],
  ["type", type],
  ["unevaluatedProperties", notAllowed],
  ["uniqueItems", () => "must not repeat an item"],
]);

const FORMATS: ReadonlyMap<string, string> = new Map([
  ["email", "an email address"],
  ["uri", "a URI"],
  ["uuid", "a UUID"],
]);

function type(expected: unknown): string {
  if (expected === undefined) return "is of the wrong type";
  const types = (Array.isArray(expected) ? expected : [expected]).map((name) => TYPES.get(name) ?? `a ${name}`);
  return types.length === 1 ? `is not ${types[0]}` : `is neither ${list(types, "nor")}`;
}

const TYPES: ReadonlyMap<unknown, string> = new Map([
  ["array", "an array"],
  ["integer", "an integer"],
  ["null", "null"],
  ["object", "an object"],
]);

/** `1 item`, `3 items`. */
function count(number: unknown, noun: string): string {
  return `${number} ${noun}${number === 1 ? "" : "s"}`;
}

/** `a, b or c`. */
function list(words: readonly string[], conjunction: "or" | "nor"): string {
  const last = words.at(-1) ?? "";
  return words.length < 2 ? last : `${words.slice(0, -1).join(", ")} ${conjunction} ${last}`;
}

/** Cut to a length, and with a question mark for each character that RFC 6749 does not allow. */
function limited(text: string, limit: number): string {
  const printable = text.slice(0, 2 * limit + 2).replace(/[^\x20\x21\x23-\x5b\x5d-\x7e]/gu, "?");
  return printable.length > limit ? `${printable.slice(0, limit)}...` : printable;
}
