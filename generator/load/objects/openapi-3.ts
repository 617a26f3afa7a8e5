import type { Edition } from "../version.ts";
import {
  any,
  boolean,
  list,
  map,
  type ObjectType,
  type OpenApiObjectName,
  object,
  oneOf,
  only,
  optional,
  type Rule,
  referable,
  required,
  string,
  type ValueType,
} from "./object-type.ts";
import {
  appliesTo,
  atMostOne,
  linkNamesOperation,
  neededByFlow,
  neededByType,
  pathIsRequired,
  schemaOrContent,
  singleContent,
  styleFitsPlace,
  variableHasValues,
  withoutContent,
} from "./openapi-3-rules.ts";
import { discriminatorObject, schemaObject, xmlObject } from "./schema-object.ts";

const since31: readonly Edition[] = ["3.1", "3.2"];
const since32: readonly Edition[] = ["3.2"];

const schema = object("schema");
const examples = map(referable("example"));
const headers = map(referable("header"));
const content = map(referable("mediaType"));
const servers = list(object("server"));

/** A section of the Components Object. Its keys end up in references and names (OpenAPI 3.1 section 4.8.7.1). */
function section(of: ValueType): ValueType {
  return {
    kind: "map",
    of,
    keys: /^[a-zA-Z0-9._-]+$/,
    expected: "a component's name, which has letters, digits, `.`, `-` and `_` alone",
  };
}

const parameterStyle: ValueType = {
  kind: "string",
  values: ["matrix", "label", "simple", "form", "spaceDelimited", "pipeDelimited", "deepObject"],
  since32: ["cookie"],
};
const methods = ["get", "put", "post", "delete", "options", "head", "patch", "trace"];

const schemaOrContentRules: readonly Rule[] = [
  schemaOrContent,
  singleContent,
  atMostOne("example", "examples"),
  ...["style", "explode", "allowReserved"].map((name) => withoutContent(name)),
  ...["example", "examples"].map((name) => withoutContent(name, true)),
];
/** OpenAPI 3.2 section 4.14.1: parts by name or by position, not both. */
const encodingRules: readonly Rule[] = [atMostOne("encoding", "prefixEncoding"), atMostOne("encoding", "itemEncoding")];

/** The objects of OpenAPI 3.0, 3.1 and 3.2, in the order of section 4.8 of the specification. */
export const openApiObjects: Readonly<Record<OpenApiObjectName, ObjectType>> = {
  openapi: {
    title: "OpenAPI Object",
    fields: {
      openapi: required(string),
      $self: only(since32, string),
      info: required(object("info")),
      jsonSchemaDialect: only(since31, string),
      ...optional({ servers }),
      paths: { type: object("paths"), required: ["3.0"] },
      webhooks: only(since31, map(referable("pathItem"))),
      ...optional({
        components: object("components"),
        security: list(object("securityRequirement")),
        tags: list(object("tag")),
        externalDocs: object("externalDocs"),
      }),
    },
    rules: [
      (root, edition) =>
        edition === "3.0" || ["paths", "components", "webhooks"].some((key) => Object.hasOwn(root, key))
          ? undefined
          : { message: "an OpenAPI document has at least one of `paths`, `components` and `webhooks`" },
    ],
  },
  info: {
    title: "Info Object",
    fields: {
      title: required(string),
      summary: only(since31, string),
      ...optional({
        description: string,
        termsOfService: string,
        contact: object("contact"),
        license: object("license"),
      }),
      version: required(string),
    },
  },
  contact: { title: "Contact Object", fields: optional({ name: string, url: string, email: string }) },
  license: {
    title: "License Object",
    fields: { name: required(string), identifier: only(since31, string), ...optional({ url: string }) },
    rules: [atMostOne("identifier", "url")],
  },
  server: {
    title: "Server Object",
    fields: {
      url: required(string),
      name: only(since32, string),
      ...optional({ description: string, variables: map(object("serverVariable")) }),
    },
  },
  serverVariable: {
    title: "Server Variable Object",
    fields: { default: required(string), ...optional({ enum: list(string), description: string }) },
    rules: [variableHasValues],
  },
  components: {
    title: "Components Object",
    fields: {
      ...optional({
        schemas: section(schema),
        responses: section(referable("response")),
        parameters: section(referable("parameter")),
        examples: section(referable("example")),
        requestBodies: section(referable("requestBody")),
        headers: section(referable("header")),
        securitySchemes: section(referable("securityScheme")),
        links: section(referable("link")),
        callbacks: section(referable("callback")),
      }),
      pathItems: only(since31, section(referable("pathItem"))),
      mediaTypes: only(since32, section(referable("mediaType"))),
    },
  },
  paths: {
    title: "Paths Object",
    fields: {},
    patterned: { type: referable("pathItem"), keys: /^\//, expected: "a path, which begins with `/`" },
  },
  pathItem: {
    title: "Path Item Object",
    fields: {
      ...optional({ $ref: string, summary: string, description: string }),
      ...optional(Object.fromEntries(methods.map((method) => [method, object("operation")]))),
      query: only(since32, object("operation")),
      additionalOperations: only(since32, map(object("operation"))),
      ...optional({ servers, parameters: list(referable("parameter")) }),
    },
  },
  operation: {
    title: "Operation Object",
    fields: {
      ...optional({
        tags: list(string),
        summary: string,
        description: string,
        externalDocs: object("externalDocs"),
        operationId: string,
        parameters: list(referable("parameter")),
        requestBody: referable("requestBody"),
        callbacks: map(referable("callback")),
        deprecated: boolean,
        security: list(object("securityRequirement")),
        servers,
      }),
      responses: { type: object("responses"), required: ["3.0"] },
    },
  },
  externalDocs: {
    title: "External Documentation Object",
    fields: { url: required(string), ...optional({ description: string }) },
  },
  parameter: {
    title: "Parameter Object",
    fields: {
      name: required(string),
      in: required({ kind: "string", values: ["query", "header", "path", "cookie"], since32: ["querystring"] }),
      ...optional({
        description: string,
        required: boolean,
        deprecated: boolean,
        allowEmptyValue: boolean,
        style: parameterStyle,
        explode: boolean,
        allowReserved: boolean,
        schema,
        example: any,
        examples,
        content,
      }),
    },
    rules: [...schemaOrContentRules, pathIsRequired, styleFitsPlace],
  },
  requestBody: {
    title: "Request Body Object",
    fields: { content: required(content), ...optional({ description: string, required: boolean }) },
  },
  mediaType: {
    title: "Media Type Object",
    fields: {
      ...optional({ schema, example: any, examples, encoding: map(object("encoding")) }),
      itemSchema: only(since32, schema),
      prefixEncoding: only(since32, list(object("encoding"))),
      itemEncoding: only(since32, object("encoding")),
    },
    rules: [atMostOne("example", "examples"), ...encodingRules],
  },
  encoding: {
    title: "Encoding Object",
    fields: {
      ...optional({
        contentType: string,
        headers,
        style: oneOf("form", "spaceDelimited", "pipeDelimited", "deepObject"),
        explode: boolean,
        allowReserved: boolean,
      }),
      encoding: only(since32, map(object("encoding"))),
      prefixEncoding: only(since32, list(object("encoding"))),
      itemEncoding: only(since32, object("encoding")),
    },
    rules: encodingRules,
  },
  responses: {
    title: "Responses Object",
    fields: optional({ default: referable("response") }),
    patterned: {
      type: referable("response"),
      keys: /^[1-5](?:\d\d|XX)$/,
      expected: "a status from 100 to 599, a range such as `4XX`, or `default`",
    },
  },
  response: {
    title: "Response Object",
    fields: {
      description: { type: string, required: ["3.0", "3.1"] },
      summary: only(since32, string),
      ...optional({ headers, content, links: map(referable("link")) }),
    },
  },
  callback: { title: "Callback Object", fields: {}, patterned: { type: referable("pathItem") } },
  example: {
    title: "Example Object",
    fields: {
      ...optional({ summary: string, description: string, value: any, externalValue: string }),
      dataValue: only(since32, any),
      serializedValue: only(since32, string),
    },
    rules: [
      atMostOne("value", "externalValue"),
      atMostOne("value", "dataValue"),
      atMostOne("value", "serializedValue"),
      atMostOne("externalValue", "serializedValue"),
    ],
  },
  link: {
    title: "Link Object",
    fields: optional({
      operationRef: string,
      operationId: string,
      parameters: map(any),
      requestBody: any,
      description: string,
      server: object("server"),
    }),
    rules: [atMostOne("operationRef", "operationId"), linkNamesOperation],
  },
  header: {
    title: "Header Object",
    fields: optional({
      description: string,
      required: boolean,
      deprecated: boolean,
      allowEmptyValue: boolean,
      style: oneOf("simple"),
      explode: boolean,
      allowReserved: boolean,
      schema,
      example: any,
      examples,
      content,
    }),
    rules: schemaOrContentRules,
  },
  tag: {
    title: "Tag Object",
    fields: {
      name: required(string),
      ...optional({ description: string, externalDocs: object("externalDocs") }),
      summary: only(since32, string),
      parent: only(since32, string),
      kind: only(since32, string),
    },
  },
  schema: schemaObject,
  discriminator: discriminatorObject,
  xml: xmlObject,
  securityScheme: {
    title: "Security Scheme Object",
    fields: {
      type: required(oneOf("apiKey", "http", "mutualTLS", "oauth2", "openIdConnect")),
      ...optional({
        description: string,
        name: string,
        in: oneOf("query", "header", "cookie"),
        scheme: string,
        bearerFormat: string,
        flows: object("oauthFlows"),
        openIdConnectUrl: string,
      }),
      oauth2MetadataUrl: only(since32, string),
      deprecated: only(since32, boolean),
    },
    rules: [
      ...["name", "in", "scheme", "flows", "openIdConnectUrl"].map(neededByType),
      ...appliesTo("apiKey", "name", "in"),
      ...appliesTo("http", "scheme", "bearerFormat"),
      ...appliesTo("oauth2", "flows", "oauth2MetadataUrl"),
      ...appliesTo("openIdConnect", "openIdConnectUrl"),
    ],
  },
  oauthFlows: {
    title: "OAuth Flows Object",
    fields: {
      ...optional({
        implicit: object("oauthFlow"),
        password: object("oauthFlow"),
        clientCredentials: object("oauthFlow"),
        authorizationCode: object("oauthFlow"),
      }),
      deviceAuthorization: only(since32, object("oauthFlow")),
    },
    rules: ["authorizationUrl", "tokenUrl", "deviceAuthorizationUrl"].map(neededByFlow),
  },
  oauthFlow: {
    title: "OAuth Flow Object",
    fields: {
      ...optional({ authorizationUrl: string, tokenUrl: string, refreshUrl: string }),
      deviceAuthorizationUrl: only(since32, string),
      scopes: required(map(string)),
    },
  },
  securityRequirement: {
    title: "Security Requirement Object",
    fields: {},
    extensions: false,
    patterned: { type: list(string) },
  },
};
