/**
 * The values of `format` that validators check: those of JSON Schema 2020-12 (Validation, section 7.3) and of OpenAPI's
 * format registry that say more than the type. Any other one is an annotation.
 */
const stringFormats = [
  "date-time",
  "date",
  "time",
  "duration",
  "email",
  "idn-email",
  "hostname",
  "idn-hostname",
  "ipv4",
  "ipv6",
  "uri",
  "uri-reference",
  "iri",
  "iri-reference",
  "uri-template",
  "uuid",
  "json-pointer",
  "relative-json-pointer",
  "regex",
  "byte",
  "base64url",
] as const;

const numberFormats = ["int8", "int16", "int32", "int64", "uint8", "uint16", "uint32", "uint64"] as const;

export const testedFormats = [...stringFormats, ...numberFormats] as const;

export type TestedFormat = (typeof testedFormats)[number];

/** Of which type the values are that a format says something of; undefined for one that validators do not check. */
export function typeOfFormat(format: string): "string" | "number" | undefined {
  if (stringFormats.some((name) => name === format)) return "string";
  return numberFormats.some((name) => name === format) ? "number" : undefined;
}
