import fc from "fast-check";
import { expect, test } from "vitest";
import { Diagnostics } from "../../../generator/diagnostics.ts";
import { isJsonObject, type JsonObject, type JsonValue } from "../../../generator/load/text/json.ts";
import { loadText } from "../../load/load-text.ts";
import { documentOf, emittedOf, imported, validatorsOf } from "../model/generated-model.ts";
import { schemas, targets, values } from "./random-schemas.ts";

/**
 * One fault is put into each random schema: what a lenient run makes of it lets every value through that the schema without
 * the fault does.
 */
const runs = 6;
const schemasInARun = 80;
const faultsInASchema = 4;
/** Written as a key of its own, an object that has it looks like a promise to linters. */
const conclusion = "then";
const valuesForASchema = 30;

/** Keywords that refuse a value for what another schema lets through, or does not describe. */
const around: readonly ((inner: JsonValue) => JsonObject)[] = [
  (inner) => ({ not: inner }),
  (inner) => ({ oneOf: [inner, { type: ["object", "array", "string"] }] }),
  (inner) => ({ if: inner, else: false }),
  (inner) => ({ if: { not: inner }, [conclusion]: { type: "object" } }),
  (inner) => ({ allOf: [inner], unevaluatedProperties: false, unevaluatedItems: false }),
  (inner) => ({ anyOf: [inner, { minProperties: 1, minItems: 1 }], unevaluatedProperties: false }),
  (inner) => ({ contains: inner, maxContains: 1, unevaluatedItems: { type: "string" } }),
  (inner) => ({ propertyNames: inner }),
  (inner) => ({ properties: { a: inner, b: {} }, additionalProperties: false }),
  (inner) => ({ prefixItems: [{}, inner], items: false }),
];
const layers = fc.array(fc.constantFrom(...around), { minLength: 1, maxLength: 3 });
const resting = fc.tuple(schemas, layers).map(([schema, all]) => all.reduce((inner, wrap) => wrap(inner), schema));

test.each(Array.from({ length: runs }, (_, run) => run))("no value is refused for a fault (%i)", async (run) => {
  const sampled = fc.sample(resting, { seed: run, numRuns: schemasInARun });
  const planted = sampled.flatMap((schema, index) =>
    spread(faultsOf(schema), index).map((faulty) => ({ schema, faulty })),
  );
  const drawn = planted.map(({ schema }) => schema);
  const faulty = planted.map(({ faulty }) => faulty);
  const named = (list: readonly JsonValue[]) => Object.fromEntries(list.map((schema, index) => [`S${index}`, schema]));
  const { document, diagnostics } = await loadText(JSON.stringify(documentOf({ ...targets, ...named(faulty) })));
  if (!document) throw new Error("the document cannot be mended");
  const building = new Diagnostics();
  const { files } = emittedOf(document, building, { formats: "annotate" });
  const errors = [...diagnostics, ...building.list].filter(
    ({ severity, mend }) => severity === "error" && mend === undefined,
  );
  expect(errors.map(({ message }) => message)).toEqual([]);
  const validators = await imported(files);
  const intact = await validatorsOf({ ...targets, ...named(drawn) }, { formats: "annotate" });
  const refused: (readonly string[])[] = [];
  for (const [index, schema] of drawn.entries()) {
    const { is: fits } = intact(`S${index}`);
    const { is, check } = validators(`S${index}`);
    for (const value of fc.sample(values, { seed: run * 1000 + index, numRuns: valuesForASchema })) {
      if (!fits(value) || (is(value) && check(value).issues === undefined)) continue;
      refused.push([schema, faulty[index], value].map((part) => JSON.stringify(part)));
    }
  }
  expect(refused).toEqual([]);
});

/** Some items of a list, from one on. */
function spread<Item>(list: readonly Item[], from: number): readonly Item[] {
  const step = Math.ceil(list.length / faultsInASchema);
  return list.filter((_, index) => index % step === from % step);
}

/** The keywords that have another type than the value that stands for a fault. */
const withoutNumbers: ReadonlySet<string> = new Set([
  ...["properties", "patternProperties", "dependentSchemas", "dependentRequired"],
  ...["allOf", "anyOf", "oneOf", "prefixItems"],
]);
const holders: ReadonlySet<string> = new Set(["properties", "patternProperties", "dependentSchemas"]);
const single: ReadonlySet<string> = new Set([
  ...["items", "additionalProperties", "propertyNames", "contains", "not", "if", "then", "else"],
  ...["unevaluatedProperties", "unevaluatedItems"],
]);
const limits = /^(?:min|max|exclusive|multipleOf|uniqueItems|pattern$|type$|required$)/;

/** Each way to put a fault into a schema that no other meaning is known of: a keyword, or a schema in it, is none. */
function faultsOf(schema: JsonValue): readonly JsonValue[] {
  if (!isJsonObject(schema)) return [];
  return Object.entries(schema).flatMap(([keyword, value]) => {
    const changed = (next: JsonValue): JsonValue => ({ ...schema, [keyword]: next });
    if (keyword === "$ref") return [changed("#/components/schemas/Missing")];
    if (limits.test(keyword)) return [changed({})];
    if (single.has(keyword)) return [changed(7), ...faultsOf(value).map(changed)];
    if (!withoutNumbers.has(keyword)) return [];
    return [changed(7), ...insideOf(keyword, value).map(changed)];
  });
}

function insideOf(keyword: string, value: JsonValue): readonly JsonValue[] {
  const faults = (inner: JsonValue) => [7, ...faultsOf(inner)];
  if (Array.isArray(value)) {
    return value.flatMap((item: JsonValue, at) => faults(item).map((fault) => value.with(at, fault)));
  }
  if (!isJsonObject(value) || !holders.has(keyword)) return [];
  const of = (name: string, fault: JsonValue): JsonObject => ({ ...value, [name]: fault });
  return Object.entries(value).flatMap(([name, inner]) => faults(inner).map((fault) => of(name, fault)));
}
