import type { Edition } from "../document/version.ts";
import type { JsonObject, JsonValue } from "../text/json.ts";
import {
  any,
  boolean,
  count,
  dispensable,
  either,
  list,
  map,
  number,
  type ObjectType,
  object,
  oneOf,
  only,
  optional,
  type RuleViolation,
  required,
  since30,
  since31,
  since32,
  string,
  type ValueType,
} from "./object-type.ts";

const until30: readonly Edition[] = ["2.0", "3.0"];

const schema = object("schema");
const schemas = list(schema);
export const typeNames = ["null", "boolean", "object", "array", "number", "string", "integer"] as const;
/** Before OpenAPI 3.1 no schema has the type `null`. One that has it counts as it does there, and is told. */
const typeName: ValueType = { kind: "string", values: typeNames, offeredSince31: ["null"] };
export const leftOut = "the keyword is left out, and lets every value through";

/**
 * The Schema Object: JSON Schema 2020-12 since OpenAPI 3.1 (section 4.8.24), a dialect of Draft 5 in 3.0 and of Draft 4
 * in Swagger 2.0. The types of keywords are checked; which keywords exist is judged where schemas are read, because
 * there is more to say about an unknown one than that it is unknown.
 */
export const schemaObject: ObjectType = {
  title: "Schema Object",
  open: true,
  fields: dispensable(leftOut, {
    ...optional({
      $ref: string,
      title: string,
      description: string,
      default: any,
      deprecated: boolean,
      readOnly: boolean,
      example: any,
      enum: list(any),
      type: either(typeName, list(typeName)),
      format: string,
      multipleOf: number,
      maximum: number,
      minimum: number,
      maxLength: count,
      minLength: count,
      pattern: string,
      items: schema,
      maxItems: count,
      minItems: count,
      uniqueItems: boolean,
      properties: map(schema),
      required: list(string),
      additionalProperties: schema,
      maxProperties: count,
      minProperties: count,
      allOf: schemas,
      discriminator: either(object("discriminator"), string),
      xml: object("xml"),
      externalDocs: object("externalDocs"),
    }),
    exclusiveMaximum: { type: either(number, boolean) },
    exclusiveMinimum: { type: either(number, boolean) },
    anyOf: only(since30, schemas),
    oneOf: only(since30, schemas),
    not: only(since30, schema),
    writeOnly: only(since30, boolean),
    nullable: only(["3.0"], boolean),
    $id: only(since31, string),
    $anchor: only(since31, string),
    $dynamicAnchor: only(since31, string),
    $dynamicRef: only(since31, string),
    $schema: only(since31, string),
    $comment: only(since31, string),
    $defs: only(since31, map(schema)),
    definitions: only(since31, map(schema)),
    $vocabulary: only(since31, map(boolean)),
    const: only(since31, any),
    contentEncoding: only(since31, string),
    contentMediaType: only(since31, string),
    contentSchema: only(since31, schema),
    prefixItems: only(since31, schemas),
    contains: only(since31, schema),
    minContains: only(since31, count),
    maxContains: only(since31, count),
    unevaluatedItems: only(since31, schema),
    patternProperties: only(since31, map(schema)),
    propertyNames: only(since31, schema),
    dependentRequired: only(since31, map(list(string))),
    dependentSchemas: only(since31, map(schema)),
    dependencies: only(since31, map(either(list(string), schema))),
    unevaluatedProperties: only(since31, schema),
    if: only(since31, schema),
    // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
    then: only(since31, schema),
    else: only(since31, schema),
    examples: { type: list(any), editions: since31, documentation: true },
  }),
  rules: [
    enumHasValues,
    (schema, edition) => exclusiveIs("exclusiveMinimum", schema, edition),
    (schema, edition) => exclusiveIs("exclusiveMaximum", schema, edition),
    ({ multipleOf }) =>
      typeof multipleOf === "number" && multipleOf <= 0
        ? {
            message: "`multipleOf` has to be greater than 0",
            member: "multipleOf",
            mend: "it is left out, and lets every value through",
            leaveOut: true,
          }
        : undefined,
    ({ type }, edition) => (edition === "3.0" ? typeOf30(type) : undefined),
    (schema, edition) =>
      typeof schema.discriminator === "string" && edition !== "2.0"
        ? {
            message: "`discriminator` is an object since OpenAPI 3.0, not a string",
            member: "discriminator",
            help: `Write \`discriminator: { propertyName: ${schema.discriminator} }\`.`,
            mend: "it is read as the name of the property",
          }
        : undefined,
  ],
};

/** A schema of a draft in which `items` may be a list, in a document of OpenAPI 3.1 or later. */
export const formerSchemaObject: ObjectType = {
  ...schemaObject,
  fields: {
    ...schemaObject.fields,
    ...dispensable(leftOut, optional({ items: either(schema, schemas), additionalItems: schema })),
  },
};

/** What the published schemas of OpenAPI until 3.0 ask for. Since 3.1 it is allowed, and nothing fits. */
export function enumHasValues({ enum: values }: JsonObject, edition: Edition): RuleViolation | undefined {
  return until30.includes(edition) && Array.isArray(values) && values.length === 0
    ? { message: "`enum` needs at least one value", member: "enum", mend: leftOut, leaveOut: true }
    : undefined;
}

/** OpenAPI 3.0 section 4.7.24: `type` is one type, and null is no type. */
function typeOf30(type: JsonValue | undefined): RuleViolation | undefined {
  const details = { member: "type", mend: "it counts as it does in OpenAPI 3.1" };
  if (type === "null") {
    const message = "the type `null` exists since OpenAPI 3.1";
    return { ...details, message, help: "Write `nullable: true` beside the type of what is not null." };
  }
  if (!Array.isArray(type)) return undefined;
  const isNull = (one: JsonValue) => one === null || one === "null";
  const others = new Set(type.filter((one) => !isNull(one)));
  const [only] = others;
  const nullable = type.some(isNull) ? "`nullable: true`" : undefined;
  const several = `\`anyOf\` with a schema for each type${nullable ? `, and ${nullable} beside it` : ""}`;
  const single = [...(typeof only === "string" ? [`\`type: ${only}\``] : []), ...(nullable ? [nullable] : [])];
  const help = `Write ${others.size > 1 ? several : single.join(" and ")}.`;
  return { ...details, message: "a list of types exists since OpenAPI 3.1", ...(type.length > 0 && { help }) };
}

/** The two keywords were booleans beside `minimum` and `maximum` before they became numbers of their own. */
function exclusiveIs(
  keyword: string,
  schema: Parameters<NonNullable<ObjectType["rules"]>[number]>[0],
  edition: Edition,
): ReturnType<NonNullable<ObjectType["rules"]>[number]> {
  const expected = edition === "2.0" || edition === "3.0" ? "boolean" : "number";
  return Object.hasOwn(schema, keyword) && typeof schema[keyword] !== expected
    ? {
        message: `\`${keyword}\` is a ${expected} in OpenAPI ${edition}`,
        member: keyword,
        ...(expected === "boolean"
          ? { mend: "it counts as it does in OpenAPI 3.1" }
          : { mend: "it is left out, and the bound itself is let through", leaveOut: true }),
      }
    : undefined;
}

export const discriminatorObject: ObjectType = {
  title: "Discriminator Object",
  fields: {
    propertyName: required(string),
    ...optional({ mapping: map(string) }),
    defaultMapping: only(since32, string),
  },
};

export const xmlObject: ObjectType = {
  title: "XML Object",
  documentation: "mended",
  fields: {
    ...optional({ name: string, namespace: string, prefix: string, attribute: boolean, wrapped: boolean }),
    nodeType: only(since32, oneOf("element", "attribute", "text", "cdata", "none")),
  },
};
