import type { Edition } from "../document/version.ts";
import type { JsonObject, JsonValue } from "../text/json.ts";

/**
 * The vocabulary in which the objects of the specification are described: which members each has, of what type, and in
 * which editions. One description serves the check of the structure, the search for references, and the upgrade.
 */
export interface ObjectType {
  /** As the specification calls it: `Parameter Object`. */
  readonly title: string;
  /** The fixed fields by name. */
  readonly fields: Readonly<Record<string, Field>>;
  /**
   * What a `$ref` in its place leads to since OpenAPI 3.0, where the object has none in Swagger 2.0. It counts so if the
   * object says nothing by itself.
   */
  readonly refersAs?: ObjectName;
  /** The type of members that are no fixed fields: paths, statuses, component names. */
  readonly patterned?: Patterned;
  /** False where a member that begins with `x-` is a name like any other. */
  readonly extensions?: false;
  /** Whether other members are left alone here: the keywords of schemas are judged where schemas are read. */
  readonly open?: true;
  /** Members of Swagger 2.0 that stand in a `schema` since 3.0: without one, the object would say something else without them. */
  readonly inSchema?: readonly string[];
  /**
   * Of an object for people alone, from which nothing is generated but comments: whether something else in its place is a
   * warning, or a fault that is mended. What is wrong inside of it is left out.
   */
  readonly documentation?: "told" | "mended";
  /** What is done about something else in its place, where leaving it out is safe: a clause. */
  readonly ifWrong?: string;
  /** The member that a text in the place of the object was meant as: it says the rest of what has to be said. */
  readonly text?: string;
  /** What members ask of each other. Given only members of the right types matter; the rest is reported before. */
  readonly rules?: readonly Rule[];
}

export interface Field {
  readonly type: ValueType;
  /** For people alone: what is wrong with its value is a warning, since nothing is generated from it but comments. */
  readonly documentation?: true;
  /** Whether an object without it is invalid, or the editions in which it is. */
  readonly required?: true | readonly Edition[];
  /** The editions that have the field; left out: all that the table is for. */
  readonly editions?: readonly Edition[];
  /** What is done where a required member is missing, and can be done without: a clause. */
  readonly ifMissing?: string;
  /** What is done about a value of the wrong type, where leaving it out is safe: a clause. */
  readonly ifWrong?: string;
}

export interface Patterned {
  readonly type: ValueType;
  readonly keys?: RegExp;
  /** What a key is, for the message about one that is not: `a path, which begins with "/"`. */
  readonly expected?: string;
  /** The key that was meant by one that is not, if nothing else can be meant. Given what it is of, and the entry document. */
  readonly meant?: (key: string, value: JsonValue, root: JsonValue) => string | undefined;
  /** What is done about another one: its member is left out. Undefined: that is not safe. */
  readonly ifWrong?: string;
}

export type Rule = (object: JsonObject, edition: Edition) => RuleViolation | undefined;

export interface RuleViolation {
  readonly message: string;
  /** The member at fault, if there is one. */
  readonly member?: string;
  readonly help?: string;
  /** What is done about it, if that is safe: a clause. */
  readonly mend?: string;
  /** Whether the mend is that the member is left out. */
  readonly leaveOut?: true;
}

export type ValueType =
  /** Left alone: examples, defaults, extensions. */
  | { readonly kind: "any" }
  | {
      readonly kind: "string";
      readonly values?: readonly string[];
      /** Values that OpenAPI 3.2 adds. */
      readonly since32?: readonly string[];
      /** Those of the values that nobody is told to write before OpenAPI 3.1. */
      readonly offeredSince31?: readonly string[];
      /** The object whose `ObjectType.text` this is: the object itself may have been written. */
      readonly names?: ObjectName;
      /** What stands between the parts of the text: a list of them may have been written. */
      readonly between?: string;
    }
  | { readonly kind: "boolean" }
  | { readonly kind: "number"; readonly integer?: true; readonly minimum?: number }
  | { readonly kind: "object"; readonly of: ObjectName; readonly reference?: true }
  /** A key that is not `expected` counts as it is. */
  | { readonly kind: "map"; readonly of: ValueType; readonly keys?: RegExp; readonly expected?: string }
  | { readonly kind: "list"; readonly of: ValueType }
  /** Whatever alternative has the JSON type of the value. */
  | { readonly kind: "either"; readonly of: readonly ValueType[] };

export type ObjectName = OpenApiObjectName | SwaggerObjectName;

export type OpenApiObjectName =
  | "openapi"
  | "info"
  | "contact"
  | "license"
  | "server"
  | "serverVariable"
  | "components"
  | "paths"
  | "pathItem"
  | "operation"
  | "externalDocs"
  | "parameter"
  | "requestBody"
  | "mediaType"
  | "encoding"
  | "responses"
  | "response"
  | "callback"
  | "example"
  | "link"
  | "header"
  | "tag"
  | "schema"
  | "discriminator"
  | "xml"
  | "securityScheme"
  | "oauthFlows"
  | "oauthFlow"
  | "securityRequirement";

/** Swagger 2.0 shares names with OpenAPI 3 where the object plays the same part; these have no counterpart. */
export type SwaggerObjectName = "swagger" | "items" | "scopes";

export const any: ValueType = { kind: "any" };
export const string: ValueType = { kind: "string" };
/** The name of a tag, in the place of which its object may have been written. */
export const tagName: ValueType = { kind: "string", names: "tag" };
export const boolean: ValueType = { kind: "boolean" };
export const number: ValueType = { kind: "number" };
export const count: ValueType = { kind: "number", integer: true, minimum: 0 };

export function oneOf(...values: readonly string[]): ValueType {
  return { kind: "string", values };
}

/** The values that a string may have in an edition; undefined: all. */
export function valuesIn(
  { values, since32 = [] }: { readonly values?: readonly string[]; readonly since32?: readonly string[] },
  edition: Edition,
): readonly string[] | undefined {
  return values && (edition === "3.2" ? [...values, ...since32] : values);
}

/** The values that somebody may be told to write. */
export function offeredIn(type: ValueType, edition: Edition): readonly string[] | undefined {
  if (type.kind !== "string") return undefined;
  const { offeredSince31 = [] } = type;
  return valuesIn(type, edition)?.filter((value) => since31.includes(edition) || !offeredSince31.includes(value));
}

export function object(of: ObjectName): ValueType {
  return { kind: "object", of };
}

/** An object, or a Reference Object in its place. */
export function referable(of: ObjectName): ValueType {
  return { kind: "object", of, reference: true };
}

export function map(of: ValueType): ValueType {
  return { kind: "map", of };
}

export function list(of: ValueType): ValueType {
  return { kind: "list", of };
}

export function either(...of: readonly ValueType[]): ValueType {
  return { kind: "either", of };
}

export function required(type: ValueType): Field {
  return { type, required: true };
}

/** A required field that can be done without. */
export function wanted(type: ValueType, ifMissing: string): Field {
  return { type, required: true, ifMissing };
}

/** Editions of OpenAPI that have what an earlier one lacks. */
export const since30: readonly Edition[] = ["3.0", "3.1", "3.2"];
export const since31: readonly Edition[] = ["3.1", "3.2"];
export const since32: readonly Edition[] = ["3.2"];

/** A field that the specification has only in some editions. */
export function only(editions: readonly Edition[], type: ValueType): Field {
  return { type, editions };
}

/** Fields that have no more to say than their type. */
export function optional(types: Readonly<Record<string, ValueType>>): Record<string, Field> {
  return Object.fromEntries(
    Object.entries(types).map(([name, type]) => [
      name,
      {
        type,
        ...(forPeople.has(name) && { documentation: true }),
        ...(name === "deprecated" && { ifWrong: commentsAlone }),
      },
    ]),
  );
}

/** Fields whose value can be left out where it is of the wrong type. */
export function dispensable(ifWrong: string, fields: Readonly<Record<string, Field>>): Record<string, Field> {
  return Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, { ifWrong, ...field }]));
}

/** What is done about what is for people alone. */
export const commentsAlone = "it is left out: nothing is generated from it but comments";

/** What these names mean is the same in every object that has them. */
const forPeople: ReadonlySet<string> = new Set([
  "summary",
  "description",
  "examples",
  "externalDocs",
  "contact",
  "license",
  "termsOfService",
]);
