import type { TestedFormat } from "../../model/formats.ts";

/** The formats that the run-time part can test, with the test and the type of value that it takes. */
const tests = {
  "date-time": ["isDateTime", "string"],
  date: ["isDate", "string"],
  time: ["isTime", "string"],
  duration: ["isDuration", "string"],
  email: ["isEmail", "string"],
  "idn-email": ["isIdnEmail", "string"],
  hostname: ["isHostname", "string"],
  "idn-hostname": ["isIdnHostname", "string"],
  ipv4: ["isIpv4", "string"],
  ipv6: ["isIpv6", "string"],
  uri: ["isUri", "string"],
  "uri-reference": ["isUriReference", "string"],
  iri: ["isIri", "string"],
  "iri-reference": ["isIriReference", "string"],
  "uri-template": ["isUriTemplate", "string"],
  uuid: ["isUuid", "string"],
  "json-pointer": ["isJsonPointer", "string"],
  "relative-json-pointer": ["isRelativeJsonPointer", "string"],
  regex: ["isRegex", "string"],
  byte: ["isByte", "string"],
  base64url: ["isBase64Url", "string"],
  int8: ["isInt8", "number"],
  int16: ["isInt16", "number"],
  int32: ["isInt32", "number"],
  int64: ["isInt64", "number"],
  uint8: ["isUint8", "number"],
  uint16: ["isUint16", "number"],
  uint32: ["isUint32", "number"],
  uint64: ["isUint64", "number"],
} as const satisfies Record<TestedFormat, readonly [string, "string" | "number"]>;

interface FormatTest {
  /** The name of the test among the run-time exports. */
  readonly name: string;
  readonly type: "string" | "number";
}

/** The test of a format; undefined for those that only annotate: unknown ones, and ones that any value of the type has. */
export function formatTest(format: string | undefined): FormatTest | undefined {
  if (format === undefined || !isTested(format)) return undefined;
  const [name, type] = tests[format];
  return { name, type };
}

function isTested(format: string): format is keyof typeof tests {
  return Object.hasOwn(tests, format);
}
