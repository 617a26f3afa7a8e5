import type { DocumentNode } from "../document/document-node.ts";
import { refusingNothing } from "../document/lone-reference.ts";
import type { Place } from "../document/origins.ts";
import { isJsonArray, isJsonObject, type MutableJsonObject, setMember } from "../text/json.ts";
import { mutable, type Rewriting } from "./rewriting.ts";

/**
 * Keywords that describe, name or hold something and do not decide, as extensions do: a schema of no others says nothing,
 * and they stay outside when one is wrapped.
 */
const annotations = new Set([
  ..."$id $anchor $dynamicAnchor $schema $vocabulary $comment $defs definitions".split(" "),
  ...refusingNothing,
  "nullable",
  "x-nullable",
]);

/** Keywords that may refuse null whatever `type` says. */
const compositions = ["allOf", "oneOf", "anyOf", "not", "if", "const", "$ref", "$dynamicRef"];

/**
 * Turns a Schema Object of OpenAPI 3.0 (section 4.7.24) or Swagger 2.0 into JSON Schema 2020-12, in place. Its
 * subschemas are upgraded on their own.
 */
export function upgradeSchema(node: DocumentNode, rewriting: Rewriting): void {
  const schema = mutable(node);
  if (!schema) return;
  if (typeof schema.exclusiveMinimum === "boolean" || typeof schema.exclusiveMaximum === "boolean")
    upgradeBounds(node, schema, rewriting);
  upgradeDiscriminator(node, schema, rewriting);
  upgradeFile(node, schema, rewriting);
  upgradeNull(node, rewriting);
}

/** What `nullable: true` says, in whatever version it stands. */
export function upgradeNull(node: DocumentNode, rewriting: Rewriting): void {
  const schema = mutable(node);
  if (!schema || !nullFlag(node) || upgradeNullableAlone(node, schema, rewriting)) return;
  upgradeNullable(node, schema, rewriting);
}

/** The exclusive bounds were flags beside `minimum` and `maximum` in JSON Schema before Draft 6. */
export function upgradeBounds(node: DocumentNode, schema: MutableJsonObject, rewriting: Rewriting): void {
  for (const [flag, bound] of [
    ["exclusiveMinimum", "minimum"],
    ["exclusiveMaximum", "maximum"],
  ] as const) {
    const exclusive = node.boolean(flag);
    if (exclusive === undefined) continue;
    const limit = node.get(bound);
    if (exclusive && limit) {
      const place = limit.place();
      rewriting.replaceKeyword(schema, bound);
      rewriting.put(schema, flag, limit.value, place);
    } else if (exclusive) {
      rewriting.ignoreKeywords(schema, [node.get(flag) ?? node], {
        reason: `ignored without \`${bound}\``,
        help: `It says of \`${bound}\` that the bound itself is not allowed. Write the bound, or leave it out.`,
      });
    } else rewriting.replaceKeyword(schema, flag);
  }
}

/** Swagger 2.0 has the name of the property alone. */
function upgradeDiscriminator(node: DocumentNode, schema: MutableJsonObject, rewriting: Rewriting): void {
  const name = node.get("discriminator");
  if (typeof name?.value !== "string") return;
  const discriminator: MutableJsonObject = {};
  rewriting.put(discriminator, "propertyName", name.value, name.place());
  rewriting.put(schema, "discriminator", discriminator, name.place());
}

/** Swagger 2.0, `type: file`: octets, of which 3.0 said `format: binary`. */
function upgradeFile(node: DocumentNode, schema: MutableJsonObject, rewriting: Rewriting): void {
  const type = node.get("type");
  if (type?.value !== "file") return;
  rewriting.put(schema, "type", "string", type.place());
  rewriting.put(schema, "format", "binary", type.place());
  rewriting.origins.recordAdded(schema, "format");
}

/** What says that a schema may be null, or that it may not. */
export function nullFlag(node: DocumentNode): DocumentNode | undefined {
  return node.get("nullable") ?? node.get("x-nullable");
}

/** Whether a schema decides nothing, but for `nullable`. */
export function saysNothing(node: DocumentNode): boolean {
  return conditionsOf(node).length === 0;
}

function conditionsOf(node: DocumentNode): readonly (readonly [string, DocumentNode])[] {
  return node.entries().filter(([key]) => !annotations.has(key) && !key.startsWith("x-"));
}

/**
 * `{nullable: true}` in a list of schemas, with words at most. To the letter of OpenAPI 3.0.3 any value fits it, and the
 * others would be there for nothing; what is meant, and what generators write for an optional value, is null: one more
 * alternative, or what the whole of an `allOf` may be too. An alternative with a default is what its default is.
 */
export function isNullAlone(node: DocumentNode): boolean {
  const { parent: list } = node;
  if (nullFlag(node)?.value !== true || !saysNothing(node) || !isJsonArray(list?.value)) return false;
  if (list.key === "anyOf" || list.key === "oneOf") return (node.get("default")?.value ?? null) === null;
  return list.key === "allOf";
}

function upgradeNullableAlone(node: DocumentNode, schema: MutableJsonObject, rewriting: Rewriting): boolean {
  const flag = nullFlag(node);
  const list = node.parent;
  if (!flag || !isNullAlone(node)) return false;
  const place = flag.place();
  if (list?.key === "allOf") {
    // A schema is upgraded after those within it, and will find the flag as its own.
    const composed = list.parent && mutable(list.parent);
    if (!composed) return false;
    rewriting.remove(schema, flag.key);
    if (composed.nullable !== true) rewriting.put(composed, "nullable", true, place);
    return true;
  }
  rewriting.replaceKeyword(schema, flag.key);
  rewriting.put(schema, "type", "null", place);
  rewriting.origins.recordAdded(schema, "type");
  return true;
}

/**
 * `nullable: true` adds null to the schema's own `type` and `enum`. Where the schema has other conditions, they would
 * still refuse null, to the letter of OpenAPI 3.0.3; but whoever writes `nullable` beside `allOf` means that null is
 * allowed, and so do the servers: the conditions become one alternative, and null the other.
 */
export function upgradeNullable(node: DocumentNode, schema: MutableJsonObject, rewriting: Rewriting): void {
  const flag = nullFlag(node);
  if (!flag) return;
  const place = flag.place();
  const type = node.get("type");
  const values = node.get("enum");
  const conditions = conditionsOf(node);
  rewriting.replaceKeyword(schema, flag.key);
  if (flag.value !== true || conditions.length === 0) return;

  const composed = compositions.some((key) => Object.hasOwn(schema, key));
  const onlyEnum = conditions.every(([key]) => key === "enum" || key === "format");
  if (composed || (!type && !onlyEnum)) {
    letNullThrough(node, place, rewriting);
    return;
  }
  const types = typeof type?.value === "string" ? [type] : (type?.items() ?? []);
  if (type && !types.some(({ value }) => value === "null")) {
    const own = types.map((one) => ({ value: one.value, place: one.place() }));
    rewriting.put(schema, "type", rewriting.list(...own, { value: "null", place }), type.place());
  }
  if (isJsonArray(values?.value) && !values.value.includes(null)) {
    const items = values.items().map((item) => ({ value: item.value, place: item.place() }));
    rewriting.put(schema, "enum", rewriting.list(...items, { value: null, place }), values.place());
  }
}

/** Makes what a schema asks one alternative, and null the other one, which stands at a place of the text. */
export function letNullThrough(node: DocumentNode, nullPlace: Place, rewriting: Rewriting): void {
  const schema = mutable(node);
  if (!schema) return;
  const conditions = conditionsOf(node);
  const here = node.path();
  const place = node.place();
  const nothing: MutableJsonObject = {};
  setMember(nothing, "type", "null");
  rewriting.origins.recordAdded(nothing, "type");
  rewriting.origins.recordAdded(schema, "anyOf");
  const [first] = conditions;
  // `allOf` of one schema stands around a `$ref` only because nothing could stand beside it: the type is `Pet | null`.
  const single = conditions.length === 1 && first?.[0] === "allOf" ? first[1].items().filter(says) : [];
  const [only] = single;
  if (single.length === 1 && only && isJsonObject(only.value)) {
    const alternatives = rewriting.list(
      { value: only.value, place: only.place() },
      { value: nothing, place: nullPlace },
    );
    rewriting.moved(node.source, only.path(), [...here, "anyOf", "0"]);
    rewriting.replaceKeyword(schema, "allOf");
    rewriting.put(schema, "anyOf", alternatives, place);
    return;
  }
  const inner: MutableJsonObject = {};
  for (const [key, condition] of conditions) {
    rewriting.put(inner, key, condition.value, condition.place());
    rewriting.moved(node.source, condition.path(), [...here, "anyOf", "0", key]);
  }
  rewriting.holds(schema, inner);
  for (const [key] of conditions) rewriting.remove(schema, key);
  const alternatives = rewriting.list({ value: inner, place }, { value: nothing, place: nullPlace });
  rewriting.put(schema, "anyOf", alternatives, place);
}

function says({ value }: DocumentNode): boolean {
  return !isJsonObject(value) || Object.keys(value).length > 0;
}
