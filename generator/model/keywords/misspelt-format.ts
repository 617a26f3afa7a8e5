import type { SpecNode } from "../../load/document/spec-node.ts";
import { similar } from "../../similar.ts";
import { strings } from "../fields/members.ts";
import { formatTest, testedFormats } from "../schema/formats.ts";

/** The other formats of OpenAPI's registry: they are well known, and values are not checked by them. */
const otherFormats: readonly string[] = [
  ...["binary", "char", "commonmark", "decimal", "html", "http-date", "media-range", "password", "unixtime"],
  ...["decimal128", "double", "double-int", "float", "sf-binary", "sf-boolean", "sf-decimal", "sf-integer"],
  ...["sf-string", "sf-token"],
];

const known: ReadonlySet<string> = new Set([...testedFormats, ...otherFormats]);

/** Shorter names are no longer alike where a letter differs: `url` and `urn` are not `uri`. */
const shortest = 5;

/**
 * The format that was probably meant by one that is unknown; undefined where no known one of the schema's types is near.
 * Everybody may have formats of their own, so that only what is much like a known name is taken for one.
 */
export function meantFormat(name: string, schema: SpecNode): string | undefined {
  if (known.has(name)) return undefined;
  const candidates = [...known].filter((format) => isOfType(format, schema));
  const same = candidates.find((format) => letters(format) === letters(name));
  if (same !== undefined || name.length < shortest) return same;
  const digits = digitsOf(name);
  return similar(
    name,
    candidates.filter((format) => digitsOf(format) === digits),
    name.length < 2 * shortest ? 1 : 2,
  );
}

/** `date_time` and `DateTime` are `date-time`. */
function letters(name: string): string {
  return name.toLowerCase().replace(/[^a-z0-9]/g, "");
}

/** `int24` is not `int64`. */
function digitsOf(name: string): string {
  return name.replace(/\D/g, "");
}

function isOfType(format: string, schema: SpecNode): boolean {
  const type = schema.get("type");
  const types = type && (typeof type.value === "string" ? [type.value] : (strings(type) ?? []));
  const wanted = formatTest(format)?.type;
  if (!types || wanted === undefined) return true;
  return types.some((one) => one === wanted || (one === "integer" && wanted === "number"));
}
