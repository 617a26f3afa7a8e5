import {
  isBase64Url,
  isByte,
  isDate,
  isDateTime,
  isDuration,
  isEmail,
  isHostname,
  isIdnEmail,
  isIdnHostname,
  isInt8,
  isInt16,
  isInt32,
  isInt64,
  isIpv4,
  isIpv6,
  isIri,
  isIriReference,
  isJsonPointer,
  isRegex,
  isRelativeJsonPointer,
  isTime,
  isUint8,
  isUint16,
  isUint32,
  isUint64,
  isUri,
  isUriReference,
  isUriTemplate,
  isUuid,
} from "../../../templates/runtime/model/formats.ts";
import type { JsonValue } from "../../load/text/json.ts";

/**
 * The values of `format` that validators check, each with the test of the run-time part: those of JSON Schema 2020-12
 * (Validation, section 7.3) and of OpenAPI's format registry that say more than the type. Any other one is an annotation.
 */
const stringFormats = {
  "date-time": isDateTime,
  date: isDate,
  time: isTime,
  duration: isDuration,
  email: isEmail,
  "idn-email": isIdnEmail,
  hostname: isHostname,
  "idn-hostname": isIdnHostname,
  ipv4: isIpv4,
  ipv6: isIpv6,
  uri: isUri,
  "uri-reference": isUriReference,
  iri: isIri,
  "iri-reference": isIriReference,
  "uri-template": isUriTemplate,
  uuid: isUuid,
  "json-pointer": isJsonPointer,
  "relative-json-pointer": isRelativeJsonPointer,
  regex: isRegex,
  byte: isByte,
  base64url: isBase64Url,
} as const;

const numberFormats = {
  int8: isInt8,
  int16: isInt16,
  int32: isInt32,
  int64: isInt64,
  uint8: isUint8,
  uint16: isUint16,
  uint32: isUint32,
  uint64: isUint64,
} as const;

export const testedFormats: readonly string[] = [...Object.keys(stringFormats), ...Object.keys(numberFormats)];

/** The test of a format. Its name is one of the exports of the run-time part. */
interface FormatTest {
  /** The type of the values that have it: the test refuses all others. */
  readonly type: "string" | "number";
  readonly test: (value: unknown) => boolean;
}

/** The test of a format; undefined for those that only annotate: unknown ones, and ones that any value of the type has. */
export function formatTest(format: string | undefined): FormatTest | undefined {
  if (format === undefined) return undefined;
  if (isKey(format, stringFormats)) return { type: "string", test: stringFormats[format] };
  return isKey(format, numberFormats) ? { type: "number", test: numberFormats[format] } : undefined;
}

function isKey<Table extends object>(name: string, table: Table): name is Extract<keyof Table, string> {
  return Object.hasOwn(table, name);
}

/** Whether a value is one that validators let through for its format. */
export function hasFormat(value: JsonValue, format: string): boolean {
  const found = formatTest(format);
  return found === undefined || typeof value !== found.type || found.test(value);
}
