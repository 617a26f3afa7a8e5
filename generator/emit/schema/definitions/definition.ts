import type { PatternProperty, Property, Schema } from "../../../model/api/schema.ts";
import { listsItems } from "../../../model/keywords/lists-items.ts";
import { formatTest } from "../../../model/schema/formats.ts";
import type { EmitSettings } from "../../core/context.ts";
import { code, list, literal, type Printable, propertyKey, regexp } from "../../core/printable.ts";
import { decisionOf } from "../decision.ts";
import { discriminationOf, discriminatorOf } from "../discriminated.ts";
import {
  countOfOwn,
  countReferences,
  declaredProperties,
  declaredRequired,
  givenDefault,
  patternText,
  referencesOf,
  saysType,
  stepsToDiscriminator,
  tagsOfHeir,
  textBeside,
  typesInPlace,
  type Way,
} from "../document-text.ts";
import { namedDefinition, namedValues } from "../named-schema.ts";
import { keptValues } from "../repetition.ts";
import { runtimeFormat, runtimeValue } from "../runtime-imports.ts";
import { plainReference } from "../schema-parts.ts";
import { entries } from "./entries.ts";
import { explainerFor, explainers } from "./explainers.ts";
import type { PlainTables } from "./plain-tables.ts";

type Settings = Pick<EmitSettings, "formats">;

/**
 * The table of a schema for `explain` and `withDefaults`: an expression of the run-time type `Subschema`. For a named
 * schema it is the name of the function that makes its table.
 */
export function definition(schema: Schema, settings: Settings): Printable {
  return namedDefinition(schema) ?? table(schema, { settings, open: new Set() });
}

/**
 * The table of a named schema as its declaration says it.
 * @param plain Takes the tables in it that its file has once.
 */
export function declaredDefinition(schema: Schema, settings: Settings, plain: PlainTables): Printable {
  return table(schema, { settings, open: new Set(), plain });
}

interface TableContext {
  readonly settings: Settings;
  readonly plain?: PlainTables | undefined;
  /** The schemas without a name that are being written: a cycle of them ends where it begins. */
  readonly open: ReadonlySet<Schema>;
}

/** A subschema: the function that makes the table of a named schema, or a table. */
function subschema(schema: Schema, context: TableContext): Printable {
  const named = namedDefinition(schema);
  if (named) return named;
  return context.open.has(schema) ? code`true` : table(schema, context, context.plain);
}

/** Keywords whose values stand in the table as they are. */
type PlainKeyword =
  | "minimum"
  | "exclusiveMinimum"
  | "maximum"
  | "exclusiveMaximum"
  | "multipleOf"
  | "minLength"
  | "maxLength"
  | "minItems"
  | "maxItems"
  | "minContains"
  | "maxContains"
  | "minProperties"
  | "maxProperties";

function table(schema: Schema, outer: TableContext, plain?: PlainTables): Printable {
  if (schema.hidden) return runtimeValue("ignored");
  if (schema.always !== undefined) return literal(schema.always);
  const written = new Table(schema, { ...outer, open: new Set([...outer.open, schema]) });
  addScalarKeywords(written);
  addArrayKeywords(written);
  addObjectKeywords(written);
  addReferences(written);
  addUnion(written, "anyOf");
  addUnion(written, "oneOf");
  addConditions(written);
  const printable = written.printable();
  return plain?.constant(schema, written.keywords, printable) ?? printable;
}

/** The members of a table, in the order in which they are added. */
class Table {
  readonly schema: Schema;
  readonly context: TableContext;
  readonly #members = new Map<string, Printable>();

  constructor(schema: Schema, context: TableContext) {
    this.schema = schema;
    this.context = context;
  }

  get keywords(): Iterable<string> {
    return this.#members.keys();
  }

  has(keyword: string): boolean {
    return this.#members.has(keyword);
  }

  add(keyword: string, value: Printable): void {
    this.#members.set(keyword, value);
  }

  addPlain(...keywords: readonly PlainKeyword[]): void {
    for (const keyword of keywords) {
      const value = this.schema[keyword];
      if (value !== undefined) this.add(keyword, literal(value));
    }
  }

  addTypes(keyword: string, types: Schema["types"]): void {
    if (types) this.add(keyword, literal(types.length === 1 ? (types[0] ?? []) : types));
  }

  /** A keyword that holds a schema. */
  addSchema(keyword: "contains" | "additionalProperties" | "propertyNames" | "not" | "if" | "then" | "else"): void {
    const part = this.schema[keyword];
    if (part) this.add(keyword, this.sub(part, keyword));
  }

  /** What a schema is called in messages: by its title or its name. */
  addText(keyword: "containsText" | "notText" | "ifText", part: Schema): void {
    const { title, name } = plainReference(part) ?? part;
    const called = title ?? name?.typescript;
    if (called !== undefined) this.add(keyword, literal(called));
  }

  addUnevaluated(keyword: "unevaluatedItems" | "unevaluatedProperties"): void {
    const part = this.schema[keyword];
    if (part) this.add(keyword, list("array", [this.sub(part, keyword), runtimeValue("explainUnevaluated")]));
  }

  /** A subschema by the way that leads to it. */
  sub(part: Schema, ...way: Way): Printable {
    const found = subschema(part, this.context);
    return behindReferences(found, countReferences(part, this.schema, way));
  }

  subs(parts: readonly Schema[], keyword: string): Printable {
    return list(
      "array",
      parts.map((part, index) => this.sub(part, keyword, index)),
    );
  }

  /** The table, with what explains those of its keywords that few schemas have. */
  printable(): Printable {
    const asked = explainers.filter(([keyword]) => this.has(keyword));
    const explaining = new Set(asked.map(([, name]) => explainerFor(name, this.schema)));
    if (explaining.size > 0) this.add("explain", list("array", [...explaining].map(runtimeValue)));
    return list(
      "object",
      [...this.#members].map(([keyword, value]) => code`${propertyKey(keyword)}: ${value}`),
    );
  }
}

function addScalarKeywords(table: Table): void {
  const { schema, context } = table;
  const { heirs } = discriminatorOf(schema) ?? {};
  if (schema.name && schema.reach.recursive) table.add("recursive", code`true`);
  const kept = keptValues(schema);
  if (kept) table.add("repeats", code`true`);
  if (kept === "scalars") table.add("recall", runtimeValue("recallScalar"));
  table.addTypes("type", heirs ? heirs.types : saysType(schema) ? schema.types : undefined);
  table.addTypes("typeInPlace", typesInPlace(schema));
  if (schema.const) table.add("const", literal(schema.const.value));
  if (schema.enum) table.add("enum", namedValues(schema) ?? literal(schema.enum));
  table.addPlain("minimum", "exclusiveMinimum", "maximum", "exclusiveMaximum", "multipleOf", "minLength", "maxLength");
  if (schema.pattern !== undefined) table.add("pattern", regexp(schema.pattern, "u"));
  const text = patternText(schema);
  if (text !== undefined) table.add("patternText", literal(text));
  const format = context.settings.formats === "assert" ? formatTest(schema.format) : undefined;
  if (!format || schema.format === undefined) return;
  const keyword = format.type === "string" ? "format" : "numberFormat";
  table.add(keyword, list("array", [literal(schema.format), runtimeFormat(format.test.name)]));
}

function addArrayKeywords(table: Table): void {
  const { prefixItems, items, contains, uniqueItems, node } = table.schema;
  const listed = prefixItems !== undefined && listsItems(node);
  if (prefixItems) table.add("prefixItems", table.subs(prefixItems, listed ? "items" : "prefixItems"));
  if (items) table.add("items", table.sub(items, listed ? "additionalItems" : "items"));
  if (listed) table.add("itemKeywords", code`["items", "additionalItems"]`);
  table.addSchema("contains");
  if (contains) {
    table.addText("containsText", contains);
    table.addPlain("minContains", "maxContains");
  }
  table.addPlain("minItems", "maxItems");
  if (uniqueItems) table.add("uniqueItems", code`true`);
  table.addUnevaluated("unevaluatedItems");
}

function addObjectKeywords(table: Table): void {
  const { schema } = table;
  const required = declaredRequired(schema);
  if (required.length > 0) table.add("required", literal(required));
  const properties = declaredProperties(schema);
  const property = ({ name, schema }: Property) => [name, table.sub(schema, "properties", name)] as const;
  if (properties) table.add("properties", entries(properties.map(property)));
  const tags = tagsOfHeir(schema);
  if (tags.length > 0) table.add("heir", literal(tags.map((tag) => ({ ...tag }))));
  const patterns = schema.patternProperties?.map((one) => patternTable(one, table));
  if (patterns) table.add("patternProperties", list("array", patterns));
  table.addSchema("additionalProperties");
  table.addSchema("propertyNames");
  table.addPlain("minProperties", "maxProperties");
  for (const keyword of ["dependentRequired", "dependentSchemas", "dependencies"] as const) {
    const required = (schema.dependentRequired ?? []).filter((one) => one.keyword === keyword);
    const fitting = (schema.dependentSchemas ?? []).filter((one) => one.keyword === keyword);
    const dependents = [
      ...required.map(({ property, requires }) => [property, literal(requires)] as const),
      ...fitting.map(({ property, schema: part }) => [property, table.sub(part, keyword, property)] as const),
    ];
    if (dependents.length > 0) table.add(keyword, entries(dependents));
  }
  table.addUnevaluated("unevaluatedProperties");
}

function patternTable({ pattern, key, schema }: PatternProperty, table: Table): Printable {
  const text = textBeside(pattern, key);
  return list("object", [
    code`pattern: ${regexp(pattern, "u")}`,
    ...(text === undefined ? [] : [code`text: ${literal(text)}`]),
    code`schema: ${table.sub(schema, "patternProperties", key)}`,
  ]);
}

/** The table of a schema that so many `$ref`s lead to. */
function behindReferences(found: Printable, count: number): Printable {
  return count > 0 ? code`{ $ref: ${behindReferences(found, count - 1)} }` : found;
}

function addReferences(table: Table): void {
  const { target, dynamicTarget, allOf = [] } = referencesOf(table.schema);
  if (target) {
    const found = subschema(target, table.context);
    table.add("$ref", behindReferences(found, countOfOwn(target, table.schema) - 1));
  }
  if (dynamicTarget) table.add("$dynamicRef", subschema(dynamicTarget, table.context));
  if (allOf.length > 0) table.add("allOf", table.subs(allOf, "allOf"));
}

function addUnion(table: Table, keyword: "anyOf" | "oneOf"): void {
  const { schema, context } = table;
  const parts = schema[keyword] ?? [];
  if (parts.length === 0) return;
  const discriminator = discriminatorOf(schema);
  const { heirs } = discriminator ?? {};
  const byHeirs = () =>
    list(
      "array",
      parts.map((part) => subschema(part, context)),
    );
  // One of the two and never both, which would double the work with each level.
  table.add(keyword, heirs ? byHeirs() : table.subs(parts, keyword));
  const discrimination = discriminationOf({ discriminator }, parts);
  if (discrimination) {
    const place = discriminator ? stepsToDiscriminator(discriminator, schema, keyword) : [];
    const marks = {
      ...(heirs && { heirs: true }),
      ...(schema.hiddenDiscriminator && { hidden: true }),
      ...(place.length > 0 && { place }),
    };
    table.add("discriminator", literal({ ...discrimination, ...marks }));
  }
  const tag = table.has("tag") ? undefined : decisionOf(schema, parts);
  if (!tag || tag.discriminator) return;
  table.add("tag", literal({ keyword, propertyName: tag.propertyName, values: tag.values }));
}

function addConditions(table: Table): void {
  const { not, if: condition, then, else: otherwise } = table.schema;
  const given = givenDefault(table.schema);
  table.addSchema("not");
  table.addSchema("if");
  table.addSchema("then");
  table.addSchema("else");
  if (not) table.addText("notText", not);
  const isLeftAlone = [then, otherwise].some((branch) => branch?.always === false);
  if (condition && isLeftAlone) table.addText("ifText", condition);
  if (given) table.add("default", literal(given.value));
}
