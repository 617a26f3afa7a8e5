import type { SpecNode } from "../../load/document/spec-node.ts";
import { strings } from "../fields/members.ts";
import { formatTest } from "../schema/formats.ts";
import { typesOf } from "../schema/keyword-kinds.ts";

/**
 * The type that keeps a keyword from saying anything, where the schema's own `type` allows no value that the keyword is
 * for: `minimum` of a string.
 */
export function typeWithout(keyword: string, schema: SpecNode): string | undefined {
  const types =
    keyword === "format" ? typesOfFormat(schema.string("format")) : typesOf(laterNames.get(keyword) ?? keyword);
  // Most keywords are for all values.
  if (!types) return undefined;
  const type = schema.get("type");
  const own = type && (typeof type.value === "string" ? [type.value] : (strings(type) ?? []));
  if (!own || own.length === 0 || own.some((one) => types.includes(withoutInteger(one)))) return undefined;
  return own.join(" or ");
}

/** Keywords of former drafts, by what says of the same values now what they say. */
const laterNames: ReadonlyMap<string, string> = new Map([
  ["additionalItems", "items"],
  ["dependencies", "dependentSchemas"],
]);

function typesOfFormat(format: string | undefined): readonly string[] | undefined {
  const type = formatTest(format)?.type;
  return type && [type];
}

/** What is said of numbers is said of integers. */
function withoutInteger(type: string): string {
  return type === "integer" ? "number" : type;
}
