import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isJsonObject, type JsonObject, type JsonValue } from "../../../generator/load/text/json.ts";
import { validatorsOf } from "../model/generated-model.ts";
import { isToldBy, judge } from "./judged.ts";
import { schemas, targets, values } from "./random-schemas.ts";

/**
 * The rule of directions, held against an independent validator: a value of one direction fits as if the members of the
 * other one were not there, and none of them is required. Here every object has one member that is only read, `ro`: ajv
 * is asked about the value without it, and about a schema that does not require it.
 */
describe.each<[string, Declaration]>([
  ["by its name", byName],
  ["by a pattern", byPattern],
])("what a request holds, where a member is only read %s", (_, declaration) => {
  const runs = 4;
  const schemasInARun = 60;
  const valuesForASchema = 40;

  for (let run = 1; run <= runs; run++) {
    test(`is judged as if nothing were there that is only read (${run} of ${runs})`, async () => {
      const drawn = fc.sample(conditional, { seed: 100 + run, numRuns: schemasInARun });
      const named = { ...targets, ...Object.fromEntries(drawn.map((schema, index) => [`S${index}_`, schema])) };
      const components = mapped(named, (schema) => declared(renamed(schema), declaration));
      const validators = await validatorsOf(components, { formats: "annotate" });
      const judges = judgesOf(components);
      const wrong: object[] = [];
      for (const index of drawn.keys()) {
        const judge = judges(`S${index}_`);
        const { is, check } = validators(`S${index}_${takesNothing(components[`S${index}_`]) ? "" : "Writable"}`);
        for (const drawnValue of fc.sample(valuesAndLists, { seed: run * 1000 + index, numRuns: valuesForASchema })) {
          const value = renamed(drawnValue);
          const told = { schema: components[`S${index}_`], value, fits: is(value), issues: check(value).issues };
          if (told.fits !== judge(stripped(value)) || !isToldBy(told)) wrong.push(told);
        }
      }
      expect(wrong).toEqual([]);
    });
  }
});

/** Lists with items that often differ in one member alone are drawn too seldom. */
const items = fc.record({ a: fc.constantFrom(1, 2), b: fc.constantFrom(1, 2) }, { requiredKeys: [] });
const valuesAndLists: fc.Arbitrary<JsonValue> = fc.oneof(
  { weight: 4, arbitrary: values },
  { weight: 1, arbitrary: fc.array(items, { minLength: 2, maxLength: 3 }) },
);

/** What is asked of the member is drawn too seldom: every second schema asks for it in a condition. */
const conditional: fc.Arbitrary<JsonValue> = fc
  .letrec<{ asked: JsonObject }>((tie) => {
    const names = fc.subarray(["a", "ro", "x-y"], { minLength: 1, maxLength: 2 });
    const asking = fc.oneof(
      names.map((required): JsonObject => ({ required })),
      names.map((requires): JsonObject => ({ dependentRequired: { a: requires } })),
      fc.constant<JsonObject>({ properties: { ro: { const: "b" } } }),
    );
    return {
      asked: fc.oneof(
        { depthSize: "small" },
        asking,
        tie("asked").map((part): JsonObject => ({ allOf: [part] })),
        tie("asked").map((part): JsonObject => ({ not: part })),
        asking.map((part): JsonObject => ({ anyOf: [part, { required: ["d"] }] })),
      ),
    };
  })
  .asked.chain((asked) => {
    const answers = [
      { not: asked },
      { if: asked, else: { required: ["a"] } },
      { if: asked, ["then" as string]: false },
    ];
    return fc.oneof(
      schemas,
      fc.constantFrom<JsonObject>(...answers, { items: {}, uniqueItems: true }),
      fc.tuple(schemas, fc.constantFrom<JsonObject>(...answers)).map((parts): JsonObject => ({ allOf: parts })),
    );
  });

/** What takes no value is the same in both directions. */
function takesNothing(schema: JsonValue | undefined): boolean {
  return isJsonObject(schema) && ["{}", "true"].includes(JSON.stringify(schema.not));
}

function mapped(object: JsonObject, change: (value: JsonValue) => JsonValue): JsonObject {
  return Object.fromEntries(Object.entries(object).map(([key, value]) => [key, change(value)]));
}

/** Gives the member that is only read its name, in schemas and values alike. */
function renamed(value: JsonValue): JsonValue {
  return JSON.parse(JSON.stringify(value).replaceAll(/"[bc]"/g, '"ro"'));
}

function stripped(value: JsonValue): JsonValue {
  if (Array.isArray(value)) return value.map((item: JsonValue) => stripped(item));
  if (!isJsonObject(value)) return value;
  const { ro, ...rest } = value;
  return mapped(rest, stripped);
}

/** Keywords whose schemas are held against the same value, against its parts, and against nothing but the answer. */
const sameValue = new Set(["allOf", "anyOf", "oneOf", "then", "else", "dependentSchemas"]);
const conditions = new Set(["not", "if"]);
const maps = new Set(["properties", "patternProperties", "dependentSchemas"]);
const lists = new Set(["allOf", "anyOf", "oneOf", "prefixItems"]);
const single = new Set(
  "items contains additionalProperties propertyNames unevaluatedItems unevaluatedProperties not if then else".split(
    " ",
  ),
);
/** They compare whole values, and so what is only read, too: items that the same schema does not describe as well. */
function isComparing(keyword: string, { items }: JsonObject): boolean {
  return keyword === "const" || keyword === "enum" || (keyword === "uniqueItems" && !isJsonObject(items));
}

function mappedKeywords(schema: JsonObject, change: (keyword: string, part: JsonValue) => JsonValue): JsonObject {
  const entries = Object.entries(schema).map(([keyword, value]): [string, JsonValue] => {
    if (maps.has(keyword) && isJsonObject(value)) return [keyword, mapped(value, (part) => change(keyword, part))];
    if (lists.has(keyword) && Array.isArray(value)) {
      return [keyword, value.map((part: JsonValue) => change(keyword, part))];
    }
    return [keyword, single.has(keyword) ? change(keyword, value) : value];
  });
  return Object.fromEntries(entries);
}

/** Says of the member of a schema that it is only read. */
type Declaration = (schema: JsonObject) => JsonObject;

function byName(schema: JsonObject): JsonObject {
  const properties = isJsonObject(schema.properties) ? schema.properties : {};
  return { ...schema, properties: { ...properties, ro: { type: "string", readOnly: true } } };
}

/** What is said of all names that match a pattern counts for those that the schema writes down. */
function byPattern(schema: JsonObject): JsonObject {
  const { patternProperties, dependentRequired } = schema;
  return {
    ...schema,
    patternProperties: {
      ...(isJsonObject(patternProperties) && patternProperties),
      "^ro$": { type: "string", readOnly: true },
    },
    dependentRequired: { ro: [], ...(isJsonObject(dependentRequired) && dependentRequired) },
  };
}

/** Declares the member wherever a value begins; what else is held against the value finds it hidden. */
function declared(schema: JsonValue, declaration: Declaration): JsonValue {
  return partOf(schema, false, declaration);
}

/** @param isPart Whether another schema declares the member for the same value. */
function partOf(schema: JsonValue, isPart: boolean, declaration: Declaration): JsonValue {
  if (!isJsonObject(schema)) return schema;
  const kept = Object.fromEntries(Object.entries(schema).filter(([keyword]) => !isComparing(keyword, schema)));
  const inner = mappedKeywords(kept, (keyword, part) =>
    partOf(part, sameValue.has(keyword) || conditions.has(keyword), declaration),
  );
  return isPart ? inner : declaration(inner);
}

/**
 * The schema without what it says of the member. A condition keeps that it requires it: it fails then. Alternatives that
 * are kept apart by the member alone may all fit.
 */
function withoutMember(schema: JsonValue, isAsked: boolean, components: JsonObject): JsonValue {
  if (!isJsonObject(schema)) return schema;
  const mappedParts = mappedKeywords(schema, (keyword, part) => {
    return withoutMember(part, conditions.has(keyword) || (isAsked && sameValue.has(keyword)), components);
  });
  const { oneOf, ...others } = mappedParts;
  const mayAllFit = !isAsked && Array.isArray(schema.oneOf) && isToldByMember(schema.oneOf, components);
  const also = mayAllFit && oneOf ? [{ anyOf: oneOf }] : [];
  const allOf = [...(Array.isArray(others.allOf) ? others.allOf : []), ...also];
  const inner: JsonObject = also.length > 0 ? { ...others, allOf } : mappedParts;
  const { required, dependentRequired, $ref, properties } = inner;
  const isShown = (name: JsonValue) => isAsked || name !== "ro";
  return {
    ...inner,
    ...(isJsonObject(properties) && { properties: { ...properties, ro: true } }),
    ...(Array.isArray(required) && { required: required.filter(isShown) }),
    ...(isJsonObject(dependentRequired) && {
      dependentRequired: mapped(dependentRequired, (names) => (Array.isArray(names) ? names.filter(isShown) : names)),
    }),
    ...(typeof $ref === "string" && isAsked && { $ref: `${$ref}Asked` }),
  };
}

/** Whether of two alternatives one requires the member and otherwise nothing that the other one does not require as well. */
function isToldByMember(alternatives: readonly JsonValue[], components: JsonObject): boolean {
  const forObjects = alternatives.filter((one) => takesObjects(one, components));
  const asking = forObjects.filter((one) => requiredBy(one, components, anyPart).includes("ro"));
  const others = forObjects.filter((one) => !asking.includes(one));
  return asking.some((one) => {
    const required = requiredBy(one, components, certainPart).filter((name) => name !== "ro");
    return others.some((other) => {
      const there = requiredBy(other, components, certainPart);
      return required.every((name) => there.includes(name));
    });
  });
}

const certainPart = new Set(["allOf"]);
const anyPart = new Set([...sameValue, ...conditions]);

/** What `required` lists in a schema, in what it refers to and in some of its parts; in all of them, what others ask for too. */
function requiredBy(schema: JsonValue, components: JsonObject, parts: ReadonlySet<string>): readonly JsonValue[] {
  if (!isJsonObject(schema)) return [];
  const { required, dependentRequired } = schema;
  const found: JsonValue[] = Array.isArray(required) ? [...required] : [];
  if (parts === anyPart && isJsonObject(dependentRequired)) found.push(...Object.values(dependentRequired).flat());
  found.push(...requiredBy(referred(schema, components), components, parts));
  mappedKeywords(schema, (keyword, part) => {
    if (parts.has(keyword)) found.push(...requiredBy(part, components, parts));
    return part;
  });
  return found;
}

function referred({ $ref }: JsonObject, components: JsonObject): JsonValue {
  return typeof $ref === "string" ? (components[$ref.split("/").at(-1) ?? ""] ?? true) : true;
}

function takesObjects(schema: JsonValue, components: JsonObject): boolean {
  if (!isJsonObject(schema)) return schema !== false;
  const { type = "object", allOf = [], anyOf = [true], oneOf = [true] } = schema;
  const takes = (part: JsonValue) => takesObjects(part, components);
  const all = [referred(schema, components), ...(Array.isArray(allOf) ? allOf : [])];
  const unions = [anyOf, oneOf].map((union) => Array.isArray(union) && union.some(takes));
  return [type].flat().includes("object") && all.every(takes) && unions.every(Boolean);
}

function judgesOf(components: JsonObject): (name: string) => (value: JsonValue) => boolean {
  const ajv = judge();
  const asked = Object.entries(components).map(([key, schema]) => [
    `${key}Asked`,
    withoutMember(schema, true, components),
  ]);
  const schemas = {
    ...mapped(components, (schema) => withoutMember(schema, false, components)),
    ...Object.fromEntries(asked),
  };
  ajv.addSchema({ $id: "https://example.test/api", components: { schemas } });
  return (name) => {
    const validate = ajv.compile({ $ref: `https://example.test/api#/components/schemas/${name}` });
    return (value) => validate(value) === true;
  };
}
