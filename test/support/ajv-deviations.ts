/** Where ajv is known not to say what the standards say, by name and with the reason. */
import type { Format } from "ajv";
import { fullFormats } from "ajv-formats/dist/formats.js";
import { reachable, regularExpression, related } from "../../conformance/drawing/applied.ts";
import type { JsonObject } from "../../generator/load/text/json.ts";
import type { Schema } from "../../generator/model/api/schema.ts";
import type { Issue } from "../../templates/runtime/model/issue.ts";

/** The formats of whole numbers in OpenAPI's registry; of them ajv-formats has `int32` and `int64`. */
const integerFormats: Readonly<Record<string, readonly [bits: number, signed: boolean]>> = {
  int8: [8, true],
  int16: [16, true],
  uint8: [8, false],
  uint16: [16, false],
  uint32: [32, false],
  uint64: [64, false],
};

/** Formats of ajv-formats alone: neither JSON Schema nor OpenAPI's registry has them, so they say nothing. */
const ownFormats = new Set(["url", "iso-time", "iso-date-time", "json-pointer-uri-fragment"]);

/** The formats as ajv-formats tests them in its full mode, with what it lacks or takes more loosely than its standard. */
export const judgedFormats: ReadonlyMap<string, Format> = new Map<string, Format>([
  ...Object.entries(fullFormats).filter(([name]) => !ownFormats.has(name)),
  ...Object.entries(integerFormats).map(([name, [bits, signed]]): [string, Format] => {
    // What 64 bits hold at most is rounded up to the bound itself.
    const [least, most] = signed ? [-(2 ** (bits - 1)), 2 ** (bits - 1) - 1] : [0, 2 ** bits - 1];
    const validate = (value: number) => Number.isInteger(value) && value >= least && value <= most;
    return [name, { type: "number", validate }];
  }),
  stricter("uri", (text) => !isNoReference(text)),
  stricter("uri-reference", (text) => !isNoReference(text)),
  // JSON Schema 2020-12 Core, section 6.4: with the flag for Unicode.
  stricter("regex", (text) => regularExpression(text) !== undefined),
  // RFC 3339 section 5.6: an offset has minutes, a day 24 hours, and `T` stands before the time.
  stricter("time", isWholeTime),
  stricter("date-time", (text) => /^\S{10}t/i.test(text) && isWholeTime(text.slice(11))),
  // RFC 3339 appendix A: units follow each other without a gap.
  stricter("duration", (text) => !/Y\d+D|H\d+S/.test(text)),
  // RFC 9562 section 4: a UUID, and not the URN of one.
  stricter("uuid", (text) => !/^urn:/i.test(text)),
  // RFC 1123 section 2.1: a dot stands between labels.
  stricter("hostname", (text) => !text.endsWith(".")),
  // RFC 4648 section 4: no line ends within.
  stricter("byte", (text) => !/[\r\n]/.test(text)),
  ["email", isMailbox],
]);

function isWholeTime(text: string): boolean {
  return !/^24|[+-]\d\d(?:\d\d)?$/.test(text);
}

/** RFC 5321 section 4.1.2: a domain may be one label, and the part before it has at most 64 characters. */
function isMailbox(text: string): boolean {
  return fullFormats.email instanceof RegExp && fullFormats.email.test(`${text}.example`) && text.indexOf("@") <= 64;
}

/** Whether a string of a format of ajv-formats is one of the standard too. */
function stricter(name: keyof typeof fullFormats, fits: (text: string) => boolean): [string, Format] {
  const format: unknown = fullFormats[name];
  return [name, (text: string) => accepts(format, text) && fits(text)];
}

function accepts(format: unknown, text: string): boolean {
  if (format instanceof RegExp) return format.test(text);
  if (typeof format === "object" && format !== null && "validate" in format) return accepts(format.validate, text);
  return typeof format === "function" && Reflect.apply(format, undefined, [text]) === true;
}

/**
 * What ajv takes for a URI beside those of RFC 3986, section 3: with a quotation mark, with brackets anywhere, with an
 * authority that has two at-signs or a port of letters, and with a colon where no scheme stands before it.
 */
function isNoReference(text: string): boolean {
  const [, scheme, authority, rest = ""] = /^(?:([^:/?#]*):)?(?:\/\/([^/?#]*))?(.*)$/s.exec(text) ?? [];
  if (scheme !== undefined && !/^[a-z][a-z\d+.-]*$/i.test(scheme)) return true;
  if (authority !== undefined && !/^(?:[^@]*@)?(?:\[[^\]]*\]|[^:@[\]]*)(?::\d*)?$/.test(authority)) return true;
  return text.includes('"') || /[[\]]/.test(rest);
}

/**
 * The keywords of a schema as ajv is given them, which say the same to everybody else. After an array that contains what
 * it has to, ajv takes an empty one in its place for one that does as well.
 */
export function clarified(schema: JsonObject): JsonObject {
  const { contains, minContains = 1, minItems = 0 } = schema;
  if (contains === undefined || typeof minContains !== "number" || typeof minItems !== "number") return schema;
  return minContains > minItems ? { ...schema, minItems: minContains } : schema;
}

/** Formats that ajv-formats does not have, and that are no mere ranges. */
const unknownFormats = new Set(["idn-email", "idn-hostname", "iri", "iri-reference", "base64url"]);

/** Why a value that ajv accepts is rightly refused, by the issues that it is refused for. */
export function excused(issues: readonly Issue[]): string | undefined {
  const isUnknown = ({ keyword, expected }: Issue) => keyword === "format" && unknownFormats.has(String(expected));
  return issues.length > 0 && issues.every(isUnknown) ? "ajv does not know the format" : undefined;
}

/** Why ajv cannot be asked about what reaches a schema; undefined where it can. */
export function unjudgeable(schema: Schema): string | undefined {
  if (schema.dynamicRef) return "ajv follows `$dynamicRef` by rules of its own";
  if (namesOf(schema).includes("__proto__")) return "ajv leaves a member `__proto__` out of account";
  if (comparesInherited(schema)) return "ajv compares what every object inherits with a member of that name";
  if (ofOtherDialect(schema)) return "ajv takes every schema for one of 2020-12";
  if (!schema.unevaluatedItems && !schema.unevaluatedProperties) return undefined;
  const parts = related([schema]);
  if (parts.some((part) => part.if && !(part.then && part.else)))
    return "ajv forgets what `if` evaluates where `then` or `else` is missing";
  if (schema.unevaluatedProperties && parts.some((part) => part.dependentSchemas))
    return "ajv forgets what is evaluated beside `dependentSchemas` where their member is missing";
  if (schema.unevaluatedItems && parts.some(({ contains }) => contains))
    return "ajv takes all items for evaluated where `contains` evaluates some";
  if (schema.unevaluatedItems && parts.some((part) => part !== schema && part.items))
    return "ajv takes all items for evaluated where `items` stands in an alternative";
  if (schema.unevaluatedItems && !schema.prefixItems && parts.some((part) => part.prefixItems))
    return "ajv takes all items for evaluated where the first alternative with `prefixItems` does not fit";
  return undefined;
}

function namesOf({ properties = [], required = [], dependentRequired = [] }: Schema): readonly string[] {
  return [...properties.map(({ name }) => name), ...required, ...dependentRequired.map((rule) => rule.property)];
}

/** Whether values are compared that have a member called like one that every object inherits. */
function comparesInherited(schema: Schema): boolean {
  const listed = [...(schema.enum ?? []), ...(schema.const ? [schema.const.value] : [])];
  if (/"(?:constructor|valueOf|toString)":/.test(JSON.stringify(listed))) return true;
  return schema.uniqueItems === true && [...reachable([schema])].some((part) => namesOf(part).some(isInherited));
}

function isInherited(name: string): boolean {
  return name in Object.prototype;
}

function ofOtherDialect({ node }: Schema): boolean {
  const dialect = node.resource().string("$schema");
  return dialect !== undefined && dialect !== "https://json-schema.org/draft/2020-12/schema";
}

/** The tests of the JSON Schema Test Suite that ajv fails where it is asked, by file and group, with the reason. */
export const failedTests: Readonly<Record<string, string>> = {
  "multipleOf: float division = inf": "the quotient is infinite",
  "optional/format/date-time: validation of date-time strings": "seconds are compared as doubles",
  "optional/format/email: validation of e-mail addresses": "quoted strings and addresses of hosts are not known",
  "optional/format/hostname: validation of A-label (punycode) host names": "A-labels are not decoded",
  "optional/format/idn-email: validation of an internationalized e-mail addresses": "the format is not known",
  "optional/format/idn-hostname: validation of internationalized host names": "the format is not known",
  "optional/format/idn-hostname: validation of separators in internationalized host names": "the format is not known",
  "optional/format/iri: validation of IRIs": "the format is not known",
  "optional/format/iri-reference: validation of IRI References": "the format is not known",
  "optional/format/uri: validation of URIs": "brackets and addresses of hosts are taken loosely",
  "optional/format/uri-reference: validation of URI References": "authorities and first segments are taken loosely",
  "optional/format/uri-template: format: uri-template": "an older grammar, without dots and apostrophes",
};
