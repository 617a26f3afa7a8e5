/**
 * The values of `format` that validators check: those of JSON Schema 2020-12 (Validation, section 7.3) and of OpenAPI's
 * format registry that say more than the type. Any other one is an annotation.
 */
export const testedFormats = [
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
  "int8",
  "int16",
  "int32",
  "int64",
  "uint8",
  "uint16",
  "uint32",
  "uint64",
] as const;

export type TestedFormat = (typeof testedFormats)[number];
