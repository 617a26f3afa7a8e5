import type { SpecNode } from "../load/spec-node.ts";
import { strings } from "./context.ts";
import { formatTest } from "./formats.ts";

/** The types that a keyword says something of; it ignores values of any other one (JSON Schema 2020-12 Core, section 7.6.1). */
const typesOf: ReadonlyMap<string, readonly string[]> = new Map(
  (
    [
      [
        ["number", "integer"],
        ["multipleOf", "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum"],
      ],
      [["string"], ["minLength", "maxLength", "pattern", "contentEncoding", "contentMediaType", "contentSchema"]],
      [["array"], ["items", "prefixItems", "contains", "minItems", "maxItems", "uniqueItems", "unevaluatedItems"]],
      [["object"], ["properties", "patternProperties", "additionalProperties", "propertyNames", "required"]],
      [["object"], ["minProperties", "maxProperties", "dependentRequired", "dependentSchemas"]],
      [["object"], ["unevaluatedProperties", "discriminator"]],
    ] as const
  ).flatMap(([types, keywords]) => keywords.map((keyword) => [keyword, types] as const)),
);

/**
 * The type that keeps a keyword from saying anything, where the schema's own `type` allows no value that the keyword is
 * for: `minimum` of a string.
 */
export function typeWithout(keyword: string, schema: SpecNode): string | undefined {
  const types = keyword === "format" ? typesOfFormat(schema.string("format")) : typesOf.get(keyword);
  const type = schema.get("type");
  const own = type && (typeof type.value === "string" ? [type.value] : (strings(type) ?? []));
  if (!types || !own || own.length === 0 || own.some((one) => types.includes(one))) return undefined;
  return own.join(" or ");
}

function typesOfFormat(format: string | undefined): readonly string[] | undefined {
  const type = formatTest(format)?.type;
  return type === "number" ? ["number", "integer"] : type && [type];
}
