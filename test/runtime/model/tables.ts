import { explainers } from "../../../generator/emit/schema/definitions/explainers.ts";
import type { CheckOptions, Definition, Predicate, Subschema } from "../../../templates/runtime/model/index.ts";
import * as runtime from "../../../templates/runtime/model/index.ts";

/**
 * The functions that read tables, for tables without what explains their keywords: it is put in here, as the generator
 * does it.
 */
export const explain = (definition: Subschema, value: unknown, options?: CheckOptions) =>
  runtime.explain(complete(definition), value, options);

export const fits = (definition: Subschema, value: unknown, options?: CheckOptions) =>
  runtime.fits(complete(definition), value, options);

export const check = <Value>(is: Predicate<Value>, definition: Subschema, value: unknown, options?: CheckOptions) =>
  runtime.check(is, complete(definition), value, options);

export const checkWithDefaults = <Value>(
  is: Predicate<unknown>,
  definition: Subschema,
  value: unknown,
  options?: CheckOptions,
) => runtime.checkWithDefaults<Value>(is, complete(definition), value, options);

export const withDefaults = (definition: Subschema, value: unknown, options?: CheckOptions) =>
  runtime.withDefaults(complete(definition), value, options);

export const withoutIgnored = (definition: Subschema, value: unknown, options?: CheckOptions) =>
  runtime.withoutIgnored(complete(definition), value, options);

const known = new WeakMap<object, Subschema>();

/** Tables are known by their identity: one has one that stands for it. */
function complete(subschema: Subschema): Subschema {
  if (typeof subschema === "boolean" || subschema === runtime.ignored) return subschema;
  const made = known.get(subschema) ?? (typeof subschema === "function" ? follow(subschema) : table(subschema));
  known.set(subschema, made);
  return made;
}

function follow(reference: () => Definition | boolean): () => Definition | boolean {
  return () => {
    const target = complete(reference());
    return typeof target === "function" ? target() : target;
  };
}

const exported = new Map<string, unknown>(Object.entries(runtime));

function table(definition: Definition): Definition {
  const functions = explainers.filter(([keyword]) => keyword in definition).map(([, name]) => exported.get(name));
  const members = Object.entries(definition).map(([keyword, value]) => [keyword, completed(keyword, value)]);
  return { ...Object.fromEntries(members), ...(functions.length > 0 && { explain: [...new Set(functions)] }) };
}

// biome-ignore lint/suspicious/noExplicitAny: what a keyword of a table has is known by its name alone.
function completed(keyword: string, value: any): unknown {
  switch (keyword) {
    case "properties":
    case "dependentSchemas":
      return Object.fromEntries(Object.entries<Subschema>(value).map(([name, part]) => [name, complete(part)]));
    case "patternProperties":
      return value.map((entry: { schema: Subschema }) => ({ ...entry, schema: complete(entry.schema) }));
    case "unevaluatedItems":
    case "unevaluatedProperties":
      return [complete(value[0]), value[1]];
    case "allOf":
    case "anyOf":
    case "oneOf":
    case "prefixItems":
      return value.map(complete);
    case "$ref":
    case "$dynamicRef":
    case "items":
    case "contains":
    case "additionalProperties":
    case "propertyNames":
    case "not":
    case "if":
    case "then":
    case "else":
      return complete(value);
    default:
      return value;
  }
}
