import * as z from "zod";
import {
  isJsonArray,
  isJsonObject,
  type JsonObject,
  type JsonValue,
  member,
} from "../../../../generator/load/text/json.ts";
import type { Blueprint, Validator } from "./contender.ts";

/** `safeParse` always describes what is wrong, so that there is one way for both questions. */
export function zod({ schema }: Blueprint): Validator {
  const built = zodOf(schema);
  return {
    accepts: (value) => built.safeParse(value).success,
    faults: (value) => built.safeParse(value).error?.issues.length ?? 0,
  };
}

/** The Zod schema that a person would write for a JSON Schema, with the keywords that the cases have. */
function zodOf(root: JsonObject): z.ZodType {
  const definitions = member(root, "$defs");
  const built = new Map<string, z.ZodType>();
  const named = (name: string): z.ZodType => {
    const schema = built.get(name) ?? convert(member(definitions, name) ?? true);
    built.set(name, schema);
    return schema;
  };

  function convert(schema: JsonValue): z.ZodType {
    if (!isJsonObject(schema)) return z.unknown();
    if (typeof schema.$ref === "string") return named(schema.$ref.replace("#/$defs/", ""));
    if (isJsonArray(schema.oneOf)) return union(schema, schema.oneOf);
    if (typeof schema.const === "string") return z.literal(schema.const);
    const types = isJsonArray(schema.type) ? schema.type : [schema.type];
    const type = types.find((candidate) => candidate !== "null");
    const converted = isJsonArray(schema.enum)
      ? z.enum(schema.enum.filter((value) => typeof value === "string"))
      : ofType(String(type), schema);
    return types.includes("null") ? z.nullable(converted) : converted;
  }

  function union(schema: JsonObject, members: readonly JsonValue[]): z.ZodType {
    const property = member(schema.discriminator, "propertyName");
    const options = members.map(convert);
    if (typeof property === "string") return z.discriminatedUnion(property, options);
    return z.union(options);
  }

  function ofType(type: string, schema: JsonObject): z.ZodType {
    if (type === "string") return text(schema);
    if (type === "integer") return number(z.int(), schema);
    if (type === "number") return number(z.number(), schema);
    if (type === "boolean") return z.boolean();
    if (type === "array") return limited(z.array(convert(schema.items ?? true)), schema.minItems, schema.maxItems);
    if (type === "object") return object(schema);
    throw new Error(`the cases have no schema of the type ${type}`);
  }

  function object(schema: JsonObject): z.ZodType {
    const { properties, additionalProperties, required } = schema;
    if (!isJsonObject(properties)) return z.record(z.string(), convert(additionalProperties ?? true));
    const shape: Record<string, z.ZodType> = {};
    for (const [name, property] of Object.entries(properties)) {
      const isRequired = isJsonArray(required) && required.includes(name);
      const convertMember = () => (isRequired ? convert(property) : z.optional(convert(property)));
      // A getter, as Zod's documentation has it, where the schema may be within itself.
      Object.defineProperty(shape, name, { get: convertMember, enumerable: true });
    }
    return additionalProperties === false ? z.strictObject(shape) : z.object(shape);
  }

  return convert(root);
}

const byFormat: Readonly<Record<string, () => z.ZodString>> = {
  // Any UUID, as RFC 9562 section 4 lays it out; `z.uuid()` takes the known versions only.
  uuid: () => z.guid(),
  email: () => z.email(),
  "date-time": () => z.iso.datetime({ offset: true }),
  date: () => z.iso.date(),
  // No `time`: `z.iso.time()` refuses the offset that RFC 3339 demands.
  uri: () => z.url(),
  hostname: () => z.hostname(),
  ipv4: () => z.ipv4(),
  ipv6: () => z.ipv6(),
  duration: () => z.iso.duration(),
};

function text({ format, minLength, maxLength, pattern }: JsonObject): z.ZodType {
  const base = (typeof format === "string" ? byFormat[format]?.() : undefined) ?? z.string();
  const matching = typeof pattern === "string" ? base.regex(new RegExp(pattern, "u")) : base;
  return limited(matching, minLength, maxLength);
}

function number(base: z.ZodNumber, schema: JsonObject): z.ZodType {
  let built = base;
  if (typeof schema.minimum === "number") built = built.min(schema.minimum);
  if (typeof schema.maximum === "number") built = built.max(schema.maximum);
  if (typeof schema.exclusiveMinimum === "number") built = built.gt(schema.exclusiveMinimum);
  if (typeof schema.exclusiveMaximum === "number") built = built.lt(schema.exclusiveMaximum);
  if (typeof schema.multipleOf === "number") built = built.multipleOf(schema.multipleOf);
  return built;
}

function limited<Type extends z.ZodString | z.ZodArray>(base: Type, least?: JsonValue, most?: JsonValue): z.ZodType {
  const above = typeof least === "number" ? base.min(least) : base;
  return typeof most === "number" ? above.max(most) : above;
}
