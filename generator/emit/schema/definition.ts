import type { Schema } from "../../model/schema.ts";
import type { EmitSettings } from "../core/context.ts";
import { code, list, literal, type Printable, propertyKey, regexp } from "../core/printable.ts";
import { decisionOf } from "./decision.ts";
import { discriminationOf } from "./discriminated.ts";
import {
  declaredProperties,
  declaredRequired,
  isReferredTo,
  patternText,
  saysType,
  tagsOfHeir,
  textBeside,
  typesInPlace,
  type Way,
} from "./document-text.ts";
import { explainers } from "./explainers.ts";
import { formatTest } from "./format-tests.ts";
import { isInherited } from "./member-access.ts";
import { namedDefinition, namedValues } from "./named-schema.ts";
import { repeats } from "./repetition.ts";
import { runtimeFormat, runtimeValue } from "./runtime-imports.ts";
import { plainReference } from "./schema-parts.ts";

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
  const keywords = new Set<string>();
  const add = (keyword: string, value: Printable) => {
    keywords.add(keyword);
    members.push(code`${propertyKey(keyword)}: ${value}`);
  };
  const addPlain = (keywords: readonly PlainKeyword[]) => {
    for (const keyword of keywords) {
      const value = schema[keyword];
      if (value !== undefined) add(keyword, literal(value));
    }
  };
  const sub = (part: Schema, ...way: Way) =>
    isReferredTo(part, schema, way) ? code`{ $ref: ${subschema(part, context)} }` : subschema(part, context);
  const addUnevaluated = (keyword: "unevaluatedItems" | "unevaluatedProperties") => {
    const part = schema[keyword];
    if (part) add(keyword, list("array", [sub(part, keyword), runtimeValue("explainUnevaluated")]));
  };
  const subs = (parts: readonly Schema[], keyword: string) =>
    list(
      "array",
      parts.map((part, index) => sub(part, keyword, index)),
    );
  const addTypes = (keyword: string, types: Schema["types"]) => {
    if (types) add(keyword, literal(types.length === 1 ? (types[0] ?? []) : types));
  };
  const discriminator = schema.discriminator ?? schema.hiddenDiscriminator;
  const { heirs } = discriminator ?? {};

  if (schema.name && schema.reach.recursive) add("recursive", code`true`);
  if (repeats(schema)) add("repeats", code`true`);
  addTypes("type", heirs ? heirs.types : saysType(schema) ? schema.types : undefined);
  addTypes("typeInPlace", typesInPlace(schema));
  if (schema.const) add("const", literal(schema.const.value));
  if (schema.enum) add("enum", namedValues(schema) ?? literal(schema.enum));
  addPlain(plainKeywords);
  addPlain(lengthKeywords);
  if (schema.pattern !== undefined) add("pattern", regexp(schema.pattern, "u"));
  const text = patternText(schema);
  if (text !== undefined) add("patternText", literal(text));
  const format = context.settings.formats === "assert" ? formatTest(schema.format) : undefined;
  if (format && schema.format !== undefined) {
    const keyword = format.type === "string" ? "format" : "numberFormat";
    add(keyword, list("array", [literal(schema.format), runtimeFormat(format.name)]));
  }

  if (schema.prefixItems) add("prefixItems", subs(schema.prefixItems, "prefixItems"));
  if (schema.items) add("items", sub(schema.items, "items"));
  if (schema.contains) {
    add("contains", sub(schema.contains, "contains"));
    addPlain(["minContains", "maxContains"]);
  }
  addPlain(arrayKeywords);
  if (schema.uniqueItems) add("uniqueItems", code`true`);
  addUnevaluated("unevaluatedItems");

  const required = declaredRequired(schema);
  if (required.length > 0) add("required", literal(required));
  const properties = declaredProperties(schema);
  if (properties) {
    add("properties", entries(properties.map(({ name, schema }) => [name, sub(schema, "properties", name)])));
  }
  const tags = tagsOfHeir(schema);
  if (tags.length > 0) add("heir", literal(tags.map((tag) => ({ ...tag }))));
  if (schema.patternProperties) {
    const patterns = schema.patternProperties.map(({ pattern, key, schema }) => {
      const text = textBeside(pattern, key);
      return list("object", [
        code`pattern: ${regexp(pattern, "u")}`,
        ...(text === undefined ? [] : [code`text: ${literal(text)}`]),
        code`schema: ${sub(schema, "patternProperties", key)}`,
      ]);
    });
    add("patternProperties", list("array", patterns));
  }
  if (schema.additionalProperties)
    add("additionalProperties", sub(schema.additionalProperties, "additionalProperties"));
  if (schema.propertyNames) add("propertyNames", sub(schema.propertyNames, "propertyNames"));
  addPlain(objectKeywords);
  if (schema.dependentRequired) {
    add(
      "dependentRequired",
      entries(schema.dependentRequired.map(({ property, requires }) => [property, literal(requires)])),
    );
  }
  const dependencies = dependenciesOf(schema);
  if (schema.dependentSchemas) {
    const dependents = schema.dependentSchemas.map(({ property, schema: part }): [string, Printable] => {
      const keyword = dependencies.includes(property) ? "dependencies" : "dependentSchemas";
      return [property, sub(part, keyword, property)];
    });
    add("dependentSchemas", entries(dependents));
  }
  if (dependencies.length > 0) add("dependencies", literal(dependencies));

  addUnevaluated("unevaluatedProperties");

  const { target, dynamicTarget, allOf } = referencesOf(schema);
  if (target) add("$ref", subschema(target, context));
  if (dynamicTarget) add("$dynamicRef", subschema(dynamicTarget, context));
  let hasTag = false;
  for (const keyword of ["allOf", "anyOf", "oneOf"] as const) {
    const parts = keyword === "allOf" ? allOf : schema[keyword];
    if (!parts || parts.length === 0) continue;
    const ofHeirs = () => parts.map((part) => subschema(part, context));
    // One of the two and never both, which would double the work with each level.
    add(keyword, heirs ? list("array", ofHeirs()) : subs(parts, keyword));
    const discrimination = keyword === "allOf" ? undefined : discriminationOf({ discriminator }, parts);
    if (discrimination) {
      const marks = { ...(heirs && { heirs: true }), ...(schema.hiddenDiscriminator && { hidden: true }) };
      add("discriminator", literal({ ...discrimination, ...marks }));
    }
    const tag = keyword === "allOf" || hasTag ? undefined : decisionOf(schema, parts);
    if (tag && !tag.discriminator) {
      hasTag = true;
      add("tag", literal({ keyword, propertyName: tag.propertyName, values: tag.values }));
    }
  }
  for (const keyword of schemaKeywords) {
    const part = schema[keyword];
    if (part) add(keyword, sub(part, keyword));
  }
  const refused = schema.not && (plainReference(schema.not) ?? schema.not);
  const called = refused?.title ?? refused?.name?.typescript;
  if (called !== undefined) add("notText", literal(called));
  if (schema.default) add("default", literal(schema.default.value));
  const isAsked = ([keyword]: (typeof explainers)[number]) => keywords.has(keyword);
  const explaining = new Set(explainers.filter(isAsked).map(([, name]) => explainerFor(name, schema)));
  if (explaining.size > 0) add("explain", list("array", [...explaining].map(runtimeValue)));
  return list("object", members);
}

/** Items are compared without what the direction ignores of them. */
function explainerFor(name: (typeof explainers)[number][1], { reach }: Schema) {
  return name === "explainUniqueItems" && reach.ignored ? "explainUniqueAsShown" : name;
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

/** Where `$ref` and `$dynamicRef` lead: the model has the one at the end of `allOf` where there are both. */
function referencesOf(schema: Schema) {
  const { node, dynamicRef, ref, allOf } = schema;
  if (!dynamicRef) return { target: ref, dynamicTarget: undefined, allOf };
  if (node.ref === undefined) return { target: undefined, dynamicTarget: ref, allOf };
  return { target: ref, dynamicTarget: allOf?.at(-1), allOf: allOf?.slice(0, -1) };
}

/** The members of `dependentRequired` and `dependentSchemas` that stand in `dependencies`. */
function dependenciesOf({ node, dependentRequired = [], dependentSchemas = [] }: Schema): readonly string[] {
  const older = node.get("dependencies");
  const names = [...dependentRequired, ...dependentSchemas].map(({ property }) => property);
  return older ? names.filter((name) => older.get(name)) : [];
}
