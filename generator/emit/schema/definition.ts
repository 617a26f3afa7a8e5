import type { Schema } from "../../model/schema.ts";
import type { EmitSettings } from "../core/context.ts";
import { code, list, literal, type Printable, propertyKey, regexp } from "../core/printable.ts";
import { decisionOf } from "./decision.ts";
import { discriminationOf } from "./discriminated.ts";
import { formatTest } from "./format-tests.ts";
import { isInherited } from "./member-access.ts";
import { namedDefinition, namedValues } from "./named-schema.ts";
import { repeats } from "./repetition.ts";
import { runtimeFormat, runtimeValue } from "./runtime-imports.ts";
import { requiredMembers } from "./schema-parts.ts";

type Settings = Pick<EmitSettings, "formats">;

/**
 * The table of a schema for `explain` and `withDefaults`: an expression of the run-time type `Subschema`. For a named
 * schema it is the name of its table.
 */
export function definition(schema: Schema, settings: Settings): Printable {
  return namedDefinition(schema) ?? table(schema, { settings, open: new Set() });
}

/** The table of a named schema as its declaration says it. */
export function declaredDefinition(schema: Schema, settings: Settings): Printable {
  return table(schema, { settings, open: new Set() });
}

interface TableContext {
  readonly settings: Settings;
  /** The schemas without a name that are being written: a cycle of them ends where it begins. */
  readonly open: ReadonlySet<Schema>;
}

/** A subschema: a function that leads to the table of a named schema, which may be declared later, or a table. */
function subschema(schema: Schema, context: TableContext): Printable {
  const named = namedDefinition(schema);
  if (named) return code`() => ${named}`;
  return context.open.has(schema) ? code`true` : table(schema, context);
}

/** Keywords whose values stand in the table as they are, in the order in which they are written. */
const plainKeywords = ["minimum", "exclusiveMinimum", "maximum", "exclusiveMaximum", "multipleOf"] as const;
const lengthKeywords = ["minLength", "maxLength"] as const;
const arrayKeywords = ["minItems", "maxItems"] as const;
const objectKeywords = ["minProperties", "maxProperties"] as const;
const schemaKeywords = ["not", "if", "then", "else"] as const;

function table(schema: Schema, outer: TableContext): Printable {
  if (schema.ignored) return runtimeValue("ignored");
  if (schema.always !== undefined) return literal(schema.always);
  const context = { ...outer, open: new Set([...outer.open, schema]) };
  const members: Printable[] = [];
  const add = (keyword: string, value: Printable) => members.push(code`${propertyKey(keyword)}: ${value}`);
  const addPlain = (keywords: readonly PlainKeyword[]) => {
    for (const keyword of keywords) {
      const value = schema[keyword];
      if (value !== undefined) add(keyword, literal(value));
    }
  };
  const sub = (part: Schema) =>
    isReferredTo(part, schema) ? code`{ $ref: ${referenced(part, context)} }` : subschema(part, context);
  const addUnevaluated = (keyword: "unevaluatedItems" | "unevaluatedProperties") => {
    const part = schema[keyword];
    if (part) add(keyword, list("array", [sub(part), runtimeValue("explainUnevaluated")]));
  };
  const subs = (parts: readonly Schema[]) => list("array", parts.map(sub));

  if (schema.name && schema.reach.recursive) add("recursive", code`true`);
  if (repeats(schema)) add("repeats", code`true`);
  if (schema.types) add("type", literal(schema.types.length === 1 ? (schema.types[0] ?? []) : schema.types));
  if (schema.const) add("const", literal(schema.const.value));
  if (schema.enum) add("enum", namedValues(schema) ?? literal(schema.enum));
  addPlain(plainKeywords);
  addPlain(lengthKeywords);
  if (schema.pattern !== undefined) add("pattern", regexp(schema.pattern, "u"));
  const format = context.settings.formats === "assert" ? formatTest(schema.format) : undefined;
  if (format && schema.format !== undefined) {
    const keyword = format.type === "string" ? "format" : "numberFormat";
    add(keyword, list("array", [literal(schema.format), runtimeFormat(format.name)]));
  }

  if (schema.prefixItems) add("prefixItems", subs(schema.prefixItems));
  if (schema.items) add("items", sub(schema.items));
  if (schema.contains) {
    add("contains", sub(schema.contains));
    addPlain(["minContains", "maxContains"]);
  }
  addPlain(arrayKeywords);
  if (schema.uniqueItems) add("uniqueItems", code`true`);
  addUnevaluated("unevaluatedItems");

  const required = requiredMembers(schema);
  if (required.length > 0) add("required", literal(required));
  if (schema.properties) {
    add("properties", entries(schema.properties.map(({ name, schema }) => [name, sub(schema)])));
  }
  if (schema.patternProperties) {
    const patterns = schema.patternProperties.map(({ pattern, schema }) =>
      list("object", [code`pattern: ${regexp(pattern, "u")}`, code`schema: ${sub(schema)}`]),
    );
    add("patternProperties", list("array", patterns));
  }
  if (schema.additionalProperties) add("additionalProperties", sub(schema.additionalProperties));
  if (schema.propertyNames) add("propertyNames", sub(schema.propertyNames));
  addPlain(objectKeywords);
  if (schema.dependentRequired) {
    add(
      "dependentRequired",
      entries(schema.dependentRequired.map(({ property, requires }) => [property, literal(requires)])),
    );
  }
  if (schema.dependentSchemas) {
    add("dependentSchemas", entries(schema.dependentSchemas.map(({ property, schema }) => [property, sub(schema)])));
  }

  addUnevaluated("unevaluatedProperties");

  const refKeyword = schema.dynamicRef && schema.node.ref === undefined ? "$dynamicRef" : "$ref";
  if (schema.ref) add(refKeyword, referenced(schema.ref, context));
  let hasTag = false;
  for (const keyword of ["allOf", "anyOf", "oneOf"] as const) {
    const parts = schema[keyword];
    if (!parts) continue;
    add(keyword, subs(parts));
    const discrimination = keyword === "allOf" ? undefined : discriminationOf(schema, parts);
    if (discrimination) add("discriminator", literal({ ...discrimination }));
    const tag = keyword === "allOf" || hasTag ? undefined : decisionOf(schema, parts);
    if (tag && !tag.discriminator) {
      hasTag = true;
      add("tag", literal({ keyword, propertyName: tag.propertyName, values: tag.values }));
    }
  }
  for (const keyword of schemaKeywords) {
    const part = schema[keyword];
    if (part) add(keyword, sub(part));
  }
  if (schema.default) add("default", literal(schema.default.value));
  return list("object", members);
}

type PlainKeyword =
  | (typeof plainKeywords)[number]
  | (typeof lengthKeywords)[number]
  | (typeof arrayKeywords)[number]
  | (typeof objectKeywords)[number]
  | "minContains"
  | "maxContains";

function entries(members: readonly (readonly [string, Printable])[]): Printable {
  return list(
    "object",
    members.map(([name, value]) => code`${entryKey(name)}: ${value}`),
  );
}

/** What stands under a name that every object inherits would get the type of that; the compiler takes a computed key for any string. */
function entryKey(name: string): Printable {
  return isInherited(name) ? code`[${literal(name)} as string]` : propertyKey(name);
}

/**
 * Whether a named schema stands elsewhere than in the schema that holds it, so that a `$ref` leads to it: the model knows
 * no schema that is a `$ref` and nothing else, but the places of issues do.
 */
function isReferredTo(part: Schema, { node }: Schema): boolean {
  if (!part.name || part.ignored || part.always !== undefined) return false;
  return part.node.file !== node.file || !part.node.pointer.startsWith(`${node.pointer}/`);
}

/** The target of a `$ref` is reached by a function, also where it has no name. */
function referenced(target: Schema, context: TableContext): Printable {
  const reference = subschema(target, context);
  return namedDefinition(target) ? reference : code`() => (${reference})`;
}
