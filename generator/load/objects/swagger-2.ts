import { isJsonObject, member } from "../text/json.ts";
import { meantStatus } from "./message-objects.ts";
import {
  any,
  boolean,
  count,
  either,
  type Field,
  list,
  map,
  number,
  type ObjectName,
  type ObjectType,
  object,
  oneOf,
  only,
  optional,
  type Rule,
  referable,
  required,
  since30,
  since32,
  string,
  tagName,
  wanted,
} from "./object-type.ts";
import { openApiObjects } from "./openapi-3.ts";
import { appliesTo, pathIsRequired, withoutAddress } from "./openapi-3-rules.ts";
import { enumHasValues, leftOut, schemaObject, typeNames, xmlObject } from "./schema-object.ts";
import { basePathBegins, hostIsOne } from "./swagger-address.ts";

const schemes = list(oneOf("http", "https", "ws", "wss"));
const mediaTypes = list(string);
const schema = object("schema");

/** The part of JSON Schema that describes parameters, headers and their items, outside of schemas. */
const simpleSchema = {
  format: string,
  items: object("items"),
  collectionFormat: oneOf("csv", "ssv", "tsv", "pipes", "multi"),
  default: any,
  maximum: number,
  exclusiveMaximum: boolean,
  minimum: number,
  exclusiveMinimum: boolean,
  maxLength: count,
  minLength: count,
  pattern: string,
  maxItems: count,
  minItems: count,
  uniqueItems: boolean,
  enum: list(any),
  multipleOf: number,
};
const nullable = only(["3.0"], boolean);
/** `file` describes the body of a response. */
const fileOrTypeName = oneOf(...typeNames, "file");
const simpleType = oneOf("string", "number", "integer", "boolean", "array");
const wantedType: Field = { ...wanted(simpleType, "every value is let through"), ifWrong: leftOut };
const methods = ["get", "put", "post", "delete", "options", "head", "patch"];

/** The objects of Swagger 2.0, in the order of its specification. */
export const swaggerObjects: Readonly<Partial<Record<ObjectName, ObjectType>>> = {
  swagger: {
    title: "Swagger Object",
    fields: {
      swagger: required(string),
      info: required(object("info")),
      ...optional({ host: string, basePath: string, schemes, consumes: mediaTypes, produces: mediaTypes }),
      paths: required(object("paths")),
      ...optional({
        definitions: map(schema),
        parameters: map(object("parameter")),
        responses: map(object("response")),
        securityDefinitions: map(object("securityScheme")),
        security: list(object("securityRequirement")),
        tags: list(object("tag")),
        externalDocs: object("externalDocs"),
      }),
    },
    rules: [hostIsOne, basePathBegins],
  },
  info: {
    title: "Info Object",
    fields: {
      title: wanted(string, "it is read as empty"),
      version: wanted(string, "it is read as empty"),
      ...optional({
        description: string,
        termsOfService: string,
        contact: object("contact"),
        license: object("license"),
      }),
    },
  },
  contact: openApiObjects.contact,
  license: {
    title: "License Object",
    documentation: "told",
    fields: { name: wanted(string, "it is read as empty"), ...optional({ url: string }) },
  },
  paths: openApiObjects.paths,
  pathItem: {
    title: "Path Item Object",
    fields: {
      ...optional({ $ref: string, parameters: list(referable("parameter")) }),
      ...optional(Object.fromEntries(methods.map((method) => [method, object("operation")]))),
      trace: only(since30, object("operation")),
      query: only(since32, object("operation")),
    },
  },
  operation: {
    title: "Operation Object",
    fields: {
      ...optional({
        tags: list(tagName),
        summary: string,
        description: string,
        externalDocs: object("externalDocs"),
        operationId: string,
        consumes: mediaTypes,
        produces: mediaTypes,
        parameters: list(referable("parameter")),
        schemes,
        deprecated: boolean,
        security: list(object("securityRequirement")),
      }),
      responses: wanted(object("responses"), "none is declared"),
    },
  },
  externalDocs: openApiObjects.externalDocs,
  parameter: {
    title: "Parameter Object",
    fields: {
      name: required(string),
      in: required(oneOf("query", "header", "path", "formData", "body")),
      ...optional({
        description: string,
        required: boolean,
        schema,
        allowEmptyValue: boolean,
        ...simpleSchema,
      }),
      nullable,
      type: { type: oneOf("string", "number", "integer", "boolean", "array", "file"), ifWrong: leftOut },
    },
    rules: [bodyHasSchema, othersHaveType, arrayHasItems, multiRepeatsName, enumHasValues, pathIsRequired],
  },
  items: {
    title: "Items Object",
    refersAs: "schema",
    fields: { type: wantedType, ...optional(simpleSchema), nullable },
    rules: [arrayHasItems, multiRepeatsName, enumHasValues],
  },
  responses: {
    title: "Responses Object",
    fields: optional({ default: referable("response") }),
    patterned: {
      type: referable("response"),
      keys: /^[1-5]\d\d$/,
      expected: "a status from 100 to 599, or `default`",
      meant: meantStatus,
      ifWrong: "the response is left out",
    },
  },
  response: {
    title: "Response Object",
    text: "description",
    fields: {
      description: wanted(string, "it is read as empty"),
      ...optional({ schema, headers: map(object("header")), examples: map(any) }),
    },
  },
  header: {
    title: "Header Object",
    refersAs: "header",
    fields: { type: wantedType, ...optional({ description: string, ...simpleSchema }), nullable },
    rules: [arrayHasItems, multiRepeatsName, enumHasValues],
  },
  tag: {
    title: "Tag Object",
    ifWrong: "it is left out",
    text: "name",
    fields: {
      name: wanted(string, "the tag is left out"),
      ...optional({ description: string, externalDocs: object("externalDocs") }),
    },
  },
  schema: {
    ...schemaObject,
    fields: {
      ...schemaObject.fields,
      type: { type: either(fileOrTypeName, list(fileOrTypeName)), ifWrong: leftOut },
    },
  },
  xml: xmlObject,
  securityScheme: {
    title: "Security Scheme Object",
    fields: {
      type: required(oneOf("basic", "apiKey", "oauth2")),
      ...optional({
        description: string,
        name: string,
        in: oneOf("query", "header"),
        flow: oneOf("implicit", "password", "application", "accessCode"),
        authorizationUrl: string,
        tokenUrl: string,
        scopes: object("scopes"),
      }),
    },
    rules: [
      ...["name", "in", "flow", "scopes", "authorizationUrl", "tokenUrl"].map(neededByType),
      ...appliesTo("apiKey", "name", "in"),
      ...appliesTo("oauth2", "flow", "scopes", "authorizationUrl", "tokenUrl"),
    ],
  },
  scopes: { title: "Scopes Object", fields: {}, patterned: { type: string } },
  securityRequirement: openApiObjects.securityRequirement,
};

function bodyHasSchema(parameter: Parameters<Rule>[0]): ReturnType<Rule> {
  return member(parameter, "in") === "body" && !Object.hasOwn(parameter, "schema")
    ? { message: "`schema` is missing from this body parameter" }
    : undefined;
}

function othersHaveType(parameter: Parameters<Rule>[0]): ReturnType<Rule> {
  const place = member(parameter, "in");
  if (typeof place !== "string" || place === "body") return undefined;
  if (Object.hasOwn(parameter, "schema")) {
    const violation = { message: "only a body parameter has a `schema`", member: "schema" };
    const help = "Write `type` in its place.";
    return Object.hasOwn(parameter, "type")
      ? { ...violation, help, mend: "it is left out, and the `type` beside it counts", leaveOut: true }
      : { ...violation, help, mend: "it counts as it does in OpenAPI 3.0" };
  }
  if (!Object.hasOwn(parameter, "type")) {
    return { message: "`type` is missing from this Parameter Object", mend: "every value is let through" };
  }
  return member(parameter, "type") === "file" && place !== "formData"
    ? { message: "`type: file` exists in form data alone", member: "type" }
    : undefined;
}

function arrayHasItems(value: Parameters<Rule>[0]): ReturnType<Rule> {
  return member(value, "type") === "array" && !isJsonObject(member(value, "items"))
    ? { message: "`items` is missing beside `type: array`", mend: "every item is let through" }
    : undefined;
}

/** Swagger 2.0, "Parameter Object" and "Items Object": the name is repeated, which headers, paths and lists within lists lack. */
function multiRepeatsName(object: Parameters<Rule>[0]): ReturnType<Rule> {
  const place = member(object, "in");
  return member(object, "collectionFormat") === "multi" && place !== "query" && place !== "formData"
    ? {
        message: "`multi` repeats the name of a parameter, which a query and a form alone can do",
        member: "collectionFormat",
        help: "Write `csv`, or leave it out.",
        mend: "it is left out, and means `csv`",
        leaveOut: true,
      }
    : undefined;
}

/** Which members each type of scheme, and each OAuth flow, asks for. */
function neededByType(name: string): Rule {
  return (scheme) => {
    const type = member(scheme, "type");
    const flow = member(scheme, "flow");
    const needed =
      type === "apiKey"
        ? ["name", "in"]
        : type === "oauth2"
          ? ["flow", "scopes", ...(typeof flow === "string" ? (flowMembers[flow] ?? []) : [])]
          : [];
    return needed.includes(name) && !Object.hasOwn(scheme, name)
      ? {
          message: `\`${name}\` is missing from this security scheme of type \`${String(type)}\``,
          ...(name.endsWith("Url") && { mend: withoutAddress }),
          ...(name === "scopes" && { mend: "there are none" }),
        }
      : undefined;
  };
}

const flowMembers: Readonly<Record<string, readonly string[]>> = {
  implicit: ["authorizationUrl"],
  password: ["tokenUrl"],
  application: ["tokenUrl"],
  accessCode: ["authorizationUrl", "tokenUrl"],
};
